/// Drawings as SVG that stands inline in HTML: no script, no reference to anything outside or inside of it.
///
/// Words take the font of the page around them. Coordinates run from the left whatever the direction of the page.
public struct SVGRenderer: Sendable {
  public init() {}

  /// A drawing that says something of its own.
  ///
  /// - Parameters:
  ///   - title: what it shows; what a reader of the page hears first.
  ///   - description: the figures in words.
  ///   - id: unique in the page; `id-title` and `id-description` are taken too.
  public func render(_ drawing: Drawing, title: String, description: String, id: String) -> String {
    let names = [SVGElement("title", [("id", id + "-title")], text: title)]
    let words = [SVGElement("desc", [("id", id + "-description")], text: description)]
    return written(
      drawing,
      [
        ("class", drawing.isWide ? "drawing wide" : "drawing"), ("id", id), ("role", "img"),
        ("aria-labelledby", "\(id)-title \(id)-description"), ("width", "100%"),
      ], names + words)
  }

  /// A small sign that repeats what the words beside it say: hidden from whoever hears the page.
  public func sign(_ drawing: Drawing) -> String {
    written(drawing, [("class", "sign"), ("aria-hidden", "true"), ("focusable", "false")], [])
  }

  private func written(
    _ drawing: Drawing, _ attributes: [(StaticString, String?)], _ names: [SVGElement]
  ) -> String {
    let size = "0 0 \(Self.number(drawing.width)) \(Self.number(drawing.height))"
    let root: [(StaticString, String?)] =
      [("xmlns", "http://www.w3.org/2000/svg")] + attributes + [("viewBox", size), ("direction", "ltr")]
    var output = ""
    SVGElement("svg", root, names + drawing.shapes.flatMap(elements)).write(to: &output)
    return output
  }

  private func elements(_ shape: Drawing.Shape) -> [SVGElement] {
    switch shape {
    case .box(let point, let width, let height, let corner, let paint):
      [
        SVGElement(
          "rect",
          [
            ("x", Self.number(point.x)), ("y", Self.number(point.y)), ("width", Self.number(max(width, 0))),
            ("height", Self.number(max(height, 0))), ("rx", corner > 0 ? Self.number(corner) : nil),
          ] + attributes(paint))
      ]
    case .hatching(let point, let width, let height, let paint):
      [path(Self.slants(point, width, height), attributes(paint))]
    case .line(let points, let paint):
      [path(Self.course(points), attributes(paint) + [("stroke-linejoin", "round")])]
    case .area(let points, let paint): [path(Self.course(points) + "Z", attributes(paint))]
    case .circle(let point, let radius, let paint): [circle(point, radius, paint)]
    case .quarters(let number, let point, let radius, let paint):
      switch number {
      case ...0: []
      case 4...: [circle(point, radius, paint)]
      default: [path(Self.sector(number, point, radius), attributes(paint))]
      }
    case .mark(let mark, let point, let size):
      mark.drawing.shapes(at: .init(point.x - size / 2, point.y - size / 2), scale: size / 10).flatMap(elements)
    case .words(let words, let point, let lettering): [text(words, point, lettering)]
    }
  }

  private func path(_ course: String, _ attributes: [(StaticString, String?)]) -> SVGElement {
    SVGElement("path", [("d", course)] + attributes)
  }

  private func circle(_ point: Drawing.Point, _ radius: Double, _ paint: Drawing.Paint) -> SVGElement {
    SVGElement(
      "circle",
      [("cx", Self.number(point.x)), ("cy", Self.number(point.y)), ("r", Self.number(radius))] + attributes(paint))
  }

  /// Text from the right keeps its own order (`plaintext`), and still stands at the same side of its point.
  private func text(_ words: String, _ point: Drawing.Point, _ lettering: Drawing.Lettering) -> SVGElement {
    SVGElement(
      "text",
      [
        ("x", Self.number(point.x)), ("y", Self.number(point.y)), ("font-size", Self.number(lettering.size)),
        ("font-weight", lettering.isStrong ? "600" : nil),
        ("text-anchor", lettering.anchor == .start ? nil : lettering.anchor.rawValue),
        ("unicode-bidi", "plaintext"), ("fill", Palette.hex(lettering.ink)),
        ("stroke", lettering.isClear ? Palette.hex(.paper) : nil),
        ("stroke-width", lettering.isClear ? Self.number(lettering.size / 3) : nil),
        ("stroke-linejoin", lettering.isClear ? "round" : nil), ("paint-order", lettering.isClear ? "stroke" : nil),
      ], text: words)
  }

  private func attributes(_ paint: Drawing.Paint) -> [(StaticString, String?)] {
    let dashes: String? =
      switch paint.dash {
      case .solid: nil
      case .dashed: "\(Self.number(paint.strokeWidth * 3)) \(Self.number(paint.strokeWidth * 2))"
      case .dotted: "\(Self.number(paint.strokeWidth)) \(Self.number(paint.strokeWidth * 1.6))"
      }
    return [
      ("fill", paint.fill.map(Palette.hex) ?? "none"), ("stroke", paint.stroke.map(Palette.hex)),
      ("stroke-width", paint.stroke == nil ? nil : Self.number(paint.strokeWidth)),
      ("stroke-dasharray", paint.stroke == nil ? nil : dashes),
    ]
  }
}

// MARK: - Paths and numbers

extension SVGRenderer {
  private static func place(_ x: Double, _ y: Double) -> String { "\(number(x)) \(number(y))" }

  private static func course(_ points: [Drawing.Point]) -> String {
    points.enumerated().map { ($0.offset == 0 ? "M" : "L") + place($0.element.x, $0.element.y) }.joined()
  }

  private static func sector(_ quarters: Int, _ middle: Drawing.Point, _ radius: Double) -> String {
    let ends: [(Double, Double)] = [(0, -1), (1, 0), (0, 1), (-1, 0)]
    let end = ends[quarters % 4]
    return "M\(place(middle.x, middle.y))V\(number(middle.y - radius))A\(place(radius, radius)) 0 "
      + "\(quarters > 2 ? 1 : 0) 1 \(place(middle.x + end.0 * radius, middle.y + end.1 * radius))Z"
  }

  /// Slanting lines three units apart, cut off at the edges of the box.
  private static func slants(_ corner: Drawing.Point, _ width: Double, _ height: Double) -> String {
    guard width > 0, height > 0, (width + height).isFinite else { return "M0 0" }
    let bottom = corner.y + height
    var course = ""
    for step in 1..<max(2, Int((min(width, 4000) + height) / 3) + 1) {
      // Where the line would cross the lower edge, and how far it rises inside of the box.
      let along = Double(step) * 3
      let (left, rise) = (max(along - height, 0), min(along, width))
      guard left < rise else { continue }
      course += "M\(place(corner.x + left, bottom - (along - left)))L\(place(corner.x + rise, bottom - (along - rise)))"
    }
    return course.isEmpty ? "M0 0" : course
  }

  /// At most two decimals, no exponent; 0 for what is no number.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let hundredths = Int((min(max(value, -1e9), 1e9) * 100).rounded())
    let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return "\(sign)\(whole).\(rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)")"
  }
}
