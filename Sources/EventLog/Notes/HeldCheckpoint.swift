/// One file under `checkpoints/` of a stream: what its tree was at one size, as somebody signed it or wrote it down.
public struct HeldCheckpoint: Hashable, Sendable {
  /// The stream in whose folder it lies.
  public let stream: String
  /// `SIZE-ROOT8-KEY8`.
  public let name: CheckpointFileName
  /// What the file holds; nil if that is no checkpoint of the file's name.
  public let note: CheckpointNote?

  /// The file as findings name it, relative to the register.
  public var file: String { LogFolder.checkpointFile(name, in: stream) }

  /// That the stream is not what the file says; nil if it is.
  ///
  /// - Parameter root: the root of the stream's tree at the file's size; nil if the stream is shorter.
  public func finding(root: Digest?) -> Finding? {
    guard let note else { return Finding(file: file, line: 1, rule: .checkpoint, found: "no checkpoint of that name") }
    guard root != note.checkpoint.head.root else { return nil }
    return Finding(
      file: file, line: 1, rule: .checkpoint,
      expected: "root \(note.checkpoint.head.root.base64) of \(note.checkpoint.head.size) events",
      found: root?.base64 ?? "a shorter stream")
  }
}

/// The name of a checkpoint's file: its size, and the first eight hexadecimal digits of its root and of the key's id.
public struct CheckpointFileName: Hashable, Sendable {
  private static let unsigned = "00000000"

  public let size: Int
  let root: String
  let key: String

  init(_ checkpoint: Checkpoint, signature: NoteSignature?) {
    size = checkpoint.head.size
    root = checkpoint.head.root.shortHex
    key = signature?.keyID.hex ?? Self.unsigned
  }

  /// Reads a name; nil for any other file.
  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let size = Checkpoint.decimal(parts[0]),
      parts[1...].allSatisfy({ NoteKeyID(hex: $0) != nil })
    else { return nil }
    (self.size, root, key) = (size, parts[1], parts[2])
  }

  /// The name as it stands in the folder.
  public var text: String { "\(size)-\(root)-\(key)" }

  func fits(_ note: CheckpointNote) -> Bool {
    note.signatures.count <= 1 && self == CheckpointFileName(note.checkpoint, signature: note.signatures.first)
  }
}

extension LogFolder {
  /// Where the checkpoints of a stream lie.
  func checkpoints(of stream: String) -> String { "\(folder(of: stream))/checkpoints" }

  /// A checkpoint's file as findings name it, relative to the register.
  static func checkpointFile(_ name: CheckpointFileName, in stream: String) -> String {
    "events/\(stream)/checkpoints/\(name.text)"
  }

  /// The names of the checkpoints of a stream that are held here, by size; other files are none of the log's.
  public func checkpointNames(of stream: String) throws(FileFailure) -> [CheckpointFileName] {
    let names: [String]
    do throws(FileFailure) {
      names = try files.list(checkpoints(of: stream))
    } catch let error where error.cause == .missing {
      return []
    }
    return names.compactMap(CheckpointFileName.init).sorted { ($0.size, $0.text) < ($1.size, $1.text) }
  }

  /// The size of the newest checkpoint of a stream that is held here, by the names of the files alone; 0 without one.
  ///
  /// A stream that is shorter has lost events.
  public func newestCheckpointSize(of stream: String) throws(FileFailure) -> Int {
    try checkpointNames(of: stream).last?.size ?? 0
  }

  /// The checkpoints of a stream that are held here, by size.
  public func heldCheckpoints(of stream: String) throws(FileFailure) -> [HeldCheckpoint] {
    var held: [HeldCheckpoint] = []
    for name in try checkpointNames(of: stream) {
      let bytes = try readWhole("\(checkpoints(of: stream))/\(name.text)", limit: NoteFault.byteLimit)
      let note = try? CheckpointNote(reading: bytes)
      let isOwn = note.map { name.fits($0) && $0.checkpoint.origin.hasSuffix("/\(stream)") } ?? false
      held.append(HeldCheckpoint(stream: stream, name: name, note: isOwn ? note : nil))
    }
    return held
  }

  /// The bytes of a small file; of a larger one the first so many and one more.
  private func readWhole(_ path: String, limit: Int) throws(FileFailure) -> [UInt8] {
    let file = try files.openForReading(path)
    defer { files.close(file) }
    var bytes: [UInt8] = []
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 16 * 1024, alignment: 8)
    defer { chunk.deallocate() }
    while bytes.count <= limit {
      let count = try files.read(file, at: bytes.count, into: chunk)
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    return bytes
  }
}
