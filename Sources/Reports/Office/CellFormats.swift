/// The looks of cells that a workbook uses, each numbered when it is first asked for.
struct CellFormats {
  /// How one cell looks.
  struct Format: Hashable {
    enum Role: Hashable { case head, body, group }

    var role = Role.body
    var number = NumberFormat.text
    var style = TextStyle.plain
    /// Kept as text also when somebody edits the cell: it begins as a formula does.
    var isQuoted = false
    /// To be filled in by whoever receives the workbook.
    var isInput = false
  }

  enum NumberFormat: Hashable {
    /// As the program sees fit: an empty cell takes whatever is typed into it.
    case general
    case text, integer, day
    /// With so many digits behind the point.
    case decimal(Int)

    var code: String {
      switch self {
      case .general: "General"
      case .text: "@"
      case .integer: "0"
      case .day: "yyyy\\-mm\\-dd"
      case .decimal(let digits): digits == 0 ? "0" : "0." + String(repeating: "0", count: digits)
      }
    }
  }

  private var formats: [Format] = []
  private var numbers: [Format: Int] = [:]
  private let language: TextLanguage

  init(language: TextLanguage) { self.language = language }

  /// The number of a format; 0 is the look of a cell of which nothing is said.
  mutating func number(of format: Format) -> Int {
    if let number = numbers[format] { return number }
    formats.append(format)
    numbers[format] = formats.count
    return formats.count
  }

  /// The part `styles.xml`.
  var part: XMLWriter {
    var xml = XMLWriter()
    let codes = formats.map(\.number).reduce(into: [NumberFormat]()) { if !$0.contains($1) { $0.append($1) } }
    xml.element("styleSheet", ["xmlns": SpreadsheetRenderer.namespace]) { xml in
      // Numbers below 164 stand for formats that differ from country to country.
      if !codes.isEmpty {
        xml.element("numFmts", ["count": "\(codes.count)"]) { xml in
          for (index, code) in codes.enumerated() {
            xml.element("numFmt", ["numFmtId": "\(164 + index)", "formatCode": code.code])
          }
        }
      }
      fonts(&xml)
      fills(&xml)
      borders(&xml)
      xml.element("cellStyleXfs", ["count": "1"]) {
        $0.element("xf", ["numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0"])
      }
      xml.element("cellXfs", ["count": "\(formats.count + 1)"]) { xml in
        xml.element("xf", ["numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0", "xfId": "0"])
        for format in formats {
          write(format, numberFormat: 164 + (codes.firstIndex(of: format.number) ?? 0), &xml)
        }
      }
      xml.element("cellStyles", ["count": "1"]) {
        $0.element("cellStyle", ["name": "Normal", "xfId": "0", "builtinId": "0"])
      }
    }
    return xml
  }

  private func write(_ format: Format, numberFormat: Int, _ xml: inout XMLWriter) {
    let font = Font.all.firstIndex(of: Font(format)) ?? 0
    let (fill, border) =
      switch format.role {
      case .head: (2, 0)
      case .group: (3, 1)
      case .body: (format.isInput ? 4 : 0, 1)
      }
    xml.element(
      "xf",
      [
        "numFmtId": "\(numberFormat)", "fontId": "\(font)", "fillId": "\(fill)", "borderId": "\(border)", "xfId": "0",
        "quotePrefix": format.isQuoted ? "1" : nil, "applyNumberFormat": "1", "applyFont": "1", "applyFill": "1",
        "applyBorder": "1", "applyAlignment": "1",
      ]
    ) { xml in
      let isNumber = format.role == .body && format.number != .text && format.number != .general
      let horizontal = !isNumber ? nil : format.number == .day ? "left" : "right"
      xml.element(
        "alignment",
        [
          // A number keeps away from the text beside it.
          "horizontal": horizontal, "indent": horizontal == "right" ? "1" : nil,
          "vertical": format.role == .body ? "top" : "center",
          // A group's words run on over the empty cells beside it.
          "wrapText": format.role == .group ? nil : "1",
        ])
    }
  }
}

// MARK: - What the formats are made of

extension CellFormats {
  private struct Font: Hashable {
    let colour: String
    let isBold: Bool

    init(_ format: Format) {
      switch format.role {
      case .head: (colour, isBold) = (OfficeColour.paper, true)
      case .group: (colour, isBold) = (OfficeColour.navy, true)
      case .body: (colour, isBold) = (OfficeColour.of(format.style), format.style.isBold)
      }
    }

    static let all: [Font] =
      TextStyle.allCases.map { Font(Format(style: $0)) }
      + [Font(Format(role: .head)), Font(Format(role: .group))]
  }

  private func fonts(_ xml: inout XMLWriter) {
    let name = language.isEastAsian ? OfficeFont.eastAsian(for: language).name : OfficeFont.latin.name
    xml.element("fonts", ["count": "\(Font.all.count)"]) { xml in
      for font in Font.all {
        xml.element("font") { xml in
          if font.isBold { xml.element("b") }
          xml.element("sz", ["val": "9"])
          xml.element("color", ["rgb": "FF" + font.colour])
          xml.element("name", ["val": name])
          xml.element("family", ["val": "2"])
        }
      }
    }
  }

  private func fills(_ xml: inout XMLWriter) {
    // Books in which nothing is to be filled in do not have its colour.
    let input = formats.contains(where: \.isInput) ? [OfficeColour.input] : []
    let colours = [OfficeColour.navy, OfficeColour.band] + input
    xml.element("fills", ["count": "\(colours.count + 2)"]) { xml in
      // The first two are fixed by the format.
      for pattern in ["none", "gray125"] {
        xml.element("fill") { $0.element("patternFill", ["patternType": pattern]) }
      }
      for colour in colours {
        xml.element("fill") { xml in
          xml.element("patternFill", ["patternType": "solid"]) { xml in
            xml.element("fgColor", ["rgb": "FF" + colour])
            xml.element("bgColor", ["indexed": "64"])
          }
        }
      }
    }
  }

  private func borders(_ xml: inout XMLWriter) {
    xml.element("borders", ["count": "2"]) { xml in
      for isRuled in [false, true] {
        xml.element("border") { xml in
          for side: StaticString in ["left", "right", "top", "bottom", "diagonal"] {
            let colour: String? =
              switch "\(side)" {
              case "bottom": OfficeColour.rule
              case "left", "right": OfficeColour.band
              default: nil
              }
            guard isRuled, let colour else {
              xml.element(side)
              continue
            }
            xml.element(side, ["style": "thin"]) { $0.element("color", ["rgb": "FF" + colour]) }
          }
        }
      }
    }
  }
}
