public import EventLog
import Synchronization

/// The machine's files, with a fault at a chosen operation, and a count of what was asked.
///
/// Only operations that change something, or wait for the device, are counted.
public final class UnkindFiles: LogFiles {
  public enum Fault: Sendable {
    /// The operation fails, and all others work.
    case fails(FileFailure.Cause)
    /// From the operation on nothing is done any more, as after a kill or a power cut.
    case stops
    /// Half of the bytes are written.
    case writesHalf
    /// The operation and all behind it work, but from then on nothing can be read.
    case cannotRead
  }

  private let real = PosixFiles()
  private let fault: Fault
  private let target: Int
  private let counts = Mutex((steps: [String](), bytesRead: 0))

  public init(_ fault: Fault = .stops, at target: Int = .max) {
    self.fault = fault
    self.target = target
  }

  /// Operations that change something, so far.
  public var changes: Int { counts.withLock(\.steps.count) }
  /// What they were: the operation and the last part of the path.
  public var steps: [String] { counts.withLock(\.steps) }
  public var bytesRead: Int { counts.withLock(\.bytesRead) }

  /// Counts an operation; throws if it is to fail.
  ///
  /// - Returns: whether it is to be done by half.
  @discardableResult
  private func step(_ operation: FileFailure.Operation, _ path: String) throws(FileFailure) -> Bool {
    let number = counts.withLock { counts in
      counts.steps.append("\(operation.rawValue) \(path.split(separator: "/").last ?? "")")
      return counts.steps.count - 1
    }
    switch fault {
    case .fails(let cause) where number == target:
      throw FileFailure(operation: operation, path: path, cause: cause)
    case .stops where number >= target: throw FileFailure(operation: operation, path: path, cause: .inputOutput)
    case .writesHalf where number == target: return true
    default: return false
    }
  }

  public func list(_ folder: String) throws(FileFailure) -> [String] { try real.list(folder) }
  public func identity(ofPath path: String) throws(FileFailure) -> FileIdentity? { try real.identity(ofPath: path) }
  public func identity(of file: OpenFile) throws(FileFailure) -> FileIdentity { try real.identity(of: file) }
  public func openForReading(_ path: String) throws(FileFailure) -> OpenFile { try real.openForReading(path) }
  public func openForAppending(_ path: String) throws(FileFailure) -> OpenFile { try real.openForAppending(path) }
  public func close(_ file: OpenFile) { real.close(file) }
  public func pause(milliseconds: Int) {}
  public func keepRights(of path: String, on file: OpenFile) { real.keepRights(of: path, on: file) }
  public func protect(_ path: String) { real.protect(path) }
  public func lock(_ folder: String) throws(FileFailure) -> OpenFile? { try real.lock(folder) }

  public func read(_ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(FileFailure)
    -> Int
  {
    if case .cannotRead = fault, changes > target {
      throw FileFailure(operation: .read, path: file.path, cause: .inputOutput)
    }
    let count = try real.read(file, at: offset, into: buffer)
    counts.withLock { $0.bytesRead += count }
    return count
  }

  public func create(_ path: String) throws(FileFailure) -> OpenFile {
    try step(.create, path)
    return try real.create(path)
  }

  public func append(_ bytes: [UInt8], to file: OpenFile) throws(FileFailure) -> Int {
    let isHalf: Bool
    do throws(FileFailure) {
      isHalf = try step(.write, file.path)
    } catch {
      // A writer that is stopped leaves what it had written by then.
      if case .stops = fault, changes == target + 1 {
        _ = try real.append(Array(bytes.prefix(bytes.count / 2)), to: file)
      }
      throw error
    }
    return try real.append(isHalf ? Array(bytes.prefix(bytes.count / 2)) : bytes, to: file)
  }

  public func synchronizeData(_ file: OpenFile) throws(FileFailure) {
    try step(.synchronize, file.path)
    try real.synchronizeData(file)
  }

  public func synchronize(_ file: OpenFile) throws(FileFailure) {
    try step(.synchronize, file.path)
    try real.synchronize(file)
  }

  public func synchronizeFolder(_ path: String) throws(FileFailure) {
    try step(.synchronize, path)
    try real.synchronizeFolder(path)
  }

  public func truncate(_ file: OpenFile, to size: Int) throws(FileFailure) {
    try step(.truncate, file.path)
    try real.truncate(file, to: size)
  }

  public func rename(_ path: String, to target: String) throws(FileFailure) {
    try step(.rename, target)
    try real.rename(path, to: target)
  }

  public func remove(_ path: String) throws(FileFailure) {
    try step(.remove, path)
    try real.remove(path)
  }

  public func makeFolder(_ path: String) throws(FileFailure) {
    try step(.makeFolder, path)
    try real.makeFolder(path)
  }
}
