import Foundation

/// Another program that does something for this one and may not outlive it.
struct ChildProgram {
  let program: String
  let arguments: [String]
  let environment: [String: String]

  /// Whether it ended well in time; otherwise it is ended, with every process that it started.
  func run(within seconds: Double) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = environment
    (process.standardInput, process.standardOutput, process.standardError) =
      (FileHandle.nullDevice, FileHandle.nullDevice, FileHandle.nullDevice)
    do { try process.run() } catch { return false }
    let steps = Int(seconds * 100)
    for _ in 0..<steps where process.isRunning && !Interruption.isWanted { usleep(10_000) }
    guard process.isRunning else { return process.terminationStatus == 0 }
    // It leads a group of its own, in which is whatever it started.
    kill(-process.processIdentifier, SIGKILL)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return false
  }
}
