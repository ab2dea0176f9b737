import Domain
import EventLog
import GRDB

/// Writes what a history folds into over both clocks: one subject's rows, replaced as a whole.
///
/// Catching up and rebuilding both come through here, so they cannot differ.
struct StateTables {
  let db: Database
  /// In new tables there is nothing to replace, and no index yet to find it by.
  let isNew: Bool

  /// Replaces the rows of one subject by those that its history gives.
  func fold(_ subject: Subject, _ history: [StoredEvent]) throws {
    switch subject {
    case .register, .calendar, .circulation, .reminder, .other: break
    case .proposal(let reference): try write(ProposalSweep(history), reference)
    case .institution(let code):
      try write(history, in: "institution", key: [code]) { facts in
        Sweep.timeline(facts.institutionFacts) { InstitutionColumns($0 as Institution) }
      } values: {
        [
          $0.name.wording(), $0.name.json, $0.side, $0.kind, $0.parent, $0.aliases.json, $0.calendar,
          $0.succession?.how.rawValue, $0.succession?.successors.json, $0.succession?.on.daysSinceEpoch,
        ]
      }
    case .dialogue(let code):
      try write(history, in: "dialogue", key: [code]) { facts in
        Sweep.timeline(facts.dialogueFacts) { DialogueColumns($0 as Dialogue) }
      } values: {
        [$0.title, $0.ours, $0.theirs]
      }
    case .session(let session):
      try write(history, in: "session", key: ["\(session)", session.dialogue, session.number]) { facts in
        Sweep.timeline(facts.sessionFacts) { SessionColumns($0 as Session) }
      } values: {
        [
          $0.state.rawValue, $0.date.daysSinceEpoch, $0.until?.daysSinceEpoch, $0.venue,
          $0.minutesAgreed?.daysSinceEpoch,
        ]
      }
    case .paper(let reference):
      try write(history, in: "paper", key: [reference]) { facts in
        Sweep.timeline(facts.paperFacts) { PaperColumns($0 as Paper) }
      } values: {
        [$0.number, $0.dated.daysSinceEpoch]
      }
    }
  }

  private func write<Row>(
    _ history: [StoredEvent], in table: String, key: [any DatabaseValueConvertible],
    timeline: (StandingHistory) -> Timeline<Row>, values: (Row) -> [(any DatabaseValueConvertible)?]
  ) throws {
    try delete(from: table, where: key[0])
    for span in Sweep.spans(of: history, timeline: timeline) { try insert(span, into: table, key + values(span.row)) }
  }

  private func write(_ sweep: ProposalSweep, _ reference: ProposalReference) throws {
    for table in ["proposal", "follow_up", "entry"] { try delete(from: table, where: reference.text) }
    for span in sweep.proposal.spans {
      try insert(
        span, into: "proposal",
        [reference.text, reference.dialogue, reference.session, reference.number, reference.part] + span.row.values)
    }
    for (number, builder) in sweep.followUps.sorted(by: { $0.key < $1.key }) {
      for span in builder.spans { try insert(span, into: "follow_up", [reference.text, number] + span.row.values) }
    }
    for (id, builder) in sweep.entries {
      for span in builder.spans where span.knownFrom < span.knownTo {
        try insertEntry(reference.text, span, id)
      }
    }
  }

  /// An entry never ends by another one's day: it is there from its day on.
  private func insertEntry(_ reference: String, _ span: Span<EntryColumns>, _ id: EventID) throws {
    let statement = try db.cachedStatement(sql: "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)")
    statement.setUncheckedArguments([
      reference, span.fromDay, id.stream, id.number, span.knownFrom, span.knownTo,
    ])
    try statement.execute()
  }

  private func delete(from table: String, where key: any DatabaseValueConvertible) throws {
    if isNew { return }
    let statement = try db.cachedStatement(sql: "DELETE FROM \(table) WHERE \(Schema.keys[table] ?? "reference") = ?")
    statement.setUncheckedArguments([key])
    try statement.execute()
  }

  private func insert(_ span: Span<some Equatable>, into table: String, _ values: [(any DatabaseValueConvertible)?])
    throws
  {
    let all = values + [span.fromDay, span.knownFrom, span.toDay, span.toKnown, span.knownTo]
    let places = repeatElement("?", count: all.count).joined(separator: ", ")
    let statement = try db.cachedStatement(sql: "INSERT INTO \(table) VALUES (\(places))")
    statement.setUncheckedArguments(StatementArguments(all))
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

extension ProposalColumns {
  fileprivate var values: [(any DatabaseValueConvertible)?] {
    [
      title, kind, side, sector, lead, support.json, counterpart.json, status.rawValue, statusSince.daysSinceEpoch,
      response.rawValue, isStanding, isOpen, tabledOn.daysSinceEpoch, sharing.rawValue,
      waiting, completedOn?.daysSinceEpoch,
    ]
  }
}

extension FollowUpColumns {
  fileprivate var values: [(any DatabaseValueConvertible)?] {
    [
      action, owner, due?.daysSinceEpoch, firstDue?.daysSinceEpoch, slips, state, endedOn?.daysSinceEpoch, isDecision,
      lastEntry.daysSinceEpoch,
    ]
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
