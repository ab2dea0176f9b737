public import Domain
public import Projections

/// Who is to be reminded of what: every late follow-up with the step of the ladder that it has come to.
public struct RemindersDue: Sendable {
  /// What stands between a late follow-up and its next step.
  public enum State: Sendable, Hashable {
    /// The step may be taken on the day asked about.
    case due
    /// Not before this day.
    case from(CalendarDate)
    /// The step is due, and the owner does not work on the day asked about.
    case holiday(next: CalendarDate)
    /// Every step was taken.
    case climbed
    /// The ball is with the other side, so the owner is not chased.
    case waiting(on: String)
  }

  public struct Item: Sendable {
    public let followUp: FollowUpRow
    public let due: CalendarDate
    /// The next step; nil once every step was taken.
    public let step: ReminderLadder.Step?
    /// Its place on the ladder, 1 and up; 0 once every step was taken.
    public let number: Int
    public let state: State
    /// The newest reminder of this promise.
    public let last: (step: String, on: CalendarDate)?
    /// Whether the owner is on our side.
    public let isOurs: Bool
  }

  /// By owner, the farthest step first, then by due day.
  public let items: [Item]

  /// - Parameters:
  ///   - institution: only what this body owns.
  ///   - side: the side whose bodies are reminded; nil = our own.
  public init(_ queries: Queries, institution: String? = nil, side: String? = nil) throws {
    var filter = Filter()
    filter.isOverdue = true
    filter.institution = institution
    let gathering = try Gathering(queries)
    items = try queries.followUps(filter).compactMap { try gathering.item($0, side: side) }
      .enumerated().sorted {
        let (left, right) = ($0.element, $1.element)
        if left.followUp.owner != right.followUp.owner { return left.followUp.owner < right.followUp.owner }
        return left.number == right.number ? $0.offset < $1.offset : left.number > right.number
      }.map(\.element)
  }

  /// Those whose step may be taken on the day asked about.
  public var dueNow: [Item] { items.filter { $0.state == .due } }
}

/// What is read once for all follow-ups.
private struct Gathering {
  let queries: Queries
  let settings: RegisterSettings
  let sides: [String: String]
  /// Of the bodies that have one.
  let calendars: [String: WorkingCalendar]
  let ours: [String: String]
  let issued: [String: [(step: String, on: CalendarDate)]]
  let letters: [String: [CalendarDate]]
  /// The proposals about which interim replies may have been noted.
  let repliedTo: Set<Subject>

  init(_ queries: Queries) throws {
    self.queries = queries
    settings = try queries.settings()
    let institutions = try queries.institutions()
    sides = Dictionary(institutions.map { ($0.code, $0.side) }) { first, _ in first }
    let calendars = try Set(institutions.compactMap(\.calendar)).reduce(into: [:]) { calendars, code in
      calendars[code] = try queries.calendar(code)
    }
    self.calendars = Dictionary(
      institutions.compactMap { row in row.calendar.flatMap { calendars[$0] }.map { (row.code, $0) } }
    ) { first, _ in first }
    ours = Dictionary(try queries.dialogues().map { ($0.code, $0.ours) }) { first, _ in first }
    var issued: [String: [(step: String, on: CalendarDate)]] = [:]
    for reminder in try queries.reminders() {
      for item in Set(reminder.items) { issued[item, default: []].append((reminder.step, reminder.on)) }
    }
    self.issued = issued
    letters = try queries.interimLetters()
    repliedTo = try queries.interimNotes()
  }

  func item(_ row: FollowUpRow, side: String?) throws -> RemindersDue.Item? {
    guard let due = row.due else { return nil }
    let ours = ours[row.proposal.reference.dialogue]
    let ownerSide = sides[row.owner] ?? ours
    guard ownerSide == side ?? ours else { return nil }
    let isOurs = ownerSide == ours
    let clock = ReminderClock(
      due: due, interim: try interim(row), issued: issued["\(row.reference)"] ?? [])
    let calendar = calendars[row.owner] ?? WorkingCalendar()
    let ladder = isOurs ? settings.ladder : settings.ladderAbroad
    let next = clock.next(on: ladder, calendar: calendar, knownBy: queries.day)
    return RemindersDue.Item(
      followUp: row, due: due, step: next?.step, number: next?.number ?? 0,
      state: state(next?.from, row.proposal, calendar, isOurs: isOurs, ours: ours), last: clock.taken.last,
      isOurs: isOurs)
  }

  private func state(
    _ from: CalendarDate?, _ proposal: ProposalRow, _ calendar: WorkingCalendar, isOurs: Bool, ours: String?
  ) -> RemindersDue.State {
    if isOurs, let on = proposal.waiting, let side = sides[on], side != ours { return .waiting(on: on) }
    guard let from else { return .climbed }
    if from > queries.day { return .from(from) }
    if calendar.isWorkingDay(queries.day, knownBy: queries.day) { return .due }
    return .holiday(next: calendar.day(1, workingDaysAfter: queries.day, knownBy: queries.day))
  }

  /// The days of interim replies about a follow-up, or about its proposal as a whole.
  private func interim(_ row: FollowUpRow) throws -> [CalendarDate] {
    let proposal = row.proposal.reference
    let notes = repliedTo.contains(.proposal(proposal)) ? try queries.proposal(proposal).notes : []
    let replies = notes.filter { position in
      position.note.reply == .interim && (position.note.followUp ?? row.reference.number) == row.reference.number
    }
    return replies.map(\.on) + (letters["\(row.reference)"] ?? []) + (letters[row.proposal.reference.text] ?? [])
  }
}
