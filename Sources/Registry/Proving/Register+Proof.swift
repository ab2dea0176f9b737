public import Domain
public import EventLog
import Projections

extension Register {
  /// Proves that an event stands in its stream.
  ///
  /// - Parameters:
  ///   - id: the event.
  ///   - given: the checkpoint that the proof is to lead to, as somebody holds it; nil = the newest one that is held
  ///     here and covers the event, or one made now.
  ///   - hasHeaderOnly: its words stay here; a redacted event's always do.
  ///   - key: signs a checkpoint that is made now.
  public func prove(
    _ id: EventID, in given: CheckpointNote?, hasHeaderOnly: Bool, key: SigningKey?
  ) throws -> EventProof {
    if let failure = condition.failure { throw failure }
    do {
      let tree = try tree(of: id.stream)
      guard id.number <= tree.leaves.size, let line = try LogFolder(register: folder).line(of: id),
        line.leaf == tree.leaves.leaves[id.number - 1]
      else { throw RegisterFailure.unknown(.event, "\(id)", nearest: []) }
      let note = try given.map { try checked($0, for: id, in: tree) } ?? checkpoint(for: id, key: key)
      guard let inclusion = tree.leaves.inclusionProof(of: id.number - 1, at: note.checkpoint.head.size) else {
        throw RegisterFailure.checkpoint(.notCovered(id, size: note.checkpoint.head.size))
      }
      // What a redaction names is gone, even where its line was not rewritten yet.
      let isRedacted = try ask { try $0.event(id) }?.data == nil
      let keys = try self.keys(for: note.checkpoint).filter { key in note.signatures.contains(where: key.isNamed) }
      return EventProof(
        of: hasHeaderOnly || isRedacted ? line.headerOnly : line, inclusion: inclusion, note: note, keys: keys)
    } catch let failure as FileFailure {
      throw RegisterFailure.unreadable(failure)
    }
  }

  private func checked(_ note: CheckpointNote, for id: EventID, in tree: StreamTree) throws -> CheckpointNote {
    let head = note.checkpoint.head
    guard stream(of: note.checkpoint) == id.stream else {
      throw RegisterFailure.checkpoint(
        .otherRegister(origin: note.checkpoint.origin, register: "\(settings.opening?.origin ?? "")/\(id.stream)"))
    }
    guard let ours = tree.leaves.head(at: head.size) else {
      throw RegisterFailure.checkpoint(.behind(stream: id.stream, held: tree.leaves.size, size: head.size))
    }
    guard ours == head else {
      throw RegisterFailure.checkpoint(
        .altered(stream: id.stream, size: head.size, expected: head.root, found: ours.root))
    }
    return note
  }

  /// The newest checkpoint that is held of a stream and covers an event, with all its signatures; else a new one.
  private func checkpoint(for id: EventID, key: SigningKey?) throws -> CheckpointNote {
    let held = try LogFolder(register: folder).heldCheckpoints(of: id.stream).filter {
      $0.note != nil && $0.name.size >= id.number
    }
    guard let newest = held.last?.note?.checkpoint else {
      return try makeCheckpoints(of: id.stream, key: key)[0].note
    }
    let signatures = held.compactMap(\.note).filter { $0.checkpoint == newest }.flatMap(\.signatures)
    return CheckpointNote(newest, signatures: signatures)
  }
}
