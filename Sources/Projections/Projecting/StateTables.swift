import Domain
import EventLog
import GRDB

/// Writes what a history folds into over both clocks.
///
/// Catching up and rebuilding both come through here, so they cannot differ.
struct StateTables {
  let db: Database
  let rows: RowWriters
  let names: NameTable
  let counts: Counting
  /// In new tables there is nothing to replace, and no index yet to find it by.
  let isNew: Bool

  /// Replaces the rows of one subject by those that its history gives.
  ///
  /// - Parameter number: that of its history.
  func fold(_ subject: Subject, _ number: Int, _ history: [StoredEvent]) throws {
    switch subject {
    case .register, .calendar, .circulation, .reminder, .other: break
    case .proposal(let reference): try ProposalWriter(self, reference, number).write(ProposalSweep(history))
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

  private func delete(from table: Schema.Table, where key: String) throws {
    if isNew { return }
    let statement = try db.cachedStatement(
      sql: "DELETE FROM \(table.rawValue) WHERE \(Schema.keys[table.rawValue] ?? "reference") = ?")
    statement.setUncheckedArguments([key])
    try statement.execute()
  }
}

/// What is counted as rows come and go.
final class Counting {
  /// So many changes of each kind are held before they are written, some ten megabytes.
  static let most = 1 << 17

  let settled: SettledCounting
  private let open: OpenCounting
  private let learnt: LearntCounting

  init(_ db: Database, most: Int) {
    open = OpenCounting(db, most: most)
    learnt = LearntCounting(db, most: most)
    settled = SettledCounting(db, most: most)
  }

  /// - Parameter dialogue: a number of the table `name`.
  func add(_ row: Span<CountedFollowUp>, dialogue: Int) throws {
    if row.isCurrent { try open.add(row, dialogue: dialogue) }
    try learnt.add(row, dialogue: dialogue)
  }

  /// Takes out what was added before.
  func remove(_ row: Span<CountedFollowUp>, dialogue: Int) {
    if row.isCurrent { open.remove(row, dialogue: dialogue) }
    learnt.remove(row, dialogue: dialogue)
  }

  /// Writes what has changed.
  func write() throws {
    try open.write()
    try learnt.write()
    try settled.write()
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
  func add(validityOf span: Span<some Equatable>) {
    add(span.fromDay)
    add(span.knownFrom)
    add(span.toDay)
    add(span.toKnown)
    add(span.knownTo)
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
