/// The file operations that the log uses, and no others.
///
/// Everything that touches `events/` goes through here, so that a test can put an unkind file system in its place.
/// Each call is one attempt: nothing is retried except after an interrupting signal.
public protocol LogFiles: Sendable {
  /// The names in a folder, in no order, without `.` and `..`.
  func list(_ folder: String) throws(FileFailure) -> [String]
  /// What a path is now; nil if nothing is there.
  func identity(ofPath path: String) throws(FileFailure) -> FileIdentity?
  /// What an open file is now.
  func identity(of file: OpenFile) throws(FileFailure) -> FileIdentity
  /// Opens an existing file for reading.
  func openForReading(_ path: String) throws(FileFailure) -> OpenFile
  /// Opens an existing file so that each write goes behind its last byte.
  func openForAppending(_ path: String) throws(FileFailure) -> OpenFile
  /// Creates a file that must not exist yet and opens it for appending.
  func create(_ path: String) throws(FileFailure) -> OpenFile
  /// Reads at a place; fewer bytes than asked for are no error, none mean the end.
  func read(_ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(FileFailure) -> Int
  /// One write behind the last byte; gives how many bytes were taken, which may be fewer.
  func append(_ bytes: [UInt8], to file: OpenFile) throws(FileFailure) -> Int
  /// Waits until the contents of a file, and what is needed to find them, are on the device.
  func synchronizeData(_ file: OpenFile) throws(FileFailure)
  /// Waits until all of a file is on the device.
  func synchronize(_ file: OpenFile) throws(FileFailure)
  /// Waits until the names in a folder are on the device.
  func synchronizeFolder(_ path: String) throws(FileFailure)
  /// Cuts an open file to a size.
  func truncate(_ file: OpenFile, to size: Int) throws(FileFailure)
  /// Gives a file another name in one step, in place of what has that name.
  func rename(_ path: String, to target: String) throws(FileFailure)
  /// Removes a file.
  func remove(_ path: String) throws(FileFailure)
  /// Makes a folder; one that stands there already is no error.
  func makeFolder(_ path: String) throws(FileFailure)
  /// Lets a file that takes another's place be read and written by the same people, as far as the file system can say
  /// so; never by more.
  func keepRights(of path: String, on file: OpenFile)
  /// Marks a file as read-only, which is advice: failure is not reported.
  func protect(_ path: String)
  /// Tries once to lock a folder against other writers; nil if another has it. Closing unlocks.
  func lock(_ folder: String) throws(FileFailure) -> OpenFile?
  /// Closes a file; a lock on it ends.
  func close(_ file: OpenFile)
  /// Waits before the next try at a lock.
  func pause(milliseconds: Int)
  /// The kind of network that a folder lies on; nil if it lies on this machine.
  func network(holding folder: String) -> NetworkFileSystem?
  /// Whether a second thread may read beside the first, and there is a processor for it.
  var canBeReadAside: Bool { get }
}

extension LogFiles {
  public func network(holding folder: String) -> NetworkFileSystem? { nil }

  public var canBeReadAside: Bool { false }
}

/// A file that is open, until `close`.
public struct OpenFile: Hashable, Sendable {
  /// The number by which the file system knows it.
  public let descriptor: Int32
  /// The name under which it was opened, for messages.
  public let path: String

  public init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }
}

/// What tells whether a file is still the one that was read: any write or replacement changes one of these.
public struct FileIdentity: Hashable, Sendable {
  /// Bytes.
  public var size: Int
  /// When the contents last changed, nanoseconds since 1970.
  public var modified: Int
  /// When the contents or the file's own data last changed, nanoseconds since 1970.
  public var changed: Int
  /// The number of the file in its file system.
  public var inode: UInt64

  /// No file's identity: a position that bears it is always read anew.
  public static let unknown = FileIdentity(size: -1, modified: 0, changed: 0, inode: 0)

  public init(size: Int, modified: Int, changed: Int, inode: UInt64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
  }
}
