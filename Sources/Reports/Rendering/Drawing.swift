/// A drawing of lines, areas and words on a plane whose units are those of a page: a word of size 10 is read easily.
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
    case line([Point], Paint)
    case area([Point], Paint)
    case circle(Point, radius: Double, Paint)
    case words(String, Point, Lettering)
  }

  /// How words stand at their point: on their base line.
  public struct Lettering: Hashable, Sendable {
    public enum Anchor: String, Hashable, Sendable { case start, middle, end }

    public var size: Double
    public var anchor: Anchor
    public var isStrong: Bool
    public var ink: Ink

    public init(size: Double = 10, anchor: Anchor = .start, isStrong: Bool = false, ink: Ink = .text) {
      self.size = size
      self.anchor = anchor
      self.isStrong = isStrong
      self.ink = ink
    }
  }

  /// What an area is filled and a line is drawn with.
  public struct Paint: Hashable, Sendable {
    public var fill: Ink?
    public var stroke: Ink?
    public var strokeWidth: Double
    public var isDashed: Bool

    public init(fill: Ink? = nil, stroke: Ink? = nil, strokeWidth: Double = 1, isDashed: Bool = false) {
      self.fill = fill
      self.stroke = stroke
      self.strokeWidth = strokeWidth
      self.isDashed = isDashed
    }
  }
}
