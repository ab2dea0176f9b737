public import Domain
public import EventLog
public import Projections
import Registry

/// A session on a day, with the proposals that were tabled in it and how they stand.
public struct SessionDetail: Report {
  let position: RecordPosition
  let reference: SessionReference
  let state: Session
  let dialogue: DialogueRow?
  let proposals: ListReport
  /// What was attached to it.
  let documents: [DocumentRow]

  /// - Throws: `RegisterFailure.unknown` if the session is not known on that day.
  public init(_ queries: Queries, of reference: SessionReference) throws {
    self.reference = reference
    position = try RecordPosition(queries)
    state = try queries.sessionState(reference)
    guard state.state != nil else { throw RegisterFailure.unknown(.session, "\(reference)", nearest: []) }
    dialogue = try queries.dialogue(reference.dialogue)
    documents = try queries.documents(of: .session(reference))
    var filter = Filter()
    filter.session = reference
    proposals = try ListReport(queries, filter: filter)
  }

  public var failure: FileFailure? { proposals.failure }

  public var document: Document {
    var facts: [Document.Fact] = []
    if let dialogue { facts.append(.init("Dialogue", .init("\(dialogue.title) (\(dialogue.code))"))) }
    if let date = state.date {
      let left = state.state == .planned ? ", \(DayWording.distance(to: date, from: position.asOf))" : ""
      facts.append(
        .init((state.state?.words ?? "").capitalizedFirst.rich, .init(DayWording.span(date, state.until) + left)))
    }
    if let venue = state.venue { facts.append(.init("Venue", .init(venue))) }
    facts += state.heads.map { Document.Fact("Head (\($0.side))".rich, .init($0.name)) }
    if let agreed = state.minutesAgreed { facts.append(.init("Minutes", .init("agreed \(DayWording.long(agreed))"))) }
    if let source = state.provenance.source() { facts.append(.init("Source", .init(source, .quiet))) }
    facts += documents.map(\.shown)
    var document = Document(title: "\(reference)", [.facts(facts)])
    if proposals.items.isEmpty {
      document.append(.paragraph("No proposal was tabled in it."))
    } else {
      document.append(.heading(level: 1, "Tabled in it"))
      document.blocks += proposals.document.blocks.dropFirst()
    }
    return document
  }

  public var records: RecordTable { proposals.records }

  public var json: JSONValue {
    position.json(
      schema: "session/1",
      [
        ("session", JSONValue(reference: reference)), ("dialogue", .string(reference.dialogue)),
        ("state", JSONValue(state.state?.rawValue)), ("date", JSONValue(state.date)),
        ("until", JSONValue(state.until)), ("venue", JSONValue(state.venue)),
        ("heads", .array(state.heads.map { ["side": .string($0.side), "name": .string($0.name)] })),
        ("minutesAgreed", JSONValue(state.minutesAgreed)), ("authority", JSONValue(state.provenance.authority)),
        ("documents", .array(documents.map(\.json))), ("items", proposals.json["items"] ?? .array([])),
      ])
  }
}
