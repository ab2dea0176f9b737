import EventLog
import Synchronization

/// The machine's files, on which something happens at a chosen step.
///
/// A step is an operation that changes something, waits for the device, or reads a piece of a file.
final class MeddlingFiles: LogFiles {
  enum Meddling: Sendable {
    /// The operation fails, and all others work.
    case fails(FileFailure.Cause)
    /// From the operation on nothing is done any more, as after a kill or a power cut.
    case stops
    /// Something else happens before it.
    case after(@Sendable () -> Void)
  }

  private let real = PosixFiles()
  private let meddling: Meddling
  private let target: Int
  private let done = Mutex([FileFailure.Operation]())

  init(_ meddling: Meddling = .after {}, at target: Int = .max) {
    self.meddling = meddling
    self.target = target
  }

  /// What was asked so far.
  var steps: [FileFailure.Operation] { done.withLock { $0 } }

  private func step(_ operation: FileFailure.Operation, _ path: String) throws(FileFailure) {
    let number = done.withLock { done in
      done.append(operation)
      return done.count - 1
    }
    switch meddling {
    case .fails(let cause) where number == target:
      throw FileFailure(operation: operation, path: path, cause: cause)
    case .stops where number >= target: throw FileFailure(operation: operation, path: path, cause: .inputOutput)
    case .after(let body) where number == target: body()
    default: break
    }
  }

  func create(_ path: String) throws(FileFailure) -> OpenFile {
    try step(.create, path)
    return try real.create(path)
  }
  func read(
    _ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(FileFailure) -> Int {
    try step(.read, file.path)
    return try real.read(file, at: offset, into: buffer)
  }
  func append(_ bytes: [UInt8], to file: OpenFile) throws(FileFailure) -> Int {
    try step(.write, file.path)
    // As a disk that is nearly full does: not all at once.
    return try real.append(Array(bytes.prefix(bytes.count / 2 + 1)), to: file)
  }
  func synchronizeData(_ file: OpenFile) throws(FileFailure) {
    try step(.synchronize, file.path)
    try real.synchronizeData(file)
  }
  func synchronize(_ file: OpenFile) throws(FileFailure) {
    try step(.synchronize, file.path)
    try real.synchronize(file)
  }
  func synchronizeFolder(_ path: String) throws(FileFailure) {
    try step(.synchronize, path)
    try real.synchronizeFolder(path)
  }
  func truncate(_ file: OpenFile, to size: Int) throws(FileFailure) {
    try step(.truncate, file.path)
    try real.truncate(file, to: size)
  }
  func rename(_ path: String, to target: String) throws(FileFailure) {
    try step(.rename, path)
    try real.rename(path, to: target)
  }
  func remove(_ path: String) throws(FileFailure) {
    try step(.remove, path)
    try real.remove(path)
  }
  func makeFolder(_ path: String) throws(FileFailure) {
    try step(.makeFolder, path)
    try real.makeFolder(path)
  }

  func list(_ folder: String) throws(FileFailure) -> [String] { try real.list(folder) }
  func identity(ofPath path: String) throws(FileFailure) -> FileIdentity? { try real.identity(ofPath: path) }
  func identity(of file: OpenFile) throws(FileFailure) -> FileIdentity { try real.identity(of: file) }
  func openForReading(_ path: String) throws(FileFailure) -> OpenFile { try real.openForReading(path) }
  func openForAppending(_ path: String) throws(FileFailure) -> OpenFile { try real.openForAppending(path) }
  func close(_ file: OpenFile) { real.close(file) }
  func pause(milliseconds: Int) {}
  func keepRights(of path: String, on file: OpenFile) { real.keepRights(of: path, on: file) }
  func protect(_ path: String) { real.protect(path) }
  func lock(_ folder: String) throws(FileFailure) -> OpenFile? { try real.lock(folder) }
}
