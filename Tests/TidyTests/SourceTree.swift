import Foundation

/// One file of the project as the house rules see it.
struct SourceFile {
  /// Path from the top of the project, with `/`.
  let path: String
  /// The text as it stands, line by line.
  let lines: [String]
  /// The text told apart, for Swift files.
  let swift: SwiftText

  init(_ path: String, _ text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    swift = SwiftText(path.hasSuffix(".swift") ? text : "")
  }

  /// The module of a file under Sources: the name of its folder there.
  var module: String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
  }
}

/// A rule of the house that a line does not keep, and what to do about it.
struct Finding: Equatable, CustomStringConvertible {
  let path: String
  /// Counted from 1; nil if the rule is about the file as a whole.
  let line: Int?
  let remedy: String

  var description: String { "\(path)\(line.map { ":\($0)" } ?? ""): \(remedy)" }
}

/// The project's files on disk.
struct SourceTree {
  /// The top of the project: three levels above this file.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Every Swift file of the project's own code, Package.swift among them.
  static let swift: [SourceFile] = (files(under: "Sources") + files(under: "Tests") + ["Package.swift"])
    .filter { $0.hasSuffix(".swift") }.compactMap(read)

  static let sources = swift.filter { $0.path.hasPrefix("Sources/") }
  static let tests = swift.filter { $0.path.hasPrefix("Tests/") }

  /// Names of the folders in a folder of the project, sorted.
  static func folders(in folder: String) -> [String] {
    names(in: folder).filter { isFolder(folder + "/" + $0) }
  }

  static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? []).sorted()
  }

  /// Paths of all files under a folder, hidden ones left out, sorted.
  static func files(under folder: String) -> [String] {
    names(in: folder).filter { !$0.hasPrefix(".") && $0 != "__pycache__" }.flatMap { name in
      let path = folder + "/" + name
      return isFolder(path) ? files(under: path) : [path]
    }
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  static func isExecutable(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: root.appending(path: path).path)
    // By the mode bits that git keeps, not by what this user may do.
    return ((attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0) & 0o111 == 0o111
  }

  /// A text file of the project; nil if it is not there or not UTF-8.
  static func read(_ path: String) -> SourceFile? {
    (try? String(contentsOf: root.appending(path: path), encoding: .utf8)).map { SourceFile(path, $0) }
  }

  private static func isFolder(_ path: String) -> Bool {
    var folder: ObjCBool = false
    return FileManager.default.fileExists(atPath: root.appending(path: path).path, isDirectory: &folder)
      && folder.boolValue
  }
}

/// The findings as the comment of a failed expectation: one line each.
func told(_ findings: [Finding]) -> String { "\n" + findings.map(\.description).joined(separator: "\n") }
