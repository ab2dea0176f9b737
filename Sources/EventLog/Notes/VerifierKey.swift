import Crypto
import Foundation

/// What a key signs: the first byte of its text form, by the specification's numbers.
public enum SignatureKind: UInt8, Sendable, CaseIterable {
  /// Ed25519 over the text: a log signs its own checkpoints.
  case log = 0x01
  /// Ed25519 over a time and the text: C2SP tlog-cosignature, an office that has seen another's log.
  case cosignature = 0x04
}

/// The public half of a key, as it is published and handed over: `NAME+ID+BASE64`.
public struct VerifierKey: Hashable, Sendable {
  static let byteCount = 32

  public let name: String
  public let kind: SignatureKind
  let publicKey: [UInt8]
  public let id: NoteKeyID

  init(name: String, kind: SignatureKind, publicKey: [UInt8]) {
    self.name = name
    self.kind = kind
    self.publicKey = publicKey
    id = NoteKeyID(name: name, kind: kind, publicKey: publicKey)
  }

  /// Reads the text form; nil if it is not one of the kinds known here, or its id is not the one that follows from it.
  public init?(_ text: String) {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, NoteKeyID.isName(parts[0]), let id = NoteKeyID(hex: parts[1]),
      let bytes = Base64.decoded(Array(parts[2].utf8)), bytes.count == 1 + Self.byteCount,
      let kind = SignatureKind(rawValue: bytes[0])
    else { return nil }
    self.init(name: parts[0], kind: kind, publicKey: Array(bytes[1...]))
    guard self.id == id else { return nil }
  }

  /// The text form.
  public var text: String {
    "\(name)+\(id.hex)+\(String(decoding: Base64.encoded([kind.rawValue] + publicKey), as: UTF8.self))"
  }

  /// Whether a signature says that it is of this key: by name and id together.
  public func isNamed(by signature: NoteSignature) -> Bool {
    // Byte by byte: two spellings of one text are two names.
    signature.keyID == id && signature.name.utf8.elementsEqual(name.utf8)
  }

  /// Whether the key made the signature of the text.
  public func verifies(_ signature: NoteSignature, of text: String) -> Bool {
    guard isNamed(by: signature) else { return false }
    switch kind {
    case .log: return isValid(signature.signature[...], of: Array(text.utf8))
    case .cosignature:
      guard let seconds = signature.cosignatureSeconds else { return false }
      return isValid(signature.signature[8...], of: CosignedMessage(text: text, seconds: seconds).bytes)
    }
  }

  private func isValid(_ signature: ArraySlice<UInt8>, of message: [UInt8]) -> Bool {
    guard signature.count == 64, let key = try? Curve25519.Signing.PublicKey(rawRepresentation: Data(publicKey))
    else { return false }
    return key.isValidSignature(Data(signature), for: Data(message))
  }
}

/// What a cosigner signs: two lines, then the text of the checkpoint.
struct CosignedMessage {
  let text: String
  /// Seconds since 1970, not after the year 292 billion.
  let seconds: UInt64

  var bytes: [UInt8] { Array("cosignature/v1\ntime \(seconds)\n\(text)".utf8) }
}

extension NoteSignature {
  /// When a cosignature says that it was made, in seconds since 1970; nil if it cannot be one.
  public var cosignatureSeconds: UInt64? {
    guard signature.count == 8 + 64 else { return nil }
    let seconds = signature.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return seconds <= UInt64(Int64.max) ? seconds : nil
  }
}
