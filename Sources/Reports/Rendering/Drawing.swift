/// A drawing of lines, areas and words on a plane whose units are those of a page: a word of size 10 is read easily.
///
/// It is read from the left in every language: days run to the right.
public struct Drawing: Hashable, Sendable {
  public var width: Double
  public var height: Double
  public var shapes: [Shape]

  public init(width: Double, height: Double, shapes: [Shape] = []) {
    self.width = width
    self.height = height
    self.shapes = shapes
  }

  public struct Point: Hashable, Sendable {
    public var x: Double
    public var y: Double

    public init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  public enum Shape: Hashable, Sendable {
    /// - Parameter corner: the radius of its corners.
    case box(Point, width: Double, height: Double, corner: Double = 0, Paint)
    /// Parallel slanting lines inside a box.
    case hatching(Point, width: Double, height: Double, Paint)
    case line([Point], Paint)
    case area([Point], Paint)
    case circle(Point, radius: Double, Paint)
    /// So many quarters of a disc, clockwise from the top.
    case quarters(Int, Point, radius: Double, Paint)
    /// The sign of a standing around a point, as wide and high as its size.
    case mark(Mark, Point, size: Double)
    case words(String, Point, Lettering)
  }

  /// How words stand at their point: on their base line.
  public struct Lettering: Hashable, Sendable {
    public enum Anchor: String, Hashable, Sendable { case start, middle, end }

    public var size: Double
    public var anchor: Anchor
    public var isStrong: Bool
    public var ink: Ink
    /// Whether what lies behind the words keeps away from them.
    public var isClear: Bool

    public init(
      size: Double = 10, anchor: Anchor = .start, isStrong: Bool = false, ink: Ink = .text, isClear: Bool = false
    ) {
      self.size = size
      self.anchor = anchor
      self.isStrong = isStrong
      self.ink = ink
      self.isClear = isClear
    }
  }

  /// What an area is filled and a line is drawn with.
  public struct Paint: Hashable, Sendable {
    public enum Dash: Hashable, Sendable { case solid, dashed, dotted }

    public var fill: Ink?
    public var stroke: Ink?
    public var strokeWidth: Double
    public var dash: Dash

    public init(fill: Ink? = nil, stroke: Ink? = nil, strokeWidth: Double = 1, dash: Dash = .solid) {
      self.fill = fill
      self.stroke = stroke
      self.strokeWidth = strokeWidth
      self.dash = dash
    }

    public static func fill(_ ink: Ink) -> Paint { Paint(fill: ink) }

    public static func stroke(_ ink: Ink, _ width: Double = 1, _ dash: Dash = .solid) -> Paint {
      Paint(stroke: ink, strokeWidth: width, dash: dash)
    }
  }
}

extension Drawing {
  /// Whether its letters are too small to read where it is made as narrow as a narrow screen; SVG tells it apart by the
  /// class `wide`.
  var isWide: Bool { width > 500 }

  /// The shapes of a drawing as they are on a larger one, its upper left corner at a point.
  public func shapes(at corner: Point, scale: Double = 1) -> [Shape] {
    let place = { (point: Point) in Point(corner.x + point.x * scale, corner.y + point.y * scale) }
    let dressed = { (paint: Paint) in
      Paint(fill: paint.fill, stroke: paint.stroke, strokeWidth: paint.strokeWidth * scale, dash: paint.dash)
    }
    return shapes.map { shape in
      switch shape {
      case .box(let point, let width, let height, let corner, let paint):
        return .box(
          place(point), width: width * scale, height: height * scale, corner: corner * scale, dressed(paint))
      case .hatching(let point, let width, let height, let paint):
        return .hatching(place(point), width: width * scale, height: height * scale, dressed(paint))
      case .line(let points, let paint): return .line(points.map(place), dressed(paint))
      case .area(let points, let paint): return .area(points.map(place), dressed(paint))
      case .circle(let point, let radius, let paint):
        return .circle(place(point), radius: radius * scale, dressed(paint))
      case .quarters(let number, let point, let radius, let paint):
        return .quarters(number, place(point), radius: radius * scale, dressed(paint))
      case .mark(let mark, let point, let size): return .mark(mark, place(point), size: size * scale)
      case .words(let words, let point, var lettering):
        lettering.size *= scale
        return .words(words, place(point), lettering)
      }
    }
  }
}
