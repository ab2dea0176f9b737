public import Domain
public import EventLog
public import Projections

/// What happened in a dialogue between two days: new proposals, changes of status, what was done, dates moved.
public struct ChangesReport: Report {
  private let report: FollowUpReport
  /// What the command names: a session or a day.
  private let since: String

  /// - Parameters:
  ///   - since: the day after which a change counts.
  ///   - named: how that day was named, for the command that makes the paper again.
  /// - Throws: `RegisterFailure.unknown` if there is no such dialogue on the day asked about.
  public init(
    _ queries: Queries, dialogue: String, since: CalendarDate, named: String,
    leaf: (EventID) -> Digest? = { _ in nil }
  ) throws {
    report = try FollowUpReport(queries, dialogue: dialogue, since: since, leaf: leaf)
    self.since = named
  }

  private var command: String {
    "rapport report \(report.frame.dialogue.code) --since \(since)" + report.audienceOptions
  }

  private var changes: [ReportChange] { report.changes }

  public var document: Document {
    let end = report.frame.end ?? report.day
    var document = Document(
      title: "Changes since \(since)".rich, subtitle: report.frame.dialogue.title.rich,
      [
        .facts([
          .init("From", .init("the day after \(DayWording.long(end))")),
          .init("To", .init(DayWording.long(report.day), .strong)),
          .init("Proposals", .init(Plural.digits(report.items.count))),
        ])
      ])
    document.day = report.day
    if changes.isEmpty {
      document.append(.paragraph("Nothing changed in this time."))
    } else {
      document.append(.paragraph(.init(FollowUpReport.tally(changes).capitalizedFirst + ".", .strong)))
      document.append(.table(table))
    }
    document.append(.note(report.recordNote(command)))
    return document
  }

  /// A group for each proposal, in it what happened first in front.
  private var table: Table {
    var table = Table(columns: [
      .fixed("On"), .fixed("Reference"), .init("Change", minimumWidth: 24, weight: 2),
      .init("Source", minimumWidth: 16),
    ])
    for item in report.items {
      let own = changes.filter { $0.proposal == item.reference }
      guard !own.isEmpty else { continue }
      table.rows.append(
        .group(
          [TextRun("\(item.reference)", .reference), TextRun("  \(item.row.title)")],
          detail: [TextRun(item.standing.words, item.standing.style, mark: item.standing.mark)]))
      for change in own.reversed() {
        table.append([
          .init(DayWording.short(change.on)), .init(change.reference, .reference),
          .init(change.what.rich + report.sharedMark(of: change.event, after: change.on)),
          .init(change.provenance.source(papers: report.papers) ?? "", .quiet),
        ])
      }
    }
    return table
  }

  public var records: RecordTable {
    RecordTable(
      columns: ["on", "proposal", "reference", "sort", "change", "source", "grade", "event"],
      rows: changes.map { change in
        [
          .init(change.on), .init(reference: change.proposal), .text(change.reference), .text(change.sort.name),
          .text(change.what), .init(change.provenance.source(papers: report.papers)),
          .init(change.provenance.grade?.rawValue), .init(reference: change.event),
        ]
      })
  }

  public var json: JSONValue {
    report.position.json(
      schema: "changes/1",
      [
        ("dialogue", .string(report.frame.dialogue.code)), ("since", JSONValue(report.frame.end)),
        ("proposals", .integer(report.items.count)),
        (
          "counts",
          .object(
            ReportChange.Sort.allCases.map { sort in
              .init(sort.name, .integer(changes.count { $0.sort == sort }))
            })
        ),
        ("changes", .array(changes.map { $0.json.adding(report.sharedMembers(of: $0)) })),
        ("command", .string(report.position.again(command))),
      ])
  }
}

extension ReportChange.Sort {
  /// The name in JSON and CSV.
  var name: String {
    switch self {
    case .new: "new"
    case .status: "status"
    case .response: "response"
    case .done: "done"
    case .moved: "moved"
    }
  }
}
