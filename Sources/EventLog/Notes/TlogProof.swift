/// That one entry stands in a log, to be checked without the log: C2SP tlog-proof, version 1.
///
///     c2sp.org/tlog-proof@v1
///     extra BASE64
///     index 1
///     MGG3ipjSPmry+QCVU8sfy0bBlTgdj6Y1cXqzzUkrx+8=
///
///     example.org/jphlepd/mea
///     3
///     hAJrISslOE4PxzDye6IDdMpZ6Bz9J+RyPSbE/v9WXAA=
///
/// Valid if and only if the lines stand in this order: the head; perhaps `extra`; `index` with a decimal number from 0;
/// the hashes of the inclusion proof; an empty line; one checkpoint, which here may also be unsigned.
public struct TlogProof: Hashable, Sendable {
  static let head = "c2sp.org/tlog-proof@v1"
  /// Hashes of a proof at most: a tree has no more levels.
  static let pathLimit = 63

  /// What nobody vouches for: here the event's line, by which the leaf can be computed, and keys.
  public let extra: [UInt8]?
  public let inclusion: InclusionProof
  public let note: CheckpointNote

  public init(extra: [UInt8]?, inclusion: InclusionProof, note: CheckpointNote) {
    self.extra = extra
    self.inclusion = inclusion
    self.note = note
  }

  /// Reads a proof.
  /// - Throws: the first rule that it breaks.
  public init(reading bytes: [UInt8]) throws(NoteFault) {
    _ = try NoteFault.checkedText(bytes)
    let empty = bytes.indices.dropFirst().first { bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A }
    var lines = bytes[..<(empty ?? bytes.count)].dropLast()
      .split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }[...]
    guard lines.popFirst() == Self.head else { throw .proofHead }
    var extra: [UInt8]?
    if let line = lines.first, line.hasPrefix("extra ") {
      guard let bytes = Base64.decoded(Array(line.utf8.dropFirst(6))) else { throw .proofHash }
      extra = bytes
      lines.removeFirst()
    }
    guard let line = lines.popFirst(), line.hasPrefix("index "), let index = Checkpoint.decimal(line.dropFirst(6))
    else { throw .proofIndex }
    var path: [Digest] = []
    for line in lines {
      guard let digest = Digest(base64: line), path.count < Self.pathLimit else { throw .proofHash }
      path.append(digest)
    }
    guard let empty else { throw .origin }
    self.extra = extra
    inclusion = InclusionProof(index: index, path: path)
    note = try CheckpointNote(reading: Array(bytes[(empty + 1)...]))
  }

  /// As it is stored and sent.
  public var encoded: String {
    var lines = [Self.head]
    if let extra { lines.append("extra \(String(decoding: Base64.encoded(extra), as: UTF8.self))") }
    lines.append("index \(inclusion.index)")
    lines += inclusion.path.map(\.base64)
    return lines.map { $0 + "\n" }.joined() + "\n" + note.encoded
  }
}
