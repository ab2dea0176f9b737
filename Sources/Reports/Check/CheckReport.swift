public import Domain
import EventLog
public import Projections
import Registry

/// What a careful officer mends, each finding with the command that mends it.
public struct CheckReport: Report {
  let position: RecordPosition
  /// By rule, then by reference.
  let findings: [CheckFinding]
  /// How many histories were looked at.
  let histories: Int

  /// - Parameter now: the moment of the question, against which the clocks of all streams are compared.
  public init(_ queries: Queries, now: Timestamp) throws {
    position = try RecordPosition(queries)
    let subjects = try queries.subjects()
    histories = subjects.count
    let held = try queries.knownSizes()
    let latest = queries.moment.known == nil ? now.adding(seconds: 86_400) : nil
    let (gone, heirs) = (try Self.gone(queries), try queries.heirs())
    var letters = LetterCheck()
    var found: [CheckFinding] = []
    for subject in subjects {
      let history = try queries.history(of: subject)
      let standing = StandingHistory(of: history, asOf: queries.day)
      found +=
        HistoryCheck(subject: subject, history: history, standing: standing, held: held, latest: latest).findings
      switch subject {
      case .proposal(let reference):
        let proposal = Proposal.folding(standing.proposalFacts).state.passed(to: heirs)
        found +=
          ProposalCheck(reference: reference, proposal: proposal, standing: standing, gone: gone).findings
      case .paper(let reference): letters.take(reference, standing)
      case .register, .institution, .dialogue, .session, .calendar, .circulation, .reminder, .other: break
      }
    }
    found += letters.findings(on: queries.day)
    found += try Self.withoutNextStep(queries) + Self.undefinedCalendars(queries)
    findings = CheckRule.allCases.flatMap { rule in found.filter { $0.rule == rule } }
  }

  public var isClean: Bool { findings.isEmpty }

  /// Bodies whose work has ended or passed to several: what they own has to be given to somebody.
  private static func gone(_ queries: Queries) throws -> [String: Institution.Succession] {
    var gone: [String: Institution.Succession] = [:]
    for row in try queries.institutions() {
      let succession = try queries.institutionState(row.code).succession
      if let succession, [.closed, .split].contains(succession.how) { gone[row.code] = succession }
    }
    return gone
  }

  private static func withoutNextStep(_ queries: Queries) throws -> [CheckFinding] {
    try queries.proposalsWithoutNextStep().map { row in
      CheckFinding(
        rule: .noNextStep, reference: row.reference.text,
        sentence: "No open follow-up with a date; it is \(row.status.words).",
        command: "rapport follow-up add \(row.reference) \"ACTION\" --owner \(row.lead ?? "I") --due D")
    }
  }

  private static func undefinedCalendars(_ queries: Queries) throws -> [CheckFinding] {
    let known = Set(try queries.calendarCodes())
    return try queries.institutions().compactMap { row in
      guard let calendar = row.calendar, !known.contains(calendar) else { return nil }
      return CheckFinding(
        rule: .undefinedCalendar, reference: row.code,
        sentence: "Its calendar \(calendar) is not defined: Saturday and Sunday are taken for its days off.",
        command: "rapport calendar define \(calendar) --weekend sat,sun")
    }
  }
}

extension CheckReport {
  public var document: Document {
    let count =
      findings.isEmpty
      ? "Nothing to mend" : "\(Plural.counted(findings.count, "thing")) to mend"
    var document = Document([
      .paragraph([
        TextRun(count, .strong),
        TextRun(" in \(Plural.counted(histories, "history", "histories")) as at \(DayWording.long(position.asOf)). "),
        TextRun("The bytes of the log are checked by: "), TextRun("rapport verify", .reference),
      ])
    ])
    if !findings.isEmpty { document.append(.table(table)) }
    return document
  }

  private var table: Table {
    var table = Table(columns: [.fixed("About"), .init("Finding, and what mends it", minimumWidth: 28)])
    table.rows = Rows(making: tableRows)
    return table
  }

  /// A row for each finding, those of each rule under its heading.
  private func tableRows() -> AnyIterator<Table.Row> {
    let counts = Dictionary(findings.map { ($0.rule, 1) }, uniquingKeysWith: +)
    return AnyIterator(
      grouping: findings.makeIterator(), by: \.rule,
      heading: { .group($0.rule.heading.rich, detail: .init(Plural.digits(counts[$0.rule] ?? 0))) },
      row: { .cells(Self.cells($0)) })
  }

  private static func cells(_ finding: CheckFinding) -> [Table.Cell] {
    let command = finding.command.map { [RichText($0, .reference)] } ?? []
    return [.init(finding.reference, .reference), .init(lines: [.init(finding.sentence)] + command)]
  }

  public var records: RecordTable {
    RecordTable(
      columns: ["rule", "reference", "finding", "command"],
      listing: Rows(of: findings) {
        [.text($0.rule.rawValue), .text($0.reference), .text($0.sentence), .init($0.command)]
      })
  }

  public var json: JSONValue {
    let items = Rows(of: findings) { finding -> JSONValue in
      [
        "rule": .string(finding.rule.rawValue), "reference": .string(finding.reference),
        "finding": .string(finding.sentence), "command": JSONValue(finding.command),
      ]
    }
    return position.json(
      schema: "check/1",
      [("items", .rows(items)), ("count", .integer(findings.count)), ("histories", .integer(histories))])
  }
}
