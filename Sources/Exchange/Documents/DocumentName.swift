import EventLog
import Registry

/// The name that a document bears in the log: what people call it, never a path.
public enum DocumentName {
  /// Bytes that file systems commonly allow a name.
  static let byteLimit = 255

  /// The last part of a path, as a document may be called.
  ///
  /// - Throws: `RegisterFailure` for control characters; `DocumentFailure` for a name that is none or too long.
  public static func checked(_ path: String) throws -> String {
    let last = PathText.name(of: path)
    guard ![".", "..", "/"].contains(last) else { throw DocumentFailure.nameIsPath(path) }
    let name = try TextRule.checked(last, field: "the file's name")
    guard name.utf8.count <= byteLimit else { throw DocumentFailure.nameTooLong(bytes: name.utf8.count) }
    return name
  }

  /// The ending that a copy bears, so that it can be opened; empty where there is none, or no plain one.
  ///
  /// A name comes from people and a copy's name is ours: only few letters and digits are taken over.
  static func ending(of name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    let ending = name[name.index(after: dot)...].lowercased()
    let isPlain =
      !ending.isEmpty && ending.utf8.count <= 8 && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return isPlain ? "." + ending : ""
  }
}
