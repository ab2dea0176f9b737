import Domain
import EventLog
import GRDB

/// One event as it stands among the bytes of its history.
///
/// A history is one value of the table `history`: its events one behind the other, in total order, each
///
///     time            8   microseconds since 1970
///     number          4   its place in its stream
///     effective       4   days since 1970-01-01
///     stream          4   numbers of the table `name`
///     type            4
///     actor           4
///     basis' length   2
///     data's length   2   65535: its words were removed
///     sharing         1   its place among the circles
///     basis, data         as they stand in the line
///
/// in the byte order of the computer: a projection never leaves it. One value a history is read and written in a
/// tenth of the time that a row an event takes, and needs no index to be found by.
struct EventRecord {
  struct Head {
    var time: Int64
    var number: UInt32
    var effective: Int32
    var stream: UInt32
    var type: UInt32
    var actor: UInt32
    var basisLength: UInt16
    var dataLength: UInt16
    var sharing: UInt8
  }

  static let headLength = MemoryLayout<Head>.size
  static let noData = UInt16.max

  let head: Head
  let basis: UnsafeRawBufferPointer
  /// nil if its words were removed.
  let data: UnsafeRawBufferPointer?

  /// Bytes that it takes.
  var length: Int { Self.headLength + basis.count + (data?.count ?? 0) }

  init(
    number: Int, time: Timestamp, effective: CalendarDate, stream: Int, type: Int, actor: Int, sharing: Sharing,
    basis: UnsafeRawBufferPointer, data: UnsafeRawBufferPointer?
  ) {
    // A line has at most 60,000 bytes, and a log of four billion events has no place on a disk.
    head = Head(
      time: Int64(time.microseconds), number: UInt32(clamping: number),
      effective: Int32(clamping: effective.daysSinceEpoch), stream: UInt32(clamping: stream),
      type: UInt32(clamping: type), actor: UInt32(clamping: actor), basisLength: UInt16(clamping: basis.count),
      dataLength: data.map { UInt16(clamping: $0.count) } ?? Self.noData, sharing: sharing.place)
    self.basis = basis
    self.data = data
  }

  /// - Parameter bytes: of a history, from the first byte of the event on.
  /// - Throws: `SQLITE_CORRUPT` if there is not a whole event.
  init(_ bytes: UnsafeRawBufferPointer) throws {
    guard bytes.count >= Self.headLength else { throw Self.damage }
    head = bytes.loadUnaligned(as: Head.self)
    let dataLength = head.dataLength == Self.noData ? 0 : Int(head.dataLength)
    let (start, middle) = (Self.headLength, Self.headLength + Int(head.basisLength))
    guard bytes.count >= middle + dataLength else { throw Self.damage }
    basis = UnsafeRawBufferPointer(rebasing: bytes[start..<middle])
    data =
      head.dataLength == Self.noData ? nil : UnsafeRawBufferPointer(rebasing: bytes[middle..<middle + dataLength])
  }

  static var damage: DatabaseError { DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a history is cut off") }

  /// The same event after its words were removed.
  var withoutData: EventRecord {
    var head = head
    head.dataLength = Self.noData
    return EventRecord(head: head, basis: basis, data: nil)
  }

  private init(head: Head, basis: UnsafeRawBufferPointer, data: UnsafeRawBufferPointer?) {
    self.head = head
    self.basis = basis
    self.data = data
  }

  /// The same event with other data.
  func with(_ data: UnsafeRawBufferPointer) -> EventRecord {
    var head = head
    head.dataLength = UInt16(clamping: data.count)
    return EventRecord(head: head, basis: basis, data: data)
  }
}

extension [UInt8] {
  /// Adds an event.
  mutating func append(_ record: EventRecord) {
    Swift.withUnsafeBytes(of: record.head) { append(contentsOf: $0) }
    append(contentsOf: record.basis)
    if let data = record.data { append(contentsOf: data) }
  }
}

/// The events of one history, one after the other.
struct EventRecords {
  /// As many as stand there.
  let records: [EventRecord]

  /// - Parameter bytes: of a history; they must outlive this.
  /// - Throws: `SQLITE_CORRUPT` if they are not whole events.
  init(_ bytes: UnsafeRawBufferPointer) throws {
    var records: [EventRecord] = []
    var at = 0
    while at < bytes.count {
      let record = try EventRecord(UnsafeRawBufferPointer(rebasing: bytes[at...]))
      records.append(record)
      at += record.length
    }
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
