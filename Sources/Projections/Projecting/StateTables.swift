import Domain
import EventLog
import GRDB

/// Writes what a history folds into over both clocks: one subject's rows, replaced as a whole.
///
/// Catching up and rebuilding both come through here, so they cannot differ.
struct StateTables {
  let db: Database
  let rows: RowWriters
  let names: NameTable
  /// In new tables there is nothing to replace, and no index yet to find it by.
  let isNew: Bool

  /// Replaces the rows of one subject by those that its history gives.
  ///
  /// - Parameter number: that of its history.
  func fold(_ subject: Subject, _ number: Int, _ history: [StoredEvent]) throws {
    switch subject {
    case .register, .calendar, .circulation, .reminder, .other: break
    case .proposal(let reference): try write(ProposalSweep(history), reference, number)
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

  private func write(_ sweep: ProposalSweep, _ reference: ProposalReference, _ history: Int) throws {
    if !isNew { try deleteProposal(history) }
    // In front of its follow-ups, which are counted by its dialogue.
    try writePlace(sweep, reference, history)
    var wording = WordingRows(history: history, row: try rows[.wording])
    try write(sweep.proposal.spans, of: history, &wording)
    var place = 0
    for (number, builder) in sweep.followUps.sorted(by: { $0.key < $1.key }) {
      for span in builder.spans {
        let row = try rows[.followUpSpan]
        row.add(HistoryRows.row(place, of: history))
        row.add(number)
        row.add(try wording.number(of: span.row.action))
        try span.row.add(to: row, names)
        row.add(validityOf: span)
        try row.write()
        place += 1
      }
    }
  }

  private func writePlace(_ sweep: ProposalSweep, _ reference: ProposalReference, _ history: Int) throws {
    guard let since = sweep.proposal.spans.lazy.map(\.knownFrom).min() else { return }
    let row = try rows[.proposalPlace]
    row.add(history)
    row.add(reference.text)
    row.add(reference.dialogue)
    row.add(reference.session)
    row.add(reference.number)
    row.add(reference.part)
    row.add(since)
    row.add(sweep.days.encoded[...])
    try row.write()
  }

  private func write(
    _ spans: [Span<ProposalColumns>], of history: Int, _ wording: inout WordingRows
  ) throws {
    let row = try rows[.proposalSpan]
    for (place, span) in spans.enumerated() {
      row.add(HistoryRows.row(place, of: history))
      row.add(try wording.number(of: span.row.title))
      try span.row.add(to: row, names)
      row.add(validityOf: span)
      try row.write()
    }
  }

  private func deleteProposal(_ history: Int) throws {
    let all = HistoryRows.all(of: history)
    for table in [Schema.Table.proposalSpan, .followUpSpan, .wording] {
      let statement = try db.cachedStatement(sql: "DELETE FROM \(table.rawValue) WHERE id BETWEEN ? AND ?")
      statement.setUncheckedArguments([all.lowerBound, all.upperBound])
      try statement.execute()
    }
    let statement = try db.cachedStatement(sql: "DELETE FROM proposal_place WHERE history = ?")
    statement.setUncheckedArguments([history])
    try statement.execute()
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
  /// All but the title.
  fileprivate func add(to row: RowWriter, _ names: NameTable) throws {
    row.add(try names.number(of: kind))
    row.add(try names.number(of: side))
    row.add(try sector.map(names.number))
    row.add(try lead.map(names.number))
    row.add(try names.number(of: support.json))
    row.add(try names.number(of: counterpart.json))
    row.add(try names.number(of: status.rawValue))
    row.add(statusSince)
    row.add(try names.number(of: response.rawValue))
    row.add(isStanding)
    row.add(isOpen)
    row.add(tabledOn)
    row.add(try names.number(of: sharing.rawValue))
    row.add(try waiting.map(names.number))
    row.add(completedOn)
  }
}

extension FollowUpColumns {
  /// All but the action.
  fileprivate func add(to row: RowWriter, _ names: NameTable) throws {
    row.add(try names.number(of: owner))
    row.add(due)
    row.add(firstDue)
    row.add(slips)
    row.add(state)
    row.add(endedOn)
    row.add(isDecision)
    row.add(lastEntry)
  }
}

/// The titles and actions of one history, each written when it is first met.
private struct WordingRows {
  let history: Int
  let row: RowWriter
  private var texts: [String] = []

  init(history: Int, row: RowWriter) {
    self.history = history
    self.row = row
  }

  /// The number of a text's row.
  mutating func number(of text: String) throws -> Int {
    // Spans of one follow-up stand together: the text is nearly always the last one.
    if let place = texts.lastIndex(of: text) { return HistoryRows.row(place, of: history) }
    let number = HistoryRows.row(texts.count, of: history)
    texts.append(text)
    row.add(number)
    row.add(text)
    try row.write()
    return number
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
  var json: String {
    if isEmpty { return "[]" }
    // Codes, which stand as they are.
    if allSatisfy(\.isPlain) { return "[\"" + joined(separator: "\",\"") + "\"]" }
    return String(decoding: DataValue.array(map(DataValue.string)).encoded, as: UTF8.self)
  }

  init(json: String) {
    guard json != "[]" else {
      self = []
      return
    }
    // Only an object is a whole value of the log's grammar.
    let object = (try? DataValue(reading: "{\"list\":\(json)}".utf8))?.object
    self = object?["list"]?.array?.compactMap(\.text) ?? []
  }
}

extension String {
  /// Whether it has nothing but capital letters, digits and hyphens.
  fileprivate var isPlain: Bool {
    utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
      default: false
      }
    }
  }
}
