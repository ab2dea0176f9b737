import Domain
import Exchange
import Projections
import Registry
import Reports

/// Forms on their way into the register: checked, decided about, and compared with what was recorded since.
struct Collecting {
  private let intakes: [FormIntake]
  /// References of rows that are recorded whatever was recorded since.
  private let accepted: [String]
  /// References of rows that are left out.
  private let left: [String]
  private let desk: Preparation
  private let writing: WritingOptions

  /// - Throws: `CollectFailure.notInFiles` for a reference that stands in no row.
  init(
    _ intakes: [FormIntake], accepted: [String], left: [String], desk: Preparation, writing: WritingOptions
  ) throws {
    (self.intakes, self.accepted, self.left) = (intakes, accepted, left)
    (self.desk, self.writing) = (desk, writing)
  }

  /// Refuses forms in which anything is wrong, with everything that is.
  func check() throws {
    var findings = intakes.flatMap(\.findings)
    for (place, intake) in intakes.enumerated() where !intake.form.reference.isEmpty {
      guard let first = intakes[..<place].first(where: { $0.form.reference == intake.form.reference }) else { continue }
      findings.append(
        FormFinding(file: intake.form.file, .formInTwoFiles(intake.form.reference, first: first.form.file)))
    }
    guard findings.isEmpty else { throw CollectFailure.findings(findings) }
    let known = Set(intakes.flatMap { $0.form.rows.map(\.reference) })
    for (option, named) in [("--accept", accepted), ("--leave", left)] {
      let unknown = named.filter { !known.contains($0) }
      if !unknown.isEmpty, !intakes.allSatisfy({ $0.recorded != nil }) {
        throw CollectFailure.notInFiles(option: option, unknown)
      }
    }
  }

  /// The forms without what is left out, every question answered.
  ///
  /// - Throws: `CollectFailure.undecided` where nobody can be asked.
  func decided(by asker: Asker) throws -> [FilledForm] {
    let day = try desk.dayOfEntry()
    var undecided: [FormQuestion] = []
    let forms = try intakes.map { intake -> FilledForm in
      guard intake.recorded == nil else { return intake.form }
      var form = intake.form
      form.rows.removeAll { left.contains($0.reference) }
      let compared = try compare(form)
      for (place, row) in compared.enumerated() {
        for question in row.questions(in: form.file, on: day, reason: writing.reason) {
          if isClear(question) { continue }
          guard asker.canAsk else {
            undecided.append(question)
            continue
          }
          try answer(question, &form.rows[place], asker)
        }
      }
      return form
    }
    guard undecided.isEmpty else { throw CollectFailure.undecided(undecided) }
    return forms
  }

  /// The rows of a form that are left out although they say something new: they can be collected later.
  func leftOut(of intake: FormIntake) throws -> [String] {
    guard intake.recorded == nil else { return [] }
    var form = intake.form
    form.rows.removeAll { !left.contains($0.reference) }
    return try compare(form).filter { !$0.commands.isEmpty }.map(\.row.reference)
  }

  /// Whether `--yes` says enough.
  private func isClear(_ question: FormQuestion) -> Bool {
    switch question.matter {
    case .doneWithoutOutcome, .newDueInThePast: writing.commit.yes
    case .doneAndNewDue, .reasonMissing: false
    }
  }

  private func answer(_ question: FormQuestion, _ row: inout FilledForm.Row, _ asker: Asker) throws {
    // An answer before may have settled it.
    switch question.matter {
    case .doneAndNewDue:
      let answer = try asker.ask(
        CollectWording.asked(question), choices: .list(["done", "newdue"]), proposed: "done")
      if answer == "done" { (row.newDue, row.reason) = (nil, nil) } else { row.done = nil }
    case .doneWithoutOutcome:
      guard row.done != nil else { return }
      let answer = try asker.ask(CollectWording.asked(question), choices: .free, proposed: "-")
      if answer != "-" { row.outcome = try TextRule.checked(answer, field: "--outcome") }
    case .newDueInThePast:
      guard row.newDue != nil else { return }
      guard try asker.confirm(CollectWording.asked(question)) else { throw UsageFailure.notAnswered }
    case .reasonMissing:
      guard row.newDue != nil else { return }
      row.reason = try TextRule.checked(
        try asker.ask(CollectWording.asked(question), choices: .free, proposed: nil), field: "--reason")
    }
  }

  private func compare(_ form: FilledForm) throws -> [CollectedRow] {
    guard !form.rows.isEmpty else { return [] }
    return try desk.register.ask { queries in
      let comparison = try FormComparison(queries, form)
      return try form.rows.map { try comparison.compare($0) }
    }
  }

  /// Refuses all forms if one of them was filled in without knowing what was recorded since.
  func refuseConflicts(_ forms: [FilledForm]) throws {
    let conflicts = try zip(intakes, forms).flatMap { intake, form -> [FormConflict] in
      guard intake.recorded == nil else { return [] }
      return try compare(form).compactMap { conflict($0, in: form.file) }
    }
    guard conflicts.isEmpty else { throw CollectFailure.conflicts(conflicts) }
  }

  private func conflict(_ row: CollectedRow, in file: String) -> FormConflict? {
    accepted.contains(row.row.reference) ? nil : row.conflict(in: file)
  }

  /// Records one form; what was recorded until the lock was taken counts too.
  func step(_ form: FilledForm) -> RecordingStep {
    { draft in
      guard !form.rows.isEmpty else { return [] }
      let comparison = try FormComparison(draft.queries, form)
      let rows = try form.rows.map { try comparison.compare($0) }
      let conflicts = rows.compactMap { conflict($0, in: form.file) }
      guard conflicts.isEmpty else { throw CollectFailure.conflicts(conflicts) }
      var (answers, refused): ([Answer], [FormFinding]) = ([], [])
      for row in rows {
        do {
          answers += try record(row, form, draft)
        } catch let failure as RegisterFailure {
          if case .laterEntryRests(_, let event, _, let day) = failure {
            let problem = try comparison.refusal(row.row, before: event, of: day)
            refused.append(FormFinding(file: form.file, row: row.row.number, problem))
            continue
          }
          let words = FailureWording.words(for: failure)
          guard words.exitStatus == 1 || words.exitStatus == 64 else { throw failure }
          refused.append(FormFinding(file: form.file, row: row.row.number, .refused(words.sentence, hint: words.hint)))
        }
      }
      guard refused.isEmpty else { throw CollectFailure.findings(refused) }
      return answers
    }
  }

  private func record(_ row: CollectedRow, _ form: FilledForm, _ draft: Draft) throws -> [Answer] {
    try row.commands.map { command, change in
      var circumstances = desk.circumstances
      if circumstances.authority == nil, circumstances.paper == nil {
        circumstances.authority = "Return form \(form.reference)"
      }
      circumstances.on = change.on ?? circumstances.on
      circumstances.reason = nil
      if case .followUp(.reschedule) = command { circumstances.reason = change.reason ?? writing.reason }
      let answered = try draft.handle(command, on: row.row.proposal, circumstances)
      return .proposal(answered, followUp: row.row.followUp)
    }
  }
}
