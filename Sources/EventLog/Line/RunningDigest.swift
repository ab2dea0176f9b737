import Crypto

/// The SHA-256 of bytes that come piece by piece, so that no file need be held whole.
public struct RunningDigest {
  private var hasher = SHA256()

  public init() {}

  /// Takes the next bytes.
  public mutating func take(_ bytes: UnsafeRawBufferPointer) { hasher.update(bufferPointer: bytes) }

  /// The digest of all that was taken: 64 hexadecimal digits in lower case, as documents are named.
  public var hex: String {
    hasher.finalize().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
