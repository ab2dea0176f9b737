import Domain
import EventLog
import GRDB

/// One event as it stands among the bytes of its history.
///
/// A history is one value of the table `history`: its events one behind the other, in total order, each
///
///     time          8     microseconds since 1970
///     number        4     its place in its stream
///     flags         1     0-1: circle; 2: it has data; 3-4: basis: none, an event of its own stream, or a text
///     stream        1-5   numbers of the table `name`
///     type          1-5
///     actor         1-5
///     effective     1-5   days after the day of recording
///     basis         0-    how far in front the event stands, or the length of the text and the text
///     data's length 0-3   and the data as it stands in the line
///
/// Fixed numbers are in the byte order of the computer, as a projection never leaves it; the others have seven bits in
/// a byte, the lowest first, and those that may be negative have their sign in the lowest bit. One value a history is
/// read and written in a tenth of the time that a row an event takes, and needs no index to be found by.
struct EventRecord {
  /// What an event was decided on.
  enum Basis {
    case none
    /// An event of its own stream, by its number: by far the usual case.
    case own(Int)
    /// As it stands in the line.
    case text(UnsafeRawBufferPointer)
  }

  /// All but what has no fixed length.
  struct Head {
    /// Microseconds since 1970.
    let time: Int
    let number: Int
    /// Days since 1970-01-01.
    let effective: Int
    /// Numbers of the table `name`.
    let stream: UInt32
    let type: UInt32
    let actor: UInt32
    let sharing: Sharing
  }

  let head: Head
  let basis: Basis
  /// nil if its words were removed.
  let data: UnsafeRawBufferPointer?

  init(head: Head, basis: Basis, data: UnsafeRawBufferPointer?) {
    self.head = head
    self.basis = basis
    self.data = data
  }

  /// The same event after its words were removed.
  var withoutData: EventRecord { EventRecord(head: head, basis: basis, data: nil) }

  static var damage: DatabaseError { DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a value is cut off") }
}

extension EventRecord {
  /// Bits of the flags.
  private enum Flag {
    static let circle: UInt8 = 0b11
    static let hasData: UInt8 = 0b100
    static let ownBasis: UInt8 = 0b1000
    static let textBasis: UInt8 = 0b1_0000
  }

  fileprivate func write(to bytes: inout [UInt8]) {
    Swift.withUnsafeBytes(of: Int64(head.time)) { bytes.append(contentsOf: $0) }
    // A log of four billion events has no place on a disk.
    Swift.withUnsafeBytes(of: UInt32(clamping: head.number)) { bytes.append(contentsOf: $0) }
    var flags = head.sharing.place | (data == nil ? 0 : Flag.hasData)
    switch basis {
    case .none: break
    case .own: flags |= Flag.ownBasis
    case .text: flags |= Flag.textBasis
    }
    bytes.append(flags)
    bytes.append(varint: UInt(head.stream))
    bytes.append(varint: UInt(head.type))
    bytes.append(varint: UInt(head.actor))
    bytes.append(signed: head.effective - RecordingDay.number(of: head.time))
    switch basis {
    case .none: break
    case .own(let number): bytes.append(signed: head.number - number)
    case .text(let text):
      bytes.append(varint: UInt(text.count))
      bytes.append(contentsOf: text)
    }
    if let data {
      bytes.append(varint: UInt(data.count))
      bytes.append(contentsOf: data)
    }
  }

  /// Reads the event that begins at a place.
  ///
  /// - Throws: `SQLITE_CORRUPT` if there is not a whole one.
  init(_ cursor: inout RecordCursor) throws {
    let time = Int(try cursor.fixed(Int64.self))
    let number = Int(try cursor.fixed(UInt32.self))
    let flags = try cursor.fixed(UInt8.self)
    let (stream, type, actor) = (try cursor.varint(), try cursor.varint(), try cursor.varint())
    let distance = try cursor.signed()
    head = Head(
      time: time, number: number, effective: RecordingDay.number(of: time) &+ distance,
      stream: UInt32(clamping: stream), type: UInt32(clamping: type), actor: UInt32(clamping: actor),
      sharing: Sharing(place: flags & Flag.circle))
    if flags & Flag.ownBasis > 0 {
      basis = .own(number &- (try cursor.signed()))
    } else if flags & Flag.textBasis > 0 {
      basis = .text(try cursor.bytes(cursor.varint()))
    } else {
      basis = .none
    }
    data = flags & Flag.hasData > 0 ? try cursor.bytes(cursor.varint()) : nil
  }
}

/// Reads the events of a history one after the other.
struct RecordCursor {
  private let bytes: UnsafeRawBufferPointer
  private var at = 0

  /// - Parameter bytes: they must outlive what is read of them.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { at >= bytes.count }

  mutating func fixed<Number: FixedWidthInteger & BitwiseCopyable>(_ type: Number.Type) throws -> Number {
    let size = MemoryLayout<Number>.size
    guard bytes.count - at >= size else { throw EventRecord.damage }
    defer { at += size }
    return bytes.loadUnaligned(fromByteOffset: at, as: type)
  }

  mutating func varint() throws -> UInt {
    var (number, shift) = (UInt(0), UInt(0))
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      number |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw EventRecord.damage
  }

  mutating func signed() throws -> Int {
    let number = try varint()
    return Int(bitPattern: number >> 1) ^ -Int(bitPattern: number & 1)
  }

  mutating func bytes(_ count: UInt) throws -> UnsafeRawBufferPointer {
    guard count <= UInt(bytes.count - at) else { throw EventRecord.damage }
    defer { at += Int(count) }
    return UnsafeRawBufferPointer(rebasing: bytes[at..<at + Int(count)])
  }
}

extension [UInt8] {
  /// Adds an event.
  mutating func append(_ record: EventRecord) { record.write(to: &self) }

  /// Adds a number, seven bits in a byte, the lowest first.
  mutating func append(varint number: UInt) {
    var rest = number
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  /// The same for a number that may be negative: its sign goes into the lowest bit, so that small ones stay short.
  mutating func append(signed number: Int) { append(varint: UInt(bitPattern: (number << 1) ^ (number >> 63))) }
}

/// The events of one history, one after the other.
struct EventRecords {
  /// As many as stand there.
  let records: [EventRecord]

  /// - Parameter bytes: of a history; they must outlive this.
  /// - Throws: `SQLITE_CORRUPT` if they are not whole events.
  init(_ bytes: UnsafeRawBufferPointer) throws {
    var records: [EventRecord] = []
    var cursor = RecordCursor(bytes)
    while !cursor.isAtEnd { records.append(try EventRecord(&cursor)) }
    self.records = records
  }
}

extension Sharing {
  /// Its place among the circles, as a number that is never kept for long.
  var place: UInt8 {
    switch self {
    case .internal: 0
    case .joint: 1
    case .public: 2
    }
  }

  /// The circle at a place.
  init(place: UInt8) {
    self =
      switch place {
      case 1: .joint
      case 2: .public
      default: .internal
      }
  }
}
