import Domain

/// A file of an Office program: parts of XML in an archive, each with its type and the part that refers to it
/// (ISO/IEC 29500-2, Open Packaging Conventions).
///
/// A part is added together with the reference to it, so that no reference leads nowhere and no part is without a type.
struct OfficePackage {
  private struct Part {
    let path: String
    let type: String
    let bytes: [UInt8]
  }

  private struct Reference {
    /// The folder of the part that refers, ended by a slash; empty for the package itself.
    let source: String
    let id: String
    let type: String
    let target: String
  }

  private var parts: [Part] = []
  private var references: [Reference] = []

  /// Adds a part.
  ///
  /// - Parameters:
  ///   - path: from the top of the package: `word/styles.xml`.
  ///   - type: what kind of part it is, behind `application/`.
  ///   - source: the part that refers to it; nil for the package itself.
  ///   - relation: how that part refers to it, an address.
  /// - Returns: by what name that part refers to it: `rId3`.
  @discardableResult
  mutating func add(
    _ path: String, type: String, from source: String? = nil, relation: String, _ xml: XMLWriter
  ) -> String {
    let id = "rId\(references.count { $0.source == source ?? "" } + 1)"
    parts.append(Part(path: path, type: "application/" + type, bytes: xml.bytes))
    references.append(Reference(source: source ?? "", id: id, type: relation, target: path))
    return id
  }

  /// - Throws: if it is more than an archive can hold.
  func archived() throws(ZipFailure) -> [UInt8] {
    var archive = ZipArchive()
    // Programs that look at the first bytes only expect this part in front.
    try archive.add("[Content_Types].xml", contentTypes.bytes)
    for source in sources { try archive.add(Self.relationsPath(of: source), relations(of: source).bytes) }
    for part in parts { try archive.add(part.path, part.bytes) }
    return try archive.finished()
  }

  /// The package and each part that refers to another, in the order in which they began to.
  private var sources: [String] {
    references.reduce(into: [""]) { if !$0.contains($1.source) { $0.append($1.source) } }
  }

  private var contentTypes: XMLWriter {
    var xml = XMLWriter()
    xml.element("Types", ["xmlns": "http://schemas.openxmlformats.org/package/2006/content-types"]) { xml in
      xml.element(
        "Default",
        ["Extension": "rels", "ContentType": "application/vnd.openxmlformats-package.relationships+xml"])
      xml.element("Default", ["Extension": "xml", "ContentType": "application/xml"])
      for part in parts { xml.element("Override", ["PartName": "/" + part.path, "ContentType": part.type]) }
    }
    return xml
  }

  private func relations(of source: String) -> XMLWriter {
    let folder = Self.folder(of: source)
    var xml = XMLWriter()
    xml.element("Relationships", ["xmlns": "http://schemas.openxmlformats.org/package/2006/relationships"]) { xml in
      for reference in references where reference.source == source {
        let target =
          reference.target.hasPrefix(folder) ? String(reference.target.dropFirst(folder.count)) : "/" + reference.target
        xml.element("Relationship", ["Id": reference.id, "Type": reference.type, "Target": target])
      }
    }
    return xml
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  private static func relationsPath(of source: String) -> String {
    let folder = folder(of: source)
    return folder + "_rels/" + source.dropFirst(folder.count) + ".rels"
  }
}

extension OfficePackage {
  /// The addresses with which one part refers to another.
  enum Relation {
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    static let coreProperties = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    static func office(_ name: String) -> String { office + name }
  }

  /// Adds what file managers and screen readers ask for: title, language, the day; nobody is named as the author.
  mutating func addProperties(title: String, language: TextLanguage, dated day: CalendarDate) {
    var core = XMLWriter()
    core.element(
      "cp:coreProperties",
      [
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/", "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      ]
    ) { xml in
      let moment = "\(day)T00:00:00Z"
      xml.element("dcterms:created", ["xsi:type": "dcterms:W3CDTF"], text: moment)
      xml.element("dc:language", text: language.officeTag)
      xml.element("dcterms:modified", ["xsi:type": "dcterms:W3CDTF"], text: moment)
      xml.element("dc:title", text: title)
    }
    add(
      "docProps/core.xml", type: "vnd.openxmlformats-package.core-properties+xml", relation: Relation.coreProperties,
      core)
    var app = XMLWriter()
    app.element(
      "Properties", ["xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"]
    ) { $0.element("Application", text: "Rapport") }
    add(
      "docProps/app.xml", type: "vnd.openxmlformats-officedocument.extended-properties+xml",
      relation: Relation.office("extended-properties"), app)
  }
}
