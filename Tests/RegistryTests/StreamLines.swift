import EventLog
import TestSupport

extension TemporaryRegister {
  /// The leaf hashes of a stream, in order.
  func leaves(_ stream: String = "mea") throws -> [Digest] { try lines(stream).map(\.leaf) }

  /// The lines of a stream, as they stand now.
  func lines(_ stream: String = "mea") throws -> [LogLine] {
    var lines: [LogLine] = []
    let reader = StreamReader(
      folder: LogFolder(register: folder), stream: stream, options: .init(isWrittenHere: true))
    _ = try reader.read { lines.append($0) }
    return lines
  }

  /// The root over the first lines of a stream.
  func root(ofFirst count: Int, _ stream: String = "mea") throws -> Digest {
    var tree = MerkleTree()
    for leaf in try leaves(stream).prefix(count) { tree.append(leaf) }
    return tree.root
  }
}
