import ArgumentParser
import Domain
import Exchange
import Foundation
import Projections
import Registry
import Reports

/// Makes return forms and records that they go out; typed as `circulate`.
struct IssueCirculation: WritingCommand {
  static let example = "rapport circulate --institution MOC --reply-by +10wd"

  @Option var institution: String?
  @Flag var all = false
  @Option var side: String?
  @Option var dialogue: String?
  @Option var replyBy: String?
  @OptionGroup var writing: WritingOptions
  /// Where the forms go; set by `circulate`.
  var output: OutputOptions?

  enum CodingKeys: CodingKey { case institution, all, side, dialogue, replyBy, writing }

  func prepare(_ desk: Preparation) throws -> RecordingStep { try step(forms(desk), desk) }

  /// Writes the forms and records them: both, or neither.
  ///
  /// The files are on the device, without their names, before anything is recorded, and bear their names after it.
  func circulate() throws {
    let recorder = try Recorder(writing.commit)
    let desk = try recorder.preparation(of: self)
    let targets = try FormTargets(output, isForAll: all)
    let forms = try forms(desk)
    try desk.confirmIfAhead(desk.circumstances.on, "--on")
    desk.showWholeCommand()
    var isRepeated = false
    let decide = try self.step(forms, desk)
    let recording: RecordingStep = { draft in
      let answers = try decide(draft)
      isRepeated = answers.contains { if case .circulation(let change) = $0 { change.events.isEmpty } else { false } }
      return answers
    }
    if writing.commit.dryRun {
      try tellOfChanges(forms, desk)
      return try recorder.record(recording)
    }
    let folders = try targets.makeFolders()
    var prepared: WholeFile.Prepared?
    var isRecorded = false
    do {
      let files = try targets.files(of: forms.map(\.form))
      let drafts = try WholeFile.prepare(files)
      prepared = drafts
      try tellOfChanges(forms, desk)
      try recorder.record(recording) {
        isRecorded = true
        do throws(OutputFailure) { try drafts.takeNames() } catch { throw FormsUnnamed(failure: error) }
      }
      // Of a form that was recorded before, the answer says that there is nothing to change; its file was written.
      targets.tell(files.map(\.path), inAnyCase: isRepeated && !writing.commit.quiet)
    } catch {
      if !isRecorded {
        prepared?.discard()
        // Those that are not empty stay.
        for folder in folders { rmdir(folder) }
      }
      throw error
    }
  }

  /// Says which forms were to come back by another day, before that day is replaced.
  private func tellOfChanges(_ forms: [Prepared], _ desk: Preparation) throws {
    for form in forms.map(\.form) {
      let sent = try desk.register.ask { try $0.circulation(form.reference).last }
      guard let earlier = sent?.replyBy, earlier != form.replyBy else { continue }
      Console.talk(
        "note: \(form.reference) was to come back by \(DayWording.long(earlier)); "
          + "now by \(DayWording.long(form.replyBy)).\n")
    }
  }

  private typealias Prepared = (form: ReturnForm, circulated: CirculatedForm)

  private func step(_ forms: [Prepared], _ desk: Preparation) throws -> RecordingStep {
    { draft in try forms.map { .circulation(try draft.issue($0.circulated, desk.circumstances)) } }
  }

  private func forms(_ desk: Preparation) throws -> [Prepared] {
    if all, institution != nil { throw UsageFailure.together("--all", "--institution") }
    let body =
      try all
      ? nil : desk.required(institution, "--institution", "the institution, or --all", choices: .institutions)
    let side = self.side.map { ReferenceText.normalised($0) }
    let code = try desk.register.ask { queries -> String? in
      guard let body else { return nil }
      let row = try desk.references(queries).institution(body)
      if let side, row.side != side { throw FormFailure.otherSide(row.code, side: row.side, asked: side) }
      return row.code
    }
    let only = try desk.register.ask { queries -> String? in
      guard let typed = self.dialogue else { return nil }
      return try desk.references(queries).dialogue(typed)
    }
    let typed = try desk.required(
      replyBy, "--reply-by", "the day by which they are to come back", proposed: "+10wd")
    let (day, last) = (try desk.dayOfEntry(), try desk.day(typed, field: "--reply-by"))
    let maker = try FormMaker(desk.register, on: day, replyBy: last, dialogue: only)
    var forms: [ReturnForm] = []
    if let code { forms = [try maker.form(for: code)] } else { forms = try maker.forms(side: side) }
    return try forms.map { form in (form, try maker.circulated(form)) }
  }
}

/// Forms that were recorded, and whose files could not be given their names.
struct FormsUnnamed: Error {
  let failure: OutputFailure

  var words: WordedFailure {
    WordedFailure(
      "It is recorded, but \(failure.path) could not be written: \(String(cString: strerror(failure.code))).",
      hint: "Repeat the command today: it writes the forms and records nothing again", exitStatus: 73, isCertain: false)
  }
}

/// The files in which forms go out.
struct FormTargets {
  private let format: FormFormat?
  private let places: [String]
  private let replacesAnything: Bool
  private let isForAll: Bool

  /// - Parameter isForAll: whether the forms are those of all institutions, however many these are.
  /// - Throws: `UsageFailure` for a format in which no form is made.
  init(_ options: OutputOptions?, isForAll: Bool) throws {
    self.isForAll = isForAll
    format = try options?.format.map { typed in
      guard let format = FormFormat(rawValue: typed.lowercased()) else {
        throw UsageFailure.badChoice("--format", value: typed, known: FormFormat.allCases.map(\.rawValue))
      }
      return format
    }
    places = options?.files ?? []
    replacesAnything = options?.force ?? false
  }

  /// Makes the folders that are not there yet, and returns them.
  func makeFolders() throws(OutputFailure) -> [String] {
    var made: [String] = []
    for place in places where !place.isEmpty && takesMany(place) && !Self.isFolder(place) {
      do {
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      } catch {
        throw OutputFailure(path: place, code: OutputFailure.code(of: error))
      }
      made.append(place)
    }
    return made
  }

  /// Whether it is a folder for forms under their own names.
  private func takesMany(_ place: String) -> Bool {
    isForAll || place.isEmpty || place.hasSuffix("/") || Self.isFolder(place)
  }

  /// The forms as files, in the formats wanted; without `-o` in the working folder, under their own names.
  ///
  /// - Throws: `UsageFailure.fileExists` where somebody's work would be lost; then nothing was written.
  func files(of forms: [ReturnForm]) throws -> [WholeFile.Content] {
    var files: [WholeFile.Content] = []
    for place in places.isEmpty ? [""] : places {
      let isFolder = takesMany(place)
      for form in forms {
        let chosen = try isFolder ? format ?? .xlsx : formatOf(file: place)
        let folder = place.isEmpty || place.hasSuffix("/") ? place : place + "/"
        let path = isFolder ? "\(folder)\(form.reference).\(chosen.rawValue)" : place
        let bytes = try form.bytes(as: chosen)
        try refuseToReplace(path, bytes, chosen)
        files.append((path, bytes))
      }
    }
    return files
  }

  private func formatOf(file path: String) throws -> FormFormat {
    guard let chosen = format ?? FormFormat(rawValue: (path as NSString).pathExtension.lowercased()) else {
      throw UsageFailure.unknownEnding(path, known: FormFormat.allCases.map { ".\($0.rawValue)" })
    }
    return chosen
  }

  /// A form that was filled in is not written over; in CSV it cannot be told from one that was not.
  private func refuseToReplace(_ path: String, _ bytes: [UInt8], _ format: FormFormat) throws {
    guard !replacesAnything, let earlier = EarlierFile(at: path) else { return }
    guard earlier.holds(bytes) || (format != .csv && earlier.mayBeReplaced(by: bytes)) else {
      throw UsageFailure.fileExists(path)
    }
  }

  /// Says where the forms lie, to somebody who looks on or did not say where, or in any case.
  func tell(_ paths: [String], inAnyCase: Bool) {
    guard inAnyCase || places.isEmpty || Terminal.isTerminal(STDERR_FILENO) else { return }
    for path in paths { Console.talk("Written to \(path).\n") }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
