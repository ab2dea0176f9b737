/// A text with the signatures of one or more keys: C2SP signed-note, version 1.
///
///     first line of the text
///     last line of the text
///
///     — example.org/jphlepd/mea 2J5Bn8fsOFqC7MWPInfVznfJ6KE...
///
/// Valid if and only if: UTF-8 without control characters but line feeds; the text ends with a line feed; behind the
/// last empty line stands at least one signature line: an em dash, a space, the key's name (without white space and
/// plus), a space, base64 of the key's four-byte id and the signature. Signatures of unknown keys are kept.
public struct SignedNote: Hashable, Sendable {
  /// Signatures that are read at most; the specification asks for 16 at least.
  static let signatureLimit = 100

  /// What is signed, its last line feed included.
  public let text: String
  public let signatures: [NoteSignature]

  public init(text: String, signatures: [NoteSignature]) {
    self.text = text
    self.signatures = signatures
  }

  /// Reads a note.
  /// - Throws: the first rule that it breaks.
  public init(reading bytes: [UInt8]) throws(NoteFault) {
    _ = try NoteFault.checkedText(bytes)
    let pairs = bytes.indices.dropFirst().last { bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A }
    guard let empty = pairs, empty + 1 < bytes.count else { throw .noSignature }
    text = String(decoding: bytes[..<empty], as: UTF8.self)
    signatures = try Self.signatures(bytes[(empty + 1)...])
  }

  static func signatures(_ lines: ArraySlice<UInt8>) throws(NoteFault) -> [NoteSignature] {
    var signatures: [NoteSignature] = []
    for line in lines.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false) {
      guard signatures.count < signatureLimit else { throw .tooManySignatures }
      signatures.append(try NoteSignature(reading: line))
    }
    return signatures
  }

  /// The note as it is stored and sent.
  public var encoded: String { text + "\n" + signatures.map { $0.line + "\n" }.joined() }
}

/// One signature line of a note.
public struct NoteSignature: Hashable, Sendable {
  static let mark = "— "

  /// The name of the key.
  public let name: String
  /// The four bytes by which keys of one name are told apart.
  public let keyID: NoteKeyID
  /// What the key made of the text; for a cosignature eight bytes of time stand before it.
  public let signature: [UInt8]

  public init(name: String, keyID: NoteKeyID, signature: [UInt8]) {
    self.name = name
    self.keyID = keyID
    self.signature = signature
  }

  init(reading line: ArraySlice<UInt8>) throws(NoteFault) {
    guard line.starts(with: Self.mark.utf8) else { throw .signatureLine }
    let parts = line.dropFirst(Self.mark.utf8.count).split(separator: 0x20, omittingEmptySubsequences: false)
    guard parts.count == 2, let bytes = Base64.decoded(Array(parts[1])), bytes.count > NoteKeyID.byteCount
    else { throw .signatureLine }
    name = String(decoding: parts[0], as: UTF8.self)
    guard NoteKeyID.isName(name) else { throw .signatureLine }
    keyID = NoteKeyID(bytes: bytes[..<NoteKeyID.byteCount])
    signature = Array(bytes[NoteKeyID.byteCount...])
  }

  /// The line without its line feed.
  public var line: String {
    let bytes = Base64.encoded(keyID.bytes + signature)
    return "\(Self.mark)\(name) \(String(decoding: bytes, as: UTF8.self))"
  }
}

/// The first four bytes of a digest of a key's name, kind and public key: enough to tell keys apart, no proof.
public struct NoteKeyID: Hashable, Sendable {
  static let byteCount = 4

  private let value: UInt32

  init(bytes: some Sequence<UInt8>) {
    value = bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The id that the specification recommends: of name, line feed, kind and public key.
  init(name: String, kind: SignatureKind, publicKey: [UInt8]) {
    self.init(bytes: Digest.sha256(Array(name.utf8) + [0x0A, kind.rawValue] + publicKey).bytes.prefix(Self.byteCount))
  }

  /// Reads eight hexadecimal digits in lower case.
  init?(hex text: some StringProtocol) {
    guard text.utf8.count == 8, let value = UInt32(text, radix: 16) else { return nil }
    self.value = value
    guard text == hex else { return nil }
  }

  var bytes: [UInt8] { (0..<Self.byteCount).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }

  /// Eight hexadecimal digits.
  public var hex: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// Whether a key may bear the name: not empty, without white space, plus and control characters.
  public static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20 }
  }
}
