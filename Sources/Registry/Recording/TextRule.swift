import Foundation

/// What text from people may hold.
public enum TextRule {
  /// The text in composed form without space around it.
  ///
  /// - Throws: `RegisterFailure.emptyText` or `.controlCharacter`: text is data, and no command of a terminal. What stands
  ///   in the place of bytes that are no UTF-8 (U+FFFD) is none either: it would be kept for ever.
  public static func checked(_ text: String, field: String) throws(RegisterFailure) -> String {
    let trimmed = text.trimmed
    guard !trimmed.isEmpty else { throw .emptyText(field: field) }
    // Most texts are plain words, which have one form only.
    if trimmed.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return trimmed }
    for scalar in trimmed.unicodeScalars where isForbidden(scalar) {
      throw .controlCharacter(field: field, scalar: scalar.value)
    }
    return trimmed.precomposedStringWithCanonicalMapping
  }

  /// Control characters, noncharacters, the sign for what could not be read, and marks that turn the direction of what
  /// follows.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF, 0xFFFD: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}

extension StringProtocol {
  /// Without space around it.
  package var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
