import ArgumentParser
import Domain
import Registry
import Reports

struct DefineCalendar: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "define", abstract: "Says which weekdays an office is closed on.",
    usage: "rapport calendar define CODE --weekend sat,sun",
    discussion: """
      A country's five-day and six-day offices have calendars of their own. An institution is given its calendar with \
      institution add --calendar.
      Example: \(example)
      """)
  static let example = "rapport calendar define PK-5 --weekend sat,sun"

  @Argument(help: ArgumentHelp("Its code, for example PK-5.", valueName: "CODE")) var code: String?
  @Option(help: ArgumentHelp("mon, tue, wed, thu, fri, sat, sun, apart by commas; or none.", valueName: "DAYS"))
  var weekend: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let code = try desk.required(code, "CODE", "the code of the calendar")
    let typed = try desk.required(weekend, "--weekend", "the days off", proposed: "sat,sun")
    let words = typed.split(separator: ",").map(String.init)
    let named = try words == ["none"] ? [] : words.map { try Choice.value($0, of: "--weekend") as Weekday }
    let weekend = Weekday.allCases.filter(named.contains)
    return { draft in [.calendar(try draft.handle(.define(weekend: weekend), on: code, desk.circumstances))] }
  }
}
