import Domain
public import Reports

/// What is said of forms that come back.
public enum CollectWording {
  public static func words(for failure: CollectFailure) -> WordedFailure {
    switch failure {
    case .findings(let findings): words(for: findings)
    case .undecided(let questions):
      WordedFailure(
        "A person has to decide about \(EventWording.list(questions.map(\.reference).withoutRepeats)).",
        hint: hint(for: questions), exitStatus: 64,
        evidence: lines(questions.map { ("\($0.file):\($0.row)", sentence($0)) }))
    case .conflicts(let conflicts):
      WordedFailure(
        "Something was recorded since the form went out, about \(EventWording.list(conflicts.map(\.reference))).",
        hint: hint(for: conflicts), exitStatus: 3, evidence: lines(conflicts.flatMap(entries)))
    case .notInFiles(let option, let references):
      WordedFailure(
        "\(FailureWording.alternatives(references)) (\(option)) stands in no row of the form.",
        hint: "Type the reference as the form has it.", exitStatus: 64)
    }
  }

  private static func lines(_ lines: [(place: String, sentence: String)]) -> String {
    lines.map { "\($0.place): \($0.sentence)\n" }.joined()
  }

  /// What was found that is no reason to refuse the form.
  public static func sentence(_ remark: FormRemark, in file: String) -> String {
    switch remark {
    case .unknownColumns(let names):
      "\(file): \(EventWording.list(names)) \(names.count == 1 ? "is no column" : "are no columns") of a form; not read."
    case .edited(let row, let reference, let column, let was, let now):
      "\(file):\(row): \(column) of \(reference) was changed from \(FailureWording.shown(was)) to "
        + "\(FailureWording.shown(now)); it is not read"
        + (column == FormColumn.due.rawValue ? ": a new date belongs into newDue." : ".")
    }
  }

  // MARK: Questions

  /// What has to be decided, as a statement.
  static func sentence(_ question: FormQuestion) -> String {
    switch question.matter {
    case .doneWithoutOutcome: "\(question.reference) is done, and the row does not say with what result (position)."
    case .doneAndNewDue(let day):
      "\(question.reference) is said to be done and gets a new date too, \(DayWording.long(day))."
    case .newDueInThePast(let due, let day):
      "The new date of \(question.reference), \(DayWording.long(due)), lies before \(DayWording.long(day))."
    case .reasonMissing(let due): "\(question.reference) moves to \(DayWording.long(due)) without a reason."
    }
  }

  /// What is asked at a terminal.
  public static func asked(_ question: FormQuestion) -> String {
    let place = "\(question.file):\(question.row): \(sentence(question))"
    return switch question.matter {
    case .doneWithoutOutcome: "\(place) The result (- for none)"
    case .doneAndNewDue: "\(place) Which of both holds"
    case .newDueInThePast: "\(place) Record it so?"
    case .reasonMissing: "\(place) The reason"
    }
  }

  private static func hint(for questions: [FormQuestion]) -> String {
    let needsReason = questions.contains { if case .reasonMissing = $0.matter { true } else { false } }
    let isClear = questions.allSatisfy { question in
      switch question.matter {
      case .doneWithoutOutcome, .newDueInThePast: true
      case .doneAndNewDue, .reasonMissing: false
      }
    }
    if isClear { return "If it is right so: --yes; else mend the file, or leave the row out with --leave REF" }
    if needsReason { return "Give one reason for all with --reason \"...\", or write it into the file (column reason)" }
    return "Mend the file, or leave the row out with --leave REF; at a terminal you are asked"
  }

  // MARK: Conflicts

  /// What an entry says, and where it was taken back.
  static func words(for entry: Recorded<Fact>, of proposal: ProposalReference, isOverturned: Bool) -> String {
    let sentence = EventWording.sentence(entry, of: .proposal(proposal))
    return isOverturned ? "corrected or withdrawn since: \(sentence)" : sentence
  }

  /// What the form says, and below it what was recorded since.
  private static func entries(_ conflict: FormConflict) -> [(place: String, sentence: String)] {
    let entries = conflict.since.map { entry in
      "\(entry.event) of \(DayWording.long(entry.on)), \(entry.actor): \(entry.words)"
    }
    return (["the form says: \(conflict.said)"] + entries).map { words in
      ("\(conflict.file):\(conflict.row)", "\(conflict.reference): \(words)")
    }
  }

  private static func hint(for conflicts: [FormConflict]) -> String {
    let references = conflicts.map(\.reference).withoutRepeats.joined(separator: ",")
    return conflicts.count == 1
      ? "Record the row all the same with --accept \(references), or leave it out with --leave \(references)"
      : "Record these rows all the same with --accept \(references), or leave them out with --leave "
        + references
  }

  /// What is filled in of a row: `"Three, so far"; due Sat 28 Feb 2026`.
  static func words(for row: FilledForm.Row) -> String {
    var words = row.position.map { [FailureWording.shown($0)] } ?? []
    switch row.done {
    case .yes?: words.append("done")
    case .on(let day)?: words.append("done on \(DayWording.long(day))")
    case nil: break
    }
    if let due = row.newDue { words.append("due \(DayWording.long(due))") }
    return words.joined(separator: "; ")
  }

  // MARK: Rows that come too late

  /// That a row cannot be recorded before a later entry; `words`: what that one says, nil where it is not known.
  static func refusal(
    _ row: FilledForm.Row, before event: EventID, of day: CalendarDate, words: String?
  ) -> FormFinding.Problem {
    let entry = "\(event) of \(DayWording.long(day))"
    let leave = "or leave the row out with --leave \(row.reference)"
    let hint =
      if case .on? = row.done {
        "Write \(day) or a later day into done, \(leave)"
      } else {
        "Record it as of that day or later, for example --on \(day), \(leave)"
      }
    return .refused(
      "\(row.reference) cannot be recorded for a day before \(entry), which rests on how it stood then"
        + (words.map { ": \($0)" } ?? "."), hint: hint)
  }

  // MARK: Rows that are left out

  /// That rows were left out and how they are collected later.
  public static func leftOut(_ references: [String], of file: String) -> String {
    "\(file): \(Plural.counted(references.count, "row")) left out: \(EventWording.list(references)). "
      + "The same file can be collected again for \(references.count == 1 ? "it" : "them")."
  }
}

extension [String] {
  /// Each once, in the order in which they first stand.
  fileprivate var withoutRepeats: [String] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
