import Foundation
import Testing

/// Folders on which nothing can be written: real mounts, since the super-user writes wherever modes forbid it.
@Suite(.serialized) struct `A disk that takes nothing` {
  @Test func `still answers from a read-only folder, and refuses to record`() throws {
    let scratch = try Scratch()
    let program = try Program.sample(in: scratch)
    let before = try program.run("overdue")
    let mount = try Mount("--bind", scratch.path, on: scratch.path, then: "remount,bind,ro")
    defer { mount.end() }
    #expect(try program.run("overdue") == before)
    let refused = try program.run("proposal", "note", "JPHLEPD-9-01", "Not to be kept.")
    #expect(refused.status == 73)
    #expect(refused.errors.contains("Nothing was recorded."))
    mount.end()
    #expect(try !program.run("history", "JPHLEPD-9-01").output.contains("Not to be kept."))
  }

  @Test func `answers without a projection from a read-only folder`() throws {
    let scratch = try Scratch()
    let program = try Program.sample(in: scratch)
    let before = try program.run("overdue")
    try FileManager.default.removeItem(atPath: scratch.path + "/.rapport")
    let mount = try Mount("--bind", scratch.path, on: scratch.path, then: "remount,bind,ro")
    defer { mount.end() }
    #expect(try program.run("overdue") == before)
  }

  @Test func `says that it is full, and keeps what it had`() throws {
    let scratch = try Scratch()
    let mount = try Mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", on: scratch.path)
    defer { mount.end() }
    let program = try Program.sample(in: scratch)
    let text = String(repeating: "Long enough to fill the disk. ", count: 1_500)
    var kept = 0
    var last = Program.Outcome(status: 0, output: "", errors: "")
    while kept < 100 {
      last = try program.run("proposal", "note", "JPHLEPD-9-01", "\(kept): \(text)")
      if last.status != 0 { break }
      kept += 1
    }
    #expect(last.status == 73, "\(last.errors)")
    #expect(last.errors.contains("Nothing was recorded."))
    let history = try program.run("history", "JPHLEPD-9-01", "--format", "json").output
    for number in 0..<kept { #expect(history.contains("\(number): Long enough")) }
    #expect(!history.contains("\(kept): Long enough"))
    #expect(try program.run("verify").status == 0)
  }
}

/// A mount that ends with the test.
private final class Mount {
  private let point: String
  private var isMounted = true

  init(_ options: String..., on point: String, then remount: String? = nil) throws {
    self.point = point
    try Self.call(["mount"] + options + [point])
    if let remount { try Self.call(["mount", "-o", remount, point]) }
  }

  func end() {
    guard isMounted else { return }
    isMounted = false
    try? Self.call(["umount", "-l", point])
  }

  deinit { end() }

  private static func call(_ command: [String]) throws {
    let outcome = try Program.run(command, in: "/", environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"])
    try #require(outcome.status == 0, "\(command.joined(separator: " ")): \(outcome.errors) (these tests run as root)")
  }
}
