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
    leaf: (EventID) -> Digest? = { _ in nil }, wording: Wording = .english
  ) throws {
    report = try FollowUpReport(queries, dialogue: dialogue, since: since, leaf: leaf, wording: wording)
    self.since = named
  }

  private var command: String {
    "rapport report \(report.frame.dialogue.code) --since \(since)" + report.audienceOptions
  }

  private var changes: [ReportChange] { report.changes }

  private var wording: Wording { report.wording }

  public var document: Document {
    let end = report.frame.end ?? report.day
    var document = Document(
      title: wording.rich(.changesSince, ["since": .text(since)]),
      subtitle: wording.recorded(report.frame.dialogue.title),
      [
        .facts([
          .init(wording[.periodFrom], wording.rich(.dayAfter, ["day": .longDay(end)])),
          .init(wording[.periodTo], .init(wording.long(report.day), .strong)),
          .init(wording[.proposalsHeading], .init(wording.digits(report.items.count))),
        ])
      ], language: wording.language)
    document.day = report.day
    if changes.isEmpty {
      document.append(.paragraph(wording[.nothingChanged]))
    } else {
      document.append(.paragraph(wording.sentence(.init(report.tally(changes).capitalizedFirst)).styled(.strong)))
      document.append(.table(table))
    }
    document.append(.note(report.recordNote(command)))
    return document
  }

  /// A group for each proposal, in it what happened first in front.
  private var table: Table {
    var table = Table(columns: [
      .fixed(wording[.on]), .fixed(wording[.reference]), .init(wording[.change], minimumWidth: 24, weight: 2),
      .init(wording[.source], minimumWidth: 16),
    ])
    for item in report.items {
      let own = changes.filter { $0.proposal == item.reference }
      guard !own.isEmpty else { continue }
      table.rows.append(
        .group(
          RichText("\(item.reference)", .reference) + "  " + report.title(of: item),
          detail: [TextRun(wording(.standing(item.standing)), item.standing.style, mark: item.standing.mark)]))
      for change in own.reversed() {
        table.append([
          .init(wording.short(change.on)), .init(change.reference, .reference),
          .init(change.words + report.sharedMark(of: change.event, after: change.on)),
          .init((wording.source(change.provenance, papers: report.papers) ?? RichText()).styled(.quiet)),
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
          .text(change.what), .init(wording.source(change.provenance, papers: report.papers)?.plain),
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
        ("program", .string(Product.name)),
        ("command", .string(report.position.again(command, wording))),
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
