package import Domain
import EventLog

/// One row on its way into an answer: texts as they are, numbers and the places of names in as few bytes as they need,
/// and in front of them what decides about its order.
///
/// An answer may have a million rows; as values with all their strings they would take a kilobyte each.
package struct PackedRow {
  private(set) var key: [UInt8] = []
  private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func removeAll() {
    key.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  // MARK: Order, most important first

  /// Orders by a number of 32 bits; what is beyond them counts as the last of them.
  package mutating func order(by number: Int, descending: Bool = false) {
    // Most significant byte first, and negative numbers in front: then the order is that of the bytes.
    let bits = UInt32(bitPattern: Int32(clamping: number)) ^ 0x8000_0000 ^ (descending ? .max : 0)
    for shift in stride(from: UInt32(24), through: 0, by: -8) { key.append(UInt8(truncatingIfNeeded: bits >> shift)) }
  }

  /// Orders by a time, to the microsecond.
  package mutating func order(by time: Timestamp, descending: Bool = false) {
    let bits = UInt64(bitPattern: Int64(time.microseconds)) ^ 1 << 63 ^ (descending ? .max : 0)
    for shift in stride(from: UInt64(56), through: 0, by: -8) { key.append(UInt8(truncatingIfNeeded: bits >> shift)) }
  }

  /// Orders by a word, in front of all that it begins; behind them if it descends.
  package mutating func order(by word: String, descending: Bool = false) {
    let flip: UInt8 = descending ? 0xFF : 0
    for byte in word.utf8 { key.append(byte ^ flip) }
    key.append(flip)
  }

  // MARK: Contents

  package mutating func add(_ number: Int) { bytes.append(signed: number) }

  /// Adds a number that may be missing.
  package mutating func add(_ number: Int?) {
    add(number == nil ? 0 : 1)
    if let number { add(number) }
  }

  mutating func add(_ text: UnsafeRawBufferPointer) {
    add(text.count)
    bytes.append(contentsOf: text)
  }

  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// Adds a text that may be missing.
  package mutating func add(_ text: String?) {
    add(text == nil ? 0 : 1)
    if let text { add(text) }
  }

  /// Adds the contents of another row.
  mutating func append(_ other: PackedRow) { bytes += other.bytes }

  /// Reads what was added so far.
  package func read<Value>(_ body: (inout PackedReader) -> Value) -> Value {
    bytes.withUnsafeBytes { bytes in
      var reader = PackedReader(bytes)
      return body(&reader)
    }
  }
}

/// Reads what was packed, in the order in which it was added.
package struct PackedReader {
  private let bytes: UnsafeRawBufferPointer
  private var at = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  package mutating func number() -> Int {
    var (value, shift) = (UInt(0), UInt(0))
    while true {
      let byte = bytes[at]
      at += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1)
  }

  package mutating func optional() -> Int? { number() == 0 ? nil : number() }

  package mutating func day() -> CalendarDate { CalendarDate(daysSinceEpoch: number()) }

  package mutating func optionalDay() -> CalendarDate? { optional().map { CalendarDate(daysSinceEpoch: $0) } }

  package mutating func text() -> String {
    let count = number()
    defer { at += count }
    return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[at..<at + count]), as: UTF8.self)
  }

  package mutating func optionalText() -> String? { number() == 0 ? nil : text() }
}

/// The names in packed rows, each kept once: codes, kinds, statuses, lists of codes.
package struct PackedNames: Sendable {
  private var places: [String: Int] = [:]
  private var names: [String] = []
  private var lists: [String: Int] = [:]
  private var listed: [[String]] = []

  package init() {}

  package subscript(place: Int) -> String { names[place] }

  package mutating func place(of name: String) -> Int {
    if let place = places[name] { return place }
    places[name] = names.count
    names.append(name)
    return names.count - 1
  }

  func list(_ place: Int) -> [String] { listed[place] }

  /// The place of a list of codes, which is given as a JSON array.
  mutating func place(ofList json: String) -> Int {
    if let place = lists[json] { return place }
    lists[json] = listed.count
    listed.append([String](json: json))
    return listed.count - 1
  }
}
