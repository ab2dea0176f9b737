public import Domain
import EventLog
public import Projections
import Registry

/// Everything that holds of one follow-up on a day.
public struct FollowUpDetail: Report {
  let parent: ProposalDetail
  let followUp: FollowUp
  let reference: FollowUpReference

  /// - Throws: `RegisterFailure.proposal` if the proposal is not on the table on that day, or has no such follow-up.
  public init(_ queries: Queries, of reference: FollowUpReference) throws {
    self.reference = reference
    parent = try ProposalDetail(queries, of: reference.proposal)
    guard let found = parent.proposal.followUps[reference.number] else {
      let known = parent.proposal.followUps.keys.sorted()
      throw RegisterFailure.proposal(
        reference.proposal, .unknownFollowUp(reference.number, known: known),
        title: parent.proposal.tabling?.title.wording())
    }
    followUp = found
  }

  private var notes: [Proposal.Position] { parent.notes.filter { $0.note.followUp == reference.number } }

  public var document: Document {
    let title = parent.proposal.tabling?.title.wording() ?? ""
    var due = followUp.due.map(DayWording.long).map { RichText($0) } ?? .init("no date", .warning)
    if let source = followUp.dueProvenance.source(papers: parent.papers) { due += "\n" + RichText(source, .quiet) }
    var facts: [Document.Fact] = [
      .init("Proposal", [TextRun("\(reference.proposal)", .reference), TextRun("  \(title)")]),
      .init("Owner", .init(parent.institutions.codeAndName(followUp.owner))), .init("Due", due),
      .init("State", followUp.stateLines(on: parent.day).joined(separator: ", ")),
    ]
    facts += passing
    if followUp.isDecision { facts.append(.init("Decision", "put before the next session")) }
    if let outcome = followUp.outcome { facts.append(.init("Outcome", .init(outcome))) }
    facts.append(.init("Added", .init(DayWording.long(followUp.added))))
    var document = Document(title: .init("\(reference)  \(followUp.action)"), [.facts(facts)])
    if !followUp.moves.isEmpty {
      let slips =
        followUp.slips == 0
        ? "" : ": \(DayWording.moved(followUp.slips)), net \(followUp.netSlip > 0 ? "+" : "")\(followUp.netSlip) days"
      document.blocks += [.heading(level: 1, "Moves of the date\(slips)".rich), .table(moveTable)]
    }
    if !notes.isEmpty { document.blocks += [.heading(level: 1, "Positions"), .table(parent.noteTable(notes))] }
    document.append(.note(["Everything that was recorded: ", TextRun("rapport history \(reference)", .reference)]))
    return document
  }

  /// Whose work the owner took over, or that the owner is no more.
  private var passing: [Document.Fact] {
    let promised = parent.recorded.followUps[reference.number]?.owner ?? followUp.owner
    guard let end = parent.institutions.heirs.succession(of: promised) else { return [] }
    let words = "\(promised) \(InstitutionWording.words(for: end)) on \(DayWording.long(end.on))"
    guard followUp.owner == promised, followUp.isOpen else { return [.init("Promised by", .init(words))] }
    let command = "rapport follow-up reassign \(reference) --owner I"
    return [.init("In doubt", [TextRun("\(words): ", .warning), TextRun(command, .reference)])]
  }

  private var moveTable: Table {
    let reasons = Dictionary(parent.history.facts.map { ($0.id, $0.provenance) }) { first, _ in first }
    return Table(
      columns: [
        .fixed("On"), .fixed("From"), .fixed("To"), .number("Days"), .init("Reason and source", minimumWidth: 16),
      ],
      rows: followUp.moves.map { move in
        let provenance = reasons[move.event]
        let lines = [provenance?.reason.map { RichText($0) }, provenance.map { parent.source($0, move.event) }]
        return .cells([
          .init(DayWording.short(move.on)), .init(move.from.map(DayWording.short) ?? "no date"),
          .init(DayWording.short(move.to)), .init(move.from.map { "\($0.days(to: move.to))" } ?? ""),
          .init(lines: lines.compactMap { $0 }),
        ])
      })
  }

  public var records: RecordTable {
    RecordTable(
      columns: ["followUp", "from", "to", "on", "event"],
      rows: followUp.moves.map { move in
        [.init(reference: reference), .init(move.from), .init(move.to), .init(move.on), .init(reference: move.event)]
      })
  }

  public var json: JSONValue {
    var members: [(String, JSONValue)] = []
    if case .object(let own) = parent.json(followUp) { members = own.map { ($0.name, $0.value) } }
    members.append(("proposal", JSONValue(reference: reference.proposal)))
    members.append(("title", JSONValue(parent.proposal.tabling?.title.wording())))
    members.append(("notes", .array(notes.map { parent.json($0) })))
    return parent.position.json(schema: "follow-up/1", members)
  }
}
