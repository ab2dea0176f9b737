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
  public init(_ queries: Queries, of reference: FollowUpReference, wording: Wording = .english) throws {
    self.reference = reference
    parent = try ProposalDetail(queries, of: reference.proposal, wording: wording)
    guard let found = parent.proposal.followUps[reference.number] else {
      let known = parent.proposal.followUps.keys.sorted()
      throw RegisterFailure.proposal(
        reference.proposal, .unknownFollowUp(reference.number, known: known),
        title: parent.proposal.tabling?.title.wording())
    }
    followUp = found
  }

  private var wording: Wording { parent.wording }

  private var notes: [Proposal.Position] { parent.notes.filter { $0.note.followUp == reference.number } }

  public var document: Document {
    let title = parent.proposal.tabling.map { RichText("  ") + wording.recorded($0.title) } ?? RichText()
    var due = followUp.due.map { RichText(wording.long($0)) } ?? wording.rich(.noDate, [:], .warning)
    if let source = wording.source(followUp.dueProvenance, papers: parent.papers) {
      due += "\n" + source.styled(.quiet)
    }
    let states = wording.stateLines(of: followUp, on: parent.day)
    var facts: [Document.Fact] = [
      .init(wording[.proposal], RichText("\(reference.proposal)", .reference) + title),
      .init(wording[.owner], parent.institutions.codeAndNamed(followUp.owner)), .init(wording[.due], due),
      .init(wording[.state], states.joined(separator: wording[.comma])),
    ]
    facts += passing
    if followUp.isDecision { facts.append(.init(wording[.decision], wording[.putBeforeSession])) }
    if let outcome = followUp.outcome { facts.append(.init(wording[.outcome], wording.recorded(outcome))) }
    facts.append(.init(wording[.added], .init(wording.long(followUp.added))))
    var document = Document(
      title: RichText("\(reference)") + "  " + wording.recorded(followUp.action), [.facts(facts)],
      language: wording.language)
    if !followUp.moves.isEmpty { document.blocks += [.heading(level: 1, movesHeading), .table(moveTable)] }
    if !notes.isEmpty {
      document.blocks += [.heading(level: 1, wording[.positions]), .table(parent.noteTable(notes))]
    }
    let command = RichText("rapport history \(reference)", .reference)
    document.append(.note(wording.rich(.everythingRecorded, ["command": .rich(command)])))
    return document
  }

  private var movesHeading: RichText {
    guard followUp.slips > 0 else { return wording[.movesOfDate] }
    return wording.rich(
      .movesOfDateNet,
      ["moved": .text(wording.moved(followUp.slips)), "days": .text(wording.signed(followUp.netSlip))])
  }

  /// Whose work the owner took over, or that the owner is no more.
  private var passing: [Document.Fact] {
    let promised = parent.recorded.followUps[reference.number]?.owner ?? followUp.owner
    guard let end = parent.institutions.heirs.succession(of: promised) else { return [] }
    let words = RichText(wording.passed(promised, end, .longDay(end.on)))
    guard followUp.owner == promised, followUp.isOpen else { return [.init(wording[.promisedBy], words)] }
    let command = RichText("rapport follow-up reassign \(reference) --owner I", .reference)
    return [.init(wording[.inDoubt], (words + wording[.colon]).styled(.warning) + command)]
  }

  private var moveTable: Table {
    let reasons = Dictionary(parent.history.facts.map { ($0.id, $0.provenance) }) { first, _ in first }
    return Table(
      columns: [
        .fixed(wording[.on]), .fixed(wording[.fromHeading]), .fixed(wording[.toHeading]),
        .number(wording[.daysHeading]), .init(wording[.reasonAndSource], minimumWidth: 16),
      ],
      rows: followUp.moves.map { move in
        let provenance = reasons[move.event]
        let lines = [provenance?.reason.map { wording.recorded($0) }, provenance.map { parent.source($0, move.event) }]
        return .cells([
          .init(wording.short(move.on)), .init(move.from.map(wording.short) ?? wording(.noDate)),
          .init(wording.short(move.to)), .init(move.from.map { "\($0.days(to: move.to))" } ?? ""),
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
