public import Domain
public import EventLog

/// Something about a register, or around it, that somebody should see to.
///
/// In the order in which it should be done: first what keeps from recording, then what endangers, then what is untidy.
public enum Trouble: Hashable, Sendable {
  /// A file of the log is damaged.
  ///
  /// - Parameters:
  ///   - findings: the broken rules in this file.
  ///   - copy: where a sound copy of the file was found.
  case damaged(file: String, findings: [Finding], copy: SoundCopy?)
  /// A stream is of another register, or of a format that this program does not know.
  case refused(stream: String, StreamRefusal)
  /// Nobody knows which of the streams is written here.
  case officeUnknown(streams: [String])
  /// Nobody knows who records here.
  case actorUnknown
  /// Nothing can be recorded in the folder.
  case unwritable(path: String)
  /// An interrupted command left bytes that count for nothing.
  case tornTail(TornTail)
  /// Words stand in files that a redaction removes.
  case wordsLeft([WordsLeftInFile])
  /// The projection is damaged or of another version.
  case projectionUnusable
  /// The newest entry is more than a day ahead of the clock.
  case clockBehind(newest: Timestamp, now: Timestamp)
  /// Another office's commit is dated too far ahead, and waits.
  case held(EventID, time: Timestamp)
  /// Little room is left.
  case diskNearlyFull(freeBytes: Int)
  /// The register lies on another computer's disk, where a lock may not hold.
  case networkFileSystem(String)
  /// Anybody on this computer may change these.
  case openToAll(paths: [String])
  /// Full segments that are not marked as read-only.
  case unprotected(paths: [String])
  /// What interrupted commands left beside the log and the projection.
  case strayFiles(paths: [String])
  /// git may change line ends in the log, or merge two logs into one.
  case gitAttributesMissing(lines: [String])

  /// Whether `Doctor.mend` can see to it without risk.
  public var isMendable: Bool {
    switch self {
    case .tornTail, .wordsLeft, .projectionUnusable, .openToAll, .unprotected, .strayFiles, .gitAttributesMissing: true
    case .damaged, .refused, .officeUnknown, .actorUnknown, .unwritable, .clockBehind, .held, .diskNearlyFull,
      .networkFileSystem:
      false
    }
  }

  /// Whether the log itself is concerned, so that nothing can be recorded.
  public var isDamage: Bool {
    switch self {
    case .damaged, .refused: true
    default: false
    }
  }
}

/// Where a file can be had as it was.
public enum SoundCopy: Hashable, Sendable {
  /// The newest commit of git holds it whole.
  case git
  /// git knows the file, but not with everything that was read from it here.
  case olderInGit
}

/// What is to be done about a register.
public struct Diagnosis: Hashable, Sendable {
  /// In the order in which it should be done.
  public let troubles: [Trouble]
  /// Events in the sound part of the log.
  public let eventCount: Int

  /// 65 for damage, 3 if something else is to be done, else 0.
  public var exitStatus: Int32 { troubles.contains(where: \.isDamage) ? 65 : troubles.isEmpty ? 0 : 3 }
}
