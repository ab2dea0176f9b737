import ArgumentParser
import Domain
import EventLog
import Exchange
import Foundation
import Registry
import Reports

struct ImportCommand: Recording {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Takes over an existing matrix: CSV or a workbook, one row a follow-up.",
    usage: """
      rapport import FILE [--map THEIRS=OURS]... [--dates dmy|mdy] [--dry-run] [--only-good [-o FILE]] \
      [--follow-ups keep|cancel] [--accept REFS]
      """,
    discussion: """
      Columns, in any order: reference, session, title, kind, side, lead, support, counterpart, tabled, response, status, \
      action, owner, due, position, authority. Several rows of one reference are several follow-ups of it. A row that the \
      register has already is compared with it, and only what is new is recorded; an empty cell says nothing. A row \
      that is as it was at the last import never undoes what was recorded since; where both have changed, --accept \
      decides. Everything is checked first, and one bad row keeps the file out. What is said of a new proposal takes \
      effect on the day in tabled, a later change on --on or today. An import that was interrupted goes on when it is given again.
      Example: \(example)
      """)
  static let example = "rapport import matrix.xlsx --map \"Ref No=reference\" --map \"kind:Agreement=fta\" --dry-run"

  @Argument(help: ArgumentHelp("CSV in UTF-8, or .xlsx.", valueName: "FILE"), completion: .file()) var file: String
  @Option(
    help: ArgumentHelp(
      "What a column is called here, or a value: \"Ref No=reference\", \"kind:Agreement=fta\"; may be repeated.",
      valueName: "THEIRS=OURS"))
  var map: [String] = []
  @Option(help: ArgumentHelp("Use a mapping that was kept.", valueName: "NAME")) var useMap: String?
  @Option(help: ArgumentHelp("Keep this mapping with your own settings.", valueName: "NAME")) var saveMap: String?
  @Option(
    help: ArgumentHelp("How 03/04/2026 is read in this file.", valueName: "dmy|mdy"),
    completion: .list(DayOrder.allCases.map(\.rawValue)))
  var dates: String?
  @Option(help: ArgumentHelp("The sheet of a workbook, where several have references.", valueName: "NAME"))
  var sheet: String?
  @Flag(help: "Record the good rows, and write the bad ones to a file that can be mended and imported.")
  var onlyGood = false
  @Option(
    name: .customShort("o"), help: ArgumentHelp("Where the bad rows go; without it FILE-bad.csv.", valueName: "FILE"),
    completion: .file())
  var output: String?
  @Option(
    help: ArgumentHelp("What becomes of the open follow-ups of a proposal that a row ends.", valueName: "keep|cancel"),
    completion: .list(ImportedEnding.allCases.map(\.rawValue)))
  var followUps: String?
  @Option(
    help: ArgumentHelp(
      "Proposals or follow-ups in full, for which the file is right where the register has moved on too.",
      valueName: "REFS"))
  var accept: String?
  @OptionGroup var writing: WritingOptions

  func run() throws {
    if writing.expect != nil { throw UsageFailure.together("--expect", "import") }
    if writing.commit.command != nil { throw UsageFailure.together("--command", "import") }
    if output != nil, !onlyGood {
      throw UsageFailure.missingValue(
        name: "--only-good", meaning: "by which bad rows go to the file of -o",
        example: "rapport import matrix.csv --only-good -o bad.csv")
    }
    let order: DayOrder? = try dates.map { typed throws(UsageFailure) in try Choice.value(typed, of: "--dates") }
    let ending: ImportedEnding? = try followUps.map { typed throws(UsageFailure) in
      try Choice.value(typed, of: "--follow-ups")
    }
    let accepted = try accept.map(Self.accepted) ?? []
    let map = try columnMap()
    let recorder = try Recorder(writing.commit)
    let bytes = try SheetFile.bytes(of: file)
    let matrix = try Matrix(
      try SheetFile.read(bytes, named: file), digest: Digest.sha256(bytes).hex, sheet: sheet, map: map,
      days: FileDays(order: order))
    var options = ImportOptions(circumstances: try circumstances(recorder))
    options.takesGoodRows = onlyGood
    options.cancelsFollowUps = ending == .cancel
    options.accepted = accepted
    options.wantsCommands = writing.commit.dryRun
    try Importing(matrix: matrix, options: options, badRows: badRowsFile, recorder: recorder).run()
  }

  /// The references of a list, each of them in full.
  private static func accepted(_ typed: String) throws -> Set<String> {
    let references = typed.split(separator: ",").map { String($0).trimmingCharacters(in: .whitespaces) }
    for reference in references {
      let text = ReferenceText.normalised(reference)
      guard ProposalReference(text) == nil, FollowUpReference(text) == nil else { continue }
      throw UsageFailure.badChoice("--accept", value: reference, known: ["JPHLEPD-9-05", "JPHLEPD-9-05.1"])
    }
    return Set(references)
  }

  /// The mapping that was kept, and what was typed besides.
  private func columnMap() throws -> ColumnMap {
    let saved = SavedMaps(try Surroundings().settings)
    let map = try ColumnMap((try useMap.map(saved.entries) ?? []) + map)
    if let saveMap { Console.talk("The mapping is kept in \(try saved.save(map, named: saveMap)).\n") }
    return map
  }

  private func circumstances(_ recorder: Recorder) throws -> Circumstances {
    try Preparation(
      options: writing, register: recorder.register, currentDialogue: nil,
      asker: Asker(canAsk: false, register: recorder.register), example: Self.example, isOneOfMany: false,
      intake: recorder.intake
    ).circumstances
  }

  private var badRowsFile: String {
    let name = file as NSString
    return output ?? "\(name.deletingPathExtension)-bad.csv"
  }
}

/// What becomes of open follow-ups when a row ends their proposal.
private enum ImportedEnding: String, CaseIterable {
  case keep, cancel
}

/// One import from the plan to the answer.
private struct Importing {
  let matrix: Matrix
  let options: ImportOptions
  /// Where bad rows go that are left out.
  let badRows: String
  let recorder: Recorder

  func run() throws {
    let isQuiet = recorder.options.quiet
    if !isQuiet, let note = ImportAnswer.leftOut(in: matrix) { Console.talk("note: \(note)\n") }
    let (checking, recording) = (
      ProgressBar("Checking", total: matrix.count), ProgressBar("Recording", total: matrix.count)
    )
    let written: WrittenTogether<MatrixPlan>
    do {
      written = try recorder.register.recordTogether(by: recorder.desk) { desk in
        let plan = try MatrixPlanner(matrix, options).plan(on: desk, progress: checking.show)
        checking.clear()
        try settle(plan, desk)
        return (plan, plan.commits)
      } progress: {
        recording.show($0)
      }
    } catch let bad as BadMatrix {
      checking.clear()
      tell(bad)
      throw bad
    }
    recording.clear()
    recorder.tellOfTail()
    try answer(written)
  }

  /// Bad rows keep all of the file out, or are put aside before the first of the others is written.
  private func settle(_ plan: MatrixPlan, _ desk: PlanningDesk) throws {
    guard !plan.faults.isEmpty else { return }
    let bad = BadMatrix(plan, of: matrix, unknown: try UnknownBodies(in: plan, of: matrix, desk))
    guard options.takesGoodRows else { throw bad }
    tell(bad)
    guard !recorder.options.dryRun else { return }
    let bytes = BadRows(plan, of: matrix).bytes
    // Somebody may be mending the file that an earlier import left.
    if let earlier = FileManager.default.contents(atPath: badRows), earlier != Data(bytes), !earlier.isEmpty {
      throw UsageFailure.fileExists(badRows)
    }
    try WholeFile.write(bytes, to: badRows)
  }

  private func tell(_ bad: BadMatrix) {
    Console.talk(bad.findings)
    if let remedies = bad.remedies { Console.talk(remedies) }
  }

  private func answer(_ written: WrittenTogether<MatrixPlan>) throws {
    let plan = written.answer
    if written.kind == .dryRun {
      try Console.answer(
        plan.commands.map { $0.map(ShellWords.quoted).joined(separator: " ") + "\n" }.joined())
      if plan.commands.isEmpty { Console.talk("There would be nothing to record.\n") }
    } else if !recorder.options.quiet {
      try Console.acknowledge(ImportAnswer(file: matrix.file, actor: recorder.desk.actor).text(of: written))
    }
    let notes = [
      ImportAnswer.kept(plan.counts), ImportAnswer.unsourced(plan.counts),
      ImportAnswer.leftOpen(plan.counts, isRecorded: written.kind != .dryRun),
    ]
    if !recorder.options.quiet { for note in notes.compactMap({ $0 }) { Console.talk("note: \(note)\n") } }
    guard !plan.faults.isEmpty else { return }
    let left = Set(plan.faults.map(\.row.number)).count + plan.held.count
    let place = written.kind == .dryRun ? "" : ": they are in \(badRows)"
    Console.talk("\(Plural.counted(left, "row was", "rows were")) left out\(place).\n")
    throw ExitCode(1)
  }
}
