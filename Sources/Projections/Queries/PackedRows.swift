import Domain
import EventLog

/// Where rows are packed: texts as they are, numbers and the places of names in as few bytes as they need.
///
/// An answer may have a hundred thousand rows; as values with all their strings they would take a kilobyte each.
struct PackedPages: Sendable {
  /// A page is begun anew behind so many bytes; a row never goes over two.
  private static let pageSize = 48 << 10
  private static let usualRow = 512

  private var pages: [[UInt8]] = [[]]

  /// Begins a row; what is added from here on belongs to it.
  ///
  /// - Returns: where it can be read again.
  mutating func begin() -> UInt32 {
    if pages[pages.count - 1].count >= Self.pageSize {
      pages.append([])
      // Else a page would grow to twice of what it holds.
      pages[pages.count - 1].reserveCapacity(Self.pageSize + Self.usualRow)
    }
    return UInt32(truncatingIfNeeded: (pages.count - 1) << 16 | pages[pages.count - 1].count)
  }

  /// Takes back a row, which is the last one, and what was added to it.
  mutating func takeBack(_ place: UInt32) {
    pages.removeLast(pages.count - 1 - Int(place >> 16))
    pages[pages.count - 1].removeLast(pages[pages.count - 1].count - Int(place & 0xFFFF))
  }

  mutating func add(_ number: Int) {
    pages[pages.count - 1].append(signed: number)
  }

  /// Adds a number that may be missing.
  mutating func add(_ number: Int?) {
    add(number == nil ? 0 : 1)
    if let number { add(number) }
  }

  mutating func add(_ text: UnsafeRawBufferPointer) {
    add(text.count)
    pages[pages.count - 1].append(contentsOf: text)
  }

  /// Reads the row that begins at a place.
  func read<Value>(at place: UInt32, _ body: (inout PackedReader) -> Value) -> Value {
    pages[Int(place >> 16)].withUnsafeBytes { bytes in
      var reader = PackedReader(bytes: bytes, at: Int(place & 0xFFFF))
      return body(&reader)
    }
  }
}

/// Reads what was packed, in the order in which it was added.
struct PackedReader {
  fileprivate let bytes: UnsafeRawBufferPointer
  fileprivate var at: Int

  fileprivate init(bytes: UnsafeRawBufferPointer, at: Int) {
    self.bytes = bytes
    self.at = at
  }

  mutating func number() -> Int {
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

  mutating func optional() -> Int? { number() == 0 ? nil : number() }

  mutating func day() -> CalendarDate { CalendarDate(daysSinceEpoch: number()) }

  mutating func optionalDay() -> CalendarDate? { optional().map { CalendarDate(daysSinceEpoch: $0) } }

  mutating func text() -> String {
    let count = number()
    defer { at += count }
    return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[at..<at + count]), as: UTF8.self)
  }
}

/// The names in packed rows, each kept once: codes, kinds, statuses, lists of codes.
struct PackedNames: Sendable {
  private var places: [String: Int] = [:]
  private var names: [String] = []
  private var lists: [String: Int] = [:]
  private var listed: [[String]] = []

  subscript(place: Int) -> String { names[place] }

  mutating func place(of name: String) -> Int {
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
