/// The bytes of a file: a beginning that is shared by all states of a run, and what came behind it.
///
/// A state differs from the next in the last few bytes of a file that may be long: only these are copied.
struct Contents: Sendable {
  /// Bytes that stood there before a script began.
  private final class Beginning: Sendable {
    let bytes: [UInt8]
    let digest: UInt64

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      digest = StateDigest.of(bytes)
    }
  }

  private let beginning: Beginning
  /// How many bytes of the beginning count.
  private var shared: Int
  private var rest: [UInt8]

  init(_ bytes: [UInt8] = []) {
    beginning = Beginning(bytes)
    shared = bytes.count
    rest = []
  }

  var count: Int { shared + rest.count }

  /// All bytes, copied.
  var bytes: [UInt8] { beginning.bytes[..<shared] + rest }

  /// The bytes from an offset on, copied.
  func bytes(from offset: Int) -> [UInt8] {
    guard offset < count else { return [] }
    return offset >= shared ? Array(rest[(offset - shared)...]) : beginning.bytes[offset..<shared] + rest
  }

  /// Copies bytes from a place; gives how many there were.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let wanted = max(min(buffer.count, count - offset), 0)
    guard wanted > 0 else { return 0 }
    let fromBeginning = max(min(shared - offset, wanted), 0)
    if fromBeginning > 0 {
      buffer[..<fromBeginning].copyBytes(from: beginning.bytes[offset..<offset + fromBeginning])
    }
    if wanted > fromBeginning {
      let start = offset + fromBeginning - shared
      UnsafeMutableRawBufferPointer(rebasing: buffer[fromBeginning..<wanted])
        .copyBytes(from: rest[start..<start + wanted - fromBeginning])
    }
    return wanted
  }

  /// Puts bytes at a place; what lies between the end and a place behind it becomes zeros.
  mutating func write(_ bytes: some Collection<UInt8>, at offset: Int) {
    guard !bytes.isEmpty else { return }
    if offset < shared { unshare(to: offset) }
    extend(to: offset)
    let start = offset - shared
    let overlap = min(bytes.count, rest.count - start)
    if overlap > 0 { rest.replaceSubrange(start..<start + overlap, with: bytes.prefix(overlap)) }
    rest.append(contentsOf: bytes.dropFirst(overlap))
  }

  /// Makes the file at least so long, with zeros.
  mutating func extend(to size: Int) {
    if size > count { rest.append(contentsOf: repeatElement(0, count: size - count)) }
  }

  /// Cuts the file to a size, or extends it.
  mutating func truncate(to size: Int) {
    if size < shared {
      shared = size
      rest = []
    } else if size < count {
      rest.removeLast(count - size)
    } else {
      extend(to: size)
    }
  }

  private mutating func unshare(to offset: Int) {
    rest = beginning.bytes[offset..<shared] + rest
    shared = offset
  }

  var digest: UInt64 {
    let first = shared == beginning.bytes.count ? beginning.digest : StateDigest.of(beginning.bytes[..<shared])
    return rest.isEmpty ? first : StateDigest.combine(first, StateDigest.of(rest))
  }
}
