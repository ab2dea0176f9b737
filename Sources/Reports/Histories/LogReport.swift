import Domain
import EventLog
public import Projections
import Registry

/// The newest events of the log, those that one command wrote together.
public struct LogReport: Report {
  let position: RecordPosition
  let commits: [[HistoryItem]]
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
    let rows = try queries.log(limit: limit, filter, isReversed: isReversed)
    shown = rows.count
    var readers: [Subject: [EventID: HistoryItem]] = [:]
    var commits: [[HistoryItem]] = []
    var last: EventID?
    for row in rows {
      let subject = row.event.subject
      if readers[subject] == nil {
        let reader = HistoryReader(of: subject, events: try queries.history(of: subject), asOf: queries.day)
        readers[subject] = Dictionary(reader.items.map { ($0.event.id, $0) }) { first, _ in first }
      }
      guard let item = readers[subject]?[row.event.id] else { continue }
      let commit = EventID(stream: row.event.id.stream, number: row.commit)
      if commit == last {
        commits[commits.count - 1].append(item)
      } else {
        commits.append([item])
      }
      last = commit
    }
    // The newest commit stands first; inside a commit the events stand as they were written.
    self.commits = isReversed ? commits : commits.map { $0.reversed() }
  }
}

extension LogReport {
  public var document: Document {
    if total == 0 { return Document([.paragraph("No event was recorded that fits.")]) }
    let count =
      shown < total ? "\(Plural.digits(shown)) of \(Plural.counted(total, "event"))" : Plural.counted(total, "event")
    var table = Table(columns: [.fixed("Event"), .fixed("Subject"), .init("What happened", minimumWidth: 24)])
    for commit in commits {
      guard let first = commit.first else { continue }
      table.rows.append(
        .group(
          "\(DayWording.long(zone.date(of: first.event.time)))  \(first.event.actor)".rich,
          detail: commit.count == 1 ? nil : .init("\(commit.count) events")))
      for item in commit { table.append(cells(item)) }
    }
    return Document([
      .paragraph([TextRun(count, .strong), TextRun(isReversed ? ", oldest first" : ", newest first")]), .table(table),
    ])
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
      rows: commits.flatMap { commit in
        commit.map { item in
          let event = item.event
          return [
            .init(reference: event.id), .init(commit.first.map { "\($0.event.id)" }), .init(reference: event.time),
            .init(item.effective), .text(event.actor), .text(event.type), .init(reference: event.subject),
            .text(item.openSentence.plain), .text(event.sharing.rawValue), .text(item.fate.name),
          ]
        }
      })
  }

  public var json: JSONValue {
    let items = commits.map { commit -> JSONValue in
      [
        "events": .array(commit.map { $0.json(sentence: $0.openSentence) }),
        "time": JSONValue(commit.first.map { "\($0.event.time)" }),
      ]
    }
    return position.json(
      schema: "log/1", [("items", .array(items)), ("shown", .integer(shown)), ("total", .integer(total))])
  }
}
