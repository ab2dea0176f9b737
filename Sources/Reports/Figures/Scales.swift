import Domain

/// Days along a line from the left to the right.
struct TimeScale: Hashable {
  /// The first and the last day that have a place of their own.
  let days: ClosedRange<CalendarDate>
  let left: Double
  let right: Double

  /// A range of one day is widened, so that every day has a place.
  init(_ days: ClosedRange<CalendarDate>, left: Double, right: Double) {
    let isShort = days.lowerBound.days(to: days.upperBound) < 28
    self.days = isShort ? days.lowerBound.adding(days: -14)...days.upperBound.adding(days: 14) : days
    self.left = left
    self.right = right
  }

  /// The place of a day; what lies outside has its place at the edge.
  func x(_ day: CalendarDate) -> Double {
    let whole = Double(max(days.lowerBound.days(to: days.upperBound), 1))
    let part = Double(days.lowerBound.days(to: day)) / whole
    return left + min(max(part, 0), 1) * (right - left)
  }

  /// The first day of a month, and whether it is the first that is shown of its year.
  struct Tick: Hashable {
    let day: CalendarDate
    let beginsYear: Bool
  }

  /// Months, quarters or years: as many as have room for a label.
  var ticks: [Tick] {
    let room = 36.0
    let months = Double(days.lowerBound.days(to: days.upperBound)) / 30.44
    let most = max((right - left) / room, 1)
    let step = Self.steps.first { months / Double($0) <= most } ?? 12_000
    let (year, month, _) = days.lowerBound.parts
    var ticks: [Tick] = []
    var next = (year * 12 + month - 1 + step - 1) / step * step
    while let day = CalendarDate(year: next / 12, month: next % 12 + 1, day: 1), day <= days.upperBound {
      let isNew = ticks.last.map { $0.day.parts.year != day.parts.year } ?? true
      if day >= days.lowerBound { ticks.append(Tick(day: day, beginsYear: isNew)) }
      next += step
    }
    return ticks
  }

  /// Whether only years are told apart.
  var isByYear: Bool {
    let ticks = ticks
    return ticks.count > 1 && ticks.allSatisfy(\.beginsYear) && ticks.allSatisfy { $0.day.parts.month == 1 }
  }

  private static let steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 3000]
}

/// Counts from 0 upwards, with a few round ones to draw lines at.
struct CountScale: Hashable {
  /// The largest round count; at least 1.
  let top: Int
  let step: Int

  init(upTo largest: Int) {
    var step = 1
    var factors = [2, 5, 10][...]
    var decade = 1
    while largest > step * 4 {
      if factors.isEmpty { (factors, decade) = ([2, 5, 10], decade * 10) }
      step = factors.removeFirst() * decade
    }
    self.step = step
    top = max((largest + step - 1) / step, 1) * step
  }

  var ticks: [Int] { Array(stride(from: 0, through: top, by: step)) }
}
