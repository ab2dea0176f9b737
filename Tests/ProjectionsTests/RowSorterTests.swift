import EventLog
import Foundation
import TestSupport
import Testing

@testable import Projections

/// Rows of groups, in the order in which they were made.
private struct MadeRows {
  struct Row: Equatable {
    let group: Int
    let word: String
    let number: Int
    let contents: String
  }

  let rows: [Row]

  init(_ count: Int, _ random: inout SeededRandom) {
    rows = (0..<count).map { place in
      Row(
        group: random.number(0...3), word: random.pick(["", "A", "AB", "B", "Ä"]), number: random.number(-3...3),
        contents: String(repeating: "x", count: random.number(0...40)) + "\(place)")
    }
  }

  func sorted(_ sorter: RowSorter) -> SortedRows {
    var (sorter, packed) = (sorter, PackedRow())
    for row in rows {
      packed.removeAll()
      packed.order(by: row.word)
      packed.order(by: row.number)
      packed.add(row.contents)
      sorter.add(packed, to: row.group)
    }
    return sorter.sorted()
  }

  /// What each group holds, those of one place in the order in which they came.
  func expected(_ groups: [Int]) -> [String] {
    groups.flatMap { group in
      rows.enumerated().filter { $0.element.group == group }.sorted { left, right in
        let (first, second) = (left.element, right.element)
        if first.word != second.word { return first.word.utf8.lexicographicallyPrecedes(second.word.utf8) }
        return (first.number, left.offset) < (second.number, right.offset)
      }.map(\.element.contents)
    }
  }
}

@Suite("packed rows come in their order")
struct RowSorterTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rows-\(UUID())").path

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

  private func read(_ rows: SortedRows, _ groups: [Int]) -> [String] { Array(rows.rows(of: groups) { $0.text() }) }

  @Test("however often they were laid down on the way, and leave nothing behind")
  func order() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var random = SeededRandom(for: "packed rows")
    for _ in 0..<30 {
      let made = MadeRows(random.number(0...400), &random)
      let groups = random.once(in: 2) ? [2, 0, 3, 1] : [3, 7]
      for place in [String?.none, folder] {
        let rows = made.sorted(RowSorter(folder: place, memoryLimit: random.number(1...3_000)))
        #expect(rows.count == made.rows.count)
        // Twice: a text is measured before it is written.
        for _ in 0..<2 { #expect(read(rows, groups) == made.expected(groups)) }
        #expect(rows.failure == nil)
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }

  @Test("a program that is stopped before its file has lost its name leaves it empty, and the next one removes it")
  func stopped() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var random = SeededRandom(for: "packed rows of a program that is stopped")
    let made = MadeRows(400, &random)
    let files = UnkindFiles(.stops, at: 1)
    _ = made.sorted(RowSorter(folder: folder, memoryLimit: 700, files: files))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(left.count == 1)
    #expect(try left.allSatisfy { try Data(contentsOf: URL(filePath: "\(folder)/\($0)")).isEmpty })
    let swap = ProjectionSwap(path: folder, files: PosixFiles())
    #expect(try swap.namesNotInUse() == left)
    try swap.removeFilesNotInUse()
    #expect(try swap.namesNotInUse().isEmpty)
  }

  @Test("where there is no room on the disk they stay in memory", arguments: [0, 1, 2, 5])
  func full(_ target: Int) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var random = SeededRandom(for: "packed rows without room")
    let made = MadeRows(400, &random)
    for fault in [UnkindFiles.Fault.fails(.noSpace), .writesHalf] {
      let rows = made.sorted(RowSorter(folder: folder, memoryLimit: 700, files: UnkindFiles(fault, at: target)))
      #expect(read(rows, [1, 2]) == made.expected([1, 2]))
      #expect(rows.failure == nil)
    }
  }

  @Test("what cannot be read back is told, and not taken for the end")
  func unreadable() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var random = SeededRandom(for: "packed rows that cannot be read")
    let made = MadeRows(400, &random)
    let rows = made.sorted(RowSorter(folder: folder, memoryLimit: 700, files: UnkindFiles(.cannotRead, at: 3)))
    #expect(rows.failure == nil)
    #expect(read(rows, [0, 1, 2, 3]).count < 400)
    #expect(rows.failure?.cause == .inputOutput)
  }
}
