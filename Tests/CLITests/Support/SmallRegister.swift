import Foundation
import Testing

/// A register of which a test needs many copies, each to be spoilt in another way.
final class SmallRegister {
  private let scratch: Scratch
  var folder: String { scratch.path }

  init(in scratch: Scratch) { self.scratch = scratch }

  /// One proposal, and what the program needs to know before it.
  init() throws {
    scratch = try Scratch()
    try type([
      ["init", "--title", "T", "--office", "mea", "--time-zone", "Asia/Karachi"],
      ["institution", "add", "MOC", "--name", "Ministry of Commerce", "--side", "PK"],
      ["dialogue", "open", "JP", "--title", "Dialogue", "--sides", "PK,JP"],
      ["session", "hold", "JP-1", "--date", "2025-09-10"],
      ["proposal", "table", "JP-1", "Trade fair", "--kind", "trade-fair", "--side", "PK", "--lead", "MOC"],
      ["overdue"],
    ])
  }

  /// Does some commands, none of which may fail.
  func type(_ commands: [[String]]) throws {
    let program = Program(in: scratch.path, now: "2026-01-05T08:00:00Z", actor: "desk")
    for command in commands {
      let outcome = try Program.run([Program.path] + command, in: scratch.path, environment: program.environment)
      try #require(outcome.status == 0, "\(command): \(outcome.errors)")
    }
  }

  /// A copy, and the program a day later in it.
  func copy() throws -> (scratch: Scratch, program: Program) {
    let copy = try Scratch()
    for name in try FileManager.default.contentsOfDirectory(atPath: scratch.path) where name != ".trace" {
      try FileManager.default.copyItem(atPath: "\(scratch.path)/\(name)", toPath: "\(copy.path)/\(name)")
    }
    return (copy, Program(in: copy.path, now: "2026-01-06T08:00:00Z", actor: "desk"))
  }
}
