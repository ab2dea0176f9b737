import Domain
import Foundation
import Reports
import Testing

// Ways into a figure for tests.
extension Figure {
  /// The texts of the rows of cells.
  var rows: [[String]] {
    table.rows.compactMap { if case .cells(let cells) = $0 { cells.map(\.text.plain) } else { nil } }
  }

  var totals: [String] {
    table.rows.compactMap { if case .totals(let cells) = $0 { cells.map(\.text.plain) } else { nil } }.last ?? []
  }
}

extension [String] {
  /// Those that are counts, from a column on.
  func counts(from column: Int) -> [Int] { dropFirst(column).map { Int($0.replacing(",", with: "")) ?? -1 } }
}

extension Drawing {
  struct Box {
    let corner: Point
    let width: Double
    let height: Double
    let paint: Paint
  }

  var boxes: [Box] {
    shapes.compactMap {
      if case .box(let corner, let width, let height, _, let paint) = $0 {
        Box(corner: corner, width: width, height: height, paint: paint)
      } else {
        nil
      }
    }
  }

  func boxes(_ ink: Ink) -> [Box] { boxes.filter { $0.paint.fill == ink } }

  func lines(_ ink: Ink, _ dash: Paint.Dash = .solid) -> [[Point]] {
    shapes.compactMap {
      if case .line(let points, let paint) = $0, paint.stroke == ink, paint.dash == dash { points } else { nil }
    }
  }

  /// Signs of standings; those of a legend, above all rows, are left out.
  var marks: [(mark: Mark, at: Point)] {
    shapes.compactMap { if case .mark(let mark, let point, _) = $0, point.y > 12 { (mark, point) } else { nil } }
  }

  var words: [(text: String, at: Point, lettering: Lettering)] {
    shapes.compactMap {
      if case .words(let text, let point, let lettering) = $0 { (text, point, lettering) } else { nil }
    }
  }

  /// The words that are drawn at the height of a point.
  func words(besides point: Point) -> [String] { words.filter { abs($0.at.y - point.y) < 5 }.map(\.text) }

  /// Whether each shape lies on the drawing, and is made of numbers.
  func expectNothingOutside(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(width.isFinite && height.isFinite && width > 0 && height > 0, sourceLocation: sourceLocation)
    for shape in shapes {
      let (low, high) = shape.bounds
      let isInside = low.x >= -0.6 && low.y >= -0.6 && high.x <= width + 0.6 && high.y <= height + 0.6
      // A comparison with what is no number is false.
      #expect(isInside, "\(shape) on \(width) by \(height)", sourceLocation: sourceLocation)
    }
  }
}

extension Drawing.Shape {
  fileprivate var bounds: (low: Drawing.Point, high: Drawing.Point) {
    switch self {
    case .box(let corner, let width, let height, _, _), .hatching(let corner, let width, let height, _):
      (corner, .init(corner.x + width, corner.y + height))
    case .line(let points, _), .area(let points, _):
      (
        .init(points.map(\.x).min() ?? .nan, points.map(\.y).min() ?? .nan),
        .init(points.map(\.x).max() ?? .nan, points.map(\.y).max() ?? .nan)
      )
    case .circle(let point, let radius, _), .quarters(_, let point, let radius, _): Self.around(point, radius)
    case .mark(_, let point, let size): Self.around(point, size / 2)
    case .words(let words, let point, let lettering): Self.bounds(words, point, lettering)
    }
  }

  private static func around(_ point: Drawing.Point, _ reach: Double) -> (Drawing.Point, Drawing.Point) {
    (.init(point.x - reach, point.y - reach), .init(point.x + reach, point.y + reach))
  }

  /// As the letters are likely to lie: a tenth below the base line, three quarters above.
  private static func bounds(
    _ words: String, _ point: Drawing.Point, _ lettering: Drawing.Lettering
  ) -> (Drawing.Point, Drawing.Point) {
    let width = WordWidth.of(words, size: lettering.size, isStrong: lettering.isStrong)
    let left =
      switch lettering.anchor {
      case .start: point.x
      case .middle: point.x - width / 2
      case .end: point.x - width
      }
    return (.init(left, point.y - lettering.size * 0.75), .init(left + width, point.y + lettering.size * 0.1))
  }
}

/// "21 Nov 2026" for "2026-11-21".
func shown(_ day: String) -> String { CalendarDate(day).map(DayWording.short) ?? "" }

/// Days between two days, as Foundation counts them.
func daysBetween(_ first: String, _ second: String) -> Int {
  let parser = ISO8601DateFormatter()
  parser.formatOptions = [.withFullDate]
  guard let start = parser.date(from: first), let end = parser.date(from: second) else { return .min }
  return Int((end.timeIntervalSince(start) / 86_400).rounded())
}
