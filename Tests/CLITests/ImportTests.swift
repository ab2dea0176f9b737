import Foundation
import TestSupport
import Testing

/// The real program with a matrix of 5,000 rows that a script has made.
@Suite struct `A matrix of 5,000 rows` {
  private let master: SmallRegister
  private let files: Scratch
  /// The lines with a fault, each with words of the finding, as the script says them.
  private let expected: [(line: Int, words: String)]

  init() throws {
    master = try SmallRegister()
    try master.type([["institution", "add", "JICA", "--name", "JICA", "--side", "JP"]])
    files = try Scratch()
    var random = SeededRandom(for: "a matrix of 5,000 rows")
    let script = Program.project + "/Tests/CLITests/Independent/matrix.py"
    let made = try Program.run(
      [Project.python, script, files.path, "\(random.number(1...1_000_000))"], in: files.path,
      environment: ProcessInfo.processInfo.environment)
    try #require(made.status == 0, "\(made.errors)")
    expected = made.output.split(separator: "\n").map { line in
      let parts = line.split(separator: "\t")
      return (Int(parts[0]) ?? 0, String(parts[1]))
    }
  }

  private static func log(_ program: Program) throws -> [String: Data] {
    let folder = program.folder + "/events/mea"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".jsonl") }
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: URL(filePath: folder + "/" + $0))) })
  }

  /// The events without what differs between two runs: the salt and what follows from it, the time, and the token.
  private static func events(_ program: Program) throws -> [String] {
    let differing = ["time\":", "previous\":", "datahash\":", "salt\":", "command\":"]
    return try log(program).sorted { $0.key < $1.key }.flatMap { _, data in
      String(decoding: data, as: UTF8.self).components(separatedBy: "\n").filter { !$0.isEmpty }.map { line in
        line.components(separatedBy: ",\"").filter { piece in !differing.contains { piece.hasPrefix($0) } }
          .joined(separator: ",\"")
      }
    }
  }

  @Test func `with one row in twenty bad names each of them, none other, and leaves the log as it was`() throws {
    let (scratch, program) = try master.copy()
    let before = try Self.log(program)
    let outcome = try program.run("import", files.path + "/bad.csv")
    #expect(outcome.status == 1 && outcome.output.isEmpty && expected.count > 100)
    let findings = outcome.errors.split(separator: "\n").compactMap { line -> (line: Int, text: Substring)? in
      guard line.hasPrefix(files.path),
        let number = line.dropFirst(files.path.count + "/bad.csv:".count)
          .split(separator: ":").first.flatMap({ Int($0) })
      else { return nil }
      return (number, line)
    }
    #expect(Set(findings.map(\.line)) == Set(expected.map(\.line)))
    for (line, words) in expected {
      #expect(findings.contains { $0.line == line && $0.text.contains(words) }, "line \(line): \(words)")
    }
    #expect(outcome.errors.hasSuffix("--only-good\n") && outcome.errors.contains("Nothing was recorded."))
    #expect(try Self.log(program) == before)
    withExtendedLifetime(scratch) {}
  }

  @Test func `killed at any moment goes on where it stopped, to the same events, and then records nothing`() throws {
    let (scratch, program) = try master.copy()
    let file = files.path + "/short.csv"
    #expect(try program.run("import", file, "-q").status == 0)
    let whole = try Self.events(program)
    #expect(whole.count > 3_000)
    var (stopped, tried) = (0, 0)
    // One that was at its end before it could be killed shows nothing: then once more.
    while tried < (Program.isRelease ? 4 : 2) || stopped == 0 && tried < 20 {
      let (other, killed) = try master.copy()
      let begun = try Self.size(of: killed)
      let process = try killed.start(["import", file, "-q"])
      // As soon as the log has grown, with most of the rows still to come; every other time at any moment behind that.
      while process.isRunning, try Self.size(of: killed) == begun { usleep(200) }
      if tried % 2 == 1 { usleep(UInt32.random(in: 0...100_000)) }
      tried += 1
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if try Self.events(killed).count < whole.count { stopped += 1 }
      let again = try killed.run("import", file)
      #expect(again.status == 0, "\(again.errors)")
      #expect(try Self.events(killed) == whole)
      let bytes = try Self.log(killed)
      #expect(try killed.run("import", file).output.contains("nothing to record"))
      #expect(try Self.log(killed) == bytes && killed.run("verify").status == 0)
      withExtendedLifetime(other) {}
    }
    print("imports killed: \(stopped) of \(tried) on the way")
    #expect(stopped > 0)
    withExtendedLifetime(scratch) {}
  }

  /// The bytes of the log's first segment, where an import begins to write.
  private static func size(of program: Program) throws -> Int {
    let path = program.folder + "/events/mea/000000000001.jsonl"
    return try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
  }

  @Test func `tried, is given as commands that record the same`() throws {
    let (scratch, program) = try master.copy()
    let (other, typed) = try master.copy()
    let map = [
      "--map", "Ref No=reference", "--map", "Subject=title", "--map", "Deadline=due", "--map", "Remarks=position",
    ]
    let words = ["import", files.path + "/wide.xlsx", "--map", "responsible=owner"] + map
    let dry = try Program.run([Program.path] + words + ["-n"], in: program.folder, environment: program.environment)
    #expect(dry.status == 0, "\(dry.errors)")
    #expect(dry.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("note: ") }, "\(dry.errors)")
    let lines = dry.output.split(separator: "\n")
    for start in stride(from: 0, to: lines.count, by: 400) {
      let some = lines[start...].prefix(400).joined(separator: "\n") + "\n"
      let recorded = try typed.run("record", input: some)
      #expect(recorded.status == 0, "\(recorded.errors)")
    }
    #expect(
      try Program.run([Program.path] + words, in: program.folder, environment: program.environment).status == 0)
    let plain = { (program: Program) in try Self.events(program).map { $0.replacing("\"more\":true,", with: "") } }
    #expect(try plain(typed) == plain(program))
    withExtendedLifetime((scratch, other)) {}
  }
}
