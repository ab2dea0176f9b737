import Foundation
import Testing

/// The real program on the real system, with a fault or the end at every call that it makes.
@Suite struct `A command at whose every call to the system something goes wrong` {
  private static let text = "The word that was kept."
  private static let note = ["proposal", "note", "JP-1-01", text]

  /// Those of a note, looked up once, so that the shares of a test share all of them.
  private static let callsOfNote = Result {
    let (scratch, program) = try SmallRegister().copy()
    return try withExtendedLifetime(scratch) { try SystemCall.made(by: note, program) }
  }

  /// Every fourth call each, since it takes longest of all tests.
  @Test(arguments: 0..<4) func `says what became of its entry, and leaves a register that works`(share: Int) throws {
    let master = try SmallRegister()
    var count = 0
    for (place, call) in try Self.callsOfNote.get().enumerated() where place % 4 == share {
      for fault in call.faults {
        let (scratch, program) = try master.copy()
        let outcome = try call.run(Self.note, program, fault: fault)
        try expectTruth(of: outcome, fault, at: call, program)
        count += 1
        withExtendedLifetime(scratch) {}
      }
    }
    print("system calls injected into a note: \(count)")
    #expect(count > (Program.isRelease ? 25 : 2))
  }

  @Test func `begins a register, or can be typed again`() throws {
    let command = ["init", "--title", "T", "--office", "mea", "--time-zone", "Asia/Karachi"]
    var count = 0
    let first = try Scratch()
    let calls = try SystemCall.made(by: command, Program(in: first.path))
    for call in calls {
      for fault in call.faults {
        let scratch = try Scratch()
        let program = Program(in: scratch.path)
        let outcome = try call.run(command, program, fault: fault)
        let again = try Program.run([Program.path] + command, in: scratch.path, environment: program.environment)
        let stands = again.status == 1 && again.errors.contains("register in")
        #expect(again.status == 0 || stands, "\(fault) at \(call): \(outcome), then \(again)")
        if outcome.status == 0 { #expect(stands, "\(fault) at \(call): said to be begun, and is not") }
        #expect(try program.run("verify").status == 0, "\(fault) at \(call)")
        count += 1
      }
    }
    print("system calls injected into the beginning of a register: \(count)")
    #expect(count > (Program.isRelease ? 30 : 3))
  }

  @Test func `crosses the end of a segment, wholly or not at all`() throws {
    let scratch = try Scratch()
    let (generated, _) = try Program.generated(in: scratch, events: 1_020, streams: 1)
    let master = SmallRegister(in: scratch)
    let reference = try generated.firstReference()
    let lines = (1...8).map { "proposal note \(reference) \"\(Self.text) \($0)\"" }.joined(separator: "\n")
    try lines.write(toFile: scratch.path + "/batch", atomically: true, encoding: .utf8)
    try generated.run("overdue")
    let command = ["record", "batch"]
    var count = 0
    let first = try master.copy()
    for call in try SystemCall.made(by: command, first.program) {
      guard call.isChanging else { continue }
      for fault in call.faults {
        let (scratch, program) = try master.copy()
        let outcome = try call.run(command, program, fault: fault)
        let history = try program.run("history", reference, "--format", "json").output
        let kept = history.split(separator: Self.text, omittingEmptySubsequences: false).count - 1
        #expect(kept % 8 == 0, "\(fault) at \(call): \(kept) of 8 lines")
        if outcome.status == 0 { #expect(kept > 0, "\(fault) at \(call): acknowledged and gone") }
        if outcome.status == 73 { #expect(kept == 0, "\(fault) at \(call): refused and there") }
        #expect([0, 3].contains(try program.run("verify").status), "\(fault) at \(call)")
        #expect(try program.run("proposal", "note", reference, "Next.").status == 0, "\(fault) at \(call)")
        count += 1
        withExtendedLifetime(scratch) {}
      }
    }
    print("system calls injected into a commit over the end of a segment: \(count)")
    #expect(count > (Program.isRelease ? 20 : 2))
  }

  private func expectTruth(
    of outcome: Program.Outcome, _ fault: String, at call: SystemCall, _ program: Program
  ) throws {
    let place = Comment(rawValue: "\(fault) at \(call)\n\(outcome.errors)")
    let killed = fault.hasPrefix("signal")
    #expect(killed || [0, 65, 66, 73, 74, 75, 78].contains(outcome.status), place)
    let verified = try program.run("verify")
    #expect([0, 3].contains(verified.status), place)
    let kept = try program.run("history", "JP-1-01").output.contains(Self.text)
    if outcome.status == 0, !killed { #expect(kept, place) }
    if [65, 66, 73, 75, 78].contains(outcome.status) { #expect(!kept, place) }
    #expect(try program.run("proposal", "note", "JP-1-01", "Next.").status == 0, place)
  }
}
