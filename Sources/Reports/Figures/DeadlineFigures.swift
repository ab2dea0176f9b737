import Domain
import Projections

/// The day by which each open proposal is promised to go on: what was promised first, how it moved, what holds now.
///
/// A proposal stands with the open follow-up that is due first.
struct DeadlineFigures: Sendable {
  struct Row: Sendable {
    let followUp: FollowUpReference
    let title: String
    let owner: String
    let first: CalendarDate
    let due: CalendarDate
    /// The days in between, that held for a while.
    let between: [CalendarDate]
    let slips: Int
    let standing: Standing
    /// Days past the day that holds; 0 = not late.
    let daysLate: Int
  }

  /// Those due first in front.
  let rows: [Row]
  /// Open proposals without a day.
  let undated: Int
  let day: CalendarDate
  let session: (reference: SessionReference, day: CalendarDate)?

  let wording: Wording

  init(_ report: FollowUpReport) {
    wording = report.wording
    day = report.day
    session = report.frame.next.map { ($0.reference, $0.date) }
    let open = report.items.filter(\.proposal.isOpen)
    let today = report.day
    let rows = open.compactMap { Row($0, on: today) }
    self.rows = rows.sorted { ($0.due, "\($0.followUp)") < ($1.due, "\($1.followUp)") }
    // What nobody chases is ours to know.
    undated = report.isForOthers ? 0 : open.count - rows.count
  }
}

extension DeadlineFigures.Row {
  /// Nil where there is no open follow-up with a day.
  init?(_ item: ReportItem, on day: CalendarDate) {
    guard let next = item.next, let due = next.due else { return nil }
    let first = next.firstDue ?? due
    followUp = FollowUpReference(proposal: item.reference, number: next.number)
    title = item.row.title
    owner = next.owner
    self.first = first
    self.due = due
    between = Set(next.moves.flatMap { [$0.from, $0.to] }.compactMap { $0 }).subtracting([first, due]).sorted()
    slips = next.slips
    standing = item.standing
    daysLate = max(due.days(to: day), 0)
  }
}
