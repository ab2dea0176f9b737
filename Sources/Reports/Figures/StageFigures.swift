import Domain
import Projections

/// How far the proposals of a report have come along their path, and how far they had come at the last session.
struct StageFigures: Hashable, Sendable {
  struct Row: Hashable, Sendable {
    let stage: Status
    /// Proposals that have come so far or farther.
    let now: Int
    /// The same at the end of the last session; nil if none was held.
    let then: Int?
  }

  /// Proposals of one status off the path.
  struct Leaving: Hashable, Sendable {
    let status: Status
    let count: Int
  }

  let rows: [Row]
  /// Those that are off the path now; they count in the rows as far as they had come.
  let left: [Leaving]
  let session: SessionReference?

  /// Every proposal of the report.
  var total: Int { rows.first?.now ?? 0 }

  static let path = [Status.tabled, .underExamination, .agreed, .underImplementation, .completed]

  let wording: Wording

  init(_ report: FollowUpReport) {
    wording = report.wording
    let now = report.items.map { Self.reached($0) { _ in true } }
    let then = report.frame.end.map { end in report.items.map { Self.reached($0) { $0 <= end } } }
    rows = Self.path.enumerated().map { place, stage in
      Row(stage: stage, now: now.count { $0 > place }, then: then?.count { $0 > place })
    }
    left = Status.allCases.filter { Self.place(of: $0) == nil }.compactMap { status in
      let count = report.count(status)
      return count > 0 ? Leaving(status: status, count: count) : nil
    }
    session = report.frame.last?.reference
  }

  /// How many stages a proposal had come by what was so on these days; 0 before it was tabled.
  ///
  /// One that left the path stays where it was.
  private static func reached(_ item: ReportItem, _ counts: (CalendarDate) -> Bool) -> Int {
    var proposal = Proposal()
    var stages = 0
    for fact in item.facts where counts(fact.effective) {
      guard proposal.apply(fact), let place = place(of: proposal.currentStatus) else { continue }
      stages = place + 1
    }
    return stages
  }

  /// What the secretariat has verified is complete.
  private static func place(of status: Status) -> Int? {
    path.firstIndex(of: status == .closed ? .completed : status)
  }

  /// A share in whole percent, rounded to the nearest.
  static func percent(_ count: Int, of total: Int) -> Int { total == 0 ? 0 : (count * 200 + total) / (total * 2) }
}
