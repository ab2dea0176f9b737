import EventLog

/// The events of a new projection by history, until all are read and each history can be folded at once.
///
/// Histories are numbered as their first events come. So many of them that follow one another are a pile; an event is
/// laid onto the pile of its history. Beyond a limit the piles go to a file that has no name, so that a log of any
/// size is folded in the same memory, history after history in the order of their numbers: asking a table for one
/// after the other would jump through all of it.
final class HistoryPiles {
  /// Histories that are on one pile.
  private static let width = 1024
  /// Bytes that all piles together may have in memory, where there is a folder.
  static let memoryLimit = 96 << 20

  private let folder: String?
  private let files: any LogFiles
  let memoryLimit: Int
  private var piles: [Pile] = []
  private var bytesHeld = 0
  private var file: NamelessFile?

  /// - Parameters:
  ///   - folder: where a file may be made; nil keeps everything in memory.
  ///   - memoryLimit: bytes that may be in memory, where there is a folder.
  init(folder: String?, memoryLimit: Int = memoryLimit, files: any LogFiles = PosixFiles()) {
    self.folder = folder
    self.memoryLimit = memoryLimit
    self.files = files
  }

  /// Lays an event onto the pile of its history.
  ///
  /// - Parameter history: its number, from 1 on.
  func add(_ record: EventRecord, to history: Int) throws(FileFailure) {
    let place = (history - 1) / Self.width
    while piles.count <= place { piles.append(Pile()) }
    let within = UInt((history - 1) % Self.width)
    let before = piles[place].bytes.count
    piles[place].bytes.append(varint: within)
    piles[place].bytes.append(record)
    bytesHeld += piles[place].bytes.count - before
    if bytesHeld > memoryLimit, let folder { try spill(to: folder) }
  }

  private func spill(to folder: String) throws(FileFailure) {
    let file: NamelessFile
    if let made = self.file { file = made } else { file = try NamelessFile(in: folder, files) }
    self.file = file
    for place in piles.indices where !piles[place].bytes.isEmpty {
      piles[place].spilled.append(try file.append(piles[place].bytes))
      // Most histories end early: their piles need no room kept.
      piles[place].bytes = []
    }
    bytesHeld = 0
  }

  /// Calls back with each history by its number, its events in the order in which they came, and empties the piles.
  func eachHistory(_ body: (Int, [EventRecord]) throws -> Void) throws {
    for place in piles.indices {
      let bytes = try contents(of: piles[place])
      piles[place] = Pile()
      try bytes.withUnsafeBytes { raw in
        var histories = [[EventRecord]](repeating: [], count: Self.width)
        var cursor = RecordCursor(raw)
        while !cursor.isAtEnd {
          let within = Int(try cursor.varint())
          histories[within].append(try EventRecord(&cursor))
        }
        for (within, records) in histories.enumerated() where !records.isEmpty {
          try body(place * Self.width + within + 1, records)
        }
      }
    }
  }

  private func contents(of pile: Pile) throws -> [UInt8] {
    guard let file, !pile.spilled.isEmpty else { return pile.bytes }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(pile.spilled.reduce(pile.bytes.count) { $0 + $1.count })
    for extent in pile.spilled { bytes += try file.read(extent) }
    bytes += pile.bytes
    return bytes
  }
}

/// What lies on one pile: the newest in memory, the rest in parts of the file.
private struct Pile {
  var bytes: [UInt8] = []
  var spilled: [Range<Int>] = []
}
