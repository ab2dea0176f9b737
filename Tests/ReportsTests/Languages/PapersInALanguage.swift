import Domain
import EventLog
import Projections
import Registry
import Reports
import TestSupport

/// Every paper of the small dialogue in one language.
struct PapersInALanguage {
  let documents: [Document]
  let workbook: Workbook
  /// The figures of the follow-up report.
  let figures: [Figure]

  static let day: CalendarDate = "2026-11-21"

  /// Made once for all tests.
  static func of(_ wording: Wording) throws -> PapersInALanguage {
    switch wording {
    case .japanese: try japanese.get()
    case .korean: try korean.get()
    case .urdu: try urdu.get()
    default: try english.get()
    }
  }

  private static let english = Result { try PapersInALanguage(.english) }
  private static let japanese = Result { try PapersInALanguage(.japanese) }
  private static let korean = Result { try PapersInALanguage(.korean) }
  private static let urdu = Result { try PapersInALanguage(.urdu) }

  private init(_ wording: Wording) throws {
    let center = SmallDialogue.proposal("JPHLEPD-9-05")
    let session = SessionReference(dialogue: "JPHLEPD", number: 10)
    let report = try SmallDialogue.ask(Self.day) {
      try FollowUpReport($0, dialogue: "JPHLEPD", session: session, wording: wording)
    }
    workbook = report.workbook
    figures = [
      report.stageFigure, report.overdueFigure, report.deliveryFigure, report.deadlineFigure, report.ownerFigure,
    ]
    documents = try SmallDialogue.ask(Self.day) { queries in
      [
        report.paper, try OverdueReport(queries, wording: wording).document,
        try OverdueReport(queries, onlyCounts: true, wording: wording).document,
        try DeadlinesReport(queries, wording: wording).document, try ListReport(queries, wording: wording).document,
        try ListCountReport(queries, by: .status, wording: wording).document,
        try ProposalDetail(queries, of: center, wording: wording).document,
        try FollowUpDetail(queries, of: .init(proposal: center, number: 1), wording: wording).document,
        try HistoryReport(queries, of: .proposal(center), wording: wording).document,
        try HistoryReport(queries, of: .proposal(SmallDialogue.proposal("JPHLEPD-9-04")), wording: wording).document,
        try LineageReport(queries, of: center, wording: wording).document,
        try Dossier(queries, of: SmallDialogue.proposal("JPHLEPD-9-08"), wording: wording).paper,
        try InstitutionBrief(queries, of: "OPHRD", wording: wording).document,
        try ChangesReport(queries, dialogue: "JPHLEPD", since: "2026-01-01", named: "2026-01-01", wording: wording)
          .document,
        try MatrixReport(queries, dialogue: "JPHLEPD", wording: wording).document,
      ]
    }
  }
}

extension Document {
  /// Every stretch of text in it, also that of figures and their tables.
  var runs: [TextRun] { (title?.runs ?? []) + (subtitle?.runs ?? []) + blocks.flatMap(\.runs) }
}

extension Document.Block {
  fileprivate var runs: [TextRun] {
    switch self {
    case .heading(_, let text), .paragraph(let text), .note(let text): text.runs
    case .table(let table): table.runs
    case .bullets(let items): items.flatMap(\.runs)
    case .facts(let facts): facts.flatMap { $0.label.runs + $0.value.runs }
    case .gap: []
    case .sheet(let title, let detail): title.runs + (detail?.runs ?? [])
    case .panel(let panel): panel.runs
    case .cards(let panels): panels.flatMap(\.runs)
    case .row(let parts): parts.flatMap { $0.blocks.flatMap(\.runs) }
    case .counts(let counts, let title, let table):
      title.runs + table.runs + counts.flatMap { $0.label.runs + $0.detail.runs }
    case .figure(let figure): figure.title.runs + figure.explanation.runs + figure.table.runs
    }
  }
}

extension Document.Panel {
  fileprivate var runs: [TextRun] { title.runs + (detail?.runs ?? []) + blocks.flatMap(\.runs) }
}

extension Table {
  fileprivate var runs: [TextRun] {
    columns.flatMap(\.heading.runs)
      + rows.flatMap { row -> [TextRun] in
        switch row {
        case .cells(let cells), .totals(let cells): cells.flatMap(\.text.runs)
        case .group(let heading, let detail): heading.runs + (detail?.runs ?? [])
        }
      }
  }
}
