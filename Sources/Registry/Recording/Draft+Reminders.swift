public import Domain
import EventLog
import Projections

/// What became of reminders to one institution.
public struct ReminderChange: Sendable {
  public struct Letter: Sendable {
    public let step: String
    public let items: [String]
    public let event: EventID
  }

  public let institution: String
  public let day: CalendarDate
  /// One for each step that was due, the farthest first.
  public let letters: [Letter]
}

/// Why no reminder can be issued.
public enum ReminderRefusal: Error, Hashable, Sendable {
  /// The institution owns nothing that is late, or is not to be chased for it.
  case nothingLate
  /// No step is due before this day.
  case notBefore(CalendarDate, step: String)
  case holiday(CalendarDate, next: CalendarDate)
  case climbed
  case waiting(on: String)
  case notThisStep(String, due: [String])
}

// Reminders that go out.
extension Draft {
  /// Records that reminders went to an institution: one letter for each step that is due.
  ///
  /// - Parameter step: only this step.
  public func issueReminders(
    to typed: String, step: String?, _ circumstances: Circumstances
  ) throws -> ReminderChange {
    let row = try references.institution(typed)
    let (_, paperDate) = try provenance(circumstances)
    let day = circumstances.on ?? paperDate ?? today
    let all = try RemindersDue(queries(on: day), institution: row.code, side: row.side)
    let due = try all.dueNow()
    let names = due.compactMap { $0.step?.name }
    let wanted = due.filter { item in step == nil || item.step?.name.lowercased() == step?.lowercased() }
    guard !wanted.isEmpty else {
      throw RegisterFailure.reminder(row.code, Self.refusal(Array(all.items), on: day, step: step, due: names))
    }
    let subject = Subject.reminder("\(row.code)-\(day)")
    try checkUnderstood(StandingHistory(of: queries.history(of: subject), asOf: nil), subject)
    var letters: [ReminderChange.Letter] = []
    for (step, items) in Self.bySteps(wanted) {
      let references = items.map { "\($0.followUp.reference)" }
      let recorded = try record(
        .reminder(.issued(institution: row.code, step: step, items: references)), in: subject, circumstances,
        usual: .internal)
      letters.append(.init(step: step, items: references, event: recorded.event))
    }
    return ReminderChange(institution: row.code, day: day, letters: letters)
  }

  /// A letter at one step lists only what has come to that step.
  private static func bySteps(_ items: [RemindersDue.Item]) -> [(step: String, items: [RemindersDue.Item])] {
    let groups = Dictionary(grouping: items) { $0.number }
    return groups.sorted { $0.key > $1.key }.compactMap { _, items in
      items.first?.step.map { (step: $0.name, items: items) }
    }
  }

  private static func refusal(
    _ items: [RemindersDue.Item], on day: CalendarDate, step: String?, due: [String]
  ) -> ReminderRefusal {
    if let step, !due.isEmpty {
      var steps: [String] = []
      for name in due where !steps.contains(name) { steps.append(name) }
      return .notThisStep(step, due: steps)
    }
    for case .holiday(let next) in items.map(\.state) { return .holiday(day, next: next) }
    let later = items.compactMap { item -> (CalendarDate, String)? in
      guard case .from(let day) = item.state, let step = item.step else { return nil }
      return (day, step.name)
    }
    if let first = later.min(by: { $0.0 < $1.0 }) { return .notBefore(first.0, step: first.1) }
    for case .waiting(let on) in items.map(\.state) { return .waiting(on: on) }
    return items.isEmpty ? .nothingLate : .climbed
  }
}
