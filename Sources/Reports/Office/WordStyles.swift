/// The named styles of a paper, its fonts and its settings.
struct WordStyles {
  let language: TextLanguage
  /// Between the margins of the page, in twentieths of a point.
  let textWidth: Int

  /// Left and right of what stands in a cell, in twentieths of a point.
  static let cellMargin = 80

  /// The name of the style that repeats what a run means.
  static func characterStyle(of style: TextStyle) -> String? {
    switch style {
    case .plain: nil
    case .strong: "Strong"
    case .quiet: "Quiet"
    case .good: "Good"
    case .warning: "Warning"
    case .bad: "Bad"
    case .reference: "Reference"
    }
  }

  /// The part `styles.xml`.
  var part: XMLWriter {
    var xml = XMLWriter()
    xml.element("w:styles", ["xmlns:w": WordRenderer.namespace]) { xml in
      defaults(&xml)
      normal(&xml)
      for style in ParagraphStyle.all { write(style, &xml) }
      characterStyles(&xml)
      Self.tableStyles(&xml)
    }
    return xml
  }

  private func defaults(_ xml: inout XMLWriter) {
    xml.element("w:docDefaults") { xml in
      xml.element("w:rPrDefault") { xml in
        xml.element("w:rPr") { xml in
          xml.element(
            "w:rFonts",
            [
              "w:ascii": OfficeFont.latin.name, "w:eastAsia": OfficeFont.eastAsian(for: language).name,
              "w:hAnsi": OfficeFont.latin.name, "w:cs": OfficeFont.urdu.name,
            ])
          xml.element("w:color", ["w:val": OfficeColour.ink])
          xml.element("w:sz", ["w:val": "18"])
          xml.element("w:szCs", ["w:val": "18"])
          languages(named: "w:lang", &xml)
        }
      }
      xml.element("w:pPrDefault") { xml in
        xml.element("w:pPr") { $0.element("w:spacing", ["w:after": "100", "w:line": "264", "w:lineRule": "auto"]) }
      }
    }
  }

  private func normal(_ xml: inout XMLWriter) {
    xml.element("w:style", ["w:type": "paragraph", "w:default": "1", "w:styleId": "Normal"]) { xml in
      xml.element("w:name", ["w:val": "Normal"])
      xml.element("w:qFormat")
      // Every other style rests on this one.
      if language.direction == .rightToLeft { xml.element("w:pPr") { $0.element("w:bidi") } }
    }
  }

  /// For each kind of script the language that its text is in unless it says otherwise.
  private func languages(named name: StaticString, _ xml: inout XMLWriter) {
    let tag = language.officeTag
    let isRightToLeft = language.direction == .rightToLeft
    xml.element(
      name,
      [
        "w:val": isRightToLeft || language.isEastAsian ? "en-GB" : tag,
        "w:eastAsia": language.isEastAsian ? tag : "ja-JP",
        "w:bidi": isRightToLeft ? tag : "ur-PK",
      ])
  }

  /// The part `settings.xml`.
  var settings: XMLWriter {
    var xml = XMLWriter()
    xml.element("w:settings", ["xmlns:w": WordRenderer.namespace]) { xml in
      xml.element("w:zoom", ["w:percent": "100"])
      xml.element("w:defaultTabStop", ["w:val": "709"])
      xml.element("w:characterSpacingControl", ["w:val": "doNotCompress"])
      xml.element("w:compat") { xml in
        // Laid out as Word 2013 and later do it, not in compatibility mode.
        xml.element(
          "w:compatSetting",
          ["w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word", "w:val": "15"])
      }
      languages(named: "w:themeFontLang", &xml)
    }
    return xml
  }

  /// The part `fontTable.xml`: what is used where a font is missing.
  static var fontTable: XMLWriter {
    var xml = XMLWriter()
    xml.element("w:fonts", ["xmlns:w": WordRenderer.namespace]) { xml in
      for font in OfficeFont.all {
        xml.element("w:font", ["w:name": font.name]) { xml in
          xml.element("w:altName", ["w:val": font.instead])
          xml.element("w:family", ["w:val": font.family])
          xml.element("w:pitch", ["w:val": "variable"])
        }
      }
    }
    return xml
  }

  /// The part `numbering.xml`: the dots of lists.
  static var numbering: XMLWriter {
    var xml = XMLWriter()
    xml.element("w:numbering", ["xmlns:w": WordRenderer.namespace]) { xml in
      xml.element("w:abstractNum", ["w:abstractNumId": "0"]) { xml in
        xml.element("w:multiLevelType", ["w:val": "hybridMultilevel"])
        xml.element("w:lvl", ["w:ilvl": "0"]) { xml in
          xml.element("w:start", ["w:val": "1"])
          xml.element("w:numFmt", ["w:val": "bullet"])
          xml.element("w:lvlText", ["w:val": "•"])
          xml.element("w:lvlJc", ["w:val": "left"])
          xml.element("w:pPr") { $0.element("w:ind", ["w:left": "340", "w:hanging": "227"]) }
        }
      }
      xml.element("w:num", ["w:numId": "1"]) { $0.element("w:abstractNumId", ["w:val": "0"]) }
    }
    return xml
  }
}

// MARK: - Styles of runs and tables

extension WordStyles {
  private func characterStyles(_ xml: inout XMLWriter) {
    xml.element("w:style", ["w:type": "character", "w:default": "1", "w:styleId": "DefaultParagraphFont"]) { xml in
      xml.element("w:name", ["w:val": "Default Paragraph Font"])
      xml.element("w:semiHidden")
    }
    for style in TextStyle.allCases {
      guard let name = Self.characterStyle(of: style) else { continue }
      Self.characterStyle(name, called: name, colour: style == .strong ? nil : OfficeColour.of(style), style, &xml)
    }
    Self.characterStyle("PlaceholderText", called: "Placeholder Text", colour: OfficeColour.quiet, .quiet, &xml)
  }

  private static func characterStyle(
    _ id: String, called name: String, colour: String?, _ style: TextStyle, _ xml: inout XMLWriter
  ) {
    xml.element("w:style", ["w:type": "character", "w:styleId": id]) { xml in
      xml.element("w:name", ["w:val": name])
      xml.element("w:basedOn", ["w:val": "DefaultParagraphFont"])
      xml.element("w:qFormat")
      xml.element("w:rPr") { xml in
        if style.isBold {
          xml.element("w:b")
          xml.element("w:bCs")
        }
        if let colour { xml.element("w:color", ["w:val": colour]) }
      }
    }
  }

  private static func tableStyles(_ xml: inout XMLWriter) {
    xml.element("w:style", ["w:type": "table", "w:default": "1", "w:styleId": "TableNormal"]) { xml in
      xml.element("w:name", ["w:val": "Normal Table"])
      xml.element("w:semiHidden")
      xml.element("w:tblPr") { xml in
        xml.element("w:tblInd", ["w:w": "0", "w:type": "dxa"])
        cellMargins(top: 0, bottom: 0, &xml)
      }
    }
    xml.element("w:style", ["w:type": "table", "w:customStyle": "1", "w:styleId": "RapportTable"]) { xml in
      xml.element("w:name", ["w:val": "Rapport Table"])
      xml.element("w:basedOn", ["w:val": "TableNormal"])
      xml.element("w:qFormat")
      xml.element("w:tblPr") { xml in
        xml.element("w:tblBorders") { xml in
          line("w:top", 8, OfficeColour.navy, &xml)
          line("w:bottom", 6, OfficeColour.navy, &xml)
          line("w:insideH", 4, OfficeColour.rule, &xml)
        }
        cellMargins(top: 40, bottom: 40, &xml)
      }
      xml.element("w:tblStylePr", ["w:type": "firstRow"]) { xml in
        xml.element("w:tcPr") {
          $0.element("w:shd", ["w:val": "clear", "w:color": "auto", "w:fill": OfficeColour.navy])
        }
      }
    }
  }

  private static func line(_ side: StaticString, _ eighths: Int, _ colour: String, _ xml: inout XMLWriter) {
    xml.element(side, ["w:val": "single", "w:sz": "\(eighths)", "w:space": "0", "w:color": colour])
  }

  private static func cellMargins(top: Int, bottom: Int, _ xml: inout XMLWriter) {
    xml.element("w:tblCellMar") { xml in
      xml.element("w:top", ["w:w": "\(top)", "w:type": "dxa"])
      xml.element("w:left", ["w:w": "\(cellMargin)", "w:type": "dxa"])
      xml.element("w:bottom", ["w:w": "\(bottom)", "w:type": "dxa"])
      xml.element("w:right", ["w:w": "\(cellMargin)", "w:type": "dxa"])
    }
  }
}
