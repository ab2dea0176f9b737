import CLinux

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Finds and compares bytes, for loops that look at every line of a log: the sequences of the library take a call for
/// each byte.
package enum ByteSearch {
  /// Whether a text stands somewhere in some bytes.
  package static func holds(_ text: UnsafeRawBufferPointer, in bytes: UnsafeRawBufferPointer) -> Bool {
    guard let text = text.baseAddress.map({ (start: $0, count: text.count) }) else { return true }
    guard let start = bytes.baseAddress else { return false }
    return memmem(start, bytes.count, text.start, text.count) != nil
  }

  /// Whether two runs of bytes are the same.
  package static func equal(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Bool {
    guard one.count == other.count else { return false }
    guard let one = one.baseAddress.map({ (start: $0, count: one.count) }), let other = other.baseAddress else {
      return true
    }
    return memcmp(one.start, other, one.count) == 0
  }

  /// Whether bytes are those of a text.
  static func equal(_ bytes: Slice<UnsafeRawBufferPointer>, _ text: [UInt8]) -> Bool {
    text.withUnsafeBytes { equal(UnsafeRawBufferPointer(rebasing: bytes), $0) }
  }

  /// The same for a text that is written in the program.
  package static func holds(_ text: StaticString, in bytes: UnsafeRawBufferPointer) -> Bool {
    holds(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount), in: bytes)
  }
}
