import Domain
public import EventLog
public import Registry

/// Checkpoints and proofs in words: what they say, who vouches for them, how they fit the copy at hand.
public enum CheckpointWording {
  /// How a copy compares with a checkpoint.
  public static func sentence(_ comparison: CheckpointComparison, of checkpoint: Checkpoint) -> String {
    let name = "\(checkpoint.origin.madeVisible), \(Plural.counted(checkpoint.head.size, "event"))"
    return switch comparison {
    case .same: "\(name): this copy is the same."
    case .extended(let count): "\(name): this copy extends it by \(Plural.counted(count, "event"))."
    case .behind(let held):
      "\(name): this copy ends before it, at \(Plural.counted(held, "event")); what follows cannot be seen here."
    case .altered(let found):
      """
      \(name): ALTERED. The first \(Plural.counted(checkpoint.head.size, "event")) of this copy are others.
        root of the checkpoint  \(checkpoint.head.root.base64)
        root of this copy       \(found.base64)
      """
    case .streamNotHere: "\(name): this copy does not have that stream."
    case .otherRegister: "\(name): of another register than this."
    }
  }

  /// One line for each signature; one that says so where there is none.
  public static func signatures(_ judged: [SignatureJudgement]) -> [String] {
    if judged.isEmpty { return ["unsigned"] }
    return judged.map { judgement in
      let signature = judgement.signature
      let name = "\(signature.name.madeVisible) (\(signature.keyID.hex))"
      let act =
        switch judgement.kind {
        case .cosignature: "cosigned by \(name)\(time(of: signature))"
        case .log, nil: "signed by \(name)"
        }
      return switch judgement.verdict {
      case .good: "\(act): good"
      case .bad: "\(act): BAD, that key did not sign this text"
      case .unknownKey: "\(act): unknown, no key of that name and number is known"
      }
    }
  }

  private static func time(of signature: NoteSignature) -> String {
    guard let seconds = signature.cosignatureSeconds, seconds < 253_402_300_800 else { return "" }
    let time = Timestamp(microseconds: Int(seconds) * 1_000_000)
    return " on \(time.description.prefix(10)) at \(time.description.dropFirst(11).prefix(8)) UTC"
  }

  /// The event that a proof is about, as far as the proof has it.
  public static func event(_ proof: EventProof) -> [String] {
    let (line, note) = (proof.line, proof.proof.note)
    let place = "\(line.id) stands in \(note.checkpoint.origin.madeVisible)"
    let opening = "\(place), one of \(Plural.counted(note.checkpoint.head.size, "event"))."
    guard let header = line.header else {
      return [opening, "  It was handed over as its leaf alone: \(line.leaf.base64)"]
    }
    let sharing = header.sharing == .internal ? "" : ", \(header.sharing.rawValue)"
    var lines = [
      opening, "  \(header.type.madeVisible) of \(header.subject), from \(DayWording.long(header.effective))",
      "  recorded \(header.time) by \(header.actor)\(sharing)",
    ]
    guard let data = line.dataBytes else { return lines + ["  Its words are not in the proof."] }
    if let sentence = sentence(of: line, header) { lines.append("  " + sentence.madeVisible) }
    return lines + ["  " + String(decoding: data, as: UTF8.self).madeVisible]
  }

  private static func sentence(of line: LogLine, _ header: EventHeader) -> String? {
    guard let data = line.data,
      case .fact(let fact, _)? = try? EventCodec.decode(type: header.type, subject: Subject(header.subject), data: data)
    else { return nil }
    return EventSentence(subject: Subject(header.subject)).words(fact, id: line.id).plain
  }

  /// The checkpoint's own lines, set off.
  public static func lines(of checkpoint: Checkpoint) -> [String] {
    checkpoint.text.split(separator: "\n").map { "  " + String($0).madeVisible }
  }
}
