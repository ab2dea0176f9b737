import Domain
import EventLog
public import Projections
public import Registry

/// What has to be done by when: every open follow-up due on or after a day, and the sessions that are planned.
public struct DeadlinesReport: Report, CalendarReport {
  /// A day on which something is due or meets.
  enum Deadline: Sendable {
    case followUp(FollowUpRow, due: CalendarDate)
    case session(SessionRow)

    var day: CalendarDate {
      switch self {
      case .followUp(_, let due): due
      case .session(let row): row.date
      }
    }
  }

  let position: RecordPosition
  let institutions: Institutions
  let wording: Wording
  let selection: Selection
  /// By day; of one day sessions stand in front.
  let entries: [Deadline]
  /// Open follow-ups that are late already, and those without a date: not listed here.
  let overdue: Int
  let undated: Int
  let dialogueTitles: [String: String]
  /// When something was last recorded about each subject: calendars that read the file again see what changed.
  let recorded: [Subject: Timestamp]
  /// What makes the names of the entries unique in the world.
  let origin: String
  /// The working days of each owner: a due day off is marked.
  private let freeDays: Set<String>

  /// - Parameters:
  ///   - filter: `institution` is the owner; sessions are left out where one is named.
  ///   - typed: what is asked of follow-ups beside that; sessions are left out where something is.
  public init(
    _ queries: Queries, filter: Filter = Filter(), matching typed: RowFilter? = nil, wording: Wording = .english
  ) throws {
    self.wording = wording
    position = try RecordPosition(queries)
    institutions = try Institutions(queries, wording)
    origin = try queries.wholeSettings().opening?.origin ?? "rapport.invalid"
    var open = filter
    open.isOpen = true
    selection = Selection(typed, with: filter.expression(institution: .owner))
    let test = try SelectionTest(selection, queries)
    overdue = try test.count(of: filter, due: .overdue, queries)
    undated = try test.count(of: filter, due: .undated, queries)
    let ahead = try queries.followUps(open, due: queries.day...CalendarDate(daysSinceEpoch: .max))
    let due = try ahead.filter(test.accepts).compactMap { row in
      row.due.map { Deadline.followUp(row, due: $0) }
    }
    let sessions =
      filter.institution == nil && !selection.isFiltering
      ? try queries.sessions(of: filter.dialogue).filter { $0.state == .planned && $0.date >= queries.day } : []
    entries = Self.sorted(sessions.map(Deadline.session) + due)
    dialogueTitles = Dictionary(try queries.dialogues().map { ($0.code, $0.title) }) { first, _ in first }
    var recorded: [Subject: Timestamp] = [:]
    for subject in Set(entries.map(\.subject)) { recorded[subject] = try queries.history(of: subject).last?.time }
    self.recorded = recorded
    freeDays = try Self.freeDays(queries, entries, institutions)
  }

  private static func sorted(_ entries: [Deadline]) -> [Deadline] {
    entries.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
  }

  /// The follow-ups whose due day is no working day of their owner.
  private static func freeDays(
    _ queries: Queries, _ entries: [Deadline], _ institutions: Institutions
  ) throws -> Set<String> {
    let rows = entries.compactMap { entry in
      if case .followUp(let row, let due) = entry { (row: row, due: due) } else { nil }
    }
    let calendars = try OwnerCalendars(queries, owners: Set(rows.map(\.row.owner)), institutions)
    let free = rows.filter { !calendars.isWorkingDay($0.due, of: $0.row.owner, knownBy: queries.day) }
    return Set(free.map { "\($0.row.reference)" })
  }

  func isFreeDay(_ row: FollowUpRow) -> Bool { freeDays.contains("\(row.reference)") }
}

extension DeadlinesReport.Deadline {
  var subject: Subject {
    switch self {
    case .followUp(let row, _): .proposal(row.proposal.reference)
    case .session(let row): .session(row.reference)
    }
  }
}
