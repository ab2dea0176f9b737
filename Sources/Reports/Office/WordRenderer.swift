public import Domain

/// Writes a document as Office Open XML (ISO/IEC 29500-1, WordprocessingML): what Word calls DOCX.
///
/// Every paragraph, table and emphasis bears a named style, so that an office can give the paper its own look. Head rows
/// repeat on each page and no row is split; what is to be filled in stands in content controls with tags. The same
/// document gives the same bytes.
public struct WordRenderer: Sendable {
  private let day: CalendarDate

  /// - Parameter day: the day that the file says it was made.
  public init(dated day: CalendarDate) { self.day = day }

  /// The bytes of the file.
  ///
  /// - Throws: if the paper is larger than an archive can be.
  public func render(_ word: WordDocument) throws(ZipFailure) -> [UInt8] {
    var package = OfficePackage()
    let main = "word/document.xml"
    let relation = OfficePackage.Relation.office
    var body = WordBody(
      language: word.language, width: WordPage.textWidth(of: word.orientation),
      breaksSheets: word.orientation == .portrait)
    let header = package.add(
      "word/header1.xml", type: Self.type("header"), from: main, relation: relation("header"), Self.header(word, body))
    let footer = package.add(
      "word/footer1.xml", type: Self.type("footer"), from: main, relation: relation("footer"), Self.footer(word, body))
    let page = WordPage(word.orientation, header: header, footer: footer)
    package.add(
      main, type: Self.type("document.main"), relation: relation("officeDocument"), Self.document(word, &body, on: page)
    )
    package.addProperties(title: word.title, language: word.language, dated: day)
    let styles = WordStyles(language: word.language, textWidth: body.width)
    package.add("word/styles.xml", type: Self.type("styles"), from: main, relation: relation("styles"), styles.part)
    package.add(
      "word/numbering.xml", type: Self.type("numbering"), from: main, relation: relation("numbering"),
      WordStyles.numbering)
    package.add(
      "word/fontTable.xml", type: Self.type("fontTable"), from: main, relation: relation("fontTable"),
      WordStyles.fontTable)
    package.add(
      "word/settings.xml", type: Self.type("settings"), from: main, relation: relation("settings"), styles.settings)
    return try package.archived()
  }

  static let namespace: String = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

  /// The names that each part with text declares.
  static let namespaces: XMLWriter.Attributes = [
    "xmlns:w": namespace, "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xmlns:mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    // Boxes to tick came with Word 2010; an older program shows their text.
    "xmlns:w14": "http://schemas.microsoft.com/office/word/2010/wordml", "mc:Ignorable": "w14",
  ]

  private static func type(_ name: String) -> String {
    "vnd.openxmlformats-officedocument.wordprocessingml.\(name)+xml"
  }

  private static func document(_ word: WordDocument, _ body: inout WordBody, on page: WordPage) -> XMLWriter {
    var xml = XMLWriter()
    xml.element("w:document", namespaces) { xml in
      xml.element("w:body") { xml in
        body.write(word.document, &xml)
        page.write(&xml, isRightToLeft: word.language.direction == .rightToLeft)
      }
    }
    return xml
  }

  private static func header(_ word: WordDocument, _ body: WordBody) -> XMLWriter {
    var xml = XMLWriter()
    xml.element("w:hdr", namespaces) { xml in
      body.paragraph(.init(word.title.replacing("\n", with: " ")), style: "Header", &xml)
    }
    return xml
  }

  /// What was asked for where a line begins, "Page 2 of 5" where it ends.
  private static func footer(_ word: WordDocument, _ body: WordBody) -> XMLWriter {
    // The words around the two numbers, in the order that the language has them.
    let pieces = Wording(of: word.language).pageNumber("\u{1}", of: "\u{2}").split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "\u{1}" || $0 == "\u{2}" })
    var xml = XMLWriter()
    xml.element("w:ftr", namespaces) { xml in
      xml.element("w:p") { xml in
        xml.element("w:pPr") { $0.element("w:pStyle", ["w:val": "Footer"]) }
        body.runs(.init(word.footer.replacing("\n", with: " ") + "\t"), &xml)
        for (index, piece) in pieces.enumerated() {
          if index > 0 { body.field(index == 1 ? "PAGE" : "NUMPAGES", &xml) }
          body.runs(.init(String(piece)), &xml)
        }
      }
    }
    return xml
  }
}

/// The page that a paper is printed on, A4; lengths in twentieths of a point.
struct WordPage {
  private let orientation: WordDocument.Orientation
  private let header: String
  private let footer: String

  static let margin = 850
  private static let (short, long) = (11_906, 16_838)

  init(_ orientation: WordDocument.Orientation, header: String, footer: String) {
    self.orientation = orientation
    self.header = header
    self.footer = footer
  }

  private static func width(of orientation: WordDocument.Orientation) -> Int {
    orientation == .landscape ? long : short
  }

  /// Between the margins.
  static func textWidth(of orientation: WordDocument.Orientation) -> Int { width(of: orientation) - 2 * margin }

  /// The end of the body: the first page bears the title and no head above it.
  func write(_ xml: inout XMLWriter, isRightToLeft: Bool) {
    let width = Self.width(of: orientation)
    xml.element("w:sectPr") { xml in
      xml.element("w:headerReference", ["w:type": "default", "r:id": header])
      xml.element("w:footerReference", ["w:type": "default", "r:id": footer])
      xml.element("w:footerReference", ["w:type": "first", "r:id": footer])
      xml.element(
        "w:pgSz",
        [
          "w:w": "\(width)", "w:h": "\(Self.short + Self.long - width)",
          "w:orient": orientation == .landscape ? "landscape" : nil,
        ])
      let margin = "\(Self.margin)"
      xml.element(
        "w:pgMar",
        [
          "w:top": "1020", "w:right": margin, "w:bottom": "907", "w:left": margin, "w:header": "510",
          "w:footer": "454", "w:gutter": "0",
        ])
      xml.element("w:titlePg")
      if isRightToLeft { xml.element("w:bidi") }
    }
  }
}
