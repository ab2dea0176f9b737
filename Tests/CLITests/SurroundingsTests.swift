import Foundation
import Testing

/// Where a register lies, what the clock says, and who else writes.
@Suite struct `A register in the world` {
  @Test func `is not written to on a network drive, and is read there`() throws {
    let scratch = try Scratch()
    let program = try Program.sample(in: scratch)
    // strace answers for the kernel: the folder lies on NFS.
    let onNFS = ["strace", "-f", "-o", "/dev/null", "-e", "inject=statfs:poke_exit=@arg2=6969000000000000"]
    func run(_ command: [String]) throws -> Program.Outcome {
      try Program.run(onNFS + [Program.path] + command, in: scratch.path, environment: program.environment)
    }
    let refused = try run(["proposal", "note", "JPHLEPD-9-01", "Not to be kept."])
    #expect(refused.status == 73)
    #expect(refused.errors.contains("network drive, NFS"), "\(refused.errors)")
    #expect(refused.errors.contains("Nothing was recorded."))
    #expect(try run(["overdue"]).status == 0)
    #expect(try !program.run("history", "JPHLEPD-9-01").output.contains("Not to be kept."))
  }

  @Test func `goes on in order when the clock jumps back a year, and says so each time`() throws {
    let scratch = try Scratch()
    var program = try Program.sample(in: scratch)
    try program.note("Today.")
    program.environment["RAPPORT_NOW"] = "2025-11-21T08:00:00Z"
    let back = try program.note("A year back.", on: "2026-11-21")
    #expect(back.errors.contains("set the clock of this computer"), "\(back.errors)")
    #expect(back.errors.components(separatedBy: "clock").count == 3, "said once: \(back.errors)")
    program.environment["RAPPORT_NOW"] = "2026-11-22T08:00:00Z"
    #expect(try program.note("Tomorrow.").errors.isEmpty)
    let texts = try program.notesInOrder().suffix(3)
    #expect(Array(texts) == ["Today.", "A year back.", "Tomorrow."])
    #expect(try program.run("verify").status == 0)
  }

  @Test func `keeps each note of eight writers at once, however some of them die`() async throws {
    let scratch = try Scratch()
    let program = try Program.sample(in: scratch)
    try program.run("overdue")
    let (writers, each) = (8, 25)
    let outcomes = try await withThrowingTaskGroup(of: [(String, Bool)].self) { group in
      for writer in 0..<writers {
        group.addTask { try program.write(each, as: writer, killsSome: writer >= 6) }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    let kept = try program.notesInOrder()
    let counts = Dictionary(kept.map { ($0, 1) }, uniquingKeysWith: +)
    let acknowledged = outcomes.filter(\.1).map(\.0)
    for text in acknowledged { #expect(counts[text] == 1, "\(text)") }
    for (text, _) in outcomes { #expect(counts[text, default: 0] <= 1, "\(text)") }
    #expect(acknowledged.count >= 6 * each)
    #expect(try program.run("verify").status == 0)
    print("concurrent entries acknowledged: \(acknowledged.count) of \(writers * each), all found")
  }

  @Test func `survives the loss of its projection under two writers`() async throws {
    let scratch = try Scratch()
    let program = try Program.sample(in: scratch)
    let outcomes = try await withThrowingTaskGroup(of: [(String, Bool)].self) { group in
      for writer in 0..<2 { group.addTask { try program.write(15, as: writer, killsSome: false) } }
      group.addTask {
        for _ in 0..<12 {
          usleep(60_000)
          try? FileManager.default.removeItem(atPath: program.folder + "/.rapport")
        }
        return []
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(outcomes.filter { !$0.1 }.isEmpty, "\(outcomes)")
    let kept = Set(try program.notesInOrder())
    #expect(outcomes.filter { !kept.contains($0.0) }.isEmpty)
    let before = try program.run("history", "JPHLEPD-9-01")
    try FileManager.default.removeItem(atPath: program.folder + "/.rapport")
    #expect(try program.run("history", "JPHLEPD-9-01") == before)
  }

  @Test func `does not take in another office's entries dated a week ahead until then`() throws {
    let scratch = try Scratch()
    var program = try Program.sample(in: scratch)
    program.environment["RAPPORT_NOW"] = "2026-11-28T08:00:00Z"
    #expect(try program.run("init", "--office", "jica").status == 0)
    program.environment["RAPPORT_OFFICE"] = "jica"
    #expect(try program.note("From a fast clock.").status == 0)
    program.environment["RAPPORT_OFFICE"] = "mea"
    program.environment["RAPPORT_NOW"] = "2026-11-21T08:00:00Z"
    try FileManager.default.removeItem(atPath: scratch.path + "/.rapport")
    let early = try program.note("On time.")
    #expect(early.status == 0, "\(early.errors)")
    #expect(try !program.shows("From a fast clock."))
    #expect(try program.run("verify").status == 0)
    program.environment["RAPPORT_NOW"] = "2026-11-29T08:00:00Z"
    #expect(try program.shows("From a fast clock."))
  }

  @Test func `names a fork: one stream written on two machines`() throws {
    let (ours, theirs) = (try Scratch(), try Scratch())
    let here = try Program.sample(in: ours)
    let there = try Program.sample(in: theirs)
    try here.note("Written here.")
    try there.note("Written there.")
    let segment = "/events/mea/000000000001.jsonl"
    try FileManager.default.removeItem(atPath: ours.path + segment)
    try FileManager.default.copyItem(atPath: theirs.path + segment, toPath: ours.path + segment)
    let refused = try here.note("On top of a fork.")
    #expect(refused.status == 65, "\(refused)")
    #expect(refused.errors.contains("000000000001.jsonl:"), "\(refused.errors)")
    #expect(try here.run("verify").status == 65)
  }
}

extension Program {
  /// Records one note about the first proposal of the sample.
  @discardableResult
  fileprivate func note(_ text: String, on day: String? = nil) throws -> Outcome {
    try Self.run(
      [Self.path, "proposal", "note", "JPHLEPD-9-01", text] + (day.map { ["--on", $0] } ?? []), in: folder,
      environment: environment)
  }

  /// Records notes one after the other, each again while the register is locked.
  /// - Parameter killsSome: every third is killed at any moment.
  /// - Returns: each text, and whether it was acknowledged.
  fileprivate func write(_ count: Int, as writer: Int, killsSome: Bool) throws -> [(String, Bool)] {
    try (0..<count).map { number in
      let text = "Note \(number) of writer \(writer)."
      if killsSome, number % 3 == 0 {
        let process = try start(["proposal", "note", "JPHLEPD-9-01", text])
        usleep(UInt32.random(in: 0...80_000))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return (text, process.terminationReason == .exit && process.terminationStatus == 0)
      }
      var outcome = try note(text)
      while outcome.status == 75 { outcome = try note(text) }
      #expect(outcome.status == 0, "\(outcome.errors)")
      return (text, outcome.status == 0)
    }
  }

  /// The texts of all notes in the segments of the office, in order, as another program reads them.
  fileprivate func notesInOrder() throws -> [String] {
    let folder = folder + "/events/mea"
    let segments = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".jsonl") }
    return try segments.sorted().flatMap { segment in
      try String(contentsOfFile: "\(folder)/\(segment)", encoding: .utf8).split(separator: "\n").compactMap { line in
        let event = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        guard event?["type"] as? String == "proposal.noted" else { return nil }
        return (event?["data"] as? [String: Any])?["text"] as? String
      }
    }
  }

  fileprivate func shows(_ text: String) throws -> Bool { try run("history", "JPHLEPD-9-01").output.contains(text) }
}
