import Domain
import EventLog
import Foundation
import TestSupport
import Testing

/// The page that publishes the format, and what it asks its readers to type.
@Suite struct `The published format` {
  private let page = try? String(contentsOf: Project.root.appending(path: "events/README.md"), encoding: .utf8)

  private func block(_ language: String) throws -> String {
    let parts = try #require(page).components(separatedBy: "```\(language)\n")
    try #require(parts.count == 2, "one block of \(language)")
    return parts[1].components(separatedBy: "```")[0]
  }

  @Test func `shows lines that are a whole stream`() throws {
    let lines = try block("json").split(separator: "\n")
    var leaf = Digest.zero
    for (place, text) in lines.enumerated() {
      let line = try LogLine(reading: Array(text.utf8), in: "mea", at: place + 1)
      let header = try #require(line.header)
      #expect(line.number == place + 1 && header.previous == leaf)
      let data = try #require(line.data)
      #expect(throws: Never.self) {
        try EventCodec.decode(type: header.type, subject: Subject(header.subject), data: data)
      }
      leaf = line.leaf
    }
    #expect(lines.count == 3)
  }

  @Test func `gives a recipe that works when it is typed`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "format-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(block("json").utf8).write(to: folder.appending(path: "000000000001.jsonl"))
    try Data(block("sh").utf8).write(to: folder.appending(path: "check.sh"))
    let console = try block("console")
    let typed = console.split(separator: "\n").filter { $0.hasPrefix("$ ") }
    let script = typed.map { line in
      "cat <<'TYPED'\n\(line)\nTYPED\n\(line.dropFirst(2))"
    }
    let (output, _) = try Project.run("sh", ["-c", script.joined(separator: "\n")], in: folder)
    #expect(typed.count > 5)
    #expect(output == console)
  }

  @Test func `speaks of every member of a line, and of no type that the catalogue lacks`() throws {
    let page = try #require(page)
    for member in ["specversion", "source", "id", "type", "subject", "time", "effective", "actor", "basis", "sharing"]
      + ["command", "more", "previous", "datahash", "salt", "data", "withheld"]
    {
      #expect(page.contains("`\(member)`") || page.contains("{\"\(member)\""), "\(member)")
    }
    let names = page.matches(of: /`([a-z-]+\.[a-z-]+)`/).map { String($0.output.1) }
    for name in names where ![".sh", ".json"].contains(where: name.hasSuffix) {
      #expect(Catalogue.type(named: name) != nil, "\(name)")
    }
  }
}
