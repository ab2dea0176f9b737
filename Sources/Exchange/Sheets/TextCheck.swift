import Foundation

/// Whether bytes are text in UTF-8, and what they are instead.
enum TextCheck {
  /// The first fault; nil for text in UTF-8 without NUL.
  static func fault(in bytes: [UInt8]) -> CSVReader.Fault? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return found(.utf32, 1) }
    if bytes.starts(with: [0xFF, 0xFE]) { return found(.utf16LittleEndian, 1) }
    if bytes.starts(with: [0xFE, 0xFF]) { return found(.utf16BigEndian, 1) }
    if let zero = bytes.firstIndex(of: 0) {
      return utf16(bytes).map { found($0, 1) } ?? .init(line: line(of: zero, in: bytes), problem: .zeroByte)
    }
    guard String(validating: bytes, as: UTF8.self) == nil, let place = firstBadByte(bytes) else { return nil }
    if bytes.count - place < 4, isBeginning(bytes[place...]) {
      return .init(line: line(of: place, in: bytes), problem: .cutOff)
    }
    return found(isShiftJIS(bytes) ? .shiftJIS : .windows1252, line(of: place, in: bytes))
  }

  private static func found(_ encoding: SheetFailure.TextEncoding, _ line: Int) -> CSVReader.Fault {
    .init(line: line, problem: .encoding(encoding))
  }

  /// The number of the line in which a byte stands.
  private static func line(of place: Int, in bytes: [UInt8]) -> Int {
    var line = 1
    for index in 0..<place {
      let isReturn = bytes[index] == UInt8(ascii: "\r") && bytes[index + 1] != UInt8(ascii: "\n")
      if bytes[index] == UInt8(ascii: "\n") || isReturn { line += 1 }
    }
    return line
  }

  /// Text of Latin letters in UTF-16 has a zero beside nearly every letter, always on the same side.
  private static func utf16(_ bytes: [UInt8]) -> SheetFailure.TextEncoding? {
    let start = bytes.prefix(2_000)
    let even = stride(from: 0, to: start.count, by: 2).count { start[$0] == 0 }
    let odd = stride(from: 1, to: start.count, by: 2).count { start[$0] == 0 }
    guard even + odd >= max(start.count / 8, 2) else { return nil }
    return odd > 4 * even ? .utf16LittleEndian : even > 4 * odd ? .utf16BigEndian : nil
  }

  private static func firstBadByte(_ bytes: [UInt8]) -> Int? {
    var decoder = UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var place = 0
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let scalar): place += scalar.count
      case .error: return place
      case .emptyInput: return nil
      }
    }
  }

  /// Whether these are the first bytes of a longer character.
  private static func isBeginning(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, bytes.dropFirst().allSatisfy({ (0x80...0xBF).contains($0) }) else { return false }
    let length = (0xC2...0xDF).contains(first) ? 2 : (0xE0...0xEF).contains(first) ? 3 : first >= 0xF0 ? 4 : 1
    return first <= 0xF4 && bytes.count < length
  }

  /// What Excel in Japanese saves as CSV: pairs of bytes, of which the second is mostly above ASCII too, which in
  /// Western text two neighbouring bytes hardly ever are.
  private static func isShiftJIS(_ bytes: [UInt8]) -> Bool {
    var pairs = 0
    var highPairs = 0
    var place = 0
    while place < bytes.count {
      switch bytes[place] {
      case 0x81...0x9F, 0xE0...0xFC:
        guard place + 1 < bytes.count, (0x40...0xFC).contains(bytes[place + 1]), bytes[place + 1] != 0x7F
        else { return false }
        pairs += 1
        highPairs += bytes[place + 1] >= 0x80 ? 1 : 0
        place += 2
      case 0x80, 0xA0, 0xFD...0xFF: return false
      default: place += 1
      }
    }
    return highPairs * 3 > pairs
  }
}
