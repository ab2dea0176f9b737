public import EventLog
import Foundation

/// Looks into every file under a register, whatever its name, for what must not be there.
public struct WordScan {
  /// What is looked for: each as it is, and as base64.
  private let marks: [(name: String, bytes: [UInt8])]

  /// - Parameters:
  ///   - words: texts of people, looked for in the bytes of UTF-8 and in lower case as an index has them.
  ///   - salts: of lines, raw and as the line has them.
  public init(words: [String], salts: [Salt]) {
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
  public func findings(in register: String) throws -> [String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: register)
    return names.flatMap { name -> [String] in
      guard let data = try? Data(contentsOf: URL(filePath: register + "/" + name)) else { return [] }
      return Set(marks.filter { data.range(of: Data($0.bytes)) != nil }.map { "\(name): \($0.name)" }).sorted()
    }
    .sorted()
  }
}
