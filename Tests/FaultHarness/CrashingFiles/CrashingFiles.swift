import Domain
import EventLog

/// A file system in memory that knows what a power cut would leave of it, and fails when it is told to.
///
/// Used by one thread at a time: nothing is locked. Each call that can change the disk is a moment that the watcher
/// sees; each call, also one that only reads, can be given a fault.
final class CrashingFiles: LogFiles, @unchecked Sendable {
  /// A call, by its place in the order of all calls.
  struct Call: Hashable, Sendable {
    let number: Int
    let operation: FileFailure.Operation
    let path: String
  }

  private(set) var disk: Disk
  private(set) var calls: [Call] = []
  /// Whether the running process was killed: then nothing is done for it any more.
  private(set) var isKilled = false
  /// Writes to files in `events/` since the last commit began, by file.
  private(set) var writes: [Int: Int] = [:]
  /// Told after each call that changed the disk or what is settled of it.
  var watcher: ((String) -> Void)?

  /// What goes wrong, by the number of the call.
  private let faults: [Int: Fault]
  private var open: [Int32: Int] = [:]
  private var nextDescriptor: Int32 = 3
  private var lockHolder: Int32?

  init(_ disk: Disk, _ faults: [Int: Fault] = [:]) {
    self.disk = disk
    self.faults = faults
  }

  /// Whether the last call that was to fail was reached.
  var isFaulted: Bool { faults.keys.max().map { calls.count > $0 } ?? false }

  /// The process has ended: its files are closed, its lock is free; the machine runs on.
  func endProcess() {
    open = [:]
    lockHolder = nil
    isKilled = false
  }

  /// A commit begins: its writes are counted anew.
  func beginCommit() { writes = [:] }
}

extension CrashingFiles {
  /// Notes a call; throws if it fails before anything is done; gives the fault that it is to have else.
  @discardableResult
  private func begin(_ operation: FileFailure.Operation, _ path: String) throws(FileFailure) -> Fault? {
    let killed = FileFailure(operation: operation, path: path, cause: .other(code: 0))
    guard !isKilled else { throw killed }
    calls.append(Call(number: calls.count, operation: operation, path: path))
    guard let fault = faults[calls.count - 1] else { return nil }
    switch fault {
    case .fails(let cause): throw FileFailure(operation: operation, path: path, cause: cause)
    case .kills:
      isKilled = true
      throw killed
    default: return fault
    }
  }

  /// Shows the moment; throws if the call did its work and is to fail all the same.
  private func end(_ operation: FileFailure.Operation, _ path: String, _ fault: Fault?) throws(FileFailure) {
    watcher?("\(operation.rawValue) \(path)")
    if case .failsLate(let cause) = fault { throw FileFailure(operation: operation, path: path, cause: cause) }
  }

  private func node(_ file: OpenFile, _ operation: FileFailure.Operation) throws(FileFailure) -> Int {
    guard let node = open[file.descriptor] else {
      throw FileFailure(operation: operation, path: file.path, cause: .other(code: 9))
    }
    return node
  }

  private func node(at path: String, _ operation: FileFailure.Operation) throws(FileFailure) -> Int {
    guard let node = disk.names[path] else {
      throw FileFailure(operation: operation, path: path, cause: .missing)
    }
    return node
  }

  private func opened(_ node: Int, _ path: String) -> OpenFile {
    nextDescriptor += 1
    open[nextDescriptor] = node
    return OpenFile(descriptor: nextDescriptor, path: path)
  }

  private func identity(of node: Int) -> FileIdentity {
    let changes = disk.nodes[node].changes
    return FileIdentity(
      size: disk.nodes[node].seen.count, modified: changes, changed: changes, inode: UInt64(node))
  }
}

extension CrashingFiles {
  func list(_ folder: String) throws(FileFailure) -> [String] {
    try begin(.list, folder)
    _ = try node(at: folder, .list)
    // Nobody promises an order, so the least convenient one is given.
    return disk.paths(in: folder).reversed().map { String($0.dropFirst(folder.count + 1)) }
  }

  func identity(ofPath path: String) throws(FileFailure) -> FileIdentity? {
    try begin(.inspect, path)
    return disk.names[path].map(identity(of:))
  }

  func identity(of file: OpenFile) throws(FileFailure) -> FileIdentity {
    try begin(.inspect, file.path)
    return identity(of: try node(file, .inspect))
  }

  func openForReading(_ path: String) throws(FileFailure) -> OpenFile {
    try begin(.open, path)
    return opened(try node(at: path, .open), path)
  }

  func openForAppending(_ path: String) throws(FileFailure) -> OpenFile { try openForReading(path) }

  func read(_ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(FileFailure) -> Int {
    try begin(.read, file.path)
    return disk.nodes[try node(file, .read)].seen.read(at: offset, into: buffer)
  }

  func lock(_ folder: String) throws(FileFailure) -> OpenFile? {
    try begin(.lock, folder)
    let node = try node(at: folder, .lock)
    guard lockHolder == nil else { return nil }
    let file = opened(node, folder)
    lockHolder = file.descriptor
    return file
  }

  func close(_ file: OpenFile) {
    open[file.descriptor] = nil
    if lockHolder == file.descriptor { lockHolder = nil }
  }

  func keepRights(of path: String, on file: OpenFile) {}
  func protect(_ path: String) {}
  func pause(milliseconds: Int) {}
}

extension CrashingFiles {
  func create(_ path: String) throws(FileFailure) -> OpenFile {
    let fault = try begin(.create, path)
    guard disk.names[path] == nil else { throw FileFailure(operation: .create, path: path, cause: .exists) }
    _ = try node(at: Disk.folder(of: path), .create)
    let file = opened(disk.add(path, isFolder: false), path)
    try end(.create, path, fault)
    return file
  }

  func append(_ bytes: [UInt8], to file: OpenFile) throws(FileFailure) -> Int {
    let fault = try begin(.write, file.path)
    let node = try node(file, .write)
    let taken =
      switch fault {
      case .takes(let share), .takesAndFails(let share), .killsWithin(let share): share.count(of: bytes)
      default: bytes.count
      }
    disk.append(bytes[..<taken], to: node)
    writes[node, default: 0] += 1
    try end(.write, file.path, fault)
    switch fault {
    case .takesAndFails: throw FileFailure(operation: .write, path: file.path, cause: .inputOutput)
    case .killsWithin:
      isKilled = true
      throw FileFailure(operation: .write, path: file.path, cause: .other(code: 0))
    default: return taken
    }
  }

  func synchronizeData(_ file: OpenFile) throws(FileFailure) { try synchronize(file) }

  func synchronize(_ file: OpenFile) throws(FileFailure) {
    let fault = try begin(.synchronize, file.path)
    let node = try node(file, .synchronize)
    if case .drops(let evicted) = fault {
      disk.drop(node, evicted: evicted)
      watcher?("failed wait for \(file.path)")
      throw FileFailure(operation: .synchronize, path: file.path, cause: .inputOutput)
    }
    disk.settle(node)
    try end(.synchronize, file.path, fault)
  }

  func synchronizeFolder(_ path: String) throws(FileFailure) {
    let fault = try begin(.synchronize, path)
    _ = try node(at: path, .synchronize)
    if case .drops = fault { throw FileFailure(operation: .synchronize, path: path, cause: .inputOutput) }
    disk.settleNames(in: path)
    try end(.synchronize, path, fault)
  }

  func truncate(_ file: OpenFile, to size: Int) throws(FileFailure) {
    let fault = try begin(.truncate, file.path)
    disk.truncate(try node(file, .truncate), to: size)
    try end(.truncate, file.path, fault)
  }

  func rename(_ path: String, to target: String) throws(FileFailure) {
    let fault = try begin(.rename, target)
    _ = try node(at: path, .rename)
    disk.rename(path, to: target)
    try end(.rename, target, fault)
  }

  func remove(_ path: String) throws(FileFailure) {
    let fault = try begin(.remove, path)
    _ = try node(at: path, .remove)
    disk.remove(path)
    try end(.remove, path, fault)
  }

  func makeFolder(_ path: String) throws(FileFailure) {
    let fault = try begin(.makeFolder, path)
    guard disk.names[path] == nil else { return }
    _ = try node(at: Disk.folder(of: path), .makeFolder)
    _ = disk.add(path, isFolder: true)
    try end(.makeFolder, path, fault)
  }
}
