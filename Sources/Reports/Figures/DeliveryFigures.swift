import Domain
import Projections

/// What was promised since the last session and what of it was delivered, day by day.
///
/// A commitment is a follow-up: counted are those that were open at the end of the last session, and those promised
/// since. One that is cancelled is promised no longer from that day on.
struct DeliveryFigures: Sendable {
  /// From this day on, so many.
  struct Step: Hashable, Sendable {
    let day: CalendarDate
    let count: Int
  }

  /// The first and the last day of the figure: the last session, and the next one or the day of the report.
  let days: ClosedRange<CalendarDate>
  let day: CalendarDate
  let last: SessionReference?
  let next: (reference: SessionReference, day: CalendarDate)?
  /// Promised by each day; the first step is what stood at the last session.
  let promised: [Step]
  /// Due by each day as it was promised first, also after the day of the report.
  let due: [Step]
  let delivered: [Step]
  /// What is open, due by the next session and belongs to a proposal that is on track; for others, that is open with
  /// nothing overdue.
  let onTrack: Int

  let wording: Wording

  init(_ report: FollowUpReport) {
    wording = report.wording
    day = report.day
    last = report.frame.last?.reference
    next = report.frame.next.flatMap { $0.date >= report.day ? ($0.reference, $0.date) : nil }
    let courses = report.items.flatMap(CommitmentCourse.all)
    let first = report.frame.end ?? courses.compactMap(\.first).min() ?? report.day
    days = min(first, day)...max(next?.day ?? day, day)
    let counted = courses.filter { !$0.isOver(by: report.frame.end) }
    var (promised, due, delivered) = (Tally(), Tally(), Tally())
    for course in counted {
      for span in course.spans where span.state != .cancelled {
        promised.add(span.from, span.until)
        if span.state == .delivered { delivered.add(span.from, span.until) }
        if let firstDue = course.firstDue { due.add(max(span.from, firstDue), span.until) }
      }
    }
    self.promised = promised.steps(in: days.lowerBound...day)
    self.due = due.steps(in: days)
    self.delivered = delivered.steps(in: days.lowerBound...day)
    let end = next?.day
    onTrack = report.tasks.count { task in
      guard [.onTrack, .open].contains(task.item.standing), let end, let due = task.followUp.due else { return false }
      return due >= report.day && due <= end
    }
  }
}

/// How one follow-up went: what it was in which time.
struct CommitmentCourse {
  enum State { case open, delivered, cancelled }

  struct Span {
    let from: CalendarDate
    /// The first day on which it was so no more; nil while it is.
    var until: CalendarDate?
    let state: State
  }

  private(set) var spans: [Span] = []
  fileprivate(set) var firstDue: CalendarDate?

  var first: CalendarDate? { spans.first?.from }

  /// Whether it had ended by a day for good; never by no day.
  func isOver(by day: CalendarDate?) -> Bool {
    guard let day, let span = spans.last else { return false }
    return span.state != .open && span.from <= day
  }

  private mutating func come(to state: State, on day: CalendarDate) {
    guard spans.last?.state != state else { return }
    if !spans.isEmpty { spans[spans.count - 1].until = day }
    spans.append(Span(from: day, until: nil, state: state))
  }

  /// The courses of all follow-ups of a proposal.
  static func all(of item: ReportItem) -> [CommitmentCourse] {
    var proposal = Proposal()
    var courses: [Int: CommitmentCourse] = [:]
    for fact in item.facts {
      guard proposal.apply(fact), case .followUp(let number, _) = fact.fact, let now = proposal.followUps[number]
      else { continue }
      let state: State =
        switch now.state {
        case .open: .open
        case .completed: .delivered
        case .cancelled: .cancelled
        }
      courses[number, default: CommitmentCourse()].come(to: state, on: fact.effective)
      courses[number]?.firstDue = now.firstDue
    }
    return courses.keys.sorted().compactMap { courses[$0] }
  }
}

/// Counts that change on some days.
private struct Tally {
  private var changes: [CalendarDate: Int] = [:]

  /// One more from a day on, until another.
  mutating func add(_ from: CalendarDate, _ until: CalendarDate?) {
    if let until, until <= from { return }
    changes[from, default: 0] += 1
    if let until { changes[until, default: 0] -= 1 }
  }

  /// The counts within these days, the first one on the first day.
  func steps(in days: ClosedRange<CalendarDate>) -> [DeliveryFigures.Step] {
    var count = changes.reduce(0) { $1.key <= days.lowerBound ? $0 + $1.value : $0 }
    var steps = [DeliveryFigures.Step(day: days.lowerBound, count: count)]
    let later = changes.keys.filter { $0 > days.lowerBound && $0 <= days.upperBound }.sorted()
    for day in later where changes[day] != 0 {
      count += changes[day] ?? 0
      steps.append(.init(day: day, count: count))
    }
    return steps
  }
}
