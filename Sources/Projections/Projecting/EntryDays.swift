import Foundation

/// On which days something was entered about a proposal, with the knowledge for which that holds.
///
/// Kept as one value: for each entry the distance of its day from that of the one before, the distance of the time
/// since which it is known, and the distance from there to the time since which it is known no more (0: never), each
/// as a number of as many bytes as it needs (see `EventRecord`).
struct EntryDays: Equatable {
  struct Held: Hashable, Comparable {
    let day: Int
    let knownFrom: Int
    let knownTo: Int

    static func < (one: Held, other: Held) -> Bool {
      (one.day, one.knownFrom, one.knownTo) < (other.day, other.knownFrom, other.knownTo)
    }
  }

  /// In the order of their days, each once.
  let entries: [Held]

  /// - Parameter entries: in any order.
  init(_ entries: [Held]) {
    let sorted = entries.sorted()
    self.entries = sorted.indices.filter { $0 == 0 || sorted[$0 - 1] != sorted[$0] }.map { sorted[$0] }
  }

  /// Reads what `encoded` gave; what is cut off is left out.
  init(_ bytes: Data) {
    var entries: [Held] = []
    bytes.withUnsafeBytes { raw in Self.each(in: raw) { entries.append($0) } }
    self.entries = entries
  }

  private static func each(in bytes: UnsafeRawBufferPointer, _ body: (Held) -> Void) {
    var cursor = RecordCursor(bytes)
    var (day, time) = (0, 0)
    while let days = try? cursor.signed(), let since = try? cursor.signed(), let length = try? cursor.signed() {
      day &+= days
      time &+= since
      body(Held(day: day, knownFrom: time, knownTo: length == 0 ? Forever.time : time &+ length))
    }
  }

  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    var (day, time) = (0, 0)
    for entry in entries {
      bytes.append(signed: entry.day &- day)
      bytes.append(signed: entry.knownFrom &- time)
      bytes.append(signed: entry.knownTo == Forever.time ? 0 : entry.knownTo &- entry.knownFrom)
      (day, time) = (entry.day, entry.knownFrom)
    }
    return bytes
  }

  /// The newest day up to a day, as far as is known at a time, from what `encoded` gave.
  static func last(in bytes: UnsafeRawBufferPointer, upTo day: Int, known: Int) -> Int? {
    var last: Int?
    each(in: bytes) { entry in
      if entry.day <= day, entry.knownFrom <= known, known < entry.knownTo { last = entry.day }
    }
    return last
  }

}
