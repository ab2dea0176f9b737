import Foundation
import Testing

/// What a reading command reads of the log, as the system sees it.
@Suite struct `A command` {
  @Test func `that asks reads nothing of the log when nothing is new, and little after one new event`() throws {
    let scratch = try Scratch()
    let (program, _) = try Program.generated(in: scratch, events: 3_000, streams: 1)
    try program.run("rebuild")
    #expect(try bytesRead(by: ["overdue"], program) == 0)
    let reference = try program.firstReference()
    #expect(try bytesRead(by: ["history", reference], program) == 0)

    // A projection from before the note: as if another office had written meanwhile.
    let (current, kept) = (scratch.path + "/.rapport", scratch.path + "/kept")
    try FileManager.default.copyItem(atPath: current, toPath: kept)
    #expect(try program.run("proposal", "note", reference, "A word by telephone.").status == 0)
    try FileManager.default.removeItem(atPath: current)
    try FileManager.default.moveItem(atPath: kept, toPath: current)
    let read = try bytesRead(by: ["overdue"], program)
    #expect(read > 0, "the new event was not read")
    #expect(read < 64 * 1024)
    #expect(try program.run("history", reference).output.contains("A word by telephone."))
  }

  @Test func `whose answer does not grow with the log reads hardly more of one that is four times as long`() throws {
    let questions = [
      ["status"], ["dialogue", "list"], ["session", "list"], ["institution", "list"], ["log"], ["show", "1-000003"],
      ["history", "1-000003"], ["overdue", "--by-institution"],
      ["overdue", "--by-institution", "--as-of", "2025-11-21"],
      ["overdue", "--by-institution", "--known-at", "2025-11-21"], ["institution", "list", "--known-at", "2025-11-21"],
    ]
    let read = try [10_000, 40_000].map { events in
      let scratch = try Scratch()
      return try withExtendedLifetime(scratch) {
        let (program, _) = try Program.generated(in: scratch, events: events, streams: 1)
        try program.run("rebuild")
        return try questions.map { try bytesRead(by: $0, program, of: "/.rapport/") }
      }
    }
    for (question, (short, long)) in zip(questions, zip(read[0], read[1])) {
      #expect(short > 0 && long < short * 9 / 5, "\(question): \(short) bytes, then \(long)")
    }
  }

  @Test func `waits for the device once when it records, and not at all when it answers`() throws {
    let scratch = try Scratch()
    let program = try Program.sample(in: scratch)
    try program.run("overdue")
    #expect(try waits(of: ["proposal", "note", "JPHLEPD-9-01", "A word by telephone."], program) == 1)
    #expect(try waits(of: ["proposal", "note", "JPHLEPD-9-01", "And another."], program) == 1)
    #expect(try waits(of: ["overdue"], program) == 0)
  }

  /// How often a command waits for the device that holds the log.
  private func waits(of arguments: [String], _ program: Program) throws -> Int {
    let trace = program.folder + "/trace"
    let command = ["strace", "-f", "-y", "-e", "trace=fdatasync,fsync", "-o", trace, Program.path] + arguments
    let outcome = try Program.run(command, in: program.folder, environment: program.environment)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n").count { call in
      call.contains("sync(") && call.contains("/events/")
    }
  }

  /// Bytes that `read` and `pread64` gave of files whose path has a part.
  private func bytesRead(
    by arguments: [String], _ program: Program, of folder: String = "/events/"
  ) throws -> Int {
    let trace = program.folder + "/trace"
    let command = ["strace", "-f", "-y", "-e", "trace=read,pread64,readv,mmap", "-o", trace, Program.path] + arguments
    let outcome = try Program.run(command, in: program.folder, environment: program.environment)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let calls = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
    #expect(calls.contains { $0.contains("read") }, "strace saw nothing")
    return calls.filter { $0.contains(folder) }.compactMap { call in
      call.split(separator: "=").last.flatMap { Int($0.trimmingCharacters(in: .whitespaces)) }
    }.reduce(0, +)
  }
}
