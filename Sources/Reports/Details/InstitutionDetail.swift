import Domain
public import Projections
import Registry

/// An institution on a day: what it is called, what it answers for and what it owes.
public struct InstitutionDetail: Report {
  let position: RecordPosition
  let code: String
  let state: Institution
  let institutions: Institutions
  /// Proposals that it leads, supports, answers or has promised something for.
  let proposals: [ProposalRow]
  /// Its open follow-ups, those due first in front.
  let followUps: [FollowUpRow]
  /// Names that it bore before, each with the last day.
  let formerNames: [(name: Text, until: CalendarDate)]

  /// - Parameter code: as it stands in the register.
  /// - Throws: `RegisterFailure.unknown` if it is not registered by that day.
  public init(_ queries: Queries, of code: String) throws {
    self.code = code
    position = try RecordPosition(queries)
    institutions = try Institutions(queries)
    state = try queries.institutionState(code)
    guard state.name != nil else { throw RegisterFailure.unknown(.institution, code, nearest: []) }
    var filter = Filter()
    filter.institution = code
    filter.isOpen = true
    proposals = try queries.proposals(filter)
    followUps = try queries.followUps(filter)
    formerNames = try queries.formerNames(of: code)
  }

  private var day: CalendarDate { position.asOf }

  private func role(in row: ProposalRow) -> String {
    if row.lead == code { return "lead" }
    if row.support.contains(code) { return "support" }
    return row.counterpart.contains(code) ? "counterpart" : "owner of a follow-up"
  }

  public var document: Document {
    let name = state.name?.wording() ?? code
    var facts = (state.name?.others() ?? []).map { other in
      Document.Fact("Name (\(other.language))".rich, .init(other.wording, language: TextLanguage(other.language)))
    }
    let kind = state.kind.map { ", \(InstitutionKind.words(for: $0))" } ?? ""
    facts += formerNames.map { former in
      Document.Fact("Until \(DayWording.short(former.until))".rich, Wording.english.inAllLanguages(former.name))
    }
    facts.append(.init("Side", .init(SideWording.name(state.side) + kind)))
    if let parent = state.parent {
      facts.append(.init("Part of", .init(institutions.codeAndName(institutions.heirs.heir(of: parent)))))
    }
    if !state.aliases.isEmpty { facts.append(.init("Also", .init(state.aliases.joined(separator: ", ")))) }
    if let calendar = state.calendar { facts.append(.init("Calendar", .init(calendar))) }
    facts += predecessorFacts + successionFacts
    facts += state.contacts.sorted { $0.key < $1.key }.map { Document.Fact("Contact", "\($0.key)  \($0.value)".rich) }
    let late = followUps.count { $0.due.map { $0 < day } ?? false }
    facts.append(
      .init(
        "Open follow-ups",
        [TextRun(Plural.digits(followUps.count)), TextRun(late == 0 ? "" : ", \(late) overdue", .bad)]))
    var document = Document(title: .init("\(code)  \(name)"), [.facts(facts)])
    document.blocks += passing
    if !followUps.isEmpty { document.blocks += [.heading(level: 1, "What it has promised"), .table(promises)] }
    if !proposals.isEmpty { document.blocks += [.heading(level: 1, "Open proposals"), .table(concerns)] }
    document.append(.note(["Everything that was recorded: ", TextRun("rapport history \(code)", .reference)]))
    return document
  }

  private var promises: Table {
    Table(
      columns: [.fixed("Follow-up"), .init("Action", minimumWidth: 20), .fixed("Due"), .number("Days late")],
      rows: followUps.map { row in
        let late = row.due.map { $0.days(to: day) } ?? 0
        return .cells([
          .init("\(row.reference)", .reference), .init(row.action),
          .init(row.due.map(DayWording.long) ?? "no date"), late > 0 ? .init(Plural.digits(late), .bad) : .init(),
        ])
      })
  }

  private var concerns: Table {
    Table(
      columns: [
        .fixed("Proposal"), .init("Title", minimumWidth: 20), .init("Status", minimumWidth: 14),
        .init("As", minimumWidth: 8),
      ],
      rows: proposals.map { row in
        .cells([
          .init("\(row.reference)", .reference), .init(row.title), .init(row.status.words), .init(role(in: row)),
        ])
      })
  }

  public var records: RecordTable {
    RecordTable(
      columns: ["institution", "followUp", "action", "due", "proposal", "title"],
      rows: followUps.map { row in
        [
          .text(code), .init(reference: row.reference), .text(row.action), .init(row.due),
          .init(reference: row.proposal.reference), .text(row.proposal.title),
        ]
      })
  }

  public var json: JSONValue {
    position.json(
      schema: "institution/1",
      [
        ("institution", .string(code)), ("name", JSONValue(state.name?.wording())),
        ("names", state.name.map { JSONValue(text: $0) } ?? .null), ("side", .string(state.side)),
        ("kind", JSONValue(state.kind)), ("parent", JSONValue(state.parent)), ("aliases", JSONValue(state.aliases)),
        ("calendar", JSONValue(state.calendar)),
        ("succession", JSONValue(state.succession)), ("heir", JSONValue(heir)),
        ("predecessors", .array(predecessors.map(json))),
        (
          "formerNames",
          .array(formerNames.map { ["name": .string($0.name.wording()), "until": JSONValue($0.until)] })
        ),
        ("contacts", .array(state.contacts.sorted { $0.key < $1.key }.map(json))),
        (
          "followUps",
          .array(
            followUps.map { row in
              [
                "followUp": JSONValue(reference: row.reference), "action": .string(row.action),
                "due": JSONValue(row.due),
              ]
            })
        ),
        (
          "proposals",
          .array(
            proposals.map { row in
              [
                "proposal": JSONValue(reference: row.reference), "title": .string(row.title),
                "as": .string(role(in: row)),
              ]
            })
        ),
      ])
  }
}
