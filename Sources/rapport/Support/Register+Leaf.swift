import Domain
import EventLog
import Foundation
import Registry

extension Register {
  /// The leaf hash of an event's line, read from its own segment; nil if it does not stand there.
  func leaf(of event: EventID) -> Digest? {
    let first = Segment.first(holding: event.number)
    let path = LogFolder(register: folder).path(first: first, in: event.stream)
    guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.indices.contains(event.number - first) else { return nil }
    return try? LogLine(reading: Array(lines[event.number - first]), in: event.stream, at: event.number).leaf
  }
}
