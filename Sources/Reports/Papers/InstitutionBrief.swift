public import Domain
public import EventLog
public import Projections
import Registry

/// One institution's part of a dialogue, or of all: what it owes, what waits for it, what it answers for.
public struct InstitutionBrief: Report {
  /// The reports of the dialogues that it has a part in.
  private let reports: [FollowUpReport]
  private let code: String
  private let position: RecordPosition
  private let institutions: Institutions
  private let wording: Wording
  private let contacts: [(post: String, address: String)]

  /// - Parameters:
  ///   - code: the institution, as it stands in the register.
  ///   - dialogue: only its part of this one; nil = of all.
  /// - Throws: `RegisterFailure.unknown` if one of them is not registered by that day.
  public init(
    _ queries: Queries, of code: String, dialogue: String? = nil, leaf: (EventID) -> Digest? = { _ in nil },
    wording: Wording = .english
  ) throws {
    self.wording = wording
    self.code = code
    position = try RecordPosition(queries, leaf: leaf)
    institutions = try Institutions(queries, wording)
    guard institutions[code] != nil else { throw RegisterFailure.unknown(.institution, code, nearest: []) }
    contacts = try queries.institutionState(code).contacts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    reports = try (dialogue.map { [$0] } ?? queries.dialogues().map(\.code)).map {
      try FollowUpReport(queries, dialogue: $0, leaf: leaf, wording: wording)
    }
  }

  private var day: CalendarDate { position.asOf }

  private var command: String {
    "rapport report --institution \(code)" + (reports.first.map(\.audienceOptions) ?? "")
  }

  /// Its own open follow-ups, those due first in front.
  private func tasks(_ report: FollowUpReport) -> [FollowUpReport.OpenFollowUp] {
    report.tasks.filter { $0.followUp.owner == code }
  }

  /// The proposals that it leads, supports, answers or has promised something for.
  private func items(_ report: FollowUpReport) -> [ReportItem] {
    report.items.filter { item in
      let bodies = [item.row.lead].compactMap { $0 } + item.row.support + item.row.counterpart + item.open.map(\.owner)
      return bodies.contains(code)
    }
  }

  /// Those that wait for it.
  private func waiting(_ report: FollowUpReport) -> [ReportItem] {
    report.items.filter { $0.proposal.isOpen && $0.proposal.waiting?.value.on == code }
  }

  public var document: Document {
    var facts: [Document.Fact] = [.init(wording[.asAt], .init(wording.long(day), .strong))]
    if let side = institutions.side(code) { facts.append(.init(wording[.side], .init(wording.side(side)))) }
    facts += contacts.map { .init(wording[.contact], "\($0.post)  \($0.address)".rich) }
    var document = Document(
      title: wording.rich(.briefFor, ["name": .rich(institutions.named(code))]), subtitle: .init(code),
      [.facts(facts)], language: wording.language)
    document.day = day
    document.append(.paragraph(headline))
    document.blocks += institutions.passing(code)
    for report in reports where !items(report).isEmpty { document.blocks += blocks(report) }
    document.append(.note(position.note(command: command, wording)))
    return document
  }

  private var headline: RichText {
    let all = reports.flatMap(tasks)
    let late = all.filter { $0.followUp.isOverdue(on: day) }
    let proposals = reports.reduce(0) { $0 + items($1).count }
    guard proposals > 0 else {
      return wording[.hasNoPart]
    }
    var words = wording.rich(
      .hasPart,
      [
        "proposals": .text(wording.spelled(.proposals, proposals)),
        "tasks": .text(wording.spelled(.openFollowUps, all.count)),
      ])
    if let oldest = late.compactMap(\.followUp.due).min() {
      words += wording.rich(
        .partOverdue,
        [
          "late": .rich(wording.rich(.overdueFollowUps, ["n": .spelled(late.count)], .bad)),
          "days": .number(oldest.days(to: day)),
        ])
    }
    return wording.sentence(words)
  }

  private func blocks(_ report: FollowUpReport) -> [Document.Block] {
    var blocks: [Document.Block] = [.sheet(wording.recorded(report.frame.dialogue.title), detail: next(report))]
    let tasks = tasks(report)
    if !tasks.isEmpty { blocks += [.heading(level: 2, wording[.whatItOwes]), .table(report.taskTable(tasks))] }
    let waiting = waiting(report)
    if !waiting.isEmpty {
      blocks += [
        .heading(level: 2, wording[.whatWaitsForIt]),
        .bullets(waiting.map { RichText("\($0.reference)", .reference) + "  " + report.title(of: $0) }),
      ]
    }
    let items = items(report)
    return blocks + [.heading(level: 2, wording[.whatItHasPartIn]), .table(report.matrix(of: items))]
  }

  private func next(_ report: FollowUpReport) -> RichText? {
    report.frame.next.map {
      wording.rich(
        .nextSessionOn, ["session": "\($0.reference)", "day": .text(wording.span($0.date, $0.until))])
    }
  }

  public var records: RecordTable {
    let all = reports.map { report in
      let own = Set(items(report).map(\.reference.text))
      return report.records(where: { own.contains($0.reference.text) })
    }
    return RecordTable(columns: all.first?.columns ?? [], rows: all.flatMap(\.rows))
  }

  public var json: JSONValue {
    position.json(
      schema: "brief/1",
      [
        ("institution", .string(code)), ("name", JSONValue(institutions.name(code))),
        ("overdue", .integer(reports.flatMap(tasks).count { $0.followUp.isOverdue(on: day) })),
        ("followUps", .array(reports.flatMap { report in tasks(report).map(report.json) })),
        ("waiting", JSONValue(reports.flatMap(waiting).map { "\($0.reference)" })),
        ("items", .array(reports.flatMap { report in items(report).map(report.json) })),
        ("program", .string(Product.name)),
        ("command", .string(position.again(command, wording))),
      ])
  }
}
