import Foundation
import Testing

/// Commands that are killed at any moment.
@Suite struct `A command that is killed` {
  @Test func `loses nothing that was acknowledged, and the next command works`() throws {
    let scratch = try Scratch()
    let (program, _) = try Program.generated(in: scratch, events: 2_000, streams: 1)
    let reference = try program.firstReference()
    var generator = SystemRandomNumberGenerator()
    var acknowledged: [String] = []
    for attempt in 1...40 {
      let text = "Kept note \(attempt)."
      let process = try program.start(["proposal", "note", reference, text])
      usleep(UInt32.random(in: 0...30_000, using: &generator))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .exit, process.terminationStatus == 0 { acknowledged.append(text) }
      if attempt % 10 == 0 { try? FileManager.default.removeItem(atPath: scratch.path + "/.rapport") }
    }
    #expect(try program.run("proposal", "note", reference, "The last note.").status == 0)
    let history = try program.run("history", reference, "--format", "json").output
    for text in acknowledged + ["The last note."] { #expect(history.contains(text), "\(text)") }
    #expect(try program.run("verify").status == 0)
    try expectSameAfterRebuild(program, reference)
  }

  @Test func `leaves the same answers when it was a rebuild`() throws {
    let scratch = try Scratch()
    let (program, _) = try Program.generated(in: scratch, events: 6_000, streams: 1)
    let before = try program.run("overdue", "--format", "json").output
    for _ in 1...12 {
      let process = try program.start(["rebuild"])
      usleep(UInt32.random(in: 0...400_000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(try program.run("overdue", "--format", "json").output == before)
    }
  }

  private func expectSameAfterRebuild(_ program: Program, _ reference: String) throws {
    let questions = [["overdue"], ["show", reference], ["history", reference], ["status"]]
    let before = try questions.map {
      try Program.run([Program.path] + $0, in: program.folder, environment: program.environment)
    }
    try FileManager.default.removeItem(atPath: program.folder + "/.rapport")
    let after = try questions.map {
      try Program.run([Program.path] + $0, in: program.folder, environment: program.environment)
    }
    #expect(before == after)
  }
}
