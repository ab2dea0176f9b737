import Foundation

/// The text of a Swift file, told apart into code, the contents of string literals, and comments.
///
/// Line breaks stay where they are in all of them, so that a line number means the same everywhere. What is left
/// out is replaced by spaces, byte by byte. Interpolations are code. Regular expression literals between bare
/// slashes are not told apart: their brackets and quotation marks would be taken for code.
struct SwiftText {
  /// The code alone, line by line; names between backticks are kept, their punctuation turned into `_`.
  let code: [String]
  /// Code and the contents of string literals.
  let codeAndStrings: [String]
  /// Comments alone.
  let comments: [String]

  init(_ source: String) {
    var scanner = Scanner(source)
    scanner.scan()
    code = Self.lines(scanner.kept { $0 == .code })
    codeAndStrings = Self.lines(scanner.kept { $0 != .comment })
    comments = Self.lines(scanner.kept { $0 == .comment })
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}

private enum Kind { case code, string, comment }

/// Walks once over the bytes and notes the kind of each.
private struct Scanner {
  /// Where the scanner stands: in a literal, or in the code between the brackets of an interpolation.
  enum Place {
    case literal(hashes: Int, quotes: Int)
    case interpolation(openBrackets: Int)
  }

  var bytes: [UInt8]
  var kinds: [Kind]
  var position = 0
  var places: [Place] = []

  init(_ source: String) {
    bytes = Array(source.utf8)
    kinds = Array(repeating: .code, count: bytes.count)
  }

  func kept(_ wanted: (Kind) -> Bool) -> [UInt8] {
    zip(bytes, kinds).map { $0 == UInt8(ascii: "\n") || wanted($1) ? $0 : UInt8(ascii: " ") }
  }

  mutating func scan() {
    while position < bytes.count {
      if case .literal(let hashes, let quotes)? = places.last {
        scanLiteral(hashes: hashes, quotes: quotes)
      } else {
        scanCode()
      }
    }
  }

  private func stands(_ text: String, at place: Int) -> Bool {
    place + text.utf8.count <= bytes.count && zip(text.utf8, bytes[place...]).allSatisfy { $0 == $1 }
  }

  private mutating func take(_ count: Int, as kind: Kind) {
    for _ in 0..<count where position < bytes.count {
      kinds[position] = kind
      position += 1
    }
  }

  private mutating func scanCode() {
    let byte = bytes[position]
    // Most bytes begin nothing: they are passed by first, because this runs over every byte of the project.
    guard
      byte == UInt8(ascii: "/") || byte == UInt8(ascii: "`") || byte == UInt8(ascii: "\"")
        || byte == UInt8(ascii: "#")
    else {
      if !places.isEmpty { countBracket() }
      position += 1
      return
    }
    if stands("//", at: position) {
      let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      take(end - position, as: .comment)
    } else if stands("/*", at: position) {
      scanBlockComment()
    } else if byte == UInt8(ascii: "`") {
      scanQuotedName()
    } else if let (hashes, quotes) = literalBeginning() {
      take(hashes + quotes, as: .code)
      places.append(.literal(hashes: hashes, quotes: quotes))
    } else {
      position += 1
    }
  }

  /// Closes the interpolation that the scanner stands in at its own closing bracket.
  private mutating func countBracket() {
    guard case .interpolation(let open)? = places.last else { return }
    switch bytes[position] {
    case UInt8(ascii: "("): places[places.count - 1] = .interpolation(openBrackets: open + 1)
    case UInt8(ascii: ")") where open == 1: places.removeLast()
    case UInt8(ascii: ")"): places[places.count - 1] = .interpolation(openBrackets: open - 1)
    default: break
    }
  }

  private mutating func scanBlockComment() {
    var depth = 0
    repeat {
      if stands("/*", at: position) {
        depth += 1
        take(2, as: .comment)
      } else if stands("*/", at: position) {
        depth -= 1
        take(2, as: .comment)
      } else {
        take(1, as: .comment)
      }
    } while depth > 0 && position < bytes.count
  }

  /// A name between backticks is a sentence in our tests: its brackets and quotation marks are no code.
  private mutating func scanQuotedName() {
    take(1, as: .code)
    while position < bytes.count, bytes[position] != UInt8(ascii: "`"), bytes[position] != UInt8(ascii: "\n") {
      if !isWordByte(bytes[position]) { bytes[position] = UInt8(ascii: "_") }
      take(1, as: .code)
    }
    take(1, as: .code)
  }

  private func literalBeginning() -> (hashes: Int, quotes: Int)? {
    var hashes = 0
    while position + hashes < bytes.count, bytes[position + hashes] == UInt8(ascii: "#") { hashes += 1 }
    guard stands("\"", at: position + hashes) else { return nil }
    return (hashes, stands("\"\"\"", at: position + hashes) ? 3 : 1)
  }

  private mutating func scanLiteral(hashes: Int, quotes: Int) {
    guard bytes[position] == UInt8(ascii: "\\") || bytes[position] == UInt8(ascii: "\"") else {
      return take(1, as: .string)
    }
    let marks = String(repeating: "#", count: hashes)
    if stands("\\" + marks + "(", at: position) {
      take(1 + hashes + 1, as: .code)
      places.append(.interpolation(openBrackets: 1))
    } else if stands("\\" + marks, at: position) {
      take(1 + hashes + 1, as: .string)
    } else if stands(String(repeating: "\"", count: quotes) + marks, at: position) {
      take(quotes + hashes, as: .code)
      places.removeLast()
    } else {
      take(1, as: .string)
    }
  }
}

/// Whether a byte can be part of a name: ASCII letters and digits, `_`, and everything beyond ASCII.
func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
    true
  default: false
  }
}

/// Whether a piece of code stands in a line on its own, not as the end of a longer name nor behind a dot.
func stands(_ piece: String, in line: String) -> Bool {
  // Nearly every line ends here, and there are many lines.
  guard strstr(line, piece) != nil else { return false }
  let bytes = Array(line.utf8)
  let wanted = Array(piece.utf8)
  guard let last = wanted.last, bytes.count >= wanted.count else { return false }
  return (0...(bytes.count - wanted.count)).contains { start in
    guard bytes[start..<(start + wanted.count)].elementsEqual(wanted) else { return false }
    let before = start > 0 ? bytes[start - 1] : UInt8(ascii: " ")
    let after = start + wanted.count < bytes.count ? bytes[start + wanted.count] : UInt8(ascii: " ")
    return !isWordByte(before) && before != UInt8(ascii: ".") && !(isWordByte(last) && isWordByte(after))
  }
}
