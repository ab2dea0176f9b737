public import Domain
import EventLog
import Projections

/// What differs between our own report and the one that is to leave the house, and which texts go out in it for the
/// first time: for us, before it is handed over.
///
/// A text goes out for the first time if it could be seen only after the last session's end, or after a day that is
/// given: what was shared by then was in front of both sides in the room.
public struct ReleaseCheckReport: Report {
  private let position: RecordPosition
  private let circle: Sharing
  /// After this day a text is new to the readers; nil: no session was held, so every text is.
  private let since: CalendarDate?
  /// By rule, then by reference.
  let findings: [ReleaseFinding]
  /// How many proposals our own report covers, and how many the paper.
  private let proposals: (ours: Int, theirs: Int)

  /// - Parameters:
  ///   - ours: the internal report.
  ///   - shared: the report for others, of the same session and for the same moment.
  ///   - day: the day after which a text counts as new; nil = the end of the last session.
  public init(ours: FollowUpReport, shared: FollowUpReport, since day: CalendarDate? = nil) {
    position = ours.position
    circle = shared.disclosure?.audience.circle ?? .internal
    since = day ?? ours.frame.end
    proposals = (ours.items.count, shared.items.count)
    let comparison = ReleaseComparison(ours: ours, shared: shared)
    let found = comparison.findings + shared.texts(newAfter: since)
    findings = ReleaseFinding.Rule.allCases.flatMap { rule in found.filter { $0.rule == rule } }
  }

  /// Whether there is nothing to look at.
  public var isClean: Bool { findings.isEmpty }
}

extension ReleaseCheckReport {
  public var document: Document {
    let count = findings.isEmpty ? "Nothing to look at" : "\(Plural.counted(findings.count, "thing")) to look at"
    var document = Document([
      .paragraph([
        TextRun(count, .strong),
        TextRun(
          " before the \(circle.words) report as at \(DayWording.long(position.asOf)) is handed over: it covers "
            + "\(proposals.theirs) of our \(Plural.counted(proposals.ours, "proposal"))."),
      ])
    ])
    for rule in ReleaseFinding.Rule.allCases {
      let found = findings.filter { $0.rule == rule }
      guard !found.isEmpty else { continue }
      document.append(.heading(level: 1, .init(rule.heading(circle: circle, since: since))))
      document.append(.table(Self.table(found, rule)))
    }
    return document
  }

  private static func table(_ findings: [ReleaseFinding], _ rule: ReleaseFinding.Rule) -> Table {
    var table = Table(columns: [.fixed("About"), .fixed("What")])
    switch rule {
    case .missing: table.columns.append(.init("We have", minimumWidth: 24))
    case .differs: table.columns += [.init("We have", minimumWidth: 16), .init("The paper says", minimumWidth: 16)]
    case .firstTime: table.columns += [.fixed("Shared"), .init("Text", minimumWidth: 24)]
    }
    for finding in findings {
      let head: [Table.Cell] = [.init(finding.reference, .reference), .init(finding.field)]
      switch rule {
      case .missing: table.append(head + [.init(finding.ours ?? "")])
      case .differs: table.append(head + [.init(finding.ours ?? "nothing"), .init(finding.theirs ?? "nothing")])
      case .firstTime:
        table.append(
          head + [.init(finding.sharedOn.map(DayWording.short) ?? ""), .init(finding.theirs ?? "")])
      }
    }
    return table
  }

  public var records: RecordTable {
    RecordTable(
      columns: ["rule", "reference", "field", "ours", "theirs", "sharedOn", "event"],
      rows: findings.map { finding in
        [
          .text(finding.rule.rawValue), .text(finding.reference), .text(finding.field), .init(finding.ours),
          .init(finding.theirs), .init(finding.sharedOn), .init(finding.event.map { "\($0)" }),
        ]
      })
  }

  public var json: JSONValue {
    let items = findings.map { finding -> JSONValue in
      [
        "rule": .string(finding.rule.rawValue), "reference": .string(finding.reference),
        "field": .string(finding.field), "ours": JSONValue(finding.ours), "theirs": JSONValue(finding.theirs),
        "sharedOn": JSONValue(finding.sharedOn), "event": JSONValue(finding.event.map { "\($0)" }),
      ]
    }
    return position.json(
      schema: "report-check/1",
      [
        ("for", .string(circle.rawValue)), ("since", JSONValue(since)), ("proposals", .integer(proposals.ours)),
        ("shared", .integer(proposals.theirs)), ("count", .integer(items.count)), ("items", .array(items)),
      ])
  }
}
