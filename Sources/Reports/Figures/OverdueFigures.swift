import Domain
import Projections

/// What is overdue at each institution, by how long.
struct OverdueFigures: Hashable, Sendable {
  /// How long something is late.
  enum Age: Int, Hashable, Sendable, CaseIterable {
    case month, twoMonths, threeMonths, more

    /// - Parameter days: 1 or more.
    init(days: Int) {
      self =
        switch days {
        case ...30: .month
        case ...60: .twoMonths
        case ...90: .threeMonths
        default: .more
        }
    }
  }

  struct Row: Hashable, Sendable {
    let owner: String
    let name: String?
    /// ISO 3166; nil for a code that is not registered.
    let side: String?
    /// One count for each age.
    let counts: [Int]
    let oldest: CalendarDate

    var total: Int { counts.reduce(0, +) }
  }

  /// Our own side first; in it whoever owes most, then whoever owes longest.
  let rows: [Row]
  let ours: String

  var total: Int { rows.reduce(0) { $0 + $1.total } }

  let wording: Wording

  init(_ report: FollowUpReport) {
    wording = report.wording
    let (day, ours) = (report.day, report.frame.dialogue.ours)
    self.ours = ours
    rows = Dictionary(grouping: report.overdue, by: \.followUp.owner).map { owner, tasks in
      let dues = tasks.compactMap(\.followUp.due)
      let ages = dues.map { Age(days: $0.days(to: day)) }
      return Row(
        owner: owner, name: report.institutions.name(owner), side: report.institutions.side(owner),
        counts: Age.allCases.map { age in ages.count { $0 == age } }, oldest: dues.min() ?? day)
    }.sorted { left, right in
      let key = { (row: Row) in ((row.side ?? ours) == ours ? 0 : 1, -row.total, row.oldest, row.owner) }
      return key(left) < key(right)
    }
  }

  func isOurs(_ row: Row) -> Bool { (row.side ?? ours) == ours }
}
