import Foundation

/// Texts that come again and again, each with a number from 0 on, found by their bytes without a String being made.
///
/// A hash table with open addressing; the texts lie one behind the other in one array.
struct ByteNames {
  /// For each slot the number of its text and 1; 0: free.
  private var slots = [UInt32](repeating: 0, count: 64)
  private var bytes: [UInt8] = []
  /// Where each text ends.
  private var ends: [Int] = []

  /// Texts so far.
  var count: Int { ends.count }

  /// The number of a text, and whether it was given just now.
  mutating func number(of text: UnsafeRawBufferPointer) -> (number: Int, isNew: Bool) {
    let slot = slot(of: text)
    if slots[slot] > 0 { return (Int(slots[slot]) - 1, false) }
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    slots[slot] = UInt32(ends.count)
    if ends.count * 2 > slots.count { grow() }
    return (ends.count - 1, true)
  }

  /// The text with a number.
  func text(_ number: Int) -> String { String(decoding: bytes[range(number)], as: UTF8.self) }

  private func range(_ number: Int) -> Range<Int> { (number == 0 ? 0 : ends[number - 1])..<ends[number] }

  /// The slot in which a text stands, or a free one where it may come.
  private func slot(of text: UnsafeRawBufferPointer) -> Int {
    // Seeded anew in each process, so that nobody can write texts that all meet in one slot.
    var hasher = Hasher()
    hasher.combine(bytes: text)
    let mask = slots.count - 1
    var slot = hasher.finalize() & mask
    while slots[slot] > 0, !isEqual(Int(slots[slot]) - 1, text) { slot = (slot + 1) & mask }
    return slot
  }

  private func isEqual(_ number: Int, _ text: UnsafeRawBufferPointer) -> Bool {
    let range = range(number)
    guard range.count == text.count else { return false }
    return bytes.withUnsafeBytes { known in
      guard let known = known.baseAddress, let text = text.baseAddress else { return true }
      return memcmp(known + range.lowerBound, text, range.count) == 0
    }
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for number in ends.indices {
      let text = Array(bytes[range(number)])
      text.withUnsafeBytes { slots[slot(of: $0)] = UInt32(number + 1) }
    }
  }
}
