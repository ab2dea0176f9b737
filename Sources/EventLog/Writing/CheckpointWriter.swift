/// Keeps checkpoints of streams, alone: from `open` to `close` it holds the lock on `events/`.
///
/// One signature a file, under its final name only when all of it is on the device, and never written again. What is
/// kept fits the stream, and so all that is kept of a stream fits together.
public final class CheckpointWriter {
  private let folder: LogFolder
  private var lock: OpenFile?

  private init(folder: LogFolder, lock: OpenFile) {
    self.folder = folder
    self.lock = lock
  }

  deinit { close() }

  /// Takes the lock.
  ///
  /// - Parameter patience: how long to wait for it, in milliseconds.
  /// - Throws: `WriteFailure.locked`; `FileFailure`.
  public static func open(_ folder: LogFolder, patience: Int = StreamWriter.patience) throws -> CheckpointWriter {
    CheckpointWriter(folder: folder, lock: try StreamWriter.acquire(folder, patience: patience))
  }

  /// Ends the lock.
  public func close() {
    if let lock { folder.files.close(lock) }
    lock = nil
  }

  /// Keeps a checkpoint of a stream, a file for each signature, or one without a signature.
  ///
  /// - Parameters:
  ///   - note: of the stream itself, at the end of a commit.
  ///   - tree: the stream as it was read under this lock.
  /// - Returns: what is kept now, that of before where the same key had signed the same already.
  /// - Throws: `WriteFailure.damaged` if the stream is not what this or a checkpoint held here says.
  public func keep(_ note: CheckpointNote, in tree: StreamTree) throws -> [HeldCheckpoint] {
    precondition(lock != nil, "a writer that was closed is asked to keep a checkpoint")
    let held = try check(tree)
    let head = note.checkpoint.head
    guard tree.leaves.head(at: head.size) == head, tree.isEndOfCommit(head.size) else {
      let name = CheckpointFileName(note.checkpoint, signature: note.signatures.first)
      let root = tree.leaves.head(at: head.size)?.root.base64
      throw WriteFailure.damaged(
        Finding(
          file: LogFolder.checkpointFile(name, in: tree.stream), line: 1, rule: .checkpoint,
          expected: head.root.base64, found: root == head.root.base64 ? "no end of a commit" : root))
    }
    do throws(FileFailure) {
      var kept: [HeldCheckpoint] = []
      let signatures: [NoteSignature?] = note.signatures.isEmpty ? [nil] : note.signatures
      for signature in signatures {
        let single = CheckpointNote(note.checkpoint, signatures: signature.map { [$0] } ?? [])
        let name = CheckpointFileName(note.checkpoint, signature: signature)
        if let before = held.first(where: { $0.name == name }) {
          // Its writer may have been stopped before the name was on the device.
          try folder.files.synchronizeFolder(folder.checkpoints(of: tree.stream))
          kept.append(before)
          continue
        }
        try write(single.encoded, as: name, of: tree.stream)
        kept.append(HeldCheckpoint(stream: tree.stream, name: name, note: single))
      }
      return kept
    } catch {
      throw error.operation == .synchronize ? WriteFailure.outcomeUnknown(error) : WriteFailure.cannotWrite(error)
    }
  }

  /// The checkpoints held of a stream, all of which it must be.
  ///
  /// - Throws: `WriteFailure.damaged` for the first that it is not; `FileFailure` if one cannot be read.
  public func check(_ tree: StreamTree) throws -> [HeldCheckpoint] {
    if case .damaged(let finding) = tree.reading.status { throw WriteFailure.damaged(finding) }
    if case .refused(let refusal) = tree.reading.status { throw WriteFailure.refused(refusal) }
    let held = try folder.heldCheckpoints(of: tree.stream)
    var watch = CheckpointWatch(held)
    for leaf in tree.leaves.leaves { watch.take(leaf) }
    if let finding = watch.findings.first { throw WriteFailure.damaged(finding) }
    return held
  }

  private func write(_ text: String, as name: CheckpointFileName, of stream: String) throws(FileFailure) {
    let files = folder.files
    let place = folder.checkpoints(of: stream)
    try files.makeFolder(place)
    try files.synchronizeFolder(folder.folder(of: stream))
    let temporary = "\(place)/.\(name.text)"
    // What an interrupted writer left under this name never counted.
    if try files.identity(ofPath: temporary) != nil { try files.remove(temporary) }
    do throws(FileFailure) {
      try fill(temporary, with: Array(text.utf8))
      try files.rename(temporary, to: "\(place)/\(name.text)")
      files.protect("\(place)/\(name.text)")
    } catch {
      try? files.remove(temporary)
      throw error
    }
    try files.synchronizeFolder(place)
  }

  private func fill(_ path: String, with bytes: [UInt8]) throws(FileFailure) {
    let file = try folder.files.create(path)
    defer { folder.files.close(file) }
    let written = try folder.files.append(bytes, to: file)
    guard written == bytes.count else {
      throw FileFailure(operation: .write, path: path, cause: .shortWrite(written: written, of: bytes.count))
    }
    try folder.files.synchronize(file)
  }
}
