import ArgumentParser
import Projections
import Registry
import Reports

struct ListHolidays: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The holidays of a calendar, and when each was announced.",
    usage: "rapport holiday list CALENDAR", discussion: "Example: rapport holiday list PK-5")

  @Argument(help: ArgumentHelp("The calendar, for example PK-5.", valueName: "CALENDAR")) var calendar: String?
  @OptionGroup var reading: ReadingOptions

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    let typed = try required(calendar, "CALENDAR", "which calendar", example: "rapport holiday list PK-5")
    return try HolidayListReport(queries, of: references(queries).calendar(typed))
  }
}
