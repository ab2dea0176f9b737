import Domain
public import EventLog

/// A signature of a checkpoint, and whether the key that it names made it.
public struct SignatureJudgement: Hashable, Sendable {
  public enum Verdict: Hashable, Sendable {
    case good
    case bad
    /// The key is not known; whoever trusts it has to have it from its owner.
    case unknownKey
  }

  public let signature: NoteSignature
  public let verdict: Verdict
  /// What the key signs; nil if it is not known.
  public let kind: SignatureKind?

  /// Judges every signature of a checkpoint.
  ///
  /// - Parameter keys: those that are trusted for it.
  public static func all(of note: CheckpointNote, by keys: [VerifierKey]) -> [SignatureJudgement] {
    let text = note.checkpoint.text
    return note.signatures.map { signature in
      guard let key = keys.first(where: { $0.isNamed(by: signature) }) else {
        return SignatureJudgement(signature: signature, verdict: .unknownKey, kind: nil)
      }
      let verdict: Verdict = key.verifies(signature, of: text) ? .good : .bad
      return SignatureJudgement(signature: signature, verdict: verdict, kind: key.kind)
    }
  }
}

extension [SignatureJudgement] {
  /// The first that was not made by the key that it names.
  public var firstBad: SignatureJudgement? { first { $0.verdict == .bad } }

  /// Whether there is a signature, and none of a key that is known.
  public var isSignedByNobodyKnown: Bool { !isEmpty && !contains { $0.verdict == .good } }
}

/// How this copy of a stream compares with a checkpoint of it.
public enum CheckpointComparison: Hashable, Sendable {
  /// It ends there.
  case same
  /// It goes on behind it.
  case extended(by: Int)
  /// It ends before it: whether the rest fits cannot be seen here.
  case behind(held: Int)
  /// Its tree of that size has another root.
  case altered(found: Digest)
  /// This register does not have the stream.
  case streamNotHere
  /// It is of another register.
  case otherRegister
}

extension Register {
  /// The keys that are trusted for a checkpoint: for its own signature those that its stream published, for
  /// cosignatures those of any stream.
  public func keys(for checkpoint: Checkpoint) throws -> [VerifierKey] {
    guard let stream = stream(of: checkpoint) else { return [] }
    return try ask(PublishedKey.all).filter { $0.event.stream == stream || $0.key.kind == .cosignature }.map(\.key)
  }

  /// The stream that a checkpoint is of; nil if it is of another register.
  public func stream(of checkpoint: Checkpoint) -> String? {
    guard let origin = settings.opening?.origin else { return nil }
    let head = Array((origin + "/").utf8)
    guard checkpoint.origin.utf8.starts(with: head) else { return nil }
    let stream = String(decoding: checkpoint.origin.utf8.dropFirst(head.count), as: UTF8.self)
    return StreamName.isValid(stream) ? stream : nil
  }

  /// Compares a checkpoint with the stream as it stands here.
  public func compare(_ checkpoint: Checkpoint) throws -> CheckpointComparison {
    guard let stream = stream(of: checkpoint) else { return .otherRegister }
    guard try LogFolder(register: folder).streams().contains(stream) else { return .streamNotHere }
    let tree = try tree(of: stream)
    guard let head = tree.leaves.head(at: checkpoint.head.size) else { return .behind(held: tree.leaves.size) }
    guard head == checkpoint.head else { return .altered(found: head.root) }
    return head.size == tree.leaves.size ? .same : .extended(by: tree.leaves.size - head.size)
  }

  /// Reads a whole stream and gives its tree.
  func tree(of stream: String) throws -> StreamTree {
    let log = LogFolder(register: folder)
    let catchUp = CatchUp(folder: log, office: office, now: clock.now, origin: settings.opening?.origin)
    return try catchUp.reader(stream, highestNamed: log.newestCheckpointSize(of: stream)).tree()
  }
}
