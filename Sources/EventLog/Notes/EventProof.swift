import Domain

/// The proof of one event, with the event's line: whoever holds it can read the event, and see that it stands in the
/// log, without the other events.
///
/// The line travels as the proof's extra data, and behind it the public keys of the signatures, each ended by a line
/// feed. Neither is vouched for by the proof's form: the line must give the leaf that the proof leads to the root, and
/// a key is only worth what its owner says of it.
public struct EventProof: Sendable {
  public let proof: TlogProof
  /// The line in the form in which it was handed over: in full, redacted or withheld.
  public let line: LogLine
  /// The keys that the file itself names.
  public let keys: [VerifierKey]

  /// Puts a proof together.
  public init(of line: LogLine, inclusion: InclusionProof, note: CheckpointNote, keys: [VerifierKey]) {
    let text = keys.map { "\($0.text)\n" }.joined()
    proof = TlogProof(extra: line.bytes + [0x0A] + Array(text.utf8), inclusion: inclusion, note: note)
    self.line = line
    self.keys = keys
  }

  /// Reads a proof and the line in it.
  /// - Throws: the first rule that is broken, by the form of the proof or by the line.
  public init(reading bytes: [UInt8]) throws(NoteFault) {
    proof = try TlogProof(reading: bytes)
    guard let extra = proof.extra else { throw .eventMissing }
    let parts = extra.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first, parts.last?.isEmpty == true else { throw .eventMissing }
    let origin = proof.note.checkpoint.origin
    guard let slash = origin.lastIndex(of: "/"), StreamName.isValid(origin[origin.index(after: slash)...]) else {
      throw .origin
    }
    let stream = String(origin[origin.index(after: slash)...])
    do throws(LogRule) {
      line = try LogLine(reading: Array(first), in: stream, at: proof.inclusion.index + 1)
    } catch {
      throw .eventLine
    }
    guard line.number == proof.inclusion.index + 1 else { throw .eventLine }
    var keys: [VerifierKey] = []
    for part in parts.dropFirst().dropLast() {
      guard let key = VerifierKey(String(decoding: part, as: UTF8.self)) else { throw .key }
      keys.append(key)
    }
    self.keys = keys
  }

  /// Whether the line stands at its place in the tree of the proof's checkpoint.
  public var holds: Bool { proof.inclusion.holds(for: line.leaf, in: proof.note.checkpoint.head) }
}

extension LogLine {
  /// The line without salt and data; a withheld one as it is.
  public var headerOnly: LogLine {
    guard form == .full, let header else { return self }
    return (try? LogLine(reading: header.encoded, in: stream, at: number)) ?? self
  }
}
