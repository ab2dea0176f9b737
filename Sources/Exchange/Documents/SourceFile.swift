import EventLog
import Foundation

/// A file of the user's that is read once, from its first byte to its last.
///
/// Only a regular file is: a pipe would be waited for without end, a device has no end. A link is followed, since that
/// is how people keep files on shared desks; the caller says which file it led to.
struct SourceFile {
  let path: String
  /// Where a link led to; nil for the file itself.
  let linked: String?
  let file: OpenFile
  /// What it was before anything was read.
  let identity: FileIdentity

  /// - Throws: `DocumentFailure` for what is no file, is empty, or cannot be opened.
  init(_ path: String, files: any LogFiles) throws(DocumentFailure) {
    self.path = path
    var status = stat()
    guard lstat(path, &status) == 0 else { throw Self.failure(path) }
    let isLink = status.st_mode & S_IFMT == S_IFLNK
    if isLink, stat(path, &status) != 0 { throw Self.failure(path) }
    try Self.refuse(status, path)
    linked = isLink ? Self.real(path) : nil
    // Without waiting: what was a file a moment ago can be a pipe by now.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(path) }
    file = OpenFile(descriptor: descriptor, path: path)
    do throws(DocumentFailure) {
      guard fstat(descriptor, &status) == 0 else { throw Self.failure(path) }
      try Self.refuse(status, path)
      do throws(FileFailure) { identity = try files.identity(of: file) } catch { throw .unreadable(error) }
      guard identity.size > 0 else { throw .empty(path: path) }
    } catch {
      close(descriptor)
      throw error
    }
  }

  private static func refuse(_ status: stat, _ path: String) throws(DocumentFailure) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw .notAFile(path: path, .folder)
    case S_IFIFO: throw .notAFile(path: path, .pipe)
    case S_IFCHR, S_IFBLK: throw .notAFile(path: path, .device)
    case S_IFSOCK: throw .notAFile(path: path, .socket)
    default: throw .notAFile(path: path, .other)
    }
  }

  private static func failure(_ path: String) -> DocumentFailure {
    switch errno {
    case ENOENT, ENOTDIR: .missing(path: path)
    case EACCES, EPERM: .unreadable(FileFailure(operation: .open, path: path, cause: .notPermitted))
    case ENXIO: .notAFile(path: path, .socket)
    default: .unreadable(FileFailure(operation: .open, path: path, cause: .other(code: errno)))
    }
  }

  private static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
