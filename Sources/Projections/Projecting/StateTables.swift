import Domain
import EventLog
import GRDB

/// Writes what a history folds into over both clocks: one subject's rows, replaced as a whole.
///
/// Catching up and rebuilding both come through here, so they cannot differ.
struct StateTables {
  let db: Database
  let rows: RowWriters
  /// In new tables there is nothing to replace, and no index yet to find it by.
  let isNew: Bool

  /// Replaces the rows of one subject by those that its history gives.
  func fold(_ subject: Subject, _ history: [StoredEvent]) throws {
    switch subject {
    case .register, .calendar, .circulation, .reminder, .other: break
    case .proposal(let reference): try write(ProposalSweep(history), reference)
    case .institution(let code):
      try write(history, in: .institution, key: code) { facts in
        Sweep.timeline(facts.institutionFacts) { InstitutionColumns($0 as Institution) }
      } values: { institution, row in
        row.add(institution.name.wording())
        row.add(institution.name.json)
        row.add(institution.side)
        row.add(institution.kind)
        row.add(institution.parent)
        row.add(institution.aliases.json)
        row.add(institution.calendar)
        row.add(institution.succession?.how.rawValue)
        row.add(institution.succession?.successors.json)
        row.add(institution.succession?.on)
      }
    case .dialogue(let code):
      try write(history, in: .dialogue, key: code) { facts in
        Sweep.timeline(facts.dialogueFacts) { DialogueColumns($0 as Dialogue) }
      } values: { dialogue, row in
        row.add(dialogue.title)
        row.add(dialogue.ours)
        row.add(dialogue.theirs)
      }
    case .session(let session):
      try write(history, in: .session, key: "\(session)") { facts in
        Sweep.timeline(facts.sessionFacts) { SessionColumns($0 as Session) }
      } values: { columns, row in
        row.add(session.dialogue)
        row.add(session.number)
        row.add(columns.state.rawValue)
        row.add(columns.date)
        row.add(columns.until)
        row.add(columns.venue)
        row.add(columns.minutesAgreed)
      }
    case .paper(let reference):
      try write(history, in: .paper, key: reference) { facts in
        Sweep.timeline(facts.paperFacts) { PaperColumns($0 as Paper) }
      } values: { paper, row in
        row.add(paper.number)
        row.add(paper.dated)
      }
    }
  }

  private func write<Row>(
    _ history: [StoredEvent], in table: Schema.Table, key: String, timeline: (StandingHistory) -> Timeline<Row>,
    values: (Row, RowWriter) -> Void
  ) throws {
    try delete(from: table, where: key)
    let row = try rows[table]
    for span in Sweep.spans(of: history, timeline: timeline) {
      row.add(key)
      values(span.row, row)
      row.add(validityOf: span)
      try row.write()
    }
  }

  private func write(_ sweep: ProposalSweep, _ reference: ProposalReference) throws {
    let text = reference.text
    for table in [Schema.Table.proposal, .followUp, .entry] { try delete(from: table, where: text) }
    try write(sweep.proposal.spans, reference)
    for (number, builder) in sweep.followUps.sorted(by: { $0.key < $1.key }) {
      try write(builder.spans, of: text, followUp: number)
    }
    for (id, builder) in sweep.entries { try write(builder.spans, of: text, entry: id) }
  }

  private func write(_ spans: [Span<ProposalColumns>], _ reference: ProposalReference) throws {
    let row = try rows[.proposal]
    for span in spans {
      row.add(reference.text)
      row.add(reference.dialogue)
      row.add(reference.session)
      row.add(reference.number)
      row.add(reference.part)
      span.row.add(to: row)
      row.add(validityOf: span)
      try row.write()
    }
  }

  private func write(_ spans: [Span<FollowUpColumns>], of reference: String, followUp number: Int) throws {
    let row = try rows[.followUp]
    for span in spans {
      row.add(reference)
      row.add(number)
      span.row.add(to: row)
      row.add(validityOf: span)
      try row.write()
    }
  }

  /// An entry never ends by another one's day: it is there from its day on.
  private func write(_ spans: [Span<EntryColumns>], of reference: String, entry id: EventID) throws {
    let row = try rows[.entry]
    for span in spans where span.knownFrom < span.knownTo {
      row.add(reference)
      row.add(span.fromDay)
      row.add(id.stream)
      row.add(id.number)
      row.add(span.knownFrom)
      row.add(span.knownTo)
      try row.write()
    }
  }

  private func delete(from table: Schema.Table, where key: String) throws {
    if isNew { return }
    let statement = try db.cachedStatement(
      sql: "DELETE FROM \(table.rawValue) WHERE \(Schema.keys[table.rawValue] ?? "reference") = ?")
    statement.setUncheckedArguments([key])
    try statement.execute()
  }
}

/// Spans of subjects with short histories: everything is learnt anew with each commit.
enum Sweep {
  static func spans<Row>(of history: [StoredEvent], timeline: (StandingHistory) -> Timeline<Row>) -> [Span<Row>] {
    let events = Amendments.withRedactions(history)
    var builder = SpanBuilder<Row>()
    for end in events.indices where end + 1 == events.endIndex || events[end + 1].time != events[end].time {
      let known = StandingHistory(of: Array(events[...end]), asOf: nil)
      builder.know(timeline(known), at: events[end].time.microseconds)
    }
    return builder.spans
  }

  static func timeline<State: Evolving, Row>(
    _ facts: [Recorded<State.Fact>], _ row: (State) -> Row?
  ) -> Timeline<Row> {
    var (state, timeline) = (State(), Timeline<Row>())
    for fact in facts {
      _ = state.apply(fact)
      timeline.set(row(state), from: fact.effective.daysSinceEpoch)
    }
    return timeline
  }
}

extension RowWriter {
  /// The columns with which every table of states ends.
  fileprivate func add(validityOf span: Span<some Equatable>) {
    add(span.fromDay)
    add(span.knownFrom)
    add(span.toDay)
    add(span.toKnown)
    add(span.knownTo)
  }
}

extension ProposalColumns {
  fileprivate func add(to row: RowWriter) {
    row.add(title)
    row.add(kind)
    row.add(side)
    row.add(sector)
    row.add(lead)
    row.add(support.json)
    row.add(counterpart.json)
    row.add(status.rawValue)
    row.add(statusSince)
    row.add(response.rawValue)
    row.add(isStanding)
    row.add(isOpen)
    row.add(tabledOn)
    row.add(sharing.rawValue)
    row.add(waiting)
    row.add(completedOn)
  }
}

extension FollowUpColumns {
  fileprivate func add(to row: RowWriter) {
    row.add(action)
    row.add(owner)
    row.add(due)
    row.add(firstDue)
    row.add(slips)
    row.add(state)
    row.add(endedOn)
    row.add(isDecision)
    row.add(lastEntry)
  }
}

extension Text {
  /// A JSON object from language to wording.
  var json: String {
    let members = wordings.sorted { $0.key < $1.key }.map { ($0.key, DataValue.string($0.value)) }
    return String(decoding: DataObject(members).encoded, as: UTF8.self)
  }

  init(json: String) {
    let members = (try? DataValue(reading: json.utf8))?.object?.members ?? []
    self.init(wordings: Dictionary(members.map { ($0.name, $0.value.text ?? "") }) { first, _ in first })
  }
}

extension [String] {
  /// A JSON array.
  var json: String { String(decoding: DataValue.array(map(DataValue.string)).encoded, as: UTF8.self) }

  init(json: String) {
    // Only an object is a whole value of the log's grammar.
    let object = (try? DataValue(reading: "{\"list\":\(json)}".utf8))?.object
    self = object?["list"]?.array?.compactMap(\.text) ?? []
  }
}
