import CLinux

/// Finds bytes among bytes.
package enum ByteSearch {
  /// Whether a text stands somewhere in some bytes.
  package static func holds(_ text: UnsafeRawBufferPointer, in bytes: UnsafeRawBufferPointer) -> Bool {
    guard let text = text.baseAddress.map({ (start: $0, count: text.count) }) else { return true }
    guard let start = bytes.baseAddress else { return false }
    return memmem(start, bytes.count, text.start, text.count) != nil
  }

  /// The same for a text that is written in the program.
  package static func holds(_ text: StaticString, in bytes: UnsafeRawBufferPointer) -> Bool {
    holds(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount), in: bytes)
  }
}
