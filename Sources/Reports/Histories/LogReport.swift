import Domain
public import EventLog
public import Projections
import Registry

/// The newest events of the log, those that one command wrote together.
public struct LogReport: Report {
  let position: RecordPosition
  let commits: LoggedCommits
  let shown: Int
  let total: Int
  private let zone: RegisterZone

  private let isReversed: Bool

  /// - Parameters:
  ///   - limit: at most so many events; a commit that began to be shown may be cut. nil = all.
  ///   - filter: which events are asked for.
  ///   - isReversed: the oldest first.
  public init(
    _ queries: Queries, limit: Int? = 30, _ filter: EventFilter = EventFilter(), isReversed: Bool = false
  ) throws {
    self.isReversed = isReversed
    position = try RecordPosition(queries)
    zone = RegisterZone(try queries.settings().opening?.timezone ?? "UTC")
    total = try queries.eventCount(filter)
    shown = min(limit ?? total, total)
    commits = try LoggedCommits(queries, count: shown, filter, isReversed: isReversed)
  }
}

extension LogReport {
  public var failure: FileFailure? { commits.failure }

  public var document: Document {
    if total == 0 { return Document([.paragraph("No event was recorded that fits.")]) }
    let count =
      shown < total ? "\(Plural.digits(shown)) of \(Plural.counted(total, "event"))" : Plural.counted(total, "event")
    var table = Table(columns: [.fixed("Event"), .fixed("Subject"), .init("What happened", minimumWidth: 24)])
    table.rows = Rows(making: tableRows)
    return Document([
      .paragraph([TextRun(count, .strong), TextRun(isReversed ? ", oldest first" : ", newest first")]), .table(table),
    ])
  }

  private func tableRows() -> AnyIterator<Table.Row> {
    let commits = commits.makeIterator()
    var rows: [Table.Row].Iterator?
    return AnyIterator {
      while true {
        if let row = rows?.next() { return row }
        guard let commit = commits.next() else { return nil }
        rows = tableRows(commit).makeIterator()
      }
    }
  }

  /// A heading, and what one command wrote.
  private func tableRows(_ commit: [HistoryItem]) -> [Table.Row] {
    guard let first = commit.first else { return [] }
    let heading = "\(DayWording.long(zone.date(of: first.event.time)))  \(first.event.actor)".rich
    let count = commit.count == 1 ? nil : RichText("\(commit.count) events")
    return [.group(heading, detail: count)] + commit.map { .cells(cells($0)) }
  }

  private func cells(_ item: HistoryItem) -> [Table.Cell] {
    var lines: [RichText] = [item.openSentence]
    if item.effective != zone.date(of: item.event.time) {
      lines.append(.init("On \(DayWording.long(item.effective))", .quiet))
    }
    if item.fate != .later { lines += item.remarks.map { .init($0, .warning) } }
    return [
      .init("\(item.event.id)", .reference), .init("\(EventSentence(subject: item.event.subject).name)"),
      .init(lines: lines),
    ]
  }

  public var records: RecordTable {
    RecordTable(
      columns: ["event", "commit", "time", "effective", "actor", "type", "subject", "sentence", "sharing", "fate"],
      listing: Rows(making: fields))
  }

  private func fields() -> AnyIterator<[RecordTable.Field]> {
    AnyIterator(
      commits.lazy.flatMap { commit in commit.lazy.map { Self.fields($0, commit: commit.first?.event.id) } }
        .makeIterator())
  }

  private static func fields(_ item: HistoryItem, commit: EventID?) -> [RecordTable.Field] {
    let event = item.event
    return [
      .init(reference: event.id), .init(commit.map { "\($0)" }), .init(reference: event.time),
      .init(item.effective), .text(event.actor), .text(event.type), .init(reference: event.subject),
      .text(item.openSentence.plain), .text(event.sharing.rawValue), .text(item.fate.name),
    ]
  }

  public var json: JSONValue {
    let items = Rows(of: commits) { commit -> JSONValue in
      [
        "events": .array(commit.map { $0.json(sentence: $0.openSentence) }),
        "time": JSONValue(commit.first.map { "\($0.event.time)" }),
      ]
    }
    return position.json(
      schema: "log/1", [("items", .rows(items)), ("shown", .integer(shown)), ("total", .integer(total))])
  }
}
