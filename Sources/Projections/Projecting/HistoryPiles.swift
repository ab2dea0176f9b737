import Domain
import EventLog

/// The events of a new projection by subject, until all are read and each history can be folded at once.
///
/// An event goes onto one of a number of piles, chosen by its subject, in a short form that is never kept: what it was
/// decided on is not folded and is left out. Beyond a limit the piles go to files that have no name, so that a log of
/// any size is folded in the same memory, and in the order in which it lies on the disk: asking the table of events
/// for one history after the other would jump through all of it.
final class HistoryPiles {
  private static let count = 64
  /// Bytes that all piles together may have in memory, where there is a folder.
  static let memoryLimit = 48 << 20

  private let folder: String?
  private let files: any LogFiles
  private let memoryLimit: Int
  private var piles = [Pile](repeating: Pile(), count: count)
  private var bytesHeld = 0
  private var names = NameTable()

  /// - Parameters:
  ///   - folder: where files may be made; nil keeps everything in memory.
  ///   - memoryLimit: bytes that may be in memory, where there is a folder.
  init(folder: String?, memoryLimit: Int = memoryLimit, files: any LogFiles = PosixFiles()) {
    self.folder = folder
    self.memoryLimit = memoryLimit
    self.files = files
  }

  deinit {
    for file in piles.compactMap(\.file) {
      files.close(file.end)
      files.close(file.whole)
    }
  }

  /// Lays an event onto the pile of its subject.
  ///
  /// - Parameter data: its data as it stands in the line; nil if its words were removed.
  func add(_ event: StoredEvent, data: ArraySlice<UInt8>?) throws(FileFailure) {
    let subject = event.subject.description
    let place = Self.pile(of: subject)
    let before = piles[place].bytes.count
    piles[place].bytes.append(event, subject: subject, data: data, &names)
    bytesHeld += piles[place].bytes.count - before
    if bytesHeld > memoryLimit, let folder { try spill(to: folder) }
  }

  /// The same pile for a subject at every run.
  private static func pile(of subject: String) -> Int {
    Int(subject.utf8.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 } >> 58)
  }

  private func spill(to folder: String) throws(FileFailure) {
    for place in piles.indices where !piles[place].bytes.isEmpty {
      let file: Pile.File
      if let made = piles[place].file { file = made } else { file = try makeFile(folder, place) }
      piles[place].file = file
      let written = try files.append(piles[place].bytes, to: file.end)
      guard written == piles[place].bytes.count else {
        throw FileFailure(
          operation: .write, path: file.end.path, cause: .shortWrite(written: written, of: piles[place].bytes.count))
      }
      piles[place].spilled += written
      piles[place].bytes.removeAll(keepingCapacity: true)
    }
    bytesHeld = 0
  }

  /// A file without a name: nothing stays of it, however the program ends.
  private func makeFile(_ folder: String, _ place: Int) throws(FileFailure) -> Pile.File {
    let path = "\(folder)/pile-\(UInt64.random(in: 0...UInt64.max))-\(place)"
    let end = try files.create(path)
    do throws(FileFailure) {
      let whole = try files.openForReading(path)
      try files.remove(path)
      return Pile.File(end: end, whole: whole)
    } catch {
      files.close(end)
      throw error
    }
  }

  /// Calls back with each whole history in total order, and empties the piles.
  ///
  /// - Parameter redacted: events that lose their data.
  func eachHistory(
    without redacted: Set<EventID>, _ body: (Subject, [StoredEvent]) throws -> Void
  ) throws {
    for place in piles.indices {
      let bytes = try contents(of: piles[place])
      piles[place].bytes = []
      try bytes.withUnsafeBytes { raw in
        for history in PileReader(raw, names).histories() {
          let events = history.map { event in redacted.contains(event.id) ? event.withoutData : event }
          guard let subject = events.first?.subject else { continue }
          try body(subject, events)
        }
      }
    }
  }

  private func contents(of pile: Pile) throws -> [UInt8] {
    guard let file = pile.file else { return pile.bytes }
    var bytes = [UInt8](repeating: 0, count: pile.spilled)
    var at = 0
    while at < bytes.count {
      let taken = try read(file.whole, at: at, into: &bytes)
      guard taken > 0 else {
        throw FileFailure(operation: .read, path: file.whole.path, cause: .inputOutput)
      }
      at += taken
    }
    return bytes + pile.bytes
  }

  private func read(_ file: OpenFile, at start: Int, into bytes: inout [UInt8]) throws -> Int {
    try bytes.withUnsafeMutableBytes { buffer in
      try files.read(file, at: start, into: UnsafeMutableRawBufferPointer(rebasing: buffer[start...]))
    }
  }
}

/// What lies on one pile: the newest in memory, the rest in a file.
private struct Pile {
  /// The same file, once for writing at its end and once for reading.
  struct File {
    let end: OpenFile
    let whole: OpenFile
  }

  var bytes: [UInt8] = []
  var file: File?
  var spilled = 0
}
