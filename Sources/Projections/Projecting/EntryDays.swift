import Domain

/// On which days something was entered about a proposal, with the knowledge for which that holds.
///
/// Kept as one value: for each entry the distance of its day from that of the one before, the distance of the time
/// since which it is known, and the distance from there to the time since which it is known no more (0: never), each
/// as a number of as many bytes as it needs, seven bits in a byte, the lowest first.
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
  init(_ bytes: some Sequence<UInt8>) {
    var (entries, numbers) = ([Held](), [Int]())
    var (day, time) = (0, 0)
    var (number, shift) = (UInt64(0), UInt64(0))
    for byte in bytes {
      number |= UInt64(byte & 0x7F) << shift
      shift += 7
      guard byte < 0x80 else { continue }
      numbers.append(Self.signed(number))
      (number, shift) = (0, 0)
      guard numbers.count == 3 else { continue }
      day &+= numbers[0]
      time &+= numbers[1]
      entries.append(Held(day: day, knownFrom: time, knownTo: numbers[2] == 0 ? Forever.time : time &+ numbers[2]))
      numbers.removeAll(keepingCapacity: true)
    }
    self.entries = entries
  }

  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    var (day, time) = (0, 0)
    for entry in entries {
      Self.append(entry.day &- day, to: &bytes)
      Self.append(entry.knownFrom &- time, to: &bytes)
      Self.append(entry.knownTo == Forever.time ? 0 : entry.knownTo &- entry.knownFrom, to: &bytes)
      (day, time) = (entry.day, entry.knownFrom)
    }
    return bytes
  }

  /// The newest day up to a day, as far as is known at a time.
  func last(upTo day: Int, known: Int) -> Int? {
    entries.last { $0.day <= day && $0.knownFrom <= known && known < $0.knownTo }?.day
  }

  /// The sign goes into the lowest bit, so that small distances backwards stay small.
  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    var rest = UInt64(bitPattern: Int64((number << 1) ^ (number >> 63)))
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private static func signed(_ number: UInt64) -> Int { Int(bitPattern: UInt(number >> 1)) ^ -Int(number & 1) }
}
