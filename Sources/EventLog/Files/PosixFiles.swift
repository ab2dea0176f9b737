#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The file system of the machine, by the calls of POSIX.
public struct PosixFiles: LogFiles {
  public init() {}

  public var canBeReadAside: Bool { sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1 }

  public func list(_ folder: String) throws(FileFailure) -> [String] {
    guard let handle = opendir(folder) else { throw Self.failure(.list, folder) }
    defer { closedir(handle) }
    var names: [String] = []
    errno = 0
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw Self.failure(.list, folder) }
    return names
  }

  public func identity(ofPath path: String) throws(FileFailure) -> FileIdentity? {
    var status = stat()
    do throws(FileFailure) {
      try Self.call(.inspect, path) { stat(path, &status) }
    } catch  where error.cause == .missing {
      return nil
    }
    return Self.identity(status)
  }

  public func identity(of file: OpenFile) throws(FileFailure) -> FileIdentity {
    var status = stat()
    try Self.call(.inspect, file.path) { fstat(file.descriptor, &status) }
    return Self.identity(status)
  }

  public func openForReading(_ path: String) throws(FileFailure) -> OpenFile {
    try open(.open, path, O_RDONLY)
  }

  public func openForAppending(_ path: String) throws(FileFailure) -> OpenFile {
    try open(.open, path, O_WRONLY | O_APPEND)
  }

  public func create(_ path: String) throws(FileFailure) -> OpenFile {
    try open(.create, path, O_WRONLY | O_APPEND | O_CREAT | O_EXCL)
  }

  public func read(
    _ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(FileFailure) -> Int {
    try Self.call(.read, file.path) { pread(file.descriptor, buffer.baseAddress, buffer.count, off_t(offset)) }
  }

  public func append(_ bytes: [UInt8], to file: OpenFile) throws(FileFailure) -> Int {
    try Self.call(.write, file.path) { write(file.descriptor, bytes, bytes.count) }
  }

  public func synchronizeData(_ file: OpenFile) throws(FileFailure) {
    #if canImport(Darwin)
      try Self.call(.synchronize, file.path) { fcntl(file.descriptor, F_FULLFSYNC) }
    #else
      try Self.call(.synchronize, file.path) { fdatasync(file.descriptor) }
    #endif
  }

  public func synchronize(_ file: OpenFile) throws(FileFailure) {
    try Self.call(.synchronize, file.path) { fsync(file.descriptor) }
  }

  public func synchronizeFolder(_ path: String) throws(FileFailure) {
    let folder = try open(.synchronize, path, O_RDONLY | O_DIRECTORY)
    defer { close(folder) }
    try synchronize(folder)
  }

  public func truncate(_ file: OpenFile, to size: Int) throws(FileFailure) {
    try Self.call(.truncate, file.path) { ftruncate(file.descriptor, off_t(size)) }
  }

  public func rename(_ path: String, to target: String) throws(FileFailure) {
    #if canImport(Darwin)
      try Self.call(.rename, target) { Darwin.rename(path, target) }
    #elseif canImport(Musl)
      try Self.call(.rename, target) { Musl.rename(path, target) }
    #else
      try Self.call(.rename, target) { Glibc.rename(path, target) }
    #endif
  }

  public func remove(_ path: String) throws(FileFailure) {
    try Self.call(.remove, path) { unlink(path) }
  }

  public func makeFolder(_ path: String) throws(FileFailure) {
    do throws(FileFailure) {
      try Self.call(.makeFolder, path) { mkdir(path, 0o777) }
    } catch  where error.cause == .exists {
      return
    }
  }

  public func keepRights(of path: String, on file: OpenFile) {
    var (old, new) = (stat(), stat())
    guard stat(path, &old) == 0 else { return }
    // Only the super-user can give a file away; others can at most choose among their own groups.
    if fchown(file.descriptor, old.st_uid, old.st_gid) != 0 { _ = fchown(file.descriptor, .max, old.st_gid) }
    guard fstat(file.descriptor, &new) == 0 else { return }
    // What one group may do is not passed on to another.
    let kept: mode_t = new.st_gid == old.st_gid ? 0o777 : 0o707
    _ = fchmod(file.descriptor, old.st_mode & kept)
  }

  public func protect(_ path: String) {
    // What the folder's owner keeps from others stays kept from them: only the right to write is taken away.
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    _ = chmod(path, status.st_mode & 0o444)
  }

  public func lock(_ folder: String) throws(FileFailure) -> OpenFile? {
    let file = try open(.lock, folder, O_RDONLY | O_DIRECTORY)
    do throws(FileFailure) {
      try Self.call(.lock, folder) { flock(file.descriptor, LOCK_EX | LOCK_NB) }
      return file
    } catch {
      close(file)
      if error.cause == .other(code: EWOULDBLOCK) { return nil }
      throw error
    }
  }

  public func close(_ file: OpenFile) {
    #if canImport(Darwin)
      _ = Darwin.close(file.descriptor)
    #elseif canImport(Musl)
      _ = Musl.close(file.descriptor)
    #else
      _ = Glibc.close(file.descriptor)
    #endif
  }

  public func pause(milliseconds: Int) {
    usleep(UInt32(milliseconds) * 1000)
  }

  public func network(holding folder: String) -> NetworkFileSystem? { .holding(folder) }
}

extension PosixFiles {
  private func open(
    _ operation: FileFailure.Operation, _ path: String, _ flags: Int32
  ) throws(FileFailure) -> OpenFile {
    #if canImport(Darwin)
      let descriptor = try Self.call(operation, path) { Darwin.open(path, flags | O_CLOEXEC, 0o666) }
    #elseif canImport(Musl)
      let descriptor = try Self.call(operation, path) { Musl.open(path, flags | O_CLOEXEC, 0o666) }
    #else
      let descriptor = try Self.call(operation, path) { Glibc.open(path, flags | O_CLOEXEC, 0o666) }
    #endif
    return OpenFile(descriptor: Int32(descriptor), path: path)
  }

  /// Makes a system call, again after an interrupting signal.
  @discardableResult
  private static func call<Number: FixedWidthInteger>(
    _ operation: FileFailure.Operation, _ path: String, _ body: () -> Number
  ) throws(FileFailure) -> Int {
    while true {
      let result = body()
      if result >= 0 { return Int(result) }
      if errno != EINTR { throw failure(operation, path) }
    }
  }

  /// The failure that `errno` tells of.
  private static func failure(_ operation: FileFailure.Operation, _ path: String) -> FileFailure {
    let cause: FileFailure.Cause =
      switch errno {
      case ENOSPC, EDQUOT: .noSpace
      case EROFS: .readOnly
      case EACCES, EPERM: .notPermitted
      case EIO: .inputOutput
      case ENOENT, ENOTDIR: .missing
      case EEXIST: .exists
      default: .other(code: errno)
      }
    return FileFailure(operation: operation, path: path, cause: cause)
  }

  private static func identity(_ status: stat) -> FileIdentity {
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    return FileIdentity(
      size: Int(status.st_size), modified: Int(modified.tv_sec) * 1_000_000_000 + Int(modified.tv_nsec),
      changed: Int(changed.tv_sec) * 1_000_000_000 + Int(changed.tv_nsec), inode: UInt64(status.st_ino))
  }
}
