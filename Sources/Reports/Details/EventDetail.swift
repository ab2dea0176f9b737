public import Domain
import EventLog
public import Projections
import Registry

/// One event as it was recorded, and what was said about it since.
public struct EventDetail: Report {
  let position: RecordPosition
  let item: HistoryItem
  private let papers: [String: (number: String, dated: CalendarDate)]

  /// - Throws: `RegisterFailure.unknown` if no such event is known at that moment.
  public init(_ queries: Queries, of id: EventID) throws {
    position = try RecordPosition(queries)
    papers = try queries.papers()
    guard let event = try queries.event(id) else {
      throw RegisterFailure.unknown(.event, "\(id)", nearest: [])
    }
    let history = try queries.history(of: event.subject)
    let items = HistoryReader(of: event.subject, events: history, asOf: queries.day).items
    guard let found = items.first(where: { $0.event.id == id }) else {
      throw RegisterFailure.unknown(.event, "\(id)", nearest: [])
    }
    item = found
  }

  public var document: Document {
    let event = item.event
    var facts: [Document.Fact] = [
      .init("Says", item.sentence), .init("About", .init("\(event.subject)", .reference)),
      .init("Type", .init(event.type)),
      .init("Took effect", .init(DayWording.long(item.effective))),
      .init("Recorded", .init("\(event.time) by \(event.actor)")), .init("Sharing", .init(event.sharing.words)),
    ]
    if let source = item.provenance.source(papers: papers) { facts.append(.init("Source", .init(source))) }
    if let reason = item.provenance.reason { facts.append(.init("Reason", .init(reason))) }
    for confirmation in item.confirmations {
      facts.append(.init("Confirmed", .init(confirmation.source(papers: papers) ?? "no source named")))
    }
    if !event.basis.isEmpty {
      facts.append(.init("Decided on", .init(event.basis.map(\.description).joined(separator: ", "))))
    }
    for remark in item.remarks { facts.append(.init("Since", .init(remark, .warning))) }
    return Document(title: "Event \(event.id)".rich, [.facts(facts)])
  }

  public var records: RecordTable {
    let event = item.event
    return RecordTable(
      columns: ["event", "effective", "time", "actor", "type", "subject", "sentence", "sharing", "fate"],
      rows: [
        [
          .init(reference: event.id), .init(item.effective), .init(reference: event.time), .text(event.actor),
          .text(event.type), .init(reference: event.subject), .text(item.sentence.plain),
          .text(event.sharing.rawValue), .text(item.fate.name),
        ]
      ])
  }

  public var json: JSONValue {
    var members: [(String, JSONValue)] = []
    if case .object(let own) = item.json { members = own.map { ($0.name, $0.value) } }
    members.append(("basis", JSONValue(item.event.basis.map(\.description))))
    return position.json(schema: "event/1", members)
  }
}
