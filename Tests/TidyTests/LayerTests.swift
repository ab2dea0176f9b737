import Testing

/// The layers, lowest first.
///
/// A module may import those before it, never those behind it.
private let layers = ["Domain", "EventLog", "Projections", "Registry", "Reports", "Audit", "Exchange", "rapport"]

/// Libraries that one module alone may know, so that they can be replaced behind it.
private let homes = [
  "ArgumentParser": "rapport", "Crypto": "EventLog", "GRDB": "Projections", "GRDBSQLite": "Projections",
  "CLinux": "EventLog", "CZlib": "Reports", "CExpat": "Exchange", "Mustache": "Exchange",
]

/// What comes with the compiler and may be imported by every module but Domain.
private let platform: Set<String> = [
  "Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin", "Synchronization",
]

private let accessLevels: Set<Substring> = ["public", "package", "internal", "private", "fileprivate"]

/// What each import statement of a file names, with its line.
private func imports(of file: SourceFile) -> [(line: Int, module: String)] {
  file.swift.code.enumerated().compactMap { index, line in
    let words = line.split(separator: " ")
    guard let place = words.firstIndex(of: "import"),
      words[..<place].allSatisfy({ $0.hasPrefix("@") || accessLevels.contains($0) })
    else { return nil }
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "var", "let"]
    let name = words[(place + 1)...].first { !kinds.contains($0) } ?? ""
    return (index + 1, name.split(separator: ".").first.map(String.init) ?? "")
  }
}

private func layerFindings(_ file: SourceFile) -> [Finding] {
  guard let module = file.module else { return [] }
  guard let height = layers.firstIndex(of: module) else {
    let remedy = "give the new module \(module) its place among the layers in LayerTests"
    return [Finding(path: file.path, line: nil, remedy: remedy)]
  }
  return imports(of: file).compactMap { line, name in
    let remedy: String? =
      if module == "Domain" {
        "Domain imports nothing: take \(name) as an argument or move this code up"
      } else if let other = layers.firstIndex(of: name) {
        other < height ? nil : "\(module) may not know \(name) above it: hand over a value, or move this code there"
      } else if let home = homes[name] {
        home == module ? nil : "only \(home) may import \(name): put the code there and call it"
      } else {
        platform.contains(name) ? nil : "give the library \(name) its one home in LayerTests, or do without it"
      }
    return remedy.map { Finding(path: file.path, line: line, remedy: $0) }
  }
}

/// Beginnings of SQL statements, as one finds them in string literals.
private let sqlPhrases = [
  "SELECT ", "INSERT INTO ", "INSERT OR ", "DELETE FROM ", "CREATE TABLE ", "CREATE INDEX ", "CREATE UNIQUE INDEX ",
  "CREATE VIRTUAL TABLE ", "DROP TABLE ", "PRAGMA ", "BEGIN IMMEDIATE",
]

private func sqlFindings(_ file: SourceFile) -> [Finding] {
  guard let module = file.module, module != "Projections" else { return [] }
  return file.swift.codeAndStrings.enumerated().compactMap { index, line in
    guard let phrase = sqlPhrases.first(where: { stands($0, in: line) }) else { return nil }
    return Finding(
      path: file.path, line: index + 1,
      remedy: "SQL (\(phrase.trimmingSuffix)) stands only in Projections: add a query there and call it")
  }
}

extension String {
  fileprivate var trimmingSuffix: String { hasSuffix(" ") ? String(dropLast()) : self }
}

@Suite struct `The layers` {
  @Test func `know only what stands below them`() {
    let findings = SourceTree.sources.flatMap(layerFindings)
    #expect(findings.isEmpty, "\(told(findings))")
    #expect(SourceTree.sources.count > 50, "The walk over Sources found almost nothing.")
  }

  @Test(arguments: [
    ("Sources/Domain/A.swift", "import Foundation", true),
    ("Sources/EventLog/A.swift", "public import Projections", true),
    ("Sources/EventLog/A.swift", "public import struct Registry.Register", true),
    ("Sources/EventLog/A.swift", "@testable import EventLog", true),
    ("Sources/Reports/A.swift", "internal import GRDB", true),
    ("Sources/Reports/A.swift", "import SomethingNew", true),
    ("Sources/Elsewhere/A.swift", "let a = 1", true),
    ("Sources/EventLog/A.swift", "public import Domain; import Crypto; import FoundationEssentials", false),
    ("Sources/rapport/A.swift", "// import GRDB; let a = \"import GRDB\"; import Audit", false),
  ])
  func `are watched by a rule that finds each way to break them`(path: String, statements: String, broken: Bool) {
    let text = statements.split(separator: "; ").joined(separator: "\n")
    #expect(layerFindings(SourceFile(path, text)).count == (broken ? 1 : 0))
  }

  @Test func `keep SQL in Projections`() {
    let findings = SourceTree.sources.flatMap(sqlFindings)
    #expect(findings.isEmpty, "\(told(findings))")
    let query = "let a = 1\nlet rows = \"\"\"\n  SELECT due FROM follow_up\n  \"\"\"  // SELECT"
    #expect(sqlFindings(SourceFile("Sources/Registry/A.swift", query)).map(\.line) == [3])
    #expect(sqlFindings(SourceFile("Sources/Projections/A.swift", query)).isEmpty)
    #expect(sqlFindings(SourceFile("Sources/Registry/A.swift", "// SELECT a FROM b")).isEmpty)
  }
}
