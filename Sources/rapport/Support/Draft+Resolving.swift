import Domain
import Projections
import Registry
import Reports

// What people type, resolved inside a commit, so that a line of `record` sees the lines before it.
extension Draft {
  /// The code of an institution.
  func institution(_ typed: String) throws -> String { try references.institution(typed).code }

  /// The code of an institution on our side of a dialogue, or on theirs.
  /// - Throws: `RegisterFailure.wrongSide`.
  func institution(_ typed: String, of dialogue: String, isOurs: Bool) throws -> String {
    let row = try references.institution(typed)
    guard let sides = try queries.dialogue(dialogue), [sides.ours, sides.theirs].contains(row.side) else {
      return row.code
    }
    let expected = isOurs ? sides.ours : sides.theirs
    guard row.side == expected else {
      throw RegisterFailure.wrongSide(institution: row.code, side: row.side, expected: expected)
    }
    return row.code
  }

  /// Changes of a list of institutions: `+I` adds, `-I` takes out, `I` alone begins the list anew.
  func changes(_ typed: [String], resolve: (String) throws -> String) throws -> [ListChange] {
    try typed.flatMap { $0.split(separator: ",") }.map { item in
      switch item.first {
      case "+": .add(try resolve(String(item.dropFirst())))
      case "-": .remove(try resolve(String(item.dropFirst())))
      default: .set(try resolve(String(item)))
      }
    }
  }

  /// The working days of an institution.
  func calendar(of institution: String) throws -> WorkingCalendar {
    guard let code = try queries.institution(institution)?.calendar else { return WorkingCalendar() }
    return try queries.calendar(code)
  }

  /// A due day as typed, by the owner's calendar, and what is to be said about it.
  func due(_ typed: String, field: String, owner: String, _ desk: Preparation) throws -> (
    day: CalendarDate, remarks: [Answer.Remark]
  ) {
    let calendar = try calendar(of: owner)
    let day = try desk.day(typed, field: field, calendar: calendar)
    let isFree = !calendar.isWorkingDay(day, knownBy: today)
    let entry = desk.circumstances.on ?? today
    return (
      day,
      (isFree ? [.noWorkingDay(day, owner: owner)] : []) + (day < entry ? [.dueBeforeEntry(day, on: entry)] : [])
    )
  }

  /// A side as typed: a country code, or `both`.
  static func side(_ typed: String) -> String {
    typed.lowercased() == "both" ? "both" : ReferenceText.normalised(typed)
  }
}

/// How many references a comma list may name without a confirmation.
enum Bulk {
  static let limit = 10

  /// Asks before more than that are changed at once.
  static func confirm(_ references: String, _ desk: Preparation) throws {
    let count = references.split(separator: ",").count
    if count > limit { try desk.confirm("This changes \(count) proposals at once.") }
  }
}
