/// The steps by which an owner is reminded of what is late, each more pressing than the one before.
///
/// Written as `Reminder-I +1, Reminder-II +7`: the name of each step, and how many working days of the owner lie
/// between it and what went before (the due day, an interim reply, or the step before it).
public struct ReminderLadder: Hashable, Sendable {
  public struct Step: Hashable, Sendable {
    public let name: String
    /// 1 and up.
    public let workingDays: Int

    public init(name: String, workingDays: Int) {
      self.name = name
      self.workingDays = workingDays
    }
  }

  /// Why a text is no ladder.
  public enum Problem: Error, Hashable, Sendable {
    /// The step does not end in `+N`.
    case noInterval(String)
    case noName(String)
    /// Two steps of one name could not be told apart.
    case twice(String)
  }

  public let steps: [Step]

  public init(steps: [Step]) { self.steps = steps }

  /// Reads a ladder as it is typed.
  public init(_ text: String) throws(Problem) {
    var steps: [Step] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let step = try Self.step(String(part))
      guard !steps.contains(where: { $0.name == step.name }) else { throw .twice(step.name) }
      steps.append(step)
    }
    self.steps = steps
  }

  /// For our own side; the intervals are proposals, each register sets its own.
  public static let usual = ReminderLadder(steps: [
    Step(name: "Reminder-I", workingDays: 1), Step(name: "Reminder-II", workingDays: 7),
    Step(name: "Final reminder", workingDays: 7), Step(name: "D.O. letter", workingDays: 5),
    Step(name: "D.O. letter of the Secretary", workingDays: 5),
  ])

  /// For the other side, through its mission.
  public static let usualAbroad = ReminderLadder(steps: [
    Step(name: "Note verbale", workingDays: 5), Step(name: "Second note verbale", workingDays: 15),
  ])

  private static func step(_ text: String) throws(Problem) -> Step {
    let trimmed = text.split(separator: " ")
    guard let last = trimmed.last, last.hasPrefix("+"), let days = Int(last.dropFirst()), (1...365).contains(days)
    else { throw .noInterval(text.split(separator: " ").joined(separator: " ")) }
    let name = trimmed.dropLast().joined(separator: " ")
    guard !name.isEmpty else { throw .noName(String(last)) }
    return Step(name: name, workingDays: days)
  }
}

extension ReminderLadder: CustomStringConvertible {
  /// As it is typed.
  public var description: String { steps.map { "\($0.name) +\($0.workingDays)" }.joined(separator: ", ") }
}

/// Which step of a ladder a late follow-up has come to.
public struct ReminderClock: Sendable {
  /// The day from which the ladder is climbed: the due day, or the newest interim reply after it.
  public let start: CalendarDate
  /// The steps taken since then, by name, each with its day.
  public let taken: [(step: String, on: CalendarDate)]

  /// - Parameters:
  ///   - interim: the days of interim replies, which ask for patience and settle nothing.
  ///   - issued: the reminders that named the follow-up; those before the start are of an older promise.
  public init(due: CalendarDate, interim: [CalendarDate], issued: [(step: String, on: CalendarDate)]) {
    let start = max(due, interim.max() ?? due)
    self.start = start
    taken = issued.filter { $0.on > start }.sorted { $0.on < $1.on }
  }

  /// The next step and the first day on which it may be taken; nil once the ladder is climbed.
  ///
  /// The day is always a working day of the owner, as far as holidays are known: none is burnt on a holiday.
  ///
  /// - Parameter known: the day by which a holiday must have been announced to count.
  public func next(
    on ladder: ReminderLadder, calendar: WorkingCalendar, knownBy known: CalendarDate
  ) -> (step: ReminderLadder.Step, number: Int, from: CalendarDate)? {
    let highest = taken.compactMap { step in ladder.steps.firstIndex { $0.name == step.step } }.max()
    let place = highest.map { $0 + 1 } ?? 0
    guard ladder.steps.indices.contains(place) else { return nil }
    let step = ladder.steps[place]
    let day = calendar.day(step.workingDays, workingDaysAfter: taken.last?.on ?? start, knownBy: known)
    return (step, place + 1, day)
  }
}
