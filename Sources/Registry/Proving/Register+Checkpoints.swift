import Domain
public import EventLog

/// A checkpoint as it was made, or found made before, with every signature that is held of it.
public struct StreamCheckpoint: Sendable {
  public let stream: String
  public let note: CheckpointNote
  /// The files that hold it, relative to the register.
  public let files: [String]
}

extension Register {
  /// Makes and keeps a checkpoint of each stream, at its end.
  ///
  /// - Parameters:
  ///   - stream: the only stream to take; nil = all.
  ///   - key: signs that of the stream written here; without one it is kept unsigned, like those of the others.
  /// - Throws: `RegisterFailure.damaged` if a stream is not what a checkpoint held here says: then nothing is signed.
  public func makeCheckpoints(of stream: String? = nil, key: SigningKey?) throws -> [StreamCheckpoint] {
    if let failure = condition.failure { throw failure }
    return try keepingCheckpoints { writer in
      let streams = try LogFolder(register: folder).streams()
      if let stream, !streams.contains(stream) { throw RegisterFailure.noSuchStream(stream, streams: streams) }
      return try streams.filter { stream == nil || stream == $0 }.map {
        try checkpoint(of: $0, key: $0 == office ? key : nil, by: writer)
      }
    }
  }

  private func checkpoint(
    of stream: String, key: SigningKey?, by writer: CheckpointWriter
  ) throws -> StreamCheckpoint {
    let tree = try tree(of: stream)
    let checkpoint = Checkpoint(register: settings.opening?.origin ?? "", stream: stream, head: tree.head)
    let held = try writer.check(tree).filter { $0.note?.checkpoint == checkpoint }
    var signatures = held.flatMap { $0.note?.signatures ?? [] }
    var files = held.map(\.file)
    if let key, !signatures.contains(where: key.verifier.isNamed(by:)) {
      guard let own = key.signature(of: checkpoint.text, seconds: seconds) else {
        throw RegisterFailure.key(.missing(.log, stream: stream))
      }
      files = try writer.keep(CheckpointNote(checkpoint, signatures: [own]), in: tree).map(\.file) + files
      signatures.insert(own, at: 0)
    } else if held.isEmpty {
      files = try writer.keep(CheckpointNote(checkpoint), in: tree).map(\.file)
    }
    return StreamCheckpoint(stream: stream, note: CheckpointNote(checkpoint, signatures: signatures), files: files)
  }

  /// Keeps a checkpoint of any stream that came from elsewhere, with those of its signatures that are good.
  ///
  /// - Throws: `RegisterFailure.checkpoint` if it is not what stands here, or is signed by nobody who is known.
  public func keep(_ note: CheckpointNote) throws -> StreamCheckpoint {
    let (stream, judged) = try judged(note)
    return try keepingCheckpoints { writer in
      let tree = try tree(of: stream)
      _ = try writer.check(tree)
      try check(note.checkpoint, in: tree)
      let good = judged.filter { $0.verdict == .good }.map(\.signature)
      let kept = CheckpointNote(note.checkpoint, signatures: good)
      return StreamCheckpoint(stream: stream, note: kept, files: try writer.keep(kept, in: tree).map(\.file))
    }
  }

  /// Signs another office's checkpoint, after it was found to continue everything that was seen of that stream.
  ///
  /// - Parameter key: of the kind `cosignature`.
  /// - Returns: the checkpoint with its good signatures and the new one, all of which are kept.
  public func cosign(_ note: CheckpointNote, with key: SigningKey) throws -> StreamCheckpoint {
    let (stream, judged) = try judged(note)
    guard stream != office else { throw RegisterFailure.checkpoint(.ownStream(stream)) }
    guard judged.contains(where: { $0.verdict == .good && $0.kind == .log }) else {
      throw RegisterFailure.checkpoint(.notSigned(origin: note.checkpoint.origin))
    }
    return try keepingCheckpoints { writer in
      let tree = try tree(of: stream)
      let held = try writer.check(tree)
      try check(note.checkpoint, in: tree)
      try check(note.checkpoint, continues: held, in: tree)
      guard let own = key.signature(of: note.checkpoint.text, seconds: seconds) else {
        throw RegisterFailure.key(.missing(.cosignature, stream: stream))
      }
      let others = judged.filter { $0.verdict == .good && !key.verifier.isNamed(by: $0.signature) }.map(\.signature)
      let whole = CheckpointNote(note.checkpoint, signatures: others + [own])
      let kept = try writer.keep(whole, in: tree)
      // Where this was cosigned before, the first cosignature counts.
      return StreamCheckpoint(
        stream: stream,
        note: CheckpointNote(note.checkpoint, signatures: kept.flatMap { $0.note?.signatures ?? [] }),
        files: kept.map(\.file))
    }
  }

  /// The stream of a checkpoint and its signatures, none of which is false.
  private func judged(_ note: CheckpointNote) throws -> (stream: String, [SignatureJudgement]) {
    if let failure = condition.failure { throw failure }
    guard let stream = stream(of: note.checkpoint) else {
      throw RegisterFailure.checkpoint(
        .otherRegister(origin: note.checkpoint.origin, register: settings.opening?.origin ?? ""))
    }
    guard try LogFolder(register: folder).streams().contains(stream) else {
      throw RegisterFailure.checkpoint(.streamNotHere(stream))
    }
    let judged = SignatureJudgement.all(of: note, by: try keys(for: note.checkpoint))
    if let bad = judged.firstBad?.signature {
      throw RegisterFailure.checkpoint(.badSignature(name: bad.name, id: bad.keyID.hex))
    }
    guard !judged.isSignedByNobodyKnown else {
      throw RegisterFailure.checkpoint(.notSigned(origin: note.checkpoint.origin))
    }
    return (stream, judged)
  }

  /// Refuses a checkpoint that our copy of the stream does not contain, or that no commit ends at.
  private func check(_ checkpoint: Checkpoint, in tree: StreamTree) throws(RegisterFailure) {
    let head = checkpoint.head
    guard let ours = tree.leaves.head(at: head.size) else {
      throw .checkpoint(.behind(stream: tree.stream, held: tree.leaves.size, size: head.size))
    }
    guard ours == head else {
      throw .checkpoint(.altered(stream: tree.stream, size: head.size, expected: head.root, found: ours.root))
    }
    guard tree.isEndOfCommit(head.size) else {
      throw .checkpoint(.insideCommit(stream: tree.stream, size: head.size))
    }
  }

  /// Refuses a checkpoint that is not the latest seen of its stream, or does not continue it.
  private func check(
    _ checkpoint: Checkpoint, continues held: [HeldCheckpoint], in tree: StreamTree
  ) throws(RegisterFailure) {
    // What nobody signed was only written down here, and binds nobody.
    guard let last = held.last(where: { $0.note?.signatures.isEmpty == false })?.note?.checkpoint.head else { return }
    guard last.size <= checkpoint.head.size else {
      throw .checkpoint(.olderThanSeen(stream: tree.stream, size: checkpoint.head.size, seen: last.size))
    }
    let proof = tree.leaves.consistencyProof(from: last.size, to: checkpoint.head.size)
    guard proof?.holds(from: last, to: checkpoint.head) == true else {
      throw .checkpoint(.inconsistent(stream: tree.stream, size: checkpoint.head.size, seen: last.size))
    }
  }

  private var seconds: UInt64 { UInt64(max(clock.now.microseconds, 0) / 1_000_000) }

  /// Does something under the lock, its failures as a register words them.
  private func keepingCheckpoints<Answer>(_ body: (CheckpointWriter) throws -> Answer) throws -> Answer {
    do {
      let writer = try CheckpointWriter.open(LogFolder(register: folder))
      defer { writer.close() }
      return try body(writer)
    } catch let failure as WriteFailure {
      if case .damaged(let finding) = failure { throw RegisterFailure.damaged(finding) }
      throw RegisterFailure.write(failure)
    } catch let failure as FileFailure {
      throw RegisterFailure.unreadable(failure)
    }
  }
}
