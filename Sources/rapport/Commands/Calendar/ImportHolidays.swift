import ArgumentParser
import Domain
import Exchange
import Registry
import Reports

struct ImportHolidays: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Adds the holidays of a CSV file or workbook, all or none.",
    usage: "rapport holiday import CALENDAR FILE",
    discussion: """
      The first row names the columns: date, until, name, announced; until may be empty or left out. Days are written \
      2025-03-31. What is recorded already is left as it is.
      Example: \(example)
      """)
  static let example = "rapport holiday import PK-5 holidays-2026.csv -a \"Cabinet Division, gazetted holidays\""

  @Argument(help: ArgumentHelp("The calendar, for example PK-5.", valueName: "CALENDAR")) var calendar: String?
  @Argument(help: ArgumentHelp("A CSV file in UTF-8, or .xlsx.", valueName: "FILE"), completion: .file()) var file:
    String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let calendar = try desk.required(calendar, "CALENDAR", "the calendar")
    let file = try desk.required(file, "FILE", "the file")
    let rows = try HolidayFile(try SheetFile.read(file)).rows
    return { draft in
      try rows.map { row in
        do {
          return .calendar(try draft.handle(.announce(row.holiday), on: calendar, desk.circumstances))
        } catch {
          let words = Complaint.words(for: error, command: [])
          throw BatchFailure(lines: [.init(place: "\(file):\(row.line)", words: words)])
        }
      }
    }
  }
}

/// The holidays of a file: those of its first sheet.
struct HolidayFile {
  private(set) var rows: [(holiday: Holiday, line: Int)] = []

  private static let columns = ["date", "until", "name", "announced"]

  /// - Throws: `BatchFailure` with every row that cannot be read.
  init(_ sheets: [Sheet]) throws {
    guard let sheet = sheets.first, let head = sheet.head else { return }
    let names = head.cells.map { $0.text.lowercased() }
    let missing = ["date", "name", "announced"].filter { !names.contains($0) }
    guard missing.isEmpty else {
      let sentence = "The first row names no column \(missing.joined(separator: ", "))."
      throw Self.failure([(head.number, sentence)], sheet.file)
    }
    var problems: [(line: Int, sentence: String)] = sheet.rowsWiderThanHead.map {
      ($0.number, "It has more cells than the first row names columns.")
    }
    for row in sheet.rows.dropFirst() {
      do throws(RegisterFailure) {
        rows.append((try Self.holiday(row, names), row.number))
      } catch {
        problems.append((row.number, FailureWording.words(for: error).sentence))
      }
    }
    if !problems.isEmpty { throw Self.failure(problems.sorted { $0.line < $1.line }, sheet.file) }
  }

  private static func holiday(_ row: Sheet.Row, _ names: [String]) throws(RegisterFailure) -> Holiday {
    let field = { (name: String) in names.firstIndex(of: name).map { row[$0].text } ?? "" }
    return Holiday(
      date: try day(field("date"), "date"),
      until: field("until").isEmpty ? nil : try day(field("until"), "until"),
      name: try TextRule.checked(field("name"), field: "name"),
      announced: try day(field("announced"), "announced"))
  }

  /// Only as `2025-03-31`: a file says the same on every day.
  private static func day(_ text: String, _ column: String) throws(RegisterFailure) -> CalendarDate {
    guard let day = CalendarDate(text) else { throw .badDay(field: column, .notADay(text)) }
    return day
  }

  private static func failure(_ problems: [(line: Int, sentence: String)], _ file: String) -> BatchFailure {
    BatchFailure(
      lines: problems.map { line, sentence in
        .init(
          place: "\(file):\(line)",
          words: WordedFailure(
            sentence, hint: "Columns: \(columns.joined(separator: ",")), days as 2025-03-31", exitStatus: 1))
      })
  }
}
