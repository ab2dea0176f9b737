public import Domain
import EventLog
public import Projections
import Registry

/// What a filled-in row amounts to: what is to be recorded, and what was recorded since the form went out.
public struct CollectedRow: Sendable {
  public let row: FilledForm.Row
  /// Whose words they are.
  public let institution: String
  /// In the order in which they are recorded; empty for a row that says what is recorded already.
  public let commands: [(command: ProposalCommand, circumstances: Change)]
  /// What was recorded since and concerns what the row says; entries of this very form are none.
  public let since: [Recorded<Fact>]
  /// Entries that the form rests on and that were corrected or withdrawn since, as they were then.
  public let overturned: [Recorded<Fact>]

  /// How the circumstances of one entry differ from those of the whole form.
  public struct Change: Sendable {
    public var on: CalendarDate?
    public var reason: String?

    public static let none = Change()

    public init(on: CalendarDate? = nil, reason: String? = nil) { (self.on, self.reason) = (on, reason) }
  }
}

extension CollectedRow {
  /// What has to be decided before the row can be recorded; nothing of a row that says what is recorded already.
  ///
  /// - Parameters:
  ///   - file: the file as the user named it.
  ///   - day: the day of the entry.
  ///   - reason: why dates move that have no reason of their own; nil = there is none.
  public func questions(in file: String, on day: CalendarDate, reason: String?) -> [FormQuestion] {
    var (isDone, due): (Bool, CalendarDate?) = (false, nil)
    for case (.followUp(let command), _) in commands {
      if case .complete = command { isDone = true }
      if case .reschedule(_, let day) = command { due = day }
    }
    var matters: [FormQuestion.Matter] = []
    if isDone, let due { matters.append(.doneAndNewDue(due)) }
    if isDone, row.position == nil, row.outcome == nil { matters.append(.doneWithoutOutcome) }
    if let due, due < day { matters.append(.newDueInThePast(due, day: day)) }
    if let due, row.reason == nil, reason == nil { matters.append(.reasonMissing(due)) }
    return matters.map { FormQuestion(file: file, row: row.number, reference: row.reference, matter: $0) }
  }
}

/// Compares a form with what stands in the register.
public struct FormComparison {
  private let queries: Queries
  private let circulation: CirculationRow
  private let heirs: Heirs
  /// Whether the form was made from everything, not for the other side.
  private let isOurs: Bool
  /// Entries that were recorded from this form before.
  private let own: Set<EventID>

  /// - Throws: `CollectFailure.findings` if the register circulated no such form.
  public init(_ queries: Queries, _ form: FilledForm) throws {
    self.queries = queries
    guard let circulation = try queries.circulation(form.reference).first else {
      throw CollectFailure.findings([FormFinding(file: form.file, .unknownForm(form.reference))])
    }
    self.circulation = circulation
    heirs = try queries.heirs()
    let side = try queries.institutions().first { $0.code == circulation.institution }?.side
    isOurs = try queries.dialogues().contains { $0.ours == side }
    own = Set(try queries.collectedForms()[form.reference]?.flatMap(\.events) ?? [])
  }

  /// Rows that the form which went out does not have, and entries that another register numbered.
  public func findings(_ form: FilledForm) throws -> [FormFinding] {
    let items = Set(try queries.circulation(form.reference).flatMap(\.items))
    return try form.rows.compactMap { row in
      guard items.contains(row.reference) else {
        return FormFinding(
          file: form.file, row: row.number, .notOnForm(reference: row.reference, form: form.reference))
      }
      let known = Set(try queries.history(of: .proposal(row.proposal)).map(\.id))
      return row.state.first { !known.contains($0) }.map {
        FormFinding(file: form.file, row: row.number, .foreignEntry($0, reference: row.proposal.text))
      }
    }
  }

  /// What a row amounts to.
  public func compare(_ row: FilledForm.Row) throws -> CollectedRow {
    let history = try queries.history(of: .proposal(row.proposal))
    let standing = StandingHistory(of: history, asOf: nil)
    let proposal = Proposal.folding(standing.proposalFacts).state
    let newer = standing.facts.filter { isSince($0.id, row) }.sorted { $0.time < $1.time }
    // What stood there when the row was recorded once before was shown to the officer then.
    let settled = newer.last { own.contains($0.id) && row.isConcerned(by: $0.fact) }.map(\.time)
    let added = newer.filter { entry in
      !own.contains(entry.id) && row.isConcerned(by: entry.fact) && settled.map { entry.time > $0 } ?? true
    }
    let then = StandingHistory(of: history.filter { !isSince($0.id, row) }, asOf: nil)
    let holding = Dictionary(standing.facts.map { ($0.id, $0.fact) }) { first, _ in first }
    let overturned = then.facts.filter { row.isConcerned(by: $0.fact) && holding[$0.id] != $0.fact }
    return CollectedRow(
      row: row, institution: circulation.institution, commands: commands(row, proposal), since: added,
      overturned: overturned)
  }

  /// Whether the form was made without knowing of an entry.
  private func isSince(_ event: EventID, _ row: FilledForm.Row) -> Bool {
    if row.state.contains(where: { $0.stream == event.stream && event.number <= $0.number }) { return false }
    if isOurs { return true }
    // A form for the other side rests on what that side may see; what we had recorded by then is not new all the same.
    return event.stream != circulation.event.stream || event.number > circulation.event.number
  }

  // MARK: What is to be recorded

  private func commands(_ row: FilledForm.Row, _ proposal: Proposal) -> [(ProposalCommand, CollectedRow.Change)] {
    var commands: [(ProposalCommand, CollectedRow.Change)] = []
    if let text = row.position, !isSaid(text, row, proposal) {
      let note = Note(text: text, institution: heirs.heir(of: circulation.institution), followUp: row.followUp)
      commands.append((.note(note), .none))
    }
    guard let number = row.followUp, let promise = proposal.followUps[number] else { return commands }
    if let done = row.done, !isDone(promise, row) {
      var change = CollectedRow.Change.none
      if case .on(let day) = done { change.on = day }
      commands.append((.followUp(.complete(number: number, outcome: row.position ?? row.outcome)), change))
    }
    if let day = row.newDue, promise.due != day {
      commands.append((.followUp(.reschedule(number: number, to: day)), .init(reason: row.reason)))
    }
    return commands
  }

  /// Whether the newest position of the institution, or one recorded since the form went out, says the same.
  private func isSaid(_ text: String, _ row: FilledForm.Row, _ proposal: Proposal) -> Bool {
    let notes = proposal.notes.filter { position in
      position.note.institution.map(heirs.heir) == heirs.heir(of: circulation.institution)
        && !position.note.isLine && !position.note.isOffRecord
        && (position.note.followUp == nil || position.note.followUp == row.followUp)
    }
    let newest = notes.max { ($0.on, $0.time) < ($1.on, $1.time) }
    return notes.contains { $0.note.text == text && ($0.event == newest?.event || isSince($0.event, row)) }
  }

  /// Whether it was done since, on the same day as far as the row says one, and with the same result.
  private func isDone(_ promise: FollowUp, _ row: FilledForm.Row) -> Bool {
    guard case .completed(let day) = promise.state else { return false }
    if case .on(let said)? = row.done, said != day { return false }
    return row.position == nil || promise.outcome == row.position
  }
}

extension FilledForm.Row {
  /// Whether an entry is about what the row says: its follow-up, or the course of the proposal as a whole.
  fileprivate func isConcerned(by fact: Fact) -> Bool {
    guard case .proposal(let event) = fact else { return false }
    switch event {
    case .followUp(let number, _): return number == followUp
    case .noted(let note): return note.followUp == nil || note.followUp == followUp
    case .amended, .assigned, .statusChanged, .responded, .waiting, .split: return true
    case .tabled, .reviewed, .related, .targetSet, .targetRead, .milestoneReached, .documentAttached: return false
    }
  }
}
