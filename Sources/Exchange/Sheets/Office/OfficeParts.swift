import Reports

/// The parts of a workbook or document, found by their relationships.
struct OfficeParts {
  private let archive: ZipReader

  /// - Throws: what is wrong with the archive.
  init(_ bytes: [UInt8]) throws(SheetFailure.Problem) {
    do throws(ArchiveProblem) {
      archive = try ZipReader(bytes)
    } catch {
      throw .archive(error)
    }
  }

  /// A target of a relationship, by a name in the archive.
  struct Relation {
    let id: String
    /// The last part of its type: `worksheet`.
    let kind: String
    let part: String
  }

  /// The part with the workbook or document itself, and the name of its first element.
  ///
  /// - Throws: what the archive holds instead, or what is missing.
  func main() throws(SheetFailure.Problem) -> (part: String, root: String) {
    if let foreign = try openDocument() { throw .foreign(foreign) }
    guard archive.names.contains("_rels/.rels") else { throw .foreign(.archive) }
    guard let main = try relations(of: "").first(where: { $0.kind == "officeDocument" }) else {
      throw .foreign(.archive)
    }
    if main.part.lowercased().hasSuffix(".bin") { throw .foreign(.xlsb) }
    let handler = RootHandler()
    try read(main.part, handler)
    return (main.part, handler.root)
  }

  /// Hands the elements of a part to a handler.
  ///
  /// - Throws: that it is missing, or what is wrong with it.
  func read(_ part: String, _ handler: any PartHandler) throws(SheetFailure.Problem) {
    guard let bytes = try bytes(of: part) else { throw .missingPart(part) }
    try PartParser.parse(bytes, part: part, handler)
  }

  /// The relationships of a part, `""` for those of the whole file; none if it has no list of them.
  func relations(of part: String) throws(SheetFailure.Problem) -> [Relation] {
    let folder = part.split(separator: "/").dropLast().joined(separator: "/")
    let name = part.split(separator: "/").last.map(String.init) ?? ""
    let list = (folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels"
    guard let bytes = try bytes(of: list) else { return [] }
    let handler = RelationHandler(folder: folder)
    try PartParser.parse(bytes, part: list, handler)
    return handler.relations
  }

  private func bytes(of part: String) throws(SheetFailure.Problem) -> [UInt8]? {
    do throws(ArchiveProblem) {
      return try archive.part(part)
    } catch {
      throw .archive(error)
    }
  }

  /// OpenDocument says in a part of its own what it is.
  private func openDocument() throws(SheetFailure.Problem) -> ForeignFormat? {
    guard let type = try bytes(of: "mimetype").map({ String(decoding: $0, as: UTF8.self) }) else { return nil }
    if type.contains("opendocument.spreadsheet") { return .ods }
    return type.contains("opendocument.text") ? .odt : .archive
  }
}

/// Reads no more than the name of the first element.
private final class RootHandler: PartHandler {
  private(set) var root = ""
  private(set) var problem: PartProblem?

  func open(_ name: String, _ attributes: PartAttributes) {
    root = name
    problem = .isDone
  }

  func close(_ name: String) {}
  func text(_ text: String) {}
}

private final class RelationHandler: PartHandler {
  private(set) var relations: [OfficeParts.Relation] = []
  let problem: PartProblem? = nil
  private let folder: String

  init(folder: String) { self.folder = folder }

  func open(_ name: String, _ attributes: PartAttributes) {
    guard name == "Relationship", attributes["TargetMode"] != "External", let id = attributes["Id"],
      let kind = attributes["Type"]?.split(separator: "/").last, let target = attributes["Target"]
    else { return }
    relations.append(.init(id: id, kind: String(kind), part: place(of: target)))
  }

  /// The name in the archive that a target means, from the folder of the part that names it.
  private func place(of target: String) -> String {
    var path = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = path.popLast() } else { path.append(step) }
    }
    return path.joined(separator: "/")
  }

  func close(_ name: String) {}
  func text(_ text: String) {}
}
