import Domain
import EventLog

// An event on a pile, in the byte order of this computer, as it never leaves it:
//
//     length of all     4   bytes, these included
//     stream            4   its place in the table of names
//     type              4
//     actor             4
//     sharing           4
//     effective         4   days since 1970-01-01
//     subject's length  4
//     data's length     4   -1: its words were removed
//     number            8
//     time              8   microseconds since 1970
//     subject, data

/// Texts that come again and again, each kept once.
struct NameTable {
  private var places: [String: Int32] = [:]
  private var names: [String] = []

  subscript(place: Int32) -> String { names[Int(place)] }

  mutating func place(of name: String) -> Int32 {
    if let place = places[name] { return place }
    let place = Int32(names.count)
    names.append(name)
    places[name] = place
    return place
  }
}

extension [UInt8] {
  /// Adds an event.
  mutating func append(
    _ event: StoredEvent, subject: String, data: ArraySlice<UInt8>?, _ names: inout NameTable
  ) {
    let subject = subject.utf8
    var head = PileHead(
      stream: names.place(of: event.id.stream), type: names.place(of: event.type),
      actor: names.place(of: event.actor), sharing: names.place(of: event.sharing.rawValue),
      effective: Int32(event.effective.daysSinceEpoch), subjectLength: Int32(subject.count),
      dataLength: data.map { Int32($0.count) } ?? -1, number: event.id.number, time: event.time.microseconds)
    head.length = Int32(MemoryLayout<PileHead>.size + subject.count + (data?.count ?? 0))
    Swift.withUnsafeBytes(of: head) { append(contentsOf: $0) }
    append(contentsOf: subject)
    if let data { append(contentsOf: data) }
  }
}

/// The fields of fixed length, in the order in which they lie.
private struct PileHead {
  var length: Int32 = 0
  var stream: Int32
  var type: Int32
  var actor: Int32
  var sharing: Int32
  var effective: Int32
  var subjectLength: Int32
  var dataLength: Int32
  var number: Int
  var time: Int
}

/// Reads one pile.
struct PileReader {
  private let bytes: UnsafeRawBufferPointer
  private let names: NameTable

  init(_ bytes: UnsafeRawBufferPointer, _ names: NameTable) {
    self.bytes = bytes
    self.names = names
  }

  /// The histories in the order of their first events, each in total order; a history is read when it is asked for.
  func histories() -> some Sequence<[StoredEvent]> {
    var places: [String: Int] = [:]
    var histories: [[Int]] = []
    var at = 0
    while at < bytes.count {
      let head = head(at)
      let subject = subject(head, at)
      if let place = places[subject] {
        histories[place].append(at)
      } else {
        places[subject] = histories.count
        histories.append([at])
      }
      at += Int(head.length)
    }
    return histories.lazy.map { offsets in history(offsets) }
  }

  private func history(_ offsets: [Int]) -> [StoredEvent] {
    guard let first = offsets.first else { return [] }
    let subject = Subject(subject(head(first), first))
    let events = offsets.map { event(at: $0, subject) }
    let isOrdered = zip(events, events.dropFirst()).allSatisfy { $0.isBefore($1) }
    return isOrdered ? events : events.sorted { $0.isBefore($1) }
  }

  private func head(_ at: Int) -> PileHead { bytes.loadUnaligned(fromByteOffset: at, as: PileHead.self) }

  private func subject(_ head: PileHead, _ at: Int) -> String {
    let start = at + MemoryLayout<PileHead>.size
    return String(decoding: bytes[start..<start + Int(head.subjectLength)], as: UTF8.self)
  }

  private func event(at: Int, _ subject: Subject) -> StoredEvent {
    let head = head(at)
    let start = at + MemoryLayout<PileHead>.size + Int(head.subjectLength)
    let data =
      head.dataLength < 0
      ? nil : UnsafeRawBufferPointer(rebasing: bytes[start..<start + Int(head.dataLength)])
    return StoredEvent(
      id: EventID(stream: names[head.stream], number: head.number), type: names[head.type], subject: subject,
      time: Timestamp(microseconds: head.time), effective: CalendarDate(daysSinceEpoch: Int(head.effective)),
      actor: names[head.actor], basis: [], sharing: Sharing(rawValue: names[head.sharing]) ?? .internal,
      data: data.flatMap { try? DataObject(checked: $0) })
  }
}

extension StoredEvent {
  /// Total order: time, stream, number.
  fileprivate func isBefore(_ other: StoredEvent) -> Bool {
    if time != other.time { return time < other.time }
    if id.stream != other.id.stream { return id.stream.utf8.lexicographicallyPrecedes(other.id.stream.utf8) }
    return id.number < other.id.number
  }

  /// The same event after its words were removed.
  var withoutData: StoredEvent {
    StoredEvent(
      id: id, type: type, subject: subject, time: time, effective: effective, actor: actor, basis: basis,
      sharing: sharing, data: nil)
  }
}
