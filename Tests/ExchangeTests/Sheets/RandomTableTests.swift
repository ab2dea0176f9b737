import Exchange
import Foundation
import Reports
import TestSupport
import Testing

/// Random tables of texts that trouble writers and readers.
struct RandomTable {
  var random: SeededRandom

  private static let pieces = [
    ",", ";", "\t", "\"", "\"\"", "'", "=", "+", "-", "@", "\n", "\r\n", "a", "b c", "優先", "وزارت", "é", "e\u{301}",
    "💥",
    "0", "1.5", "<", "&amp;", "]]>", "＝", "_x000A_",
  ]

  /// Without space around it, as a cell of a sheet is.
  mutating func text() -> String {
    let text = (0..<random.number(0...5)).map { _ in random.pick(Self.pieces) }.joined()
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// At least one column and one row of data; the head is plain.
  mutating func rows() -> [[String]] {
    let width = random.number(1...6)
    let head = (1...width).map { "column \($0)" }
    return [head] + (0..<random.number(1...8)).map { _ in (0..<width).map { _ in text() } }
  }
}

@Suite struct `Random tables of separated values` {
  /// Our rows as Python's are: rows that hold nothing left out, missing cells as empty.
  private static func comparable(_ rows: [[String]]) -> [[[UInt8]]] {
    utf8(
      rows.map { row in
        let texts = row.map { $0.replacing("\r\n", with: "\n") }
        return Array(texts.reversed().drop(while: \.isEmpty).reversed())
      }.filter { !$0.isEmpty })
  }

  private static func read(_ bytes: [UInt8]) throws -> [[String]] {
    try SheetFile.read(bytes, named: "a.csv")[0].rows.map { $0.cells.map(\.text) }
  }

  @Test func `come back from our own writer as they were`() throws {
    var tables = RandomTable(random: SeededRandom(for: "tables written and read"))
    for _ in 0..<500 {
      let rows = tables.rows()
      var table = RecordTable(columns: rows[0])
      table.rows = Rows(of: Array(rows.dropFirst())) { $0.map { .text($0) } }
      for mark in [true, false] {
        let bytes = Array(CSVRenderer(byteOrderMark: mark).render(table).utf8)
        try #require(try Self.comparable(Self.read(bytes)) == Self.comparable(rows))
      }
    }
  }

  @Test func `are read as Python's csv wrote them, and Python reads ours`() throws {
    var tables = RandomTable(random: SeededRandom(for: "tables and Python's csv"))
    let folder = try SheetFolder()
    let originals = (0..<200).map { _ in tables.rows() }
    try JSONEncoder().encode(originals).write(to: folder.url("tables.json"))
    for (number, rows) in originals.enumerated() {
      var table = RecordTable(columns: rows[0])
      table.rows = Rows(of: Array(rows.dropFirst())) { $0.map { .text($0) } }
      try Data(CSVRenderer(byteOrderMark: number.isMultiple(of: 2)).render(table).utf8)
        .write(to: folder.url("ours-\(number).csv"))
    }
    let script = """
      import csv, json
      tables = json.load(open("tables.json", encoding="utf-8"))
      read = []
      for number, rows in enumerate(tables):
          form = [dict(), dict(delimiter=";"), dict(delimiter="\\t", quoting=csv.QUOTE_ALL), dict(lineterminator="\\n"),
                  dict(lineterminator="\\r", quoting=csv.QUOTE_ALL)][number % 5]
          # One column shows no separator: then it is the comma.
          if len(rows[0]) == 1: form.pop("delimiter", None)
          with open(f"theirs-{number}.csv", "w", newline="", encoding=["utf-8", "utf-8-sig"][number % 2]) as file:
              csv.writer(file, **form).writerows(rows)
          with open(f"ours-{number}.csv", newline="", encoding="utf-8-sig") as file:
              read.append(list(csv.reader(file, strict=True)))
      json.dump(read, open("read.json", "w"))
      """
    try folder.python(script)
    let theirs = try JSONDecoder().decode([[[String]]].self, from: Data(contentsOf: folder.url("read.json")))
    for (number, rows) in originals.enumerated() {
      let bytes = Array(try Data(contentsOf: folder.url("theirs-\(number).csv")))
      // Python guards no formula, so an apostrophe that stood there before one is taken for the guard.
      let expected = rows.map { $0.map(Self.unguarded) }
      try #require(try Self.comparable(Self.read(bytes)) == Self.comparable(expected), "theirs-\(number).csv")
      try #require(Self.comparable(theirs[number].map { $0.map(Self.unguarded) }) == Self.comparable(rows))
    }
  }

  private static func unguarded(_ text: String) -> String {
    let first = text.unicodeScalars.first { $0 != "'" }
    guard text.hasPrefix("'"), let first, "=+-@\t\r\n＝".unicodeScalars.contains(first) else { return text }
    return String(text.unicodeScalars.dropFirst()).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
