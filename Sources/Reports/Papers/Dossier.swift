public import Domain
public import Projections

/// One proposal for whoever takes it over: what holds, how it came there, each day promised, the papers.
///
/// At a terminal it is what `show` says; as a paper it has the whole course too, without what is off the record.
public struct Dossier: Report {
  private let detail: ProposalDetail
  private let history: HistoryReport
  private let lineage: LineageReport

  /// - Throws: `RegisterFailure.proposal` with `.notTabled` if it is not on the table on that day.
  public init(_ queries: Queries, of reference: ProposalReference, wording: Wording = .english) throws {
    detail = try ProposalDetail(queries, of: reference, wording: wording)
    history = try HistoryReport(queries, of: .proposal(reference), wording: wording)
    lineage = try LineageReport(queries, of: reference, wording: wording)
  }

  public var document: Document { detail.document }

  public var records: RecordTable { detail.records }

  public var json: JSONValue { detail.json }

  public var paper: Document {
    let wording = detail.wording
    var paper = detail.withoutOffRecord.document
    paper.title = detail.proposal.tabling.map { wording.recorded($0.title) } ?? RichText("\(detail.reference)")
    paper.subtitle = wording.rich(
      .referenceAsAt, ["reference": "\(detail.reference)", "day": .longDay(detail.day)])
    paper.day = detail.day
    // The command that shows the history is for the terminal; here the history follows.
    if case .note? = paper.blocks.last { paper.blocks.removeLast() }
    paper.blocks += [.sheet(wording[.whatHappened], detail: wording[.inOrderOfEffect])] + history.paperBlocks
    if !lineage.lineage.promises.isEmpty {
      paper.blocks += [.sheet(wording[.eachDayPromised])] + lineage.promiseBlocks
    }
    paper.append(.note(detail.position.note(command: "rapport show \(detail.reference)", wording)))
    return paper
  }
}
