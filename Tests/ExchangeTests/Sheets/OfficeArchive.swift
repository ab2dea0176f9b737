import Reports

/// Workbooks and documents made by hand, part by part.
enum OfficeArchive {
  static let relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// An archive of parts; the first relationship names the main part.
  static func bytes(main: String, _ parts: [(String, String)]) throws -> [UInt8] {
    var archive = ZipArchive()
    try archive.add(
      "_rels/.rels",
      Array(
        """
        <?xml version="1.0"?><Relationships xmlns="\(relationships)"><Relationship Id="rId1" \
        Type="\(office)/officeDocument" Target="/\(main)"/></Relationships>
        """.utf8))
    for (name, text) in parts { try archive.add(name, Array(text.utf8)) }
    return try archive.finished()
  }

  /// A workbook with one sheet, its cells as XML.
  static func workbook(
    sheet: String, texts: String = "", formats: String = "", styles: String = "", properties: String = ""
  ) throws -> [UInt8] {
    let main = #"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="\#(office)""#
    return try bytes(
      main: "xl/workbook.xml",
      [
        (
          "xl/workbook.xml",
          "<workbook \(main)>\(properties)<sheets><sheet name=\"Matrix\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>"
        ),
        (
          "xl/_rels/workbook.xml.rels",
          """
          <Relationships xmlns="\(relationships)"><Relationship Id="a" Type="\(office)/worksheet" \
          Target="worksheets/one.xml"/><Relationship Id="b" Type="\(office)/sharedStrings" Target="/xl/texts.xml"/>\
          <Relationship Id="c" Type="\(office)/styles" Target="./styles.xml"/></Relationships>
          """
        ),
        ("xl/texts.xml", "<sst \(main)>\(texts)</sst>"),
        (
          "xl/styles.xml",
          "<styleSheet \(main)><numFmts>\(formats)</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
            + "<cellXfs>\(styles)</cellXfs></styleSheet>"
        ),
        ("xl/worksheets/one.xml", "<worksheet \(main)>\(sheet)</worksheet>"),
      ])
  }

  /// A document with this XML in its body.
  static func document(_ body: String) throws -> [UInt8] {
    let names = """
      xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
      xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" \
      xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:v"
      """
    return try bytes(
      main: "word/document.xml",
      [("word/document.xml", "<w:document \(names)><w:body>\(body)</w:body></w:document>")])
  }
}
