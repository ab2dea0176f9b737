import Crypto

/// A SHA-256 digest: 32 bytes, written in the log as 44 characters of base64.
public struct Digest: Hashable, Sendable {
  /// Bytes of a digest.
  public static let byteCount = 32
  /// Characters of a digest in base64, the one `=` included.
  public static let textCount = 44
  /// 32 zero bytes: what `previous` names in the first line of a stream.
  public static let zero = Digest(words: 0, 0, 0, 0)

  // Four words in the machine's own byte order: compared and copied without a loop.
  private let first: UInt64
  private let second: UInt64
  private let third: UInt64
  private let fourth: UInt64

  private init(words first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
    (self.first, self.second, self.third, self.fourth) = (first, second, third, fourth)
  }

  /// Takes 32 bytes as they are; nil for any other number of bytes.
  public init?(bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    guard bytes.count == Self.byteCount else { return nil }
    self = bytes.withUnsafeBytes { Digest(loading: $0) }
  }

  /// Takes 32 bytes as they lie in memory; nil for any other number of bytes.
  package init?(in raw: UnsafeRawBufferPointer) {
    guard raw.count == Self.byteCount else { return nil }
    self.init(loading: raw)
  }

  /// Reads 44 characters of base64 (RFC 4648 section 4, padded, unused bits zero); nil for anything else.
  public init?(base64 text: some StringProtocol) {
    self.init(bytes: Base64.decoded(Array(text.utf8)) ?? [])
  }

  /// Copies the first 32 bytes of a buffer that has at least so many.
  init(loading raw: UnsafeRawBufferPointer) {
    self.init(
      words: raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self),
      raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self),
      raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self),
      raw.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
  }

  /// Reads the 44 characters of base64 that begin at a place.
  init?(base64At text: UnsafePointer<UInt8>) {
    var bytes: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    guard withUnsafeMutableBytes(of: &bytes, { Base64.decode(text, into: $0) }) else { return nil }
    self.init(words: bytes.0, bytes.1, bytes.2, bytes.3)
  }

  /// The 32 bytes.
  public var bytes: [UInt8] { withBytes { Array($0) } }

  /// The 44 characters of base64.
  public var base64: String { String(decoding: Base64.encoded(bytes), as: UTF8.self) }

  /// The first eight hexadecimal digits, as file names and people use them.
  public var shortHex: String {
    bytes.prefix(4).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }

  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 4) { words in
      words[0] = first
      words[1] = second
      words[2] = third
      words[3] = fourth
      return body(UnsafeRawBufferPointer(words))
    }
  }
}

extension Digest: CustomStringConvertible {
  public var description: String { base64 }
}

extension Digest {
  /// 64 hexadecimal digits in lower case.
  public var hex: String {
    bytes.map { byte in (byte < 0x10 ? "0" : "") + String(byte, radix: 16) }.joined()
  }

  /// The SHA-256 of some bytes.
  public static func sha256(_ bytes: [UInt8]) -> Digest {
    bytes.withUnsafeBytes { raw in hashed { $0.update(bufferPointer: raw) } }
  }

  /// The leaf hash of a line (RFC 6962 section 2.1): SHA-256 of 0x00 and the header.
  ///
  /// - Parameter opened: the header without its closing brace, which is added here: in a full line it is not there.
  static func leaf(ofHeaderWithoutBrace opened: UnsafeRawBufferPointer) -> Digest {
    withUnsafeTemporaryAllocation(byteCount: opened.count + 2, alignment: 8) { scratch in
      scratch[0] = 0x00
      UnsafeMutableRawBufferPointer(rebasing: scratch[1...]).copyMemory(from: opened)
      scratch[opened.count + 1] = UInt8(ascii: "}")
      return hashed { $0.update(bufferPointer: UnsafeRawBufferPointer(scratch)) }
    }
  }

  /// The digest of a line's data: SHA-256 of the 16 salt bytes and the value of `data` as it stands in the line.
  static func ofData(salt: UnsafeRawBufferPointer, data: UnsafeRawBufferPointer) -> Digest {
    hashed {
      $0.update(bufferPointer: salt)
      $0.update(bufferPointer: data)
    }
  }

  /// An interior node of the tree (RFC 6962 section 2.1): SHA-256 of 0x01, left, right.
  static func node(_ left: Digest, _ right: Digest) -> Digest {
    withUnsafeTemporaryAllocation(byteCount: 1 + 2 * byteCount, alignment: 8) { scratch in
      scratch[0] = 0x01
      left.withBytes { UnsafeMutableRawBufferPointer(rebasing: scratch[1..<33]).copyMemory(from: $0) }
      right.withBytes { UnsafeMutableRawBufferPointer(rebasing: scratch[33..<65]).copyMemory(from: $0) }
      return hashed { $0.update(bufferPointer: UnsafeRawBufferPointer(scratch)) }
    }
  }

  private static func hashed(_ feed: (inout SHA256) -> Void) -> Digest {
    var hasher = SHA256()
    feed(&hasher)
    return hasher.finalize().withUnsafeBytes { Digest(loading: $0) }
  }
}
