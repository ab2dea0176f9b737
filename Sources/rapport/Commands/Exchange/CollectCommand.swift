import ArgumentParser
import Domain
import Exchange
import Projections
import Registry
import Reports

struct CollectCommand: Recording {
  static let configuration = CommandConfiguration(
    commandName: "collect", abstract: "Records what stands in filled-in return forms.",
    usage: """
      rapport collect FILE... [-a TEXT | -p P] [--on DATE] [--dates dmy|mdy] [--accept REFS] [--leave REFS] \
      [--dry-run] [--yes] [--no-input]
      """,
    discussion: """
      A position becomes a note of the institution, done ends the follow-up, a new date moves it. One form is one \
      commit. Nothing is recorded while a row is wrong, has to be decided, or was filled in without knowing what was \
      recorded since (status 3). Example: \(example)
      """)
  static let example = "rapport collect MOC-2026-08-10.xlsx --paper P31"

  @Argument(help: ArgumentHelp("The forms as they came back: CSV, XLSX or DOCX.", valueName: "FILE"))
  var files: [String] = []
  @Option(
    help: ArgumentHelp("How days such as 03/04/2026 are meant: dmy or mdy.", valueName: "ORDER"),
    completion: .list(DayOrder.allCases.map(\.rawValue)))
  var dates: String?
  @Option(help: ArgumentHelp("Record these rows whatever was recorded since.", valueName: "REFS")) var accept: String?
  @Option(help: ArgumentHelp("Leave these rows out.", valueName: "REFS")) var leave: String?
  @OptionGroup var writing: WritingOptions

  func run() throws {
    let recorder = try Recorder(writing.commit)
    let asker = Asker(canAsk: !writing.commit.noInput && Terminal.canAsk, register: recorder.register)
    let desk = try Preparation(
      options: writing, register: recorder.register,
      currentDialogue: recorder.surroundings.settings.value("dialogue"), asker: asker, example: Self.example,
      isOneOfMany: false, intake: recorder.intake)
    if files.count > 1, writing.commit.command != nil { throw UsageFailure.together("--command", "several files") }
    let order: DayOrder? = try dates.map { typed throws(UsageFailure) in try Choice.value(typed, of: "--dates") }
    guard !files.isEmpty else {
      throw UsageFailure.missingValue(name: "FILE", meaning: "the form as it came back", example: Self.example)
    }
    let intakes = try files.map { try FormIntake($0, days: FileDays(order: order), recorder.register) }
    let known = Set(intakes.flatMap { $0.form.rows.map(\.reference) })
    let collecting = try Collecting(
      intakes, accepted: references(accept, among: known, desk), left: references(leave, among: known, desk),
      desk: desk, writing: writing)
    try collecting.check()
    for intake in intakes {
      for remark in intake.form.remarks {
        Console.talk("note: \(CollectWording.sentence(remark, in: intake.form.file))\n")
      }
    }
    let decided = try collecting.decided(by: asker)
    try collecting.refuseConflicts(decided)
    let leftOut = try intakes.map(collecting.leftOut)
    // All of them are decided before the first is recorded: what the register refuses in the last keeps back the first.
    let trials = try intakes.indices.map { place -> [Answer] in
      guard intakes[place].recorded == nil else { return [] }
      return try recorder.recording(under: token(of: intakes[place], leftOut[place]))
        .decide(collecting.step(decided[place]), isDryRun: true).answer
    }
    for (place, intake) in intakes.enumerated() {
      try confirm(trials[place], of: intake, recorder, asker)
      let token = writing.commit.command ?? self.token(of: intake, leftOut[place])
      try record(intake, collecting.step(decided[place]), recorder.recording(under: token))
      if !leftOut[place].isEmpty {
        try say(CollectWording.leftOut(leftOut[place], of: intake.form.file) + "\n")
      }
    }
  }

  /// What is left out of a commit must be free to be recorded by another.
  private func token(of intake: FormIntake, _ leftOut: [String]) -> String {
    leftOut.isEmpty ? intake.token : intake.partToken
  }

  /// Shows somebody at a terminal what is to be recorded of a form.
  private func confirm(_ trial: [Answer], of intake: FormIntake, _ recorder: Recorder, _ asker: Asker) throws {
    guard asker.canAsk, !writing.commit.yes, !writing.commit.dryRun, !trial.isEmpty else { return }
    Console.talk("\(intake.form.file) says:\n" + recorder.lines(of: trial).map { "  \($0)\n" }.joined())
    guard try asker.confirm("Record it?") else { throw UsageFailure.notAnswered }
  }

  /// References of rows as the forms have them; what the register does not know is given back as it was typed.
  private func references(_ typed: String?, among known: Set<String>, _ desk: Preparation) -> [String] {
    (typed ?? "").split(separator: ",").map { part in
      let text = ReferenceText.normalised(part)
      if known.contains(text) { return text }
      let full = try? desk.resolved { references in
        try text.contains(".") ? "\(references.followUp(text))" : references.proposal(text).text
      }
      return full ?? text
    }
  }

  private func record(_ intake: FormIntake, _ step: RecordingStep, _ recorder: Recorder) throws {
    let form = intake.form
    if let (first, last) = intake.recorded {
      let events = first == last ? "\(first)" : "\(first)-\(last.number)"
      return try say("\(form.file) was collected before, as \(events); nothing was recorded again.\n")
    }
    var isNew = false
    try recorder.record { draft in
      let answers = try step(draft)
      isNew = !answers.isEmpty
      return answers
    }
    if !isNew { try say("\(form.file): nothing to record; no row says anything new.\n") }
  }

  private func say(_ text: String) throws {
    if !writing.commit.quiet { try Console.answer(text) }
  }
}
