import Foundation

/// Files that are there whole or not at all.
enum WholeFile {
  /// Writes beside the file, syncs, and only then takes its name; a device or a pipe is written as it is.
  /// - Throws: `OutputFailure`; nothing is left behind.
  static func write(_ bytes: [UInt8], to named: String) throws(OutputFailure) {
    let path = resolved(named)
    if isDevice(path) { return try writeDevice(bytes, path) }
    let name = (path as NSString).lastPathComponent
    let folder = (path as NSString).deletingLastPathComponent
    let draft = (folder.isEmpty ? "" : folder == "/" ? "/" : folder + "/") + ".\(name).\(getpid())"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw OutputFailure(path: path, code: errno) }
    let problem = fill(descriptor, with: bytes)
    close(descriptor)
    if let problem {
      unlink(draft)
      throw OutputFailure(path: path, code: problem)
    }
    guard rename(draft, path) == 0 else {
      let code = errno
      unlink(draft)
      throw OutputFailure(path: path, code: code)
    }
  }

  /// The file that a link leads to, so that the link stays one.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func isDevice(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  private static func writeDevice(_ bytes: [UInt8], _ path: String) throws(OutputFailure) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OutputFailure(path: path, code: errno) }
    defer { close(descriptor) }
    let problem = fill(descriptor, with: bytes)
    // A device has nothing to synchronise, and says so.
    if let problem, problem != EINVAL { throw OutputFailure(path: path, code: problem) }
  }

  /// The error number, or nil if all bytes are on the device.
  private static func fill(_ descriptor: Int32, with bytes: [UInt8]) -> Int32? {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { return errno }
      done += max(count, 0)
    }
    return fsync(descriptor) == 0 ? nil : errno
  }
}
