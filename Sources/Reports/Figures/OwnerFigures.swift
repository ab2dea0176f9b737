import Domain

/// How many follow-ups are open at each institution, and how many of them are overdue.
struct OwnerFigures: Hashable, Sendable {
  struct Row: Hashable, Sendable {
    let owner: String
    let name: String?
    let open: Int
    let overdue: Int
  }

  /// Whoever has most first, then whoever has most overdue.
  let rows: [Row]

  let wording: Wording

  init(_ report: FollowUpReport) {
    wording = report.wording
    rows = Dictionary(grouping: report.tasks, by: \.followUp.owner).map { owner, tasks in
      Row(
        owner: owner, name: report.institutions.name(owner), open: tasks.count,
        overdue: tasks.count { $0.followUp.isOverdue(on: report.day) })
    }.sorted { (-$0.open, -$0.overdue, $0.owner) < (-$1.open, -$1.overdue, $1.owner) }
  }
}
