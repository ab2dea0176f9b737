import Foundation
import TestSupport
import Testing

/// What a browser, pypdf and Poppler found in the papers of these tests: all are opened in one go.
struct PaperReading: Decodable {
  struct Page: Decodable {
    let wrong: [String]
    let figures: Int
    /// The smallest letters of drawings in pixels, by the width of the window.
    let letters: [String: Double]
    let lang: String
    /// Rules that axe found kept.
    let rules: Int
  }

  struct Print: Decodable {
    let wrong: [String]
    let pages, rows, tables, drawings, longest: Int
    let title, creator, made, lang: String
  }

  /// The facts of the report in one format: due day and days late by reference.
  struct Facts: Decodable {
    struct Due: Decodable, Hashable {
      let day: String?
      let late: Int

      init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        day = try list.decodeIfPresent(String.self)
        late = try list.decode(Int.self)
      }
    }

    let counts: [String: Int]
    let proposals: [String: Due]
    let followUps: [String: Due]
    /// Where a format is read whose cells cannot be told from each other: the references alone.
    let references: Set<String>

    private enum Name: String, CodingKey { case counts, proposals, followUps }

    init(from decoder: any Decoder) throws {
      let facts = try decoder.container(keyedBy: Name.self)
      counts = try facts.decode([String: Int].self, forKey: .counts)
      followUps = try facts.decode([String: Due].self, forKey: .followUps)
      proposals = (try? facts.decode([String: Due].self, forKey: .proposals)) ?? [:]
      references =
        proposals.isEmpty ? try facts.decode(Set<String>.self, forKey: .proposals) : Set(proposals.keys)
    }
  }

  let pages: [String: Page]
  let prints: [String: Print]
  let facts: [String: Facts]
}

/// The papers of the sample register, and of one with hostile words, as files.
enum Papers {
  /// Of these, an independent reader says the same.
  static let formats = ["txt", "md", "csv", "json", "html", "pdf", "docx", "xlsx"]

  static let reading = all.map(\.reading)

  /// What was written, by name.
  static let made = all.map(\.made)

  private static let all = Result {
    let files = try write()
    let made = try FileManager.default.contentsOfDirectory(atPath: files.path).map {
      ($0, try Data(contentsOf: URL(fileURLWithPath: files.path + "/" + $0)))
    }
    return (made: Dictionary(uniqueKeysWithValues: made), reading: try read(files))
  }

  /// Fails each test that asks, not only the first.
  private struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private static func read(_ files: Scratch) throws -> PaperReading {
    let script = Program.project + "/Tests/CLITests/Independent/papers.py"
    let found = try Program.run(
      [Project.python, script, files.path], in: files.path, environment: ProcessInfo.processInfo.environment)
    guard found.status == 0, found.errors.isEmpty else { throw Failure(description: found.errors) }
    return try JSONDecoder().decode(PaperReading.self, from: Data(found.output.utf8))
  }

  private static func write() throws -> Scratch {
    let (scratch, clean, harmed, fresh) = (try Scratch(), try Scratch(), try Scratch(), try Scratch())
    let folder = scratch.path
    let program = try Program.sample(in: clean)
    try HostileRegister.poison(from: clean.path, to: harmed.path)
    let hostile = Program(in: harmed.path)
    let commands: [(Program, [String], [String])] = [
      (program, ["report", "JPHLEPD-9"], formats.map { "report.\($0)" }),
      (program, ["report", "JPHLEPD-9", "--language", "ur"], ["urdu.html"]),
      (program, ["report", "JPHLEPD-9", "--language", "ja", "--for", "joint"], ["joint.html"]),
      (program, ["matrix", "JPHLEPD"], ["matrix.html"]),
      (program, ["report", "--institution", "MOC"], ["brief.html"]),
      (program, ["report", "--since", "JPHLEPD-9"], ["changes.html"]),
      (program, ["show", "JPHLEPD-9-05"], ["dossier.html"]), (program, ["overdue"], ["overdue.html"]),
      (hostile, ["report", "JPHLEPD-9"], ["hostile.html", "hostile.pdf"]),
      (hostile, ["show", "JPHLEPD-9-05"], ["hostile-dossier.html"]),
      (try empty(in: fresh), ["report", "DEKE"], ["empty.html"]),
    ]
    for (program, words, files) in commands {
      let outcome = try Program.run(
        [Program.path] + words + files.flatMap { ["-o", "\(folder)/\($0)"] }, in: program.folder,
        environment: program.environment)
      guard outcome.status == 0 else { throw Failure(description: "\(words): \(outcome.errors)") }
    }
    return scratch
  }

  /// A register with a dialogue and no proposal.
  static func empty(in scratch: Scratch) throws -> Program {
    let program = Program(in: scratch.path)
    for command in [
      ["init", "--title", "Talks", "--office", "trade", "--origin", "example.org/t", "--time-zone", "Africa/Nairobi"],
      ["dialogue", "open", "DEKE", "--title", "Kenya-Germany economic talks", "--sides", "KE,DE"],
    ] {
      let outcome = try Program.run(
        [Program.path] + command, in: program.folder, environment: program.environment)
      try #require(outcome.status == 0, "\(outcome.errors)")
    }
    return program
  }
}
