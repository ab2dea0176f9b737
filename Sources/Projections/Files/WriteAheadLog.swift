import EventLog
import Foundation
import GRDB

/// SQLite's write-ahead log beside a projection: transactions that are not yet in the file itself.
///
/// A program that opens a projection alone reads all of it, so that every command pays for what the last ones left. By
/// itself SQLite would let it grow to 16 MB, and then, because each program forgets what the one before has copied, copy
/// all of it again in every command that writes.
struct WriteAheadLog {
  /// Seconds for which a command waits where another one holds the projection.
  static let patience: TimeInterval = 30
  /// Bytes that may be left to the next command: some eight entries.
  private static let limit = 1_000_000

  private let path: String

  /// - Parameter projection: the path of the database; none that is a file for one in memory.
  init(of projection: String) { path = projection + "-wal" }

  /// Puts it into the file and empties it, once it is long, unless somebody is reading: then the next command does it.
  func keepShort(_ db: Database) {
    guard let size = try? PosixFiles().identity(ofPath: path)?.size, size > Self.limit else { return }
    // What fails here is no failure of the command: everything stays where it is.
    try? db.execute(sql: "PRAGMA busy_timeout = 0")
    _ = try? Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    try? db.execute(sql: "PRAGMA busy_timeout = \(Int(Self.patience * 1_000))")
  }
}
