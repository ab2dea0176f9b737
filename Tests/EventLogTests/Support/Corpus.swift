import Foundation
import TestSupport

/// Files that were kept because they are telling: valid ones, from which mutations begin, and refused ones.
///
/// `Tests/EventLogTests/Corpus/READER/accepted-*` and `refused-*`, each the whole input of one reader. What was found
/// by a long run is added here, so that it stays found.
enum Corpus {
  struct Input: Sendable {
    let name: String
    let bytes: [UInt8]
    var isAccepted: Bool { name.hasPrefix("accepted-") }
  }

  static func inputs(_ reader: String) throws -> [Input] {
    let folder = Project.root.appending(path: "Tests/EventLogTests/Corpus/\(reader)")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      Input(name: name, bytes: Array(try Data(contentsOf: folder.appending(path: name))))
    }
  }

  /// The inputs of a reader as they are, mutated from.
  static func mutation(_ reader: String) throws -> Mutation {
    Mutation(of: try inputs(reader).map(\.bytes), for: "mutations of a \(reader)")
  }
}
