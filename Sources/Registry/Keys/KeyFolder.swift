public import EventLog
import Foundation

/// The private keys of this user, a file each: `$XDG_CONFIG_HOME/rapport/keys`, never in a register.
public struct KeyFolder: Sendable {
  private static let others = 0o077
  private static let writableByOthers = 0o022

  public let path: String

  /// The folder beside the user's settings.
  public init(beside settings: UserSettings) {
    path = (settings.file as NSString).deletingLastPathComponent + "/keys"
  }

  /// Where the key of a name and kind lies; the slashes of the name become plus signs, which no name has.
  public func file(of name: String, _ kind: SignatureKind) -> String {
    let ending = kind == .log ? "key" : "cosigner-key"
    return "\(path)/\(name.replacing("/", with: "+")).\(ending)"
  }

  /// The key of a name and kind; nil if none lies here.
  /// - Throws: `RegisterFailure.key`: a key that others may read is not used.
  public func key(of name: String, _ kind: SignatureKind) throws(RegisterFailure) -> SigningKey? {
    let file = file(of: name, kind)
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw .key(.unreadable(path: file, detail: Self.lastProblem))
    }
    defer { close(descriptor) }
    // Asked of the open file, so that nobody can put another in its place meanwhile.
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .key(.unreadable(path: file, detail: Self.lastProblem)) }
    let mode = Int(status.st_mode) & 0o777
    guard mode & Self.others == 0 else { throw .key(.exposed(path: file, mode: mode)) }
    try checkFolder()
    let data = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false).readData(ofLength: 4096)
    guard let text = String(validating: data, as: UTF8.self), text.hasSuffix("\n"),
      let key = SigningKey(String(text.dropLast())), key.verifier.kind == kind,
      key.verifier.name.utf8.elementsEqual(name.utf8)
    else { throw .key(.notAKey(path: file)) }
    return key
  }

  private func checkFolder() throws(RegisterFailure) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .key(.unreadable(path: path, detail: Self.lastProblem)) }
    let mode = Int(status.st_mode) & 0o777
    guard mode & Self.writableByOthers == 0 else { throw .key(.folderExposed(path: path, mode: mode)) }
  }

  /// Keeps a new key, for its owner alone to read.
  ///
  /// It gets its name only when it is on the device, and never takes the place of another.
  /// - Throws: `RegisterFailure.key`.
  public func keep(_ key: SigningKey) throws(RegisterFailure) {
    let file = file(of: key.verifier.name, key.verifier.kind)
    try makeFolder()
    let draft = "\(path)/.draft-\(key.verifier.id.hex)-\(getpid())"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .key(.unwritable(path: file, detail: Self.lastProblem)) }
    defer { unlink(draft) }
    let bytes = Array((key.secretText + "\n").utf8)
    let isWritten =
      fchmod(descriptor, 0o600) == 0 && write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
    let problem = Self.lastProblem
    close(descriptor)
    guard isWritten else { throw .key(.unwritable(path: file, detail: problem)) }
    guard link(draft, file) == 0 else {
      throw errno == EEXIST
        ? .key(.exists(path: file, key.verifier)) : .key(.unwritable(path: file, detail: Self.lastProblem))
    }
    synchronizeFolder()
  }

  private func makeFolder() throws(RegisterFailure) {
    let isThere = FileManager.default.fileExists(atPath: path)
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .key(.unwritable(path: path, detail: (error as NSError).localizedDescription))
    }
    if isThere { try checkFolder() } else { chmod(path, 0o700) }
  }

  private func synchronizeFolder() {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static var lastProblem: String { String(cString: strerror(errno)) }
}
