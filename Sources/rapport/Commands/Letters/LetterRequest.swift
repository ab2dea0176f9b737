import Domain
import Exchange
import Foundation
import Projections
import Registry
import Reports

/// Why letters are refused that the register itself would allow.
struct LetterRefusal: Error {
  let words: WordedFailure
}

/// Which reminder letters are asked for, and in which language.
struct LetterRequest {
  /// As typed; nil = all.
  let institution: String?
  let side: String?
  let step: String?
  /// As typed.
  let replyBy: String?
  let language: LanguageOptions

  /// The letters as they are handed over, made of the template of their language.
  ///
  /// What was not shared with the other side stands in no letter to it, and is said beside the answer.
  func paper(_ register: Register, _ moment: AskedMoment) throws -> ReminderPaper {
    let named = try register.ask(moment) { queries in
      try institution.map { try References(queries, currentDialogue: nil).institution($0) }
    }
    return try paper(register, moment, to: named, .init())
  }

  /// The letters that are recorded at the same time, on any day, to a body that is known now.
  func paper(_ register: Register, on day: CalendarDate, number: String?) throws -> ReminderPaper {
    let (named, names) = try register.ask { queries in
      (
        try institution.map { try References(queries, currentDialogue: nil).institution($0) },
        try queries.institutions()
      )
    }
    return try paper(
      register, AskedMoment(day: day, known: nil), to: named, .init(step: step, number: number, names: names))
  }

  private func paper(
    _ register: Register, _ moment: AskedMoment, to named: InstitutionRow?, _ wanted: ReminderLetters.Wanted
  ) throws -> ReminderPaper {
    let wording = try language.wording()
    let template = try TemplateFile.template(of: wording.language.tag, in: register.folder)
    var wanted = wanted
    wanted.institution = named?.code
    // Whoever names a body means it, whatever its side.
    wanted.side = side ?? named?.side
    wanted.replyBy = try replyBy.map { typed throws(RegisterFailure) in try register.day(typed, field: "--reply-by") }
    let (letters, day) = try letters(register, moment, wanted)
    if !letters.withheld.isEmpty { Console.talk("note: \(LetterWording.withheld(letters.withheld))\n") }
    return ReminderPaper(letters.letters, template: template, on: day, wording: wording, institution: named?.code)
  }

  private func letters(
    _ register: Register, _ moment: AskedMoment, _ wanted: ReminderLetters.Wanted
  ) throws -> (letters: ReminderLetters, day: CalendarDate) {
    var (letters, day) = try register.ask(moment) { queries in
      if let last = wanted.replyBy, last <= queries.day {
        throw LetterRefusal(words: LetterWording.words(forReplyBy: last, queries.day))
      }
      return (try ReminderLetters(queries, wanted), queries.day)
    }
    var shared: [FollowUpRow] = []
    for dialogue in letters.dialoguesAbroad.sorted() {
      let readers = Audience(circle: .joint, dialogue: dialogue)
      shared += try register.ask(asOf: moment.day, knownAt: moment.known, for: readers) { queries in
        var filter = Filter()
        filter.isOverdue = true
        return try queries.followUps(filter)
      }
    }
    letters.restrict(to: shared)
    return (letters, day)
  }
}

/// A folder in which each letter gets a file of its own.
struct LetterFolder {
  private let path: String
  private let output: OutputOptions

  /// Nil unless the one place named is a folder, or could only become one.
  init?(_ output: OutputOptions) {
    guard let path = output.files.first, output.files.count == 1 else { return nil }
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard path.hasSuffix("/") || (isThere ? isFolder.boolValue : !(path as NSString).lastPathComponent.contains("."))
    else { return nil }
    self.path = path
    self.output = output
  }

  /// Writes the letters: all or none.
  func write(_ command: RemindCommand) throws {
    let register = try Surroundings().register(command.reading.common)
    let (report, earlier) = try command.answer(register, command.moment(register))
    guard let paper = report as? ReminderPaper else { return }
    let written = try written(paper)
    if written.isEmpty {
      try Console.answer(Array(TextRenderer(width: 80, colour: false).render(paper.document).utf8))
    }
    try makeFolder(for: written)
    try WholeFile.write(written.map(\.content))
    ReportOutlets.tell(written)
    if let earlier { Console.talk("note: \(earlier.sentence)\n") }
    try Damage(register.condition).tell()
  }

  /// The files of letters, none of which is written yet.
  func written(_ paper: ReminderPaper) throws -> [ReportOutlets.WrittenFile] {
    var options = output
    options.files = []
    let single = paper.single()
    let counts = Dictionary(single.map { ($0.letter.to.code, 1) }, uniquingKeysWith: +)
    let named = single.map { letter, paper in
      // Where several steps are due, each letter is told apart by its step.
      let name = "\(letter.to.code)-\(letter.day)"
      return (
        name: counts[letter.to.code] == 1 ? name : "\(name)-\(Self.slug(letter.step))", report: paper as any Report
      )
    }
    return try ReportOutlets(options, Surroundings()).written(named, in: path, usual: .docx)
  }

  /// - Throws: `OutputFailure`.
  func makeFolder(for written: [ReportOutlets.WrittenFile]) throws {
    guard !written.isEmpty else { return }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OutputFailure(path: path, code: OutputFailure.code(of: error))
    }
  }

  /// A step as a part of a file's name: `d-o-letter`.
  private static func slug(_ step: String) -> String {
    step.lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: "-")
  }
}
