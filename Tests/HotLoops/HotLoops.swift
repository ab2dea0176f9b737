import Domain
import EventLog
import Foundation
import Projections

/// Runs one of the loops that go through a whole log, so that a profiler or a counter of instructions sees it alone.
///
///     hot-loops scan|verify|project FOLDER
///
/// `scan` reads the lines and checks them and their chain, `verify` grows the tree over them too, `project` makes the
/// projection of them. Prints how many events there were.
@main
struct HotLoops {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let loop = Loop(rawValue: arguments[1]) else {
      FileHandle.standardError.write(Data("usage: hot-loops scan|verify|project FOLDER-OF-A-REGISTER\n".utf8))
      exit(64)
    }
    print("EVENTS", try loop.run(LogFolder(register: arguments[2])))
  }
}

private enum Loop: String {
  case scan, verify, project

  func run(_ folder: LogFolder) throws -> Int {
    switch self {
    case .scan: try scan(folder) { _ in }
    case .verify: try verify(folder)
    case .project: try project(folder)
    }
  }

  private func verify(_ folder: LogFolder) throws -> Int {
    try folder.streams().reduce(0) { count, stream in
      count
        + (try StreamReader(folder: folder, stream: stream, options: .init(isWrittenHere: false)).verify().reading
          .position.size)
    }
  }

  private func scan(_ folder: LogFolder, _ body: (LogLine) throws -> Void) throws -> Int {
    var count = 0
    for stream in try folder.streams() {
      _ = try StreamReader(folder: folder, stream: stream, options: .init(isWrittenHere: false)).read { line in
        try body(line)
        count += 1
      }
    }
    return count
  }

  private func project(_ folder: LogFolder) throws -> Int {
    var count = 0
    _ = try ProjectionFolder.buildTemporary { projector in
      count = try scan(folder) { try projector.take($0, first: $0.number) }
    }
    return count
  }
}
