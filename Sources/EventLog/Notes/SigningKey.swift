import Crypto
import Foundation

/// The private half of a key: only ever in a file of its own, outside the register.
public struct SigningKey: Sendable {
  private static let mark = "PRIVATE+KEY+"

  /// The public half.
  public let verifier: VerifierKey
  private let seed: [UInt8]

  /// The key that grows from 32 bytes; nil for any other number of bytes, or a name that no key may bear.
  init?(name: String, kind: SignatureKind, seed: [UInt8]) {
    guard NoteKeyID.isName(name),
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: Data(seed))
    else { return nil }
    self.seed = seed
    verifier = VerifierKey(name: name, kind: kind, publicKey: Array(key.publicKey.rawRepresentation))
  }

  /// Draws a key from the system's source of randomness; nil for a name that no key may bear.
  public static func random(name: String, kind: SignatureKind) -> SigningKey? {
    SigningKey(name: name, kind: kind, seed: Array(Curve25519.Signing.PrivateKey().rawRepresentation))
  }

  /// Reads the text form: `PRIVATE+KEY+NAME+ID+BASE64`, as other programs for signed notes have it.
  public init?(_ text: String) {
    guard text.hasPrefix(Self.mark) else { return nil }
    let parts = text.dropFirst(Self.mark.count).split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let id = NoteKeyID(hex: parts[1]),
      let bytes = Base64.decoded(Array(parts[2].utf8)), let first = bytes.first,
      let kind = SignatureKind(rawValue: first)
    else { return nil }
    self.init(name: String(parts[0]), kind: kind, seed: Array(bytes.dropFirst()))
    guard verifier.id == id else { return nil }
  }

  /// The text form.
  ///
  /// It is the secret itself: it belongs into a file that only its owner can read.
  public var secretText: String {
    let bytes = Base64.encoded([verifier.kind.rawValue] + seed)
    return "\(Self.mark)\(verifier.name)+\(verifier.id.hex)+\(String(decoding: bytes, as: UTF8.self))"
  }

  /// Signs a text.
  ///
  /// - Parameter seconds: now, since 1970; only a cosignature names it.
  public func signature(of text: String, seconds: UInt64) -> NoteSignature? {
    let time = (0..<8).map { UInt8(truncatingIfNeeded: seconds >> (56 - 8 * $0)) }
    let (prefix, message): ([UInt8], [UInt8]) =
      switch verifier.kind {
      case .log: ([], Array(text.utf8))
      case .cosignature: (time, CosignedMessage(text: text, seconds: seconds).bytes)
      }
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: Data(seed)),
      let made = try? key.signature(for: Data(message))
    else { return nil }
    return NoteSignature(name: verifier.name, keyID: verifier.id, signature: prefix + Array(made))
  }
}
