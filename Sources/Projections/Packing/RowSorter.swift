import EventLog

/// Puts packed rows into their order, in bounded memory however many they are.
///
/// What comes is collected; whenever that has become much it is sorted and laid down as a run, in a file that has no
/// name. Going through the rows merges the runs. Where no file can be made, the runs stay in memory.
package struct RowSorter {
  /// Bytes that are collected before they are laid down.
  static let memoryLimit = 3 << 20

  private struct CollectedRow {
    let group: Int32
    let start: UInt32
    let keyCount: UInt32
    let count: UInt32
  }

  private let folder: String?
  private let memoryLimit: Int
  private let files: any LogFiles
  private var file: NamelessFile?
  private var cannotSpill: Bool
  private var bytes: [UInt8] = []
  private var collected: [CollectedRow] = []
  private var runs: [SortedRun] = []
  private var count = 0

  /// - Parameters:
  ///   - folder: where a file may be made; nil keeps everything in memory.
  ///   - memoryLimit: bytes that are collected at most.
  init(folder: String?, memoryLimit: Int = memoryLimit, files: any LogFiles = PosixFiles()) {
    self.folder = folder
    self.files = files
    self.memoryLimit = memoryLimit
    cannotSpill = folder == nil
  }

  /// Takes in a row.
  ///
  /// - Parameter group: a number of the caller's, by which rows can be asked for.
  package mutating func add(_ row: PackedRow, to group: Int = 0) {
    let place = CollectedRow(
      group: Int32(truncatingIfNeeded: group), start: UInt32(bytes.count), keyCount: UInt32(row.key.count),
      count: UInt32(row.bytes.count))
    bytes += row.key
    bytes += row.bytes
    collected.append(place)
    count += 1
    if bytes.count >= memoryLimit { layDown(isLast: false) }
  }

  /// All rows in their order; nothing can be added any more.
  package mutating func sorted() -> SortedRows {
    layDown(isLast: true)
    defer { (bytes, collected) = ([], []) }
    return SortedRows(runs, count: count)
  }

  /// Makes a run of what was collected; the last one stays in memory, where it is anyhow.
  private mutating func layDown(isLast: Bool) {
    guard !collected.isEmpty else { return }
    let file = isLast ? nil : openFile()
    var run = RunWriter(file)
    bytes.withUnsafeBytes { raw in
      collected.sort { Self.precedes($0, $1, raw) }
      for row in collected {
        let start = Int(row.start)
        let key = UnsafeRawBufferPointer(rebasing: raw[start..<start + Int(row.keyCount)])
        let contents = UnsafeRawBufferPointer(
          rebasing: raw[start + key.count..<start + key.count + Int(row.count)])
        run.append(key, contents, to: Int(row.group))
      }
    }
    runs.append(run.finished())
    cannotSpill = cannotSpill || run.hasFailed
    bytes.removeAll(keepingCapacity: true)
    collected.removeAll(keepingCapacity: true)
  }

  private mutating func openFile() -> NamelessFile? {
    guard let folder, !cannotSpill else { return nil }
    if file == nil { file = try? NamelessFile(in: folder, files) }
    cannotSpill = file == nil
    return file
  }

  private static func precedes(_ left: CollectedRow, _ right: CollectedRow, _ bytes: UnsafeRawBufferPointer) -> Bool {
    if left.group != right.group { return left.group < right.group }
    let (first, second) = (
      UnsafeRawBufferPointer(rebasing: bytes[Int(left.start)..<Int(left.start + left.keyCount)]),
      UnsafeRawBufferPointer(rebasing: bytes[Int(right.start)..<Int(right.start + right.keyCount)])
    )
    if SortedRun.precedes(first, second) { return true }
    return left.start < right.start && !SortedRun.precedes(second, first)
  }
}

/// Writes the rows of one run, which come in their order.
private struct RunWriter {
  /// Bytes that are written at once.
  private static let pieceSize = 128 << 10

  private var file: NamelessFile?
  private var groups: [Int: Range<Int>] = [:]
  private var piece: [UInt8] = []
  /// Where the piece begins, counted from the beginning of the run.
  private var pieceStart = 0
  /// Where the run begins in the file.
  private var base: Int?
  private(set) var hasFailed = false

  init(_ file: NamelessFile?) { self.file = file }

  mutating func append(_ key: UnsafeRawBufferPointer, _ contents: UnsafeRawBufferPointer, to group: Int) {
    let start = pieceStart + piece.count
    piece.append(varint: UInt(key.count))
    piece.append(varint: UInt(contents.count))
    piece.append(contentsOf: key)
    piece.append(contentsOf: contents)
    let end = pieceStart + piece.count
    groups[group] = (groups[group]?.lowerBound ?? start)..<end
    if piece.count >= Self.pieceSize { spill() }
  }

  private mutating func spill() {
    guard let file, !hasFailed else { return }
    do throws(FileFailure) {
      let written = try file.append(piece)
      base = base ?? written.lowerBound
      pieceStart += piece.count
      piece.removeAll(keepingCapacity: true)
    } catch {
      hasFailed = true
    }
  }

  mutating func finished() -> SortedRun {
    spill()
    // Emptied, a piece keeps its room, and there are many runs.
    return SortedRun(
      file: file, base: base ?? 0, held: piece.isEmpty ? [] : piece, heldFrom: pieceStart, groups: groups)
  }
}
