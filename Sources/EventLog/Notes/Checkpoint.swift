/// What a stream's tree was at one size: C2SP tlog-checkpoint, version 1, without signatures.
///
///     example.org/jphlepd/mea
///     3
///     hAJrISslOE4PxzDye6IDdMpZ6Bz9J+RyPSbE/v9WXAA=
public struct Checkpoint: Hashable, Sendable {
  /// The register's name, a slash, the stream.
  public let origin: String
  public let head: TreeHead
  /// Further lines, which this program never writes: they are kept because a signature covers them.
  public let extensions: [String]

  public init(origin: String, head: TreeHead, extensions: [String] = []) {
    self.origin = origin
    self.head = head
    self.extensions = extensions
  }

  /// A checkpoint of a stream of a register.
  public init(register: String, stream: String, head: TreeHead) {
    self.init(origin: "\(register)/\(stream)", head: head)
  }

  /// Reads the lines of a checkpoint, without signatures.
  init(reading text: String) throws(NoteFault) {
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard lines.popLast()?.isEmpty == true else { throw .lastLine }
    guard let origin = lines.first, !origin.isEmpty else { throw .origin }
    guard lines.count > 1, let size = Self.decimal(lines[1]) else { throw .size }
    guard lines.count > 2, let root = Digest(base64: lines[2]) else { throw .root }
    guard !lines.contains("") else { throw .emptyLine }
    self.init(origin: origin, head: TreeHead(size: size, root: root), extensions: Array(lines[3...]))
  }

  /// A decimal number without a sign or leading zeros, at most 15 digits.
  static func decimal(_ text: some StringProtocol) -> Int? {
    guard (1...15).contains(text.utf8.count), text.utf8.allSatisfy(ByteClass.isDigit),
      text.utf8.count == 1 || text.utf8.first != UInt8(ascii: "0")
    else { return nil }
    return Int(text)
  }

  /// The lines, each with its line feed: what is signed.
  public var text: String { ([origin, String(head.size), head.root.base64] + extensions).map { $0 + "\n" }.joined() }
}

/// A checkpoint with the signatures that somebody gave it; with none it is its three lines alone.
public struct CheckpointNote: Hashable, Sendable {
  public let checkpoint: Checkpoint
  public let signatures: [NoteSignature]

  public init(_ checkpoint: Checkpoint, signatures: [NoteSignature] = []) {
    self.checkpoint = checkpoint
    self.signatures = signatures
  }

  /// Reads a checkpoint: a signed note, or the lines without a signature.
  public init(reading bytes: [UInt8]) throws(NoteFault) {
    let notes = try Self.all(in: bytes)
    guard let only = notes.first else { throw .origin }
    guard notes.count == 1 else { throw .severalCheckpoints }
    self = only
  }

  /// Reads one checkpoint behind the other, an empty line between them.
  public static func all(in bytes: [UInt8]) throws(NoteFault) -> [CheckpointNote] {
    _ = try NoteFault.checkedText(bytes)
    var notes: [CheckpointNote] = []
    for block in blocks(bytes) {
      guard block.starts(with: NoteSignature.mark.utf8) else {
        notes.append(CheckpointNote(try Checkpoint(reading: String(decoding: block, as: UTF8.self))))
        continue
      }
      guard let signed = notes.popLast(), signed.signatures.isEmpty else { throw .origin }
      notes.append(CheckpointNote(signed.checkpoint, signatures: try SignedNote.signatures(block)))
    }
    guard !notes.contains(where: \.hasStraySignature) else { throw .noSignature }
    return notes
  }

  /// Whether a signature stands among its lines: a signed checkpoint whose empty line was altered would else pass for one
  /// that nobody signed.
  private var hasStraySignature: Bool {
    signatures.isEmpty && checkpoint.extensions.contains { $0.contains(NoteSignature.mark) }
  }

  /// The parts between empty lines, each with the line feed of its last line.
  private static func blocks(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var blocks: [ArraySlice<UInt8>] = []
    var start = 0
    for place in bytes.indices.dropFirst() where bytes[place] == 0x0A && bytes[place - 1] == 0x0A && place > start {
      blocks.append(bytes[start..<place])
      start = place + 1
    }
    blocks.append(bytes[start...])
    return blocks
  }

  /// As it is stored and sent.
  public var encoded: String {
    signatures.isEmpty
      ? checkpoint.text : SignedNote(text: checkpoint.text, signatures: signatures).encoded
  }
}
