public import Domain
public import EventLog

/// Why a checkpoint or a proof was not taken or not made.
public enum CheckpointFailure: Error, Hashable, Sendable {
  /// `what`: "checkpoint" or "proof".
  case malformed(file: String, what: String, NoteFault)
  /// The checkpoint is of a log that is not one of this register.
  case otherRegister(origin: String, register: String)
  case streamNotHere(String)
  /// Cosigning says that another office has seen the stream.
  case ownStream(String)
  /// No key that this register holds made a signature of it.
  case notSigned(origin: String)
  /// A signature bears the name of a key that is known here, and the key did not make it.
  case badSignature(name: String, id: String)
  /// Our copy of the stream ends before it.
  case behind(stream: String, held: Int, size: Int)
  /// What stands in our copy is not what the checkpoint says.
  case altered(stream: String, size: Int, expected: Digest, found: Digest)
  /// A commit goes on behind it.
  case insideCommit(stream: String, size: Int)
  /// A later one was seen already: a cosignature says that this is the latest.
  case olderThanSeen(stream: String, size: Int, seen: Int)
  /// It does not fit one that was seen before.
  case inconsistent(stream: String, size: Int, seen: Int)
  /// The event was recorded after the checkpoint.
  case notCovered(EventID, size: Int)
}
