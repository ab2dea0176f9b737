import EventLog
import Exchange
import Foundation

/// Files that are there whole or not at all.
enum WholeFile {
  /// Bytes for one file, and its name as it was typed.
  typealias Content = (path: String, bytes: [UInt8])

  static func write(_ bytes: [UInt8], to path: String) throws(OutputFailure) { try write([(path, bytes)]) }

  /// Writes beside each file and syncs, and only when all are there gives them their names.
  ///
  /// A device or a pipe is written as it is, after the files.
  /// - Throws: `OutputFailure` for the first that cannot be written; then no file is another than it was, and nothing is
  ///   left behind.
  static func write(_ contents: [Content]) throws(OutputFailure) { try prepare(contents).takeNames() }

  /// Writes beside each file and syncs; what is written has no name yet.
  ///
  /// - Throws: `OutputFailure` for the first that cannot be written; then nothing is left behind.
  static func prepare(_ contents: [Content]) throws(OutputFailure) -> Prepared {
    let files = contents.map { (place: FilePlace($0.path), bytes: $0.bytes) }
    var drafts: [Draft] = []
    do throws(OutputFailure) {
      for (number, file) in files.enumerated() where !file.place.isDevice {
        drafts.append(try Draft((path: file.place.path, bytes: file.bytes), number: number))
      }
      for draft in drafts { try draft.refuseFolder() }
    } catch {
      for draft in drafts { unlink(draft.name) }
      throw error
    }
    let devices = files.filter { $0.place.isDevice }.map { (path: $0.place.path, bytes: $0.bytes) }
    return Prepared(drafts: drafts, devices: devices)
  }

  /// Files that are on the device and have everything but their names.
  struct Prepared {
    fileprivate let drafts: [Draft]
    fileprivate let devices: [Content]

    /// Gives the files their names, and writes to devices and pipes.
    func takeNames() throws(OutputFailure) {
      do throws(OutputFailure) {
        for draft in drafts { try draft.takeName() }
        for file in devices { try WholeFile.writeDevice(file.bytes, file.path) }
      } catch {
        discard()
        throw error
      }
    }

    /// Leaves nothing behind.
    func discard() { for draft in drafts { unlink(draft.name) } }
  }

  /// A file that has everything but its name.
  fileprivate struct Draft {
    let path: String
    let name: String

    /// - Parameter number: tells apart what one command writes, also two files of one name.
    init(_ file: Content, number: Int) throws(OutputFailure) {
      path = file.path
      name = "\(PathText.beginning(of: path)).\(PathText.name(of: path)).\(getpid()).\(number)"
      let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw OutputFailure(path: path, code: errno) }
      let problem = WholeFile.fill(descriptor, with: file.bytes)
      close(descriptor)
      if let problem {
        unlink(name)
        throw OutputFailure(path: path, code: problem)
      }
    }

    /// What can be known before the first file gets its name.
    func refuseFolder() throws(OutputFailure) {
      var status = stat()
      if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { throw OutputFailure(path: path, code: EISDIR) }
    }

    func takeName() throws(OutputFailure) {
      guard rename(name, path) == 0 else { throw OutputFailure(path: path, code: errno) }
    }
  }

  fileprivate static func writeDevice(_ bytes: [UInt8], _ path: String) throws(OutputFailure) {
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
