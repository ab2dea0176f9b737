import EventLog
import Foundation

/// A register in a temporary folder, removed with the value that owns it.
final class Scratch {
  let register: String

  init() throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "log-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: place.appending(path: "events"), withIntermediateDirectories: true)
    register = place.path
  }

  deinit { try? FileManager.default.removeItem(atPath: register) }

  var folder: LogFolder { LogFolder(register: register) }

  func folder(_ files: any LogFiles) -> LogFolder { LogFolder(register: register, files: files) }

  func write(_ bytes: [UInt8], to path: String) throws {
    let place = URL(filePath: register).appending(path: path)
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: place)
  }

  /// Writes a stream's segments, as a writer would have cut them.
  func write(_ stream: TestStream) throws {
    for (name, bytes) in stream.segments { try write(bytes, to: "events/\(stream.name)/\(name)") }
  }

  func read(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: register).appending(path: path)))
  }

  /// Every file under a folder, by its path.
  func contents(of folder: String = "events") throws -> [String: [UInt8]] {
    let base = URL(filePath: register)
    let names = try FileManager.default.subpathsOfDirectory(atPath: base.appending(path: folder).path)
    return try Dictionary(
      uniqueKeysWithValues: names.filter { $0.hasSuffix(".jsonl") || $0.hasSuffix(".torn") }.map {
        ("\(folder)/\($0)", try read("\(folder)/\($0)"))
      })
  }

  func reader(_ stream: String = "mea", isWrittenHere: Bool = true, highestNamed: Int = 0) -> StreamReader {
    StreamReader(
      folder: folder, stream: stream, options: .init(isWrittenHere: isWrittenHere, highestNamed: highestNamed))
  }
}
