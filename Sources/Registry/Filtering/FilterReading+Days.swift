import Domain
import Projections

// What days, months, years and fiscal years of a filter mean.
extension FilterReading {
  /// From when to when, for a proposal of a dialogue, of whose sides the first has the fiscal year; nil: never.
  private typealias Span = @Sendable (_ dialogue: String) -> ClosedRange<CalendarDate>?

  private static let firstDay = CalendarDate(daysSinceEpoch: .min)
  private static let lastDay = CalendarDate(daysSinceEpoch: .max)

  func days(_ term: FilterTerm) throws -> ([FilterValue], FilterTest) {
    let resolved = try term.values.filter { $0.single != FilterValue.none }.map { try span(of: $0, term.field) }
    let asksForNone = term.values.contains { $0.single == FilterValue.none }
    let none = asksForNone ? [FilterValue(.single(FilterValue.none))] : []
    let (spans, comparison) = (resolved.map(\.span), term.comparison)
    let holds = { @Sendable (day: CalendarDate?, dialogue: String) in
      guard let day else { return asksForNone }
      return spans.contains { $0(dialogue).map { comparison.holds(of: day, $0) } ?? false }
    }
    return (resolved.map(\.value) + none, test(of: term.field, holds))
  }

  private func test(
    of field: FilterField, _ holds: @escaping @Sendable (CalendarDate?, String) -> Bool
  ) -> FilterTest {
    switch field {
    case .due: .followUp { holds($0.due, $0.proposal.reference.dialogue) }
    case .completed: .proposal { holds($0.proposal.completedOn, $0.proposal.reference.dialogue) }
    case .since: .proposal { holds($0.proposal.statusSince, $0.proposal.reference.dialogue) }
    case .updated: .proposal { holds($0.proposal.lastEntry, $0.proposal.reference.dialogue) }
    default: .proposal { holds($0.proposal.tabledOn, $0.proposal.reference.dialogue) }
    }
  }

  private func span(of value: FilterValue, _ field: FilterField) throws -> (value: FilterValue, span: Span) {
    switch value.extent {
    case .single(let text):
      let (known, span) = try span(ofText: text, field, value)
      return (FilterValue(.single(known), at: value.place), span)
    case .range(let first, let last):
      let from = try first.map { try span(ofText: $0, field, value) }
      let to = try last.map { try span(ofText: $0, field, value) }
      let whole: Span = { dialogue in
        guard let lower = from.map({ $0.span(dialogue)?.lowerBound }) ?? Self.firstDay,
          let upper = to.map({ $0.span(dialogue)?.upperBound }) ?? Self.lastDay, lower <= upper
        else { return nil }
        return lower...upper
      }
      if !resolver.ours.isEmpty, resolver.ours.keys.allSatisfy({ whole($0) == nil }) {
        throw failure(.reversed(field), value)
      }
      return (FilterValue(.range(from?.text, to?.text), at: value.place), whole)
    }
  }

  private func span(
    ofText text: String, _ field: FilterField, _ value: FilterValue
  ) throws -> (text: String, span: Span) {
    if field == .fy || text.lowercased().hasPrefix("fy") { return try fiscalYear(text, field, value) }
    if let span = Self.calendarSpan(text) { return (text, { _ in span }) }
    do throws(DayParser.Problem) {
      let day = try DayParser(today: resolver.queries.day).day(text)
      return ("\(day)", { _ in day...day })
    } catch {
      if (try? FiscalYear.Name(text)) != nil { throw failure(.fiscalYearMeant(field, text), value) }
      throw failure(.day(field, error), value)
    }
  }

  /// `2025` and `2025-09`.
  private static func calendarSpan(_ text: String) -> ClosedRange<CalendarDate>? {
    let length = text.utf8.count
    if length == 4, let first = CalendarDate("\(text)-01-01"), let last = CalendarDate("\(text)-12-31") {
      return first...last
    }
    guard length == 7, let first = CalendarDate("\(text)-01") else { return nil }
    let (year, month, _) = first.parts
    let next =
      month == 12 ? CalendarDate(year: year + 1, month: 1, day: 1) : CalendarDate(year: year, month: month + 1, day: 1)
    return first...(next?.adding(days: -1) ?? lastDay)
  }

  private func fiscalYear(
    _ text: String, _ field: FilterField, _ value: FilterValue
  ) throws -> (text: String, span: Span) {
    do throws(FiscalYear.Problem) {
      let name = try FiscalYear.Name(text)
      var spans: [String: ClosedRange<CalendarDate>] = [:]
      var known = ""
      for (dialogue, side) in resolver.ours.sorted(by: { $0.key < $1.key }) {
        let year = try FiscalYear(name, usual: side)
        spans[dialogue] = year.days
        known = year.name
      }
      let owner = name.side.map { "\($0):" } ?? ""
      let prefix = field == .fy ? "" : owner.isEmpty ? "fy" : "fy:"
      let found = spans
      return (prefix + owner + (known.isEmpty ? text : known), { found[$0] })
    } catch {
      throw failure(.fiscalYear(error), value)
    }
  }
}
