public import Domain
import EventLog
import Foundation

/// Takes documents in, alone: from `open` to `close` it holds a lock on `documents/`.
///
/// A copy is whole and on the device before anything is recorded about it. If the command then records nothing, the
/// copy is taken back; if the program is stopped in between, a copy is left that no event names, which is harmless
/// and which `document verify` finds. The lock is held until then, so that nobody rests on a copy that goes again.
public final class DocumentIntake {
  /// A document of which the copy stands in the folder.
  public struct Kept: Hashable, Sendable {
    public let mention: DocumentMention
    /// The name of the copy in the folder.
    public let file: String
    /// Where a link led to, if a link was named.
    public let linked: String?
    /// Whether there was no copy of these bytes before.
    public let isNew: Bool
  }

  public static let patience = 10_000
  private static let pauseMilliseconds = 20
  static let signatureBytes = 16

  private let folder: DocumentFolder
  private var lock: OpenFile?
  private var made: [String] = []
  private let madeFolder: Bool

  private var files: any LogFiles { folder.files }

  private init(_ folder: DocumentFolder, lock: OpenFile, madeFolder: Bool) {
    (self.folder, self.lock, self.madeFolder) = (folder, lock, madeFolder)
  }

  deinit { close() }

  /// Makes the folder if it is not there, takes the lock, and removes what an interrupted command left half done.
  ///
  /// - Parameter patience: how long to wait for the lock, in milliseconds.
  /// - Throws: `DocumentFailure.locked`, `.onNetwork`, `.cannotWrite`.
  public static func open(
    _ folder: DocumentFolder, patience: Int = DocumentIntake.patience
  ) throws(DocumentFailure) -> DocumentIntake {
    let files = folder.files
    if let network = files.network(holding: folder.register) { throw .onNetwork(network) }
    do throws(FileFailure) {
      let isNew = try files.identity(ofPath: folder.path) == nil
      try files.makeFolder(folder.path)
      if isNew { try files.synchronizeFolder(folder.register) }
      var waited = 0
      while true {
        if let lock = try files.lock(folder.path) {
          let intake = DocumentIntake(folder, lock: lock, madeFolder: isNew)
          try intake.removeUnfinished()
          return intake
        }
        guard waited < patience else { break }
        files.pause(milliseconds: pauseMilliseconds)
        waited += pauseMilliseconds
      }
    } catch {
      throw .cannotWrite(error)
    }
    throw .locked(waitedMilliseconds: patience)
  }

  /// Ends the lock.
  public func close() {
    if let lock { files.close(lock) }
    lock = nil
  }

  /// Copies a file into the folder, hashing it on the way; only when the copy is on the device does it get its name.
  ///
  /// - Parameters:
  ///   - path: the user's file.
  ///   - name: what the document is called; checked by `DocumentName`.
  /// - Throws: `DocumentFailure`; then nothing is left of the copy.
  public func keep(_ path: String, called name: String) throws(DocumentFailure) -> Kept {
    precondition(lock != nil, "an intake that was closed is asked to keep a document")
    let source = try SourceFile(path, files: files)
    defer { files.close(source.file) }
    let temporary = folder.path(of: DocumentFolder.unfinished)
    do throws(DocumentFailure) {
      let copied = try copy(source, to: temporary)
      try checkUnchanged(source, bytes: copied.bytes)
      let mention = DocumentMention(
        digest: copied.digest, name: name, mediaType: MediaType.guessed(name: name, start: copied.start),
        bytes: copied.bytes)
      let (file, isNew) = try settle(temporary, mention)
      if isNew { made.append(file) }
      return Kept(mention: mention, file: file, linked: source.linked, isNew: isNew)
    } catch {
      try? files.remove(temporary)
      throw error
    }
  }

  /// Takes back the copies that this intake made, for a command that recorded nothing.
  public func discard() {
    for file in made { try? files.remove(folder.path(of: file)) }
    made = []
    // Only an empty folder goes.
    if madeFolder { rmdir(folder.path) }
  }

  /// Removes copies.
  public func remove(_ names: [String]) throws(DocumentFailure) {
    do throws(FileFailure) {
      for name in names { try files.remove(folder.path(of: name)) }
      try files.synchronizeFolder(folder.path)
    } catch {
      throw .cannotWrite(error)
    }
  }

  private func removeUnfinished() throws(FileFailure) {
    let path = folder.path(of: DocumentFolder.unfinished)
    if try files.identity(ofPath: path) != nil { try files.remove(path) }
  }
}

extension DocumentIntake {
  private struct Copied {
    var digest = ""
    var bytes = 0
    var start: [UInt8] = []
  }

  private func copy(_ source: SourceFile, to path: String) throws(DocumentFailure) -> Copied {
    var (digest, copied) = (RunningDigest(), Copied())
    var writing: FileFailure?
    do throws(FileFailure) {
      let file = try caught(&writing) { () throws(FileFailure) in try files.create(path) }
      defer { files.close(file) }
      copied.bytes = try Pieces(files: files).each(of: source.file) { piece throws(FileFailure) in
        digest.take(piece)
        if copied.start.isEmpty { copied.start = Array(piece.prefix(Self.signatureBytes)) }
        try caught(&writing) { () throws(FileFailure) in try files.appendAll(Array(piece), to: file) }
      }
      try caught(&writing) { () throws(FileFailure) in try files.synchronize(file) }
    } catch {
      throw writing.map { .cannotWrite($0) } ?? .unreadable(error)
    }
    copied.digest = digest.hex
    return copied
  }

  /// Notes that it was writing that failed, and not reading.
  private func caught<Result>(
    _ failure: inout FileFailure?, _ body: () throws(FileFailure) -> Result
  ) throws(FileFailure) -> Result {
    do throws(FileFailure) { return try body() } catch {
      failure = error
      throw error
    }
  }

  /// Refuses a file that is another by now: what was copied would be neither the one nor the other.
  private func checkUnchanged(_ source: SourceFile, bytes: Int) throws(DocumentFailure) {
    let (open, named): (FileIdentity, FileIdentity?)
    do throws(FileFailure) {
      (open, named) = (try files.identity(of: source.file), try files.identity(ofPath: source.path))
    } catch {
      throw .unreadable(error)
    }
    guard open == source.identity, named == source.identity, bytes == source.identity.size else {
      throw .changing(path: source.path)
    }
  }

  /// Gives a copy its name, unless a whole one with the same bytes stands there already.
  private func settle(_ temporary: String, _ mention: DocumentMention) throws(DocumentFailure) -> (String, isNew: Bool)
  {
    var named: String?
    do throws(FileFailure) {
      let earlier = try folder.copy(of: mention.digest)
      if let earlier, let held = try? folder.digest(ofPath: folder.path(of: earlier)), held.digest == mention.digest {
        try files.remove(temporary)
        // Its writer may have been stopped before the name was on the device.
        try files.synchronizeFolder(folder.path)
        return (earlier, false)
      }
      let file = earlier ?? mention.digest + DocumentName.ending(of: mention.name)
      files.protect(temporary)
      try files.rename(temporary, to: folder.path(of: file))
      if earlier == nil { named = folder.path(of: file) }
      try files.synchronizeFolder(folder.path)
      return (file, earlier == nil)
    } catch {
      if let named { try? files.remove(named) }
      throw .cannotWrite(error)
    }
  }
}

extension DocumentFolder {
  /// What would be recorded of a file; nothing is copied.
  ///
  /// - Throws: `DocumentFailure`, as for a copy.
  public func mention(ofFile path: String, called name: String) throws(DocumentFailure) -> DocumentMention {
    let source = try SourceFile(path, files: files)
    defer { files.close(source.file) }
    var (digest, start) = (RunningDigest(), [UInt8]())
    do throws(FileFailure) {
      let bytes = try Pieces(files: files).each(of: source.file) { piece throws(FileFailure) in
        digest.take(piece)
        if start.isEmpty { start = Array(piece.prefix(DocumentIntake.signatureBytes)) }
      }
      return DocumentMention(
        digest: digest.hex, name: name, mediaType: MediaType.guessed(name: name, start: start), bytes: bytes)
    } catch {
      throw .unreadable(error)
    }
  }
}
