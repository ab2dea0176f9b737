import EventLog
import Foundation
import Registry
import TestSupport

/// Looks into every file under a register, whatever its name, for what must not be there.
struct WordScan {
  /// What is looked for: each as it is, and as base64.
  private let marks: [(name: String, bytes: [UInt8])]

  /// - Parameters:
  ///   - words: texts of people, looked for in the bytes of UTF-8 and in lower case as an index has them.
  ///   - salts: of lines, raw and as the line has them.
  init(words: [String], salts: [Salt]) {
    marks =
      words.flatMap { word in
        let bytes = Array(word.utf8)
        let base64 = Array(Data(bytes).base64EncodedString().utf8)
        return [(word, bytes), (word, Array(word.lowercased().utf8)), (word, base64)]
      }
      + salts.flatMap { salt in
        [("salt", salt.bytes), ("salt", Array(Data(salt.bytes).base64EncodedString().utf8))]
      }
  }

  /// The files in which any of it stands, with what stands there, sorted.
  func findings(in register: String) throws -> [String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: register)
    return names.flatMap { name -> [String] in
      guard let data = try? Data(contentsOf: URL(filePath: register + "/" + name)) else { return [] }
      return Set(marks.filter { data.firstRange(of: $0.bytes) != nil }.map { "\(name): \($0.name)" }).sorted()
    }
    .sorted()
  }
}

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
