import Domain
import Reports
import Testing

@Suite struct `A drawing as SVG` {
  private static let hostile = [
    "</text><script>alert(1)</script>", "\" onload=\"alert(1)", "&amp; & ]]> <!-- -->", "\u{1B}[2J\u{0}\u{FFFE}",
    "\u{202E}abc\u{2066}", "بندرگاہ", "港湾", "🧑🏽‍🔧", String(repeating: "W", count: 2000),
  ]

  private static let everyShape: [Drawing.Shape] =
    [
      .box(.init(1, 2), width: 3, height: 4, corner: 1, .init(fill: .navy, stroke: .gold)),
      .hatching(.init(10, 10), width: 50, height: 8, .stroke(.overdue, 0.5)),
      .line([.init(0, 0), .init(1.25, 2.5)], .stroke(.quiet, 1, .dashed)),
      .area([.init(0, 0), .init(1, 1), .init(0, 1)], .fill(.step1)), .circle(.init(3, 3), radius: 2, .fill(.done)),
      .box(.init(.nan, .infinity), width: -1, height: -.infinity, .fill(.navy)),
    ] + (0...4).map { .quarters($0, .init(5, 5), radius: 4, .fill(.navy)) }
    + Mark.allCases.map { .mark($0, .init(20, 20), size: 8) }

  /// Every element with its attributes and text, as Python's own parser finds them.
  private func parsed(_ documents: [String]) throws -> [String] {
    let script = """
      import sys, xml.etree.ElementTree as tree
      for document in sys.stdin.read().split('\\x1e'):
          for element in tree.fromstring(document).iter():
              print(element.tag.split('}')[1], dict(element.attrib), element.text, sep='|')
      """
    return try Python.run(script, input: documents.joined(separator: "\u{1E}")).split(separator: "\n").map(String.init)
  }

  @Test func `is well formed whatever is written into it`() throws {
    let shapes = Self.everyShape + Self.hostile.map { .words($0, .init(1, 2), .init(isClear: true)) }
    let drawing = Drawing(width: 100, height: 50, shapes: shapes)
    let documents = Self.hostile.map { SVGRenderer().render(drawing, title: $0, description: $0, id: "a\($0)") }
    let elements = try parsed(documents)
    let tags = Set(elements.compactMap { $0.split(separator: "|").first })
    #expect(tags == ["svg", "title", "desc", "rect", "path", "circle", "text"])
    // The words of nine drawings, and one title and one description for each drawing.
    #expect(elements.count { $0.hasSuffix("|" + Self.hostile[0]) } == Self.hostile.count + 2)
    #expect(elements.contains { $0.hasSuffix("|بندرگاہ") })
    for document in documents {
      #expect(!document.contains("url(") && !document.contains("href") && !document.contains("style="))
      #expect(!document.contains("nan") && !document.contains("inf") && !document.contains("<script"))
    }
  }

  @Test func `names itself to whoever hears it, and signs stay silent`() {
    let drawing = Drawing(width: 364, height: 143.5)
    #expect(
      SVGRenderer().render(drawing, title: "Overdue", description: "None.", id: "f2")
        == #"<svg xmlns="http://www.w3.org/2000/svg" class="drawing" id="f2" role="img" "#
        + #"aria-labelledby="f2-title f2-description" width="100%" viewBox="0 0 364 143.5" direction="ltr">"#
        + #"<title id="f2-title">Overdue</title><desc id="f2-description">None.</desc></svg>"#)
    #expect(SVGRenderer().sign(Mark.onTrack.drawing).contains(#"aria-hidden="true""#))
  }

  @Test func `tells standings and statuses apart by shape alone`() {
    let bare = { (drawing: Drawing) in
      SVGRenderer().sign(drawing).replacing(/#[0-9A-F]{6}/) { $0.output == "#FFFFFF" ? "white" : "ink" }
    }
    #expect(Set(Mark.allCases.map { bare($0.drawing) }).count == Mark.allCases.count)
    let path = [Status.tabled, .underExamination, .agreed, .underImplementation, .completed, .closed]
    #expect(Set((path + [.deferred, .lapsed]).map { bare($0.sign) }).count == path.count + 2)
  }

  @Test func `keeps hatching inside its box`() throws {
    for (width, height) in [(0.4, 9.0), (50.0, 8.0), (3.0, 30.0), (500.0, 5.0)] {
      let shape = Drawing.Shape.hatching(.init(10, 20), width: width, height: height, .stroke(.overdue))
      let sign = SVGRenderer().sign(Drawing(width: 10, height: 10, shapes: [shape]))
      let course = try #require(sign.firstMatch(of: /d="([^"]*)"/)).output.1
      let points = course.matches(of: /[ML]([0-9.]+) ([0-9.]+)/)
      for point in points where course != "M0 0" {
        let (x, y) = (Double(point.output.1) ?? 0, Double(point.output.2) ?? 0)
        #expect(x >= 9.99 && x <= 10.01 + width && y >= 19.99 && y <= 20.01 + height)
      }
    }
  }

  @Test func `is the same on a larger one, moved and scaled`() {
    let small = Drawing(width: 10, height: 10, shapes: Self.everyShape.filter { !"\($0)".contains("nan") })
    let placed = Drawing(width: 10, height: 10, shapes: small.shapes(at: .init(7, -3), scale: 2))
    #expect(placed.shapes(at: .init(-3.5, 1.5), scale: 0.5) == small.shapes)
    #expect(placed.shapes != small.shapes)
  }
}

@Suite struct `Words in a drawing` {
  @Test(arguments: [
    "Preparatory survey for flood-resilient infrastructure", "洪水に強いインフラの準備調査とその実施", "سیلاب سے محفوظ بنیادی ڈھانچہ",
    String(repeating: "i", count: 5000), String(repeating: "\u{300}", count: 5000), "🧑🏽‍🔧🧑🏽‍🔧🧑🏽‍🔧🧑🏽‍🔧🧑🏽‍🔧🧑🏽‍🔧", "",
  ])
  func `are cut to a width, and only where they must`(words: String) {
    for width in stride(from: 10.0, through: 400, by: 13) {
      let cut = WordWidth.fitting(words, into: width, size: 9)
      if cut == words {
        #expect(WordWidth.of(words, size: 9) <= width)
      } else {
        #expect(cut.hasSuffix("…") && words.hasPrefix(cut.dropLast()) && cut.count <= 401)
        #expect(WordWidth.of(cut, size: 9) <= max(width, WordWidth.of("…", size: 9)))
      }
    }
  }

  @Test func `are as wide as Noto Sans has them`() {
    // From the font file: M 907, o 605, C 632.
    #expect(WordWidth.of("MoC", size: 10) == 21.44)
    #expect(WordWidth.of("MoC", size: 20, isStrong: true) > WordWidth.of("MoC", size: 20))
    #expect(WordWidth.of("経済", size: 10) == 20)
    #expect(WordWidth.of("e\u{301}", size: 10) <= 7.5)
  }
}
