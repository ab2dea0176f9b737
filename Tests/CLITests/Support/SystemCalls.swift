import Foundation
import Testing

/// One call to the system that a command made: the how-manieth of its kind.
struct SystemCall: CustomStringConvertible {
  let name: String
  let occurrence: Int
  /// The call as strace shows it.
  let shown: String

  var description: String { "\(name) no. \(occurrence): \(shown)" }

  /// The file that it is about, as far as strace tells.
  private var file: Substring { shown.firstMatch(of: /["<]([^">]*)[">]/)?.1 ?? "" }

  /// Without the middle of each row of calls that do the same to the same file: its ends tell what it leaves.
  static func telling(_ calls: [SystemCall]) -> [SystemCall] {
    calls.indices.filter { place in
      guard place > 0, place + 1 < calls.count else { return true }
      return [place - 1, place + 1].contains {
        calls[$0].name != calls[place].name || calls[$0].file != calls[place].file
      }
    }.map { calls[$0] }
  }

  /// What can go wrong with it, in the words of strace's `inject`.
  ///
  /// A program that is killed before a call that only looks leaves what it leaves before the next one that changes.
  var faults: [String] {
    let failures =
      ["write", "pwrite64", "ftruncate", "fdatasync", "fsync"].contains(name)
      ? ["error=EIO", "error=ENOSPC"] : ["error=EIO"]
    return failures + (isChanging ? ["signal=SIGKILL"] : [])
  }

  /// Whether it can change what lies on the disk.
  var isChanging: Bool {
    switch name {
    case "write", "pwrite64", "ftruncate", "fdatasync", "fsync", "rename", "unlink", "mkdir", "fchmod", "fchmodat",
      "chmod", "fchown", "chown":
      true
    case "openat", "open": shown.contains("O_CREAT")
    default: false
    }
  }

  /// Calls of which no program expects that they fail, or which say nothing about files.
  private static let left: Set<String> = [
    "munmap", "brk", "rt_sigaction", "rt_sigprocmask", "mprotect", "exit_group", "futex", "getrandom", "getpid",
    "gettid", "geteuid", "sched_yield",
  ]

  /// The calls that a command makes from the first one that names the register on.
  static func made(by command: [String], _ program: Program) throws -> [SystemCall] {
    let trace = program.folder + "/.trace"
    let outcome = try Program.run(
      ["strace", "-f", "-y", "-s", "200", "-o", trace, Program.path] + command, in: program.folder,
      environment: program.environment)
    #expect(outcome.status == 0, "\(outcome.errors)")
    var counts: [String: Int] = [:]
    var calls: [SystemCall] = []
    var hasBegun = false
    for line in try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n") {
      guard let call = line.firstMatch(of: /^\d+\s+(\w+)\(/) else { continue }
      let name = String(call.1)
      counts[name, default: 0] += 1
      hasBegun = hasBegun || line.contains("\"" + program.folder)
      if hasBegun, !left.contains(name) {
        calls.append(SystemCall(name: name, occurrence: counts[name] ?? 0, shown: String(line.prefix(400))))
      }
    }
    // A debug build takes ten times as long to start: there some of the calls have to do.
    return Program.isRelease ? calls : calls.enumerated().filter { $0.offset % 9 == 0 }.map(\.element)
  }

  /// Runs a command with something going wrong at this call.
  func run(_ command: [String], _ program: Program, fault: String) throws -> Program.Outcome {
    try Program.run(
      ["strace", "-f", "-o", "/dev/null", "-e", "inject=\(name):\(fault):when=\(occurrence)", Program.path] + command,
      in: program.folder, environment: program.environment)
  }
}
