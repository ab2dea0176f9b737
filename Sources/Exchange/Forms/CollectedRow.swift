public import Domain
import EventLog
public import Projections
import Registry
import Reports

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
  /// Those of them that were recorded from this very file.
  private let earlier: Set<EventID>

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
    earlier = form.earlier
    own = earlier.union(try queries.collectedForms()[form.reference]?.flatMap(\.events) ?? [])
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

  /// Why a row is not recorded before a later entry, so that whoever has the form knows the way on.
  ///
  /// - Parameters:
  ///   - event: the later entry.
  ///   - day: the day on which that one took effect.
  public func refusal(
    _ row: FilledForm.Row, before event: EventID, of day: CalendarDate
  ) throws -> FormFinding.Problem {
    let subject = Subject.proposal(row.proposal)
    let entry = StandingHistory(of: try queries.history(of: subject), asOf: nil).facts.first { $0.id == event }
    return CollectWording.refusal(
      row, before: event, of: day, words: entry.map { EventWording.sentence($0, of: subject) })
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
    let said = standing.facts.filter { earlier.contains($0.id) }.sorted { $0.time < $1.time }
    let then = StandingHistory(of: history.filter { !isSince($0.id, row) }, asOf: nil)
    let holding = Dictionary(standing.facts.map { ($0.id, $0.fact) }) { first, _ in first }
    let overturned = then.facts.filter { row.isConcerned(by: $0.fact) && holding[$0.id] != $0.fact }
    return CollectedRow(
      row: row, institution: circulation.institution, commands: commands(row, proposal, said: said), since: added,
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

  /// - Parameter said: what stands of the entries that were recorded from this very file before, in their order.
  private func commands(
    _ row: FilledForm.Row, _ proposal: Proposal, said: [Recorded<Fact>]
  ) -> [(ProposalCommand, CollectedRow.Change)] {
    var commands: [(ProposalCommand, CollectedRow.Change)] = []
    let followUp = row.followUp.flatMap { proposal.followUps[$0] }
    if let text = row.position, !isSaid(text, row, proposal), row.newestPosition(in: said) != text {
      var note = Note(text: text, institution: heirs.heir(of: circulation.institution), followUp: row.followUp)
      // Where it stands is no end of it: whoever says so is reminded anew from that day.
      if row.done == nil, case .open? = followUp?.state { note.reply = .interim }
      commands.append((.note(note), .none))
    }
    guard let number = row.followUp, let promise = followUp else { return commands }
    let (wasDone, wasMoved) = (row.isDone(in: said), row.newDue != nil && row.newestDue(in: said) == row.newDue)
    // Where a row says both, a person decided for one of them when it was recorded.
    if row.done != nil, row.newDue != nil, wasDone || wasMoved { return commands }
    if let done = row.done, !wasDone, !isDone(promise, row) {
      var change = CollectedRow.Change.none
      if case .on(let day) = done { change.on = day }
      commands.append((.followUp(.complete(number: number, outcome: row.position ?? row.outcome)), change))
    }
    if let day = row.newDue, !wasMoved, promise.due != day {
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
  /// The newest position that was recorded of the row; what the row says of it again is not recorded again.
  fileprivate func newestPosition(in said: [Recorded<Fact>]) -> String? {
    for case .proposal(.noted(let note)) in said.reversed().map(\.fact) where note.followUp == followUp {
      return note.text
    }
    return nil
  }

  /// The newest date to which its follow-up was moved.
  fileprivate func newestDue(in said: [Recorded<Fact>]) -> CalendarDate? {
    for case .proposal(.followUp(let number, .rescheduled(let due))) in said.reversed().map(\.fact)
    where number == followUp {
      return due
    }
    return nil
  }

  /// Whether it was recorded that its follow-up is done, on the same day as far as the row says one, and with the same
  /// result.
  fileprivate func isDone(in said: [Recorded<Fact>]) -> Bool {
    said.contains { entry in
      guard case .proposal(.followUp(let number, .completed(let outcome))) = entry.fact, number == followUp else {
        return false
      }
      if case .on(let day)? = done, day != entry.effective { return false }
      return position == nil || position == outcome
    }
  }

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
