import Domain
public import Projections

/// The days off of a calendar, as far as they were announced by the day asked about.
public struct HolidayListReport: Report {
  let position: RecordPosition
  let code: String
  let calendar: WorkingCalendar
  /// By day.
  let holidays: [Holiday]

  public init(_ queries: Queries, of code: String) throws {
    position = try RecordPosition(queries)
    self.code = code
    calendar = try queries.calendar(code)
    holidays = calendar.holidays.filter { $0.announced <= queries.day }
      .sorted { ($0.date, $0.name) < ($1.date, $1.name) }
  }

  private var weekend: [Weekday] { Weekday.allCases.filter(calendar.weekend.contains) }

  public var document: Document {
    var document = Document([
      .paragraph([
        TextRun("\(code): \(Plural.counted(holidays.count, "holiday"))", .strong),
        TextRun(" as known on \(DayWording.long(position.asOf)); \(CalendarWording.weekend(weekend))."),
      ])
    ])
    if holidays.isEmpty { return document }
    document.append(
      .table(
        Table(
          columns: [.fixed("Days"), .init("Holiday", minimumWidth: 16), .fixed("Announced")],
          rows: holidays.map { holiday in
            let isLate = holiday.announced > holiday.date
            return .cells([
              .init(DayWording.span(holiday.date, holiday.until)), .init(holiday.name),
              .init(DayWording.long(holiday.announced), isLate ? .warning : .plain),
            ])
          })))
    return document
  }

  public var records: RecordTable {
    RecordTable(
      columns: ["calendar", "date", "until", "name", "announced"],
      rows: holidays.map {
        [.text(code), .init($0.date), .init($0.until), .text($0.name), .init($0.announced)]
      })
  }

  public var json: JSONValue {
    let items = holidays.map { holiday -> JSONValue in
      [
        "date": JSONValue(holiday.date), "until": JSONValue(holiday.until), "name": .string(holiday.name),
        "announced": JSONValue(holiday.announced),
      ]
    }
    return position.json(
      schema: "holidays/1",
      [
        ("calendar", .string(code)), ("weekend", JSONValue(weekend.map(\.rawValue))), ("items", .array(items)),
        ("count", .integer(items.count)),
      ])
  }
}
