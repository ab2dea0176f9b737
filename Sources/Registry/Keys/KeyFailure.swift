public import EventLog

/// Why a key cannot be made or used.
public enum KeyFailure: Error, Hashable, Sendable {
  /// Others on this computer may read the private key; the permission bits of the file.
  case exposed(path: String, mode: Int)
  /// Others on this computer may put another key into the folder.
  case folderExposed(path: String, mode: Int)
  /// The file does not hold the key that its name says.
  case notAKey(path: String)
  /// A key of that name lies there, and its public half is in the log.
  case exists(path: String, VerifierKey)
  case badName(String)
  /// `detail`: what the system says.
  case unreadable(path: String, detail: String)
  case unwritable(path: String, detail: String)
  /// No key of the kind is published in the stream and lies here.
  case missing(SignatureKind, stream: String)
  /// What was given is no public key of a kind that is known here.
  case notAVerifierKey(String)
}
