public import EventLog

/// Why a document could not be taken in, found or handed out: facts, worded in `DocumentWording`.
public enum DocumentFailure: Error, Hashable, Sendable {
  /// There is no file of that name.
  case missing(path: String)
  /// Something else than a file.
  case notAFile(path: String, Kind)
  case empty(path: String)
  case unreadable(FileFailure)
  /// Somebody wrote to it, or put another file in its place, while it was read.
  case changing(path: String)
  /// No name that a document can bear: the bytes of its name, in UTF-8.
  case nameTooLong(bytes: Int)
  case nameIsPath(String)
  /// The copy could not be written whole; nothing is left of it.
  case cannotWrite(FileFailure)
  /// Another command is taking a document in.
  case locked(waitedMilliseconds: Int)
  /// The folder of the documents lies on a network.
  case onNetwork(NetworkFileSystem)
  /// A proposal, letter or session without any.
  case none(reference: String)
  /// Several, and none is named.
  case several(reference: String, names: [String])
  case noSuch(String, reference: String, names: [String])
  case missingCopy(name: String, digest: String)
  case alteredCopy(file: String, name: String)
  /// Its name was removed, and its copy with it.
  case removed(by: EventReference)
  /// A copy whose name a redaction removed still stands there.
  case copyLeft(file: String)
  /// A file where a copy is to be handed out.
  case fileExists(path: String)
  /// Events of types that this version does not know may name copies.
  case unknownTypes([String])

  /// `mea/412`.
  public typealias EventReference = String

  /// What stands there instead of a file.
  public enum Kind: Hashable, Sendable {
    case folder, pipe, device, socket, other
  }
}
