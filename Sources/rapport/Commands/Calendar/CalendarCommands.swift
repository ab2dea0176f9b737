import ArgumentParser

struct CalendarCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", abstract: "Calendars of working days.", subcommands: [DefineCalendar.self])
}

struct HolidayCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "holiday", abstract: "Days off, each with the day on which it became known.",
    subcommands: [AddHoliday.self, ImportHolidays.self, ListHolidays.self])
}
