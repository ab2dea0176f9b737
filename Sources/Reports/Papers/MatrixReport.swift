public import Domain
public import EventLog
public import Projections

/// The implementation matrix alone: one row a proposal, by sector.
public struct MatrixReport: Report {
  private let report: FollowUpReport

  /// - Parameters: as those of `FollowUpReport`.
  /// - Throws: `RegisterFailure.unknown` if there is no such dialogue or session on the day asked about.
  public init(
    _ queries: Queries, dialogue: String, session: SessionReference? = nil, leaf: (EventID) -> Digest? = { _ in nil },
    wording: Wording = .english
  ) throws {
    report = try FollowUpReport(queries, dialogue: dialogue, session: session, leaf: leaf, wording: wording)
  }

  private var command: String { report.command.replacing("rapport report", with: "rapport matrix") }

  public var document: Document {
    let wording = report.wording
    let title =
      report.frame.last.map { wording.rich(.matrixOf, ["session": "\($0.reference)"]) }
      ?? wording[.implementationMatrix]
    var document = Document(
      title: title, subtitle: wording.recorded(report.frame.dialogue.title),
      [.facts(report.facts), .paragraph(.init(report.scopeSentence))], language: wording.language)
    document.day = report.day
    if !report.items.isEmpty { document.append(.table(report.matrix)) }
    document.append(.note(report.recordNote(command)))
    return document
  }

  public var records: RecordTable { report.records }

  public var json: JSONValue {
    report.position.json(
      schema: "matrix/1",
      [
        ("dialogue", .string(report.frame.dialogue.code)), ("lastSession", report.frame.last?.json ?? .null),
        ("nextSession", report.frame.next?.json ?? .null), ("items", report.json["items"] ?? []),
        ("program", .string(Product.name)),
        ("command", .string(report.position.again(command, report.wording))),
      ])
  }
}
