import EventLog
import Foundation

/// Where a file comes to stand that is written under a typed name.
///
/// A regular file is written beside its place and takes its name when it is whole. Put over a device or a pipe, or over
/// a link, a file would take away what others use: a link is followed and stays one, a device or pipe is written to as
/// it is.
public struct FilePlace: Hashable, Sendable {
  /// As many as the kernel follows.
  private static let linkLimit = 40

  /// What the typed name leads to.
  public let path: String
  /// Whether a device or a pipe stands there, or something else that is neither file nor folder.
  public let isDevice: Bool

  /// Beside the place, on the same disk: where the file is written until it is whole.
  public var temporary: String { "\(PathText.beginning(of: path)).\(PathText.name(of: path)).\(getpid())" }

  public init(_ typed: String) {
    path = Self.followed(typed)
    var status = stat()
    isDevice = stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  private static func followed(_ typed: String) -> String {
    var path = typed
    for _ in 0..<linkLimit {
      if let real = realpath(path, nil) {
        defer { free(real) }
        return String(cString: real)
      }
      var status = stat()
      // A link can lead to what has no path, such as the pipe behind standard output; and to a file that is not there
      // yet, which then is the one to be made.
      guard stat(path, &status) != 0,
        let next = try? FileManager.default.destinationOfSymbolicLink(atPath: path)
      else { return path }
      path = next.hasPrefix("/") ? next : PathText.beginning(of: path) + next
    }
    return path
  }
}
