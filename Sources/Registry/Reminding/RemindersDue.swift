public import Domain
public import EventLog
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

  /// By owner, the farthest step first, then by due day; each is worked out when it is reached.
  public let items: Items

  /// - Parameters:
  ///   - institution: only what this body owns.
  ///   - side: the side whose bodies are reminded; nil = our own.
  public init(_ queries: Queries, institution: String? = nil, side: String? = nil) throws {
    var filter = Filter()
    filter.isOverdue = true
    filter.institution = institution
    items = Items(
      rows: try queries.packedFollowUps(filter, due: .overdue), gathering: try Gathering(queries), side: side)
  }

  /// Those whose step may be taken on the day asked about.
  ///
  /// - Throws: `FileFailure` where not all of them could be read: a letter must not leave one out.
  public func dueNow() throws -> [Item] {
    let due = items.filter { $0.state == .due }
    if let failure { throw failure }
    return due
  }

  /// What kept them from being read to the end; nil where nothing did.
  public var failure: FileFailure? { items.rows.failure }

  /// There may be a hundred thousand of them; those of one owner are held at a time.
  public struct Items: Sequence, Sendable {
    fileprivate let rows: PackedFollowUps
    fileprivate let gathering: Gathering
    fileprivate let side: String?

    public var isEmpty: Bool { first { _ in true } == nil }

    public func makeIterator() -> AnyIterator<Item> {
      var owners = rows.owners.sorted()[...]
      var own: ArraySlice<Item> = []
      return AnyIterator {
        while own.isEmpty, let owner = owners.popFirst() { own = items(of: owner)[...] }
        return own.popFirst()
      }
    }

    private func items(of owner: String) -> [Item] {
      rows.rows(of: [owner]).compactMap { gathering.item($0, side: side) }.enumerated().sorted {
        let (left, right) = ($0.element, $1.element)
        return left.number == right.number ? $0.offset < $1.offset : left.number > right.number
      }.map(\.element)
    }
  }
}

/// What is read once for all follow-ups.
private struct Gathering: Sendable {
  let day: CalendarDate
  let settings: RegisterSettings
  let sides: [String: String]
  /// Of the bodies that have one.
  let calendars: [String: WorkingCalendar]
  let ours: [String: String]
  let issued: [String: [(step: String, on: CalendarDate)]]
  let letters: [String: [CalendarDate]]
  /// The interim replies that were noted about proposals; without a follow-up one is about all of them.
  let notes: [ProposalReference: [(followUp: Int?, on: CalendarDate)]]

  init(_ queries: Queries) throws {
    day = queries.day
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
    notes = try Self.notes(queries)
  }

  private static func notes(
    _ queries: Queries
  ) throws -> [ProposalReference: [(followUp: Int?, on: CalendarDate)]] {
    try queries.interimNotes().reduce(into: [:]) { notes, subject in
      guard case .proposal(let reference) = subject else { return }
      notes[reference] = try queries.proposal(reference).notes.filter { $0.note.reply == .interim }
        .map { (followUp: $0.note.followUp, on: $0.on) }
    }
  }

  func item(_ row: FollowUpRow, side: String?) -> RemindersDue.Item? {
    guard let due = row.due else { return nil }
    let ours = ours[row.proposal.reference.dialogue]
    let ownerSide = sides[row.owner] ?? ours
    guard ownerSide == side ?? ours else { return nil }
    let isOurs = ownerSide == ours
    let clock = ReminderClock(
      due: due, interim: interim(row), issued: issued["\(row.reference)"] ?? [])
    let calendar = calendars[row.owner] ?? WorkingCalendar()
    let ladder = isOurs ? settings.ladder : settings.ladderAbroad
    let next = clock.next(on: ladder, calendar: calendar, knownBy: day)
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
    if from > day { return .from(from) }
    if calendar.isWorkingDay(day, knownBy: day) { return .due }
    return .holiday(next: calendar.day(1, workingDaysAfter: day, knownBy: day))
  }

  /// The days of interim replies about a follow-up, or about its proposal as a whole.
  private func interim(_ row: FollowUpRow) -> [CalendarDate] {
    let proposal = row.proposal.reference
    let replies = (notes[proposal] ?? []).filter { $0.followUp ?? row.reference.number == row.reference.number }
    return replies.map(\.on) + (letters["\(row.reference)"] ?? []) + (letters[proposal.text] ?? [])
  }
}
