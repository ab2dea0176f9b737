/// A file operation that failed: which one, on what, and why.
public struct FileFailure: Error, Hashable, Sendable {
  /// What was asked of the file system.
  public enum Operation: String, Sendable {
    case list, inspect, open, read, write, synchronize, truncate, create, rename, remove, lock
    case makeFolder = "make folder"
  }

  /// Why it failed, as far as people can do something about it.
  public enum Cause: Hashable, Sendable {
    /// The disk is full, or the quota used up.
    case noSpace
    /// The file system is mounted read-only.
    case readOnly
    /// We may not do this here.
    case notPermitted
    /// The device failed.
    case inputOutput
    /// There is no such file or folder.
    case missing
    /// There is one already.
    case exists
    /// Fewer bytes were taken than were given.
    case shortWrite(written: Int, of: Int)
    /// Anything else, by the system's number.
    case other(code: Int32)
  }

  public let operation: Operation
  public let path: String
  public let cause: Cause

  public init(operation: Operation, path: String, cause: Cause) {
    self.operation = operation
    self.path = path
    self.cause = cause
  }
}
