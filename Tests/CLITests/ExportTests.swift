import Foundation
import TestSupport
import Testing

/// Everything, read back by programs that know nothing of this one.
@Suite struct `An export` {
  private let scratch: Scratch
  private let program: Program

  init() throws {
    scratch = try Scratch()
    program = try Program.sample(in: scratch)
  }

  /// Adds what a formula, a line off the record and removed words make of an export.
  private func addTrouble() throws {
    _ = try scratch.file("note.txt", holding: "attached words")
    let lines = """
      proposal amend JPHLEPD-9-05 --sector '=HYPERLINK("http://example.org")'
      proposal note JPHLEPD-9-05 'CONFIDE said one thing' --off-record
      proposal note JPHLEPD-9-05 'CONFIDE said another thing, for now'
      proposal note JPHLEPD-9-06 'REMOVED by order'
      document attach JPHLEPD-9-05 note.txt
      """
    _ = try scratch.file("batch", holding: lines)
    let recorded = try program.run("record", "batch")
    #expect(recorded.status == 0, "\(recorded.errors)")
    let newest = try event("proposal.noted", among: 3)
    let corrected = try program.run("event", "correct", newest[1], "--set", "offRecord=true", "-r", "said so later")
    #expect(corrected.status == 0, "\(corrected.errors)")
    #expect(try program.run("event", "withdraw", newest[0], "-r", "CONFIDE denies it").status == 0)
    let older = scratch.path + "/events/mea/000000000001.jsonl"
    let before = FileManager.default.contents(atPath: older)
    let redacted = try program.run("event", "redact", newest[2], "-r", "privacy", "-a", "order 5", "--yes")
    #expect(redacted.status == 0, "\(redacted.errors)")
    // The words come back with an older copy of the lines before the redaction.
    let now = try #require(FileManager.default.contents(atPath: older))
    let tail = now.split(separator: UInt8(ascii: "\n")).last ?? Data()
    chmod(older, 0o644)
    try ((before ?? Data()) + tail + Data("\n".utf8)).write(to: URL(filePath: older))
  }

  /// The newest events of a type, the oldest of them first.
  private func event(_ type: String, among count: Int) throws -> [String] {
    let rows = try program.run("log", "--type", type, "--limit", "\(count)", "--reverse", "--all", "--format", "csv")
    #expect(rows.status == 64, "--all and --limit together")
    let listed = try program.run("log", "--type", type, "--limit", "\(count)", "--format", "csv").output
    return listed.split(whereSeparator: \.isNewline).dropFirst().map { String($0.prefix { $0 != "," }) }
      .sorted { $0.count == $1.count ? $0 < $1 : $0.count < $1.count }
  }

  private func judge(_ mode: String, _ path: String, events: String? = nil) throws {
    let script = Program.project + "/Tests/CLITests/Independent/exported.py"
    let outcome = try Program.run(
      [Project.python, script, mode, path, events ?? scratch.path + "/events"], in: scratch.path,
      environment: program.environment
    )
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  @Test func `as tables holds what the lines of the log say, and every reference leads to a row`() throws {
    let made = try program.run("export", "-o", "tables")
    #expect(made.status == 0, "\(made.errors)")
    try judge("tables", scratch.path + "/tables")
  }

  @Test func `of a generated register of three offices holds what their lines say`() throws {
    let other = try Scratch()
    let (generated, _) = try Program.generated(in: other, events: 1_500, streams: 3)
    #expect(try generated.run("export", "-o", "tables").status == 0)
    #expect(try generated.run("export", "-o", "all.jsonl").status == 0)
    try judge("tables", other.path + "/tables", events: other.path + "/events")
    try judge("lines", other.path + "/all.jsonl", events: other.path + "/events")
  }

  @Test func `as lines is the log, line for line, and valid for the SDK of CloudEvents`() throws {
    #expect(try program.run("export", "-o", "all.jsonl").status == 0)
    let lines = try scratch.text("all.jsonl")
    #expect(lines == (try scratch.text("events/mea/000000000001.jsonl")))
    #expect(try program.run("export", "--format", "jsonl").output == lines)
    #expect(try program.run("log", "--all", "--format", "jsonl").output == lines)
    try judge("lines", scratch.path + "/all.jsonl")
  }

  @Test func `holds nothing off the record, nothing removed, and no formula`() throws {
    try addTrouble()
    let tables = try program.run("export", "-o", "tables")
    #expect(tables.status == 0 && tables.output.contains("4 entries off the record left out."), "\(tables)")
    let lines = try program.run("export", "-o", "all.jsonl")
    #expect(lines.status == 0 && lines.output.contains("1 of them without words."), "\(lines)")
    try judge("lines", scratch.path + "/all.jsonl")
    let log = try program.run("log", "--all", "--format", "jsonl").output
    let files = try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/tables")
    let texts = try [try scratch.text("all.jsonl"), log] + files.map { try scratch.text("tables/" + $0) }
    for text in texts { #expect(!text.contains("CONFIDE") && !text.contains("REMOVED")) }
    #expect(try scratch.text("tables/proposals.csv").contains("\"'=HYPERLINK(\"\"http://example.org\"\")\""))
    #expect(try scratch.text("tables/documents.csv").contains("note.txt"))
  }

  @Test func `shows by no day and no basis that something was said off the record`() throws {
    #expect(try program.run("export", "-o", "before").status == 0)
    let noted = try program.run("proposal", "note", "JPHLEPD-9-05", "CONFIDE", "--off-record")
    #expect(noted.status == 0, "\(noted.errors)")
    #expect(try program.run("export", "-o", "after").status == 0)
    // The note is of today; on the record nothing is.
    #expect(try !scratch.text("before/proposals.csv").contains("2026-11-21"))
    for name in ["proposals", "follow-ups", "notes", "events"] {
      #expect(try scratch.text("before/\(name).csv") == scratch.text("after/\(name).csv"), "\(name)")
    }
    let offRecord = try event("proposal.noted", among: 1)[0]
    #expect(try program.run("proposal", "note", "JPHLEPD-9-05", "said openly").status == 0)
    #expect(try program.run("export", "-o", "later").status == 0)
    #expect(try !scratch.text("later/events.csv").contains(offRecord))
    #expect(try scratch.text("later/notes.csv").contains("said openly"))
  }

  @Test func `follows a link, and goes into a pipe, and puts itself in the place of neither`() throws {
    let lines = try program.run("export", "--format", "jsonl").output
    _ = try scratch.file("full.jsonl", holding: "older")
    // Where the second link leads, there is nothing yet.
    for target in ["full.jsonl", "new.jsonl"] {
      let link = "link-" + target
      try FileManager.default.createSymbolicLink(atPath: scratch.path + "/" + link, withDestinationPath: target)
      let made = try program.run("export", "-o", link, "--force")
      #expect(made.status == 0, "\(made.errors)")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path + "/" + link) == target)
      #expect(try scratch.text(target) == lines)
    }
    let pipe = scratch.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    for command in [["export"], ["log", "--all"]] {
      let reader = Process()
      reader.executableURL = URL(fileURLWithPath: "/bin/sh")
      reader.arguments = ["-c", "exec cat pipe > read"]
      reader.currentDirectoryURL = URL(filePath: scratch.path)
      try reader.run()
      defer { if reader.isRunning { kill(reader.processIdentifier, SIGKILL) } }
      let made = try Program.run(
        [Program.path] + command + ["--format", "jsonl", "-o", "pipe"], in: scratch.path,
        environment: program.environment)
      try #require(made.status == 0, "\(made.errors)")
      var status = stat()
      try #require(lstat(pipe, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
      reader.waitUntilExit()
      #expect(try scratch.text("read") == lines)
    }
  }

  @Test func `replaces an earlier one that nobody touched, and leaves everything else alone`() throws {
    #expect(try program.run("export", "-o", "tables/").status == 0)
    #expect(try program.run("export", "-o", "tables", "--as-of", "2025-12-31").status == 0)
    let notes = scratch.path + "/tables/notes.csv"
    let asMade = try scratch.text("tables/notes.csv")
    try Data((asMade + "mine\r\n").utf8).write(to: URL(filePath: notes))
    let refused = try program.run("export", "-o", "tables")
    #expect(refused.status == 1 && refused.errors.contains("notes.csv"), "\(refused.errors)")
    #expect(try scratch.text("tables/notes.csv") == asMade + "mine\r\n")
    #expect(try program.run("export", "-o", "events").status == 1)
    #expect(try program.run("export", "-o", ".").status == 1)
    #expect(try program.run("export").status == 64)
    #expect(try program.run("export", "-o", "x.jsonl").status == 0)
    #expect(try program.run("export", "-o", "x.jsonl").status == 1)
    #expect(try program.run("verify").status == 0)
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
    #expect(!left.contains { $0.hasPrefix(".tables") || $0.hasPrefix(".x") }, "\(left)")
  }

  @Test func `of an earlier knowledge has nothing recorded since`() throws {
    #expect(try program.run("export", "--format", "jsonl", "--known-at", "mea/100", "-o", "early.jsonl").status == 0)
    #expect(try scratch.text("early.jsonl").split(separator: "\n").count == 100)
    #expect(try program.run("export", "-o", "tables", "--known-at", "mea/100").status == 0)
    #expect(try scratch.text("tables/events.csv").split(whereSeparator: \.isNewline).count == 101)
    #expect(try program.run("export", "--format", "jsonl", "--as-of", "2025-12-31").status == 64)
  }
}
