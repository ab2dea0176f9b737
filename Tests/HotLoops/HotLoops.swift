import Domain
import EventLog
import Foundation
import Projections

/// Runs one of the loops that go through a whole log, so that a profiler or a counter of instructions sees it alone.
///
///     hot-loops parse|scan|project FOLDER
///
/// `parse` checks each line by itself, `scan` the lines with their chain, `project` makes the projection of them.
/// Prints how many events there were.
@main
struct HotLoops {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let loop = Loop(rawValue: arguments[1]) else {
      FileHandle.standardError.write(Data("usage: hot-loops parse|scan|project FOLDER-OF-A-REGISTER\n".utf8))
      exit(64)
    }
    print("EVENTS", try loop.run(LogFolder(register: arguments[2])))
  }
}

private enum Loop: String {
  case parse, scan, project

  func run(_ folder: LogFolder) throws -> Int {
    switch self {
    case .parse: try parse(folder)
    case .scan: try scan(folder) { _ in }
    case .project: try project(folder)
    }
  }

  private func parse(_ folder: LogFolder) throws -> Int {
    var lines: [(stream: String, bytes: [UInt8])] = []
    _ = try scan(folder) { line in if lines.count < 10_000 { lines.append((line.stream, line.bytes)) } }
    for line in lines { _ = try LogLine(reading: line.bytes, in: line.stream, at: 1) }
    return lines.count
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
