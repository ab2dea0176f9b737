/// A quick digest of 64 bits that is the same in every run: states are counted by it.
enum StateDigest {
  private static let first: UInt64 = 0x9E37_79B9_7F4A_7C15

  static func of(_ bytes: some Collection<UInt8>) -> UInt64 {
    bytes.withContiguousStorageIfAvailable { of(UnsafeRawBufferPointer($0)) } ?? of(Array(bytes))
  }

  private static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var digest = first ^ UInt64(bytes.count)
    var place = 0
    while place + 8 <= bytes.count {
      digest = combine(digest, bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    var last: UInt64 = 0
    while place < bytes.count {
      last = last << 8 | UInt64(bytes[place])
      place += 1
    }
    return combine(digest, last)
  }

  /// Two digests as one; the order counts.
  static func combine(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let (high, low) = (one ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: other ^ 0xE703_7ED1_A0B4_28DB)
    return high ^ low ^ (one &<< 17 | one &>> 47)
  }
}
