// What is to be filled in.
extension WordBody {
  /// A paragraph with a blank in it: a content control that a program finds by its tag.
  mutating func paragraph(_ blank: Blank, _ xml: inout XMLWriter) {
    blanks += 1
    let number = "\(blanks)"
    xml.element("w:p") { xml in
      xml.element("w:pPr") { $0.element("w:pStyle", ["w:val": "TableText"]) }
      switch blank.kind {
      case .tick:
        control(blank, number, &xml)
        if blank.isLabelled { xml.element("w:r") { $0.element("w:t", text: " " + blank.label) } }
      case .day, .words:
        if blank.isLabelled { runs(.init(blank.label + ": ", .quiet), &xml) }
        control(blank, number, &xml)
      }
    }
  }

  private func control(_ blank: Blank, _ number: String, _ xml: inout XMLWriter) {
    xml.element("w:sdt") { xml in
      xml.element("w:sdtPr") { xml in
        xml.element("w:alias", ["w:val": blank.label])
        xml.element("w:tag", ["w:val": blank.tag])
        xml.element("w:id", ["w:val": number])
        // Its content can be changed, the control cannot be lost.
        xml.element("w:lock", ["w:val": "sdtLocked"])
        kind(of: blank, &xml)
      }
      xml.element("w:sdtContent") { xml in
        xml.element("w:r") { xml in
          if blank.kind == .tick {
            xml.element("w:rPr") { $0.element("w:rFonts", Self.boxFont) }
            xml.element("w:t", text: "☐")
          } else {
            xml.element("w:rPr") { $0.element("w:rStyle", ["w:val": "PlaceholderText"]) }
            xml.element("w:t", text: blank.placeholder.isEmpty ? "________" : blank.placeholder)
          }
        }
      }
    }
  }

  private static let boxFont: XMLWriter.Attributes = [
    "w:ascii": "MS Gothic", "w:hAnsi": "MS Gothic", "w:eastAsia": "MS Gothic", "w:hint": "eastAsia",
  ]

  private func kind(of blank: Blank, _ xml: inout XMLWriter) {
    switch blank.kind {
    case .tick:
      xml.element("w14:checkbox") { xml in
        xml.element("w14:checked", ["w14:val": "0"])
        xml.element("w14:checkedState", ["w14:val": "2612", "w14:font": "MS Gothic"])
        xml.element("w14:uncheckedState", ["w14:val": "2610", "w14:font": "MS Gothic"])
      }
    case .day:
      xml.element("w:showingPlcHdr")
      xml.element("w:date") { xml in
        xml.element("w:dateFormat", ["w:val": "yyyy-MM-dd"])
        xml.element("w:lid", ["w:val": language.officeTag])
        xml.element("w:storeMappedDataAs", ["w:val": "date"])
        xml.element("w:calendar", ["w:val": "gregorian"])
      }
    case .words:
      xml.element("w:showingPlcHdr")
      xml.element("w:text", ["w:multiLine": "1"])
    }
  }
}
