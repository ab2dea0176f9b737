public import Domain

/// Why a commit was not written.
public enum WriteFailure: Error, Hashable, Sendable {
  /// Another process holds the lock on `events/`, and held it all the time that we waited.
  case locked(waitedMilliseconds: Int)
  /// The register lies on another machine's disk, where neither the lock nor the wait for the device can be trusted.
  case onNetwork(NetworkFileSystem)
  /// The stream is damaged; nothing is written to it until it was mended.
  case damaged(Finding)
  /// The stream is another register's, or of a format that this program does not know.
  case refused(StreamRefusal)
  /// A commit has 1 to 1,024 events.
  case commitSize(Int)
  /// A commit's time is later than that of the stream's last event.
  case timeNotLater(Timestamp, than: Timestamp)
  /// An event would make a line that breaks a rule (`lineLength` above all); by its place in the commit from 0.
  case unwritable(event: Int, rule: LogRule)
  /// The commit could not be written, and nothing of it stands in the log.
  case cannotWrite(FileFailure)
  /// The commit may or may not be on the device.
  case outcomeUnknown(FileFailure)

  /// The exit status of a command that ends with this.
  public var exitStatus: Int32 {
    switch self {
    case .unwritable, .commitSize: 64
    case .damaged, .refused: 65
    case .cannotWrite, .onNetwork: 73
    case .outcomeUnknown: 74
    case .locked, .timeNotLater: 75
    }
  }
}
