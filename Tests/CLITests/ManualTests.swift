import ArgumentParser
import Foundation
import Reports
import Testing

@testable import rapport

@Suite struct `The manual` {
  /// Every command that does something, as it is typed.
  private static let leaves = Manual.whole.pages.filter { !$0.isNoun }

  @Test func `has a page for each command, with what it answers and an example`() {
    #expect(Self.leaves.count > 50)
    for page in Self.leaves {
      #expect(!page.examples.isEmpty, "\(page.name): end its discussion with \"Example: rapport ...\"")
      #expect(page.answer?.isEmpty == false, "\(page.name): say in ManualAnswers what it answers with")
      #expect(!page.abstract.isEmpty && !page.synopsis.isEmpty, "\(page.name)")
    }
  }

  @Test func `gives examples that the program itself can read`() throws {
    let topics = ManualTopic.all.flatMap { commands(in: $0.blocks) }
    #expect(topics.count > 20)
    for page in Self.leaves {
      for example in page.examples {
        let words = try Self.words(of: example)
        #expect(Array(words.prefix(page.path.count)) == page.path, "\(page.name): \(example)")
        #expect(throws: Never.self, "\(page.name): \(example)") { try Self.parse(words) }
      }
    }
    for line in topics { #expect(throws: Never.self, "\(line)") { try Self.parse(try Self.words(of: line)) } }
  }

  @Test func `is printed in eighty columns, as Markdown, and by command`() throws {
    let desk = try Desk()
    defer { desk.remove() }
    let (text, status) = try desk.run("rapport manual")
    #expect(status == 0)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    for page in Self.leaves { #expect(text.contains("\n\(page.name)\n"), "\(page.name)") }
    #expect(try desk.run("rapport manual -o manual.md && rapport manual -o manual.md").status == 0)
    let markdown = try String(contentsOf: desk.folder.appending(path: "manual.md"), encoding: .utf8)
    for page in Self.leaves { #expect(markdown.contains("### \(page.name)\n"), "\(page.name)") }
    for topic in ManualTopic.all {
      #expect(try desk.run("rapport help \(topic.name)").output.hasPrefix("\(topic.title)\n"))
    }
    #expect(try desk.run("rapport help dyas").output.contains("Did you mean: rapport help days?"))
    #expect(try desk.run("rapport manual follow-up").output.contains("rapport follow-up reopen\n"))
  }

  @Test func `knows each command from a transcript, too`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Transcripts")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    let typed = try files.map { try String(contentsOf: $0, encoding: .utf8) }.joined(separator: "\n")
      .split(separator: "\n").filter { $0.hasPrefix("$ ") }.joined(separator: "\n")
    for page in Self.leaves where page.path != ["completions"] {
      #expect(typed.contains("\(page.name) ") || typed.contains("\(page.name)\n"), "no transcript types: \(page.name)")
    }
  }

  /// Parses without running anything.
  private static func parse(_ words: [String]) throws {
    if words.first == "help" {
      _ = try Manual.about(Array(words.dropFirst()))
    } else {
      _ = try Rapport.parseAsRoot(words)
    }
  }

  /// The words of a line as a shell hands them over, up to a redirection.
  private static func words(of line: String) throws -> [String] {
    let words = try ShellWords.split(line)
    #expect(words.first == "rapport", "\(line)")
    return Array(words.dropFirst().prefix { $0 != ">" })
  }

  /// The whole commands that stand in lists and beside labels.
  private func commands(in blocks: [Document.Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .bullets(let items): items.map(\.plain)
      case .facts(let facts): facts.flatMap { [$0.label.plain, $0.value.plain] }
      default: []
      }
    }.filter { $0.hasPrefix("rapport ") }
  }
}
