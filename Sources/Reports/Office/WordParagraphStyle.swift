/// A named style of paragraphs; lengths in twentieths of a point, sizes in half points.
struct ParagraphStyle {
  let id: String
  let name: String
  /// 1 and up for headings.
  var outline: Int?
  var size = 18
  var isBold = false
  var isSerif = false
  var colour = OfficeColour.ink
  var before = 0
  var after = 0
  /// Whether paragraphs of this style have no room between them.
  var isTight = false
  /// Its share of the usual height of a line, in 240ths.
  var line = 264
  var staysWithNext = false
  /// A line below the paragraph, in eighths of a point.
  var rule: Int?
  /// How far all lines but the first are set in, and where the first tab leads.
  var hanging: Int?
  /// Whether a tab leads to the right end of the page.
  var reachesRight = false
  var isListed = false

  static let all: [ParagraphStyle] = [
    .init(
      id: "Title", name: "Title", size: 40, isBold: true, isSerif: true, colour: OfficeColour.navy, after: 160,
      line: 252,
      staysWithNext: true, rule: 12),
    .init(
      id: "Heading1", name: "heading 1", outline: 1, size: 26, isBold: true, isSerif: true, colour: OfficeColour.navy,
      before: 320, after: 100, staysWithNext: true),
    .init(
      id: "Heading2", name: "heading 2", outline: 2, size: 21, isBold: true, colour: OfficeColour.navy, before: 220,
      after: 60, staysWithNext: true),
    .init(
      id: "Heading3", name: "heading 3", outline: 3, size: 18, isBold: true, colour: OfficeColour.navy, before: 160,
      after: 40, staysWithNext: true),
    .init(id: "Note", name: "Note", size: 16, colour: OfficeColour.quiet, after: 80),
    .init(id: "Fact", name: "Fact", after: 120, isTight: true, hanging: 2_268),
    .init(id: "ListBullet", name: "List Bullet", after: 120, isTight: true, isListed: true),
    .init(
      id: "TableHead", name: "Table Head", size: 16, isBold: true, colour: OfficeColour.paper, line: 252,
      staysWithNext: true),
    .init(
      id: "TableGroup", name: "Table Group", size: 17, isBold: true, colour: OfficeColour.navy, staysWithNext: true),
    .init(id: "TableText", name: "Table Text", size: 16, line: 252),
    .init(id: "TableEnd", name: "Table End", size: 8, line: 200),
    .init(id: "Header", name: "header", size: 16, colour: OfficeColour.quiet, rule: 4),
    .init(id: "Footer", name: "footer", size: 16, colour: OfficeColour.quiet, reachesRight: true),
  ]
}

extension WordStyles {
  func write(_ style: ParagraphStyle, _ xml: inout XMLWriter) {
    xml.element(
      "w:style",
      ["w:type": "paragraph", "w:customStyle": Self.isOwn(style) ? "1" : nil, "w:styleId": style.id]
    ) { xml in
      xml.element("w:name", ["w:val": style.name])
      xml.element("w:basedOn", ["w:val": "Normal"])
      if style.outline != nil || style.id == "Title" { xml.element("w:next", ["w:val": "Normal"]) }
      xml.element("w:qFormat")
      xml.element("w:pPr") { paragraphProperties(of: style, &$0) }
      xml.element("w:rPr") { xml in
        if style.isSerif {
          let serif = OfficeFont.serif.name
          xml.element("w:rFonts", ["w:ascii": serif, "w:hAnsi": serif])
        }
        if style.isBold {
          xml.element("w:b")
          xml.element("w:bCs")
        }
        xml.element("w:color", ["w:val": style.colour])
        xml.element("w:sz", ["w:val": "\(style.size)"])
        xml.element("w:szCs", ["w:val": "\(style.size)"])
      }
    }
  }

  /// Whether Word does not know the style by itself.
  private static func isOwn(_ style: ParagraphStyle) -> Bool {
    style.name.hasPrefix("Table ") || ["Note", "Fact"].contains(style.name)
  }

  private func paragraphProperties(of style: ParagraphStyle, _ xml: inout XMLWriter) {
    if style.staysWithNext { xml.element("w:keepNext") }
    if style.isListed { xml.element("w:numPr") { $0.element("w:numId", ["w:val": "1"]) } }
    if let rule = style.rule {
      xml.element("w:pBdr") {
        $0.element(
          "w:bottom",
          [
            "w:val": "single", "w:sz": "\(rule)", "w:space": "4",
            "w:color": rule > 4 ? OfficeColour.navy : OfficeColour.rule,
          ])
      }
    }
    if style.reachesRight {
      xml.element("w:tabs") { $0.element("w:tab", ["w:val": "right", "w:pos": "\(textWidth)"]) }
    }
    if let hanging = style.hanging {
      xml.element("w:tabs") { $0.element("w:tab", ["w:val": "left", "w:pos": "\(hanging)"]) }
    }
    xml.element(
      "w:spacing",
      ["w:before": "\(style.before)", "w:after": "\(style.after)", "w:line": "\(style.line)", "w:lineRule": "auto"])
    if let hanging = style.hanging { xml.element("w:ind", ["w:left": "\(hanging)", "w:hanging": "\(hanging)"]) }
    if style.isTight { xml.element("w:contextualSpacing") }
    if let outline = style.outline { xml.element("w:outlineLvl", ["w:val": "\(outline - 1)"]) }
  }
}
