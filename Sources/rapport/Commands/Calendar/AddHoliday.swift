import ArgumentParser
import Domain
import Registry
import Reports

struct AddHoliday: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Adds a holiday, also one that was announced after it was needed.",
    usage: "rapport holiday add CALENDAR DATE|DATE..DATE NAME --announced DATE",
    discussion: "Example: \(example)")
  static let example =
    "rapport holiday add PK-5 2025-03-31..2025-04-02 \"Eid-ul-Fitr\" --announced 2025-03-19 -a \"No. 10-02/2025\""

  @Argument(help: ArgumentHelp("The calendar, for example PK-5.", valueName: "CALENDAR")) var calendar: String?
  @Argument(help: ArgumentHelp("The day, or the first and the last: 2025-03-31..2025-04-02.", valueName: "DATE"))
  var days: String?
  @Argument(help: ArgumentHelp("What it is called.", valueName: "NAME")) var name: String?
  @Option(help: ArgumentHelp("The day on which it became known.", valueName: "DATE")) var announced: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let calendar = try desk.required(calendar, "CALENDAR", "the calendar")
    let (first, last) = try Self.days(try desk.required(days, "DATE", "the day")) { try desk.day($0, field: "DATE") }
    let name = try desk.text(name, "NAME", "what the holiday is called")
    let announced = try desk.required(announced, "--announced", "the day on which it became known")
    let holiday = Holiday(
      date: first, until: last, name: name, announced: try desk.day(announced, field: "--announced"))
    return { draft in [.calendar(try draft.handle(.announce(holiday), on: calendar, desk.circumstances))] }
  }

  /// One day, or two with two full stops between them.
  static func days(
    _ typed: String, _ day: (String) throws -> CalendarDate
  ) throws -> (first: CalendarDate, last: CalendarDate?) {
    let parts = typed.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { return (try day(typed), nil) }
    let (first, last) = (try day(parts[0]), try day(parts[1]))
    return (first, last == first ? nil : last)
  }
}
