import Domain
public import EventLog
public import Projections
import Registry

/// A dialogue on a day: its sessions, and the proposals that are open.
public struct DialogueDetail: Report {
  let position: RecordPosition
  private let state: DialogueState
  let sessions: SessionListReport
  let proposals: ListReport

  /// - Throws: `RegisterFailure.unknown` if the dialogue is not open on that day.
  public init(_ queries: Queries, of code: String) throws {
    position = try RecordPosition(queries)
    guard let state = try DialogueState.all(queries).first(where: { $0.dialogue.code == code }) else {
      throw RegisterFailure.unknown(.dialogue, code, nearest: [])
    }
    self.state = state
    sessions = try SessionListReport(queries, dialogue: code)
    var filter = Filter()
    filter.dialogue = code
    filter.isOpen = true
    proposals = try ListReport(queries, filter: filter)
  }

  public var failure: FileFailure? { proposals.failure }

  public var document: Document {
    let apart = state.standing == 0 ? "" : "; \(Plural.counted(state.standing, "standing commitment")) apart"
    let dialogue = state.dialogue
    var facts: [Document.Fact] = [
      .init("Sides", .init("\(SideWording.name(dialogue.ours)) (ours) and \(SideWording.name(dialogue.theirs))")),
      .init("Proposals", .init("\(Plural.digits(state.proposals)), \(Plural.digits(state.open)) of them open\(apart)")),
      .init("Overdue", .init(Plural.counted(state.overdue, "follow-up"), state.overdue == 0 ? .plain : .bad)),
    ]
    if let next = state.next {
      let left = DayWording.distance(to: next.date, from: position.asOf)
      facts.append(
        .init("Next session", .init("\(next.reference), \(DayWording.span(next.date, next.until)), \(left)")))
    }
    var document = Document(title: .init("\(dialogue.code)  \(dialogue.title)"), [.facts(facts)])
    document.blocks += [.heading(level: 1, "Sessions")] + sessions.document.blocks
    if !proposals.items.isEmpty {
      document.append(.heading(level: 1, "Open proposals"))
      document.blocks += proposals.document.blocks.dropFirst()
    }
    return document
  }

  public var records: RecordTable { proposals.records }

  public var json: JSONValue {
    var members: [(String, JSONValue)] = []
    if case .object(let own) = state.json { members = own.map { ($0.name, $0.value) } }
    members.append(("sessions", sessions.json["items"] ?? .array([])))
    members.append(("items", proposals.json["items"] ?? .array([])))
    return position.json(schema: "dialogue/1", members)
  }
}
