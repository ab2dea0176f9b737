public import Domain
public import EventLog
import Foundation
public import Projections
import Registry

/// Writes the register as JSON Lines of CloudEvents 1.0: the lines of the log as they stand, stream by stream.
///
/// Left out are what is off the record, and what is withheld from us, of which only a digest is here; a redacted line
/// has no data, and is an event all the same. Where something is left out, the chain of `previous` has gaps: an export
/// is not the log.
public struct LineExport {
  /// What was written.
  public struct Summary: Hashable, Sendable {
    public var written = 0
    /// Of those, events without data.
    public var redacted = 0
    public var offRecord = 0
    /// Lines of other offices that are not here in full.
    public var withheld = 0
  }

  private let folder: LogFolder
  private let office: String?
  private let origin: String?
  private let moment: Moment
  private let redacted: Set<EventID>
  private let offRecord: Set<EventID>
  /// How much of each stream was known when it was asked what is off the record: what others record meanwhile stays.
  private let sizes: [String: Int]

  /// - Parameters:
  ///   - queries: with everything known.
  ///   - office: the stream that is written here.
  ///   - known: nothing that was recorded later is written; nil = everything.
  public init(_ queries: Queries, _ folder: LogFolder, office: String?, known: Moment.Known?) throws {
    (self.folder, self.office) = (folder, office)
    origin = try queries.wholeSettings().opening?.origin
    moment = Moment(day: queries.day, known: known)
    (redacted, offRecord) = (try queries.redactedNames(), try queries.offRecordNames())
    sizes = Dictionary(uniqueKeysWithValues: try queries.cursor().map { ($0.stream, $0.size) })
  }

  /// Reads every stream from its first byte, checks it on the way, and hands out each line with its line feed.
  ///
  /// - Throws: `RegisterFailure` if the log is damaged; what `deliver` throws.
  public func write(_ deliver: ([UInt8]) throws -> Void) throws -> Summary {
    var summary = Summary()
    for stream in try folder.streams() {
      let options = StreamReader.Options(isWrittenHere: stream == office, origin: origin)
      let reading = try StreamReader(folder: folder, stream: stream, options: options).read { line in
        guard line.number <= sizes[stream] ?? 0 else { return }
        if let bytes = Self.bytes(of: line, moment, redacted: redacted, offRecord: offRecord, &summary) {
          try deliver(bytes)
        }
      }
      switch reading.status {
      case .sound, .torn, .held: break
      case .damaged(let finding): throw RegisterFailure.damaged(finding)
      case .refused(let refusal): throw RegisterFailure.refusedStream(stream, refusal)
      }
    }
    return summary
  }

  /// A line as it may be handed out, with its line feed; nil for one that may not.
  static func bytes(
    of line: LogLine, _ moment: Moment, redacted: Set<EventID>, offRecord: Set<EventID>, _ summary: inout Summary
  ) -> [UInt8]? {
    guard let time = line.time else {
      if moment.known == nil { summary.withheld += 1 }
      return nil
    }
    guard moment.known?.holds(line.id, time) ?? true else { return nil }
    if offRecord.contains(line.id) {
      summary.offRecord += 1
      return nil
    }
    // What is to be removed counts as removed, also where the file could not be written yet.
    let isWordless = line.form == .redacted || redacted.contains(line.id)
    summary.written += 1
    if isWordless { summary.redacted += 1 }
    return (isWordless ? line.withoutWords : line.bytes) + [UInt8(ascii: "\n")]
  }
}

/// The same lines of some events only.
public struct LineSelection {
  private let folder: LogFolder
  private let filter: EventFilter
  private let limit: Int?

  /// - Parameter limit: only the newest so many; nil = all.
  public init(_ folder: LogFolder, _ filter: EventFilter, limit: Int?) {
    (self.folder, self.filter, self.limit) = (folder, filter, limit)
  }

  /// Hands out each line with its line feed, stream by stream; no more than one line is held.
  ///
  /// - Parameter redacted, offRecord: with everything known, where the queries may know less.
  public func write(
    _ queries: Queries, redacted: Set<EventID>, offRecord: Set<EventID>, _ deliver: ([UInt8]) throws -> Void
  ) throws -> LineExport.Summary {
    var summary = LineExport.Summary()
    let redacted = redacted.union(try queries.redactedNames())
    let offRecord = offRecord.union(try queries.offRecordNames())
    let finder = LineFinder(folder)
    try queries.eachName(limit: limit, filter) { id in
      guard let line = try finder.line(of: id) else { return }
      let bytes = LineExport.bytes(
        of: line, queries.moment, redacted: redacted, offRecord: offRecord, &summary)
      if let bytes { try deliver(bytes) }
    }
    return summary
  }
}

/// A file that lines are written to: there whole, or not at all.
///
/// A link is followed. A device or a pipe gets the lines as they come.
public final class LineFile {
  private let place: FilePlace
  private let files: any LogFiles
  private let file: StreamedFile

  /// - Parameter replaces: whether a file that stands there may be replaced.
  /// - Throws: `ExportFailure`.
  public convenience init(_ path: String, replaces: Bool) throws(ExportFailure) {
    try self.init(path, replaces: replaces, files: PosixFiles())
  }

  init(_ typed: String, replaces: Bool, files: any LogFiles) throws(ExportFailure) {
    let place = FilePlace(typed)
    (self.place, self.files) = (place, files)
    do throws(FileFailure) {
      if place.isDevice {
        file = try StreamedFile(device: place.path, files: files)
      } else {
        let stands = try files.identity(ofPath: place.path)
        if let stands, stands.size > 0, !replaces {
          throw FileFailure(operation: .create, path: place.path, cause: .exists)
        }
        file = try StreamedFile(place.temporary, files: files)
      }
    } catch {
      throw error.path == place.path && error.cause == .exists ? .fileExists(path: typed) : .cannotWrite(error)
    }
  }

  public func write(_ bytes: [UInt8]) throws(ExportFailure) {
    do throws(FileFailure) { try file.write(bytes) } catch { throw .cannotWrite(error) }
  }

  /// Gives it its name.
  public func finish() throws(ExportFailure) {
    do throws(FileFailure) {
      _ = try file.finish()
      if !place.isDevice { try files.rename(place.temporary, to: place.path) }
    } catch {
      abandon()
      throw .cannotWrite(error)
    }
  }

  /// Removes what was written; what a device or a pipe has got stays there.
  public func abandon() {
    if !place.isDevice { try? files.remove(place.temporary) }
  }
}
