package import EventLog
import Synchronization

/// Rows in their order, made by a `RowSorter`; each is read when it is reached.
package struct SortedRows: Sendable {
  private let runs: [SortedRun]
  private let trouble: ReadingTrouble
  package let count: Int

  init(_ runs: [SortedRun], count: Int) {
    self.runs = runs
    self.count = count
    trouble = ReadingTrouble()
  }

  /// What kept the rows from being read to the end; nil where nothing did.
  package var failure: FileFailure? { trouble.failure }

  /// The rows of some groups, one group's after the other's, each made by what reads it.
  package func rows<Row>(of groups: [Int], _ make: @escaping (inout PackedReader) -> Row) -> AnyIterator<Row> {
    var left = groups[...].makeIterator()
    var merge: RowMerge?
    return AnyIterator { [runs, trouble] in
      while true {
        do throws(FileFailure) {
          if let row = try merge?.next(make) { return row }
          guard let group = left.next() else { return nil }
          merge = try RowMerge(runs, of: group)
        } catch {
          trouble.note(error)
          return nil
        }
      }
    }
  }
}

/// What went wrong while rows were read, by whoever goes through them.
private final class ReadingTrouble: Sendable {
  private let first = Mutex(FileFailure?.none)

  var failure: FileFailure? { first.withLock { $0 } }

  func note(_ failure: FileFailure) { first.withLock { $0 = $0 ?? failure } }
}

/// Rows in their order that were laid down together: the first of them in a file, if there is one, the others in memory.
struct SortedRun: Sendable {
  let file: NamelessFile?
  /// Where the run begins in the file.
  let base: Int
  let held: [UInt8]
  /// Where what is held begins, counted from the beginning of the run.
  let heldFrom: Int
  /// Where the rows of each group stand.
  let groups: [Int: Range<Int>]

  /// Some bytes, or fewer of them where what is held begins.
  func read(_ range: Range<Int>) throws(FileFailure) -> [UInt8] {
    guard let file, range.lowerBound < heldFrom else {
      return Array(held[range.lowerBound - heldFrom..<range.upperBound - heldFrom])
    }
    let end = min(range.upperBound, heldFrom)
    return try file.read(base + range.lowerBound..<base + end)
  }

  /// The order of keys: byte by byte.
  static func precedes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    for place in 0..<min(left.count, right.count) where left[place] != right[place] {
      return left[place] < right[place]
    }
    return left.count < right.count
  }
}

/// The rows of one group, taken from all runs in their order.
private struct RowMerge {
  /// The one whose row comes next stands last.
  private var cursors: [RunCursor] = []

  init(_ runs: [SortedRun], of group: Int) throws(FileFailure) {
    // Of rows with one key those come first that were taken in first.
    for (place, run) in runs.enumerated() {
      guard let range = run.groups[group], var cursor = RunCursor(run, range, place: place) else { continue }
      try cursor.load()
      insert(cursor)
    }
  }

  private mutating func insert(_ cursor: RunCursor) {
    var (low, high) = (0, cursors.count)
    while low < high {
      let middle = (low + high) / 2
      if cursor.precedes(cursors[middle]) { low = middle + 1 } else { high = middle }
    }
    cursors.insert(cursor, at: low)
  }

  mutating func next<Row>(_ make: (inout PackedReader) -> Row) throws(FileFailure) -> Row? {
    guard let last = cursors.indices.last else { return nil }
    let row = cursors[last].read(make)
    if try !cursors[last].advance() {
      cursors.removeLast()
    } else if last > 0, !cursors[last].precedes(cursors[last - 1]) {
      insert(cursors.removeLast())
    }
    return row
  }
}

/// Stands on one row after the other of a group in a run.
private struct RunCursor {
  /// Bytes that are read at once.
  private static let windowSize = 16 << 10

  private let run: SortedRun
  private let place: Int
  /// Where the row that it stands on, and the group, end in the run.
  private var next: Int
  private let end: Int
  private var window: [UInt8] = []
  private var windowStart = 0
  private var key = 0..<0
  private var contents = 0..<0

  /// - Parameter place: which run it is.
  init?(_ run: SortedRun, _ range: Range<Int>, place: Int) {
    guard !range.isEmpty else { return nil }
    (self.run, self.place, next, end) = (run, place, range.lowerBound, range.upperBound)
  }

  /// Goes to the next row; false behind the last one.
  mutating func advance() throws(FileFailure) -> Bool {
    guard next < end else { return false }
    try load()
    return true
  }

  /// Reads the row that begins at `next`.
  mutating func load() throws(FileFailure) {
    // Two numbers of at most ten bytes.
    try hold(min(20, end - next))
    var at = next - windowStart
    let (keyCount, count) = (varint(&at), varint(&at))
    let header = at - (next - windowStart)
    try hold(header + keyCount + count)
    at = next - windowStart + header
    key = at..<at + keyCount
    contents = key.upperBound..<key.upperBound + count
    next = windowStart + contents.upperBound
  }

  private func varint(_ at: inout Int) -> Int {
    var (value, shift) = (UInt(0), UInt(0))
    while true {
      let byte = window[at]
      at += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(value) }
      shift += 7
    }
  }

  /// Sees to it that so many bytes from `next` on are in the window.
  private mutating func hold(_ count: Int) throws(FileFailure) {
    if next + count <= windowStart + window.count, next >= windowStart { return }
    var bytes: [UInt8] = []
    let wanted = next..<min(end, next + max(count, Self.windowSize))
    while bytes.count < count { bytes += try run.read(wanted.lowerBound + bytes.count..<wanted.upperBound) }
    (window, windowStart) = (bytes, next)
  }

  func read<Row>(_ make: (inout PackedReader) -> Row) -> Row {
    window.withUnsafeBytes { bytes in
      var reader = PackedReader(UnsafeRawBufferPointer(rebasing: bytes[contents]))
      return make(&reader)
    }
  }

  func precedes(_ other: RunCursor) -> Bool {
    window.withUnsafeBytes { mine in
      other.window.withUnsafeBytes { theirs in
        let (mine, theirs) = (
          UnsafeRawBufferPointer(rebasing: mine[key]), UnsafeRawBufferPointer(rebasing: theirs[other.key])
        )
        if SortedRun.precedes(mine, theirs) { return true }
        return !SortedRun.precedes(theirs, mine) && place < other.place
      }
    }
  }
}
