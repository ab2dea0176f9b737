import Domain
import Exchange
import Foundation
import TestSupport
import Testing

@testable import Reports

/// The rows of a text, each as its number and the texts of its cells.
private func rows(_ text: String) throws -> [String] { try rows(Array(text.utf8)) }

private func rows(_ bytes: [UInt8]) throws -> [String] {
  let sheets = try SheetFile.read(bytes, named: "a.csv")
  return sheets.flatMap(\.rows).map { "\($0.number): " + $0.cells.map(\.text).joined(separator: "|") }
}

private func failure(_ bytes: [UInt8]) -> SheetFailure? {
  do {
    _ = try SheetFile.read(bytes, named: "a.csv")
    return nil
  } catch { return error }
}

@Suite struct `Separated values from others` {
  @Test(arguments: [
    ("a,b\r\n1,2\r\n", ["1: a|b", "2: 1|2"]),
    ("\u{FEFF}a;b,c;d\n1;2;3", ["1: a|b,c|d", "2: 1|2|3"]),
    ("a\tb;c\r1\t2\r\r3\t4", ["1: a|b;c", "2: 1|2", "4: 3|4"]),
    ("\"a;b;c\",d\n1,2", ["1: a;b;c|d", "2: 1|2"]),
    ("sep=;\r\na,b,c;d\r\n1;2", ["2: a,b,c|d", "3: 1|2"]),
    ("\n , \n a , b \n\"\",\"\"\n\"x\r\ny\"\"z\"\"\",2\n3,,", ["3: a|b", "5: x\ny\"z\"|2", "7: 3"]),
    ("a\n5\" pipe\n'=1\n''+2\n'tis", ["1: a", "2: 5\" pipe", "3: =1", "4: '+2", "5: 'tis"]),
    ("title\n\u{A0}優先 \u{3000}\n", ["1: title", "2: 優先"]),
  ])
  func `are read as spreadsheets write them`(text: String, expected: [String]) throws {
    #expect(try rows(text) == expected)
  }

  @Test(
    arguments: [
      ("a,b\n1,\"two\n\n3,4\n", 2, .openQuote),
      ("a,b\n\"1\n2\",\"three\" or so,4\n5,6", 3, .textBehindQuote(" or so,4")),
      ("a,b\n1, \"2, 3\"\n", 2, .blankBeforeQuote),
      ("a,b\r\n1\u{0}00,2000000000000000000000000000000000", 2, .zeroByte),
      (String(repeating: ",", count: 20_000), 1, .tooManyCells),
      ("\n\n  \n", nil, .empty), ("", nil, .empty),
      ("%PDF-1.7\n", nil, .foreign(.pdf)), (" \n<!DOCTYPE HTML>", nil, .foreign(.html)),
    ] as [(String, Int?, SheetFailure.Problem)])
  func `with a fault are refused with its line`(text: String, line: Int?, problem: SheetFailure.Problem) {
    let found = failure(Array(text.utf8))
    #expect(found == SheetFailure(file: "a.csv", line: line, problem))
  }

  @Test func `in another encoding than UTF-8 are told which it is`() throws {
    let text = "reference,title\r\nA-1,日本とパキスタンの対話\r\n"
    let latin = "reference,title\r\nA-1,caf\u{E9} “M\u{FC}ller’s”\r\n"
    let expected: [(String, String.Encoding, Int, SheetFailure.TextEncoding)] = [
      (text, .utf16LittleEndian, 1, .utf16LittleEndian), (text, .utf16BigEndian, 1, .utf16BigEndian),
      ("\u{FEFF}" + text, .utf16LittleEndian, 1, .utf16LittleEndian),
      ("\u{FEFF}" + text, .utf16BigEndian, 1, .utf16BigEndian), ("\u{FEFF}" + text, .utf32LittleEndian, 1, .utf32),
      (text, .shiftJIS, 2, .shiftJIS), (latin, .windowsCP1252, 2, .windows1252),
    ]
    for (text, encoding, line, found) in expected {
      let bytes = Array(try #require(text.data(using: encoding)))
      #expect(failure(bytes) == SheetFailure(file: "a.csv", line: line, .encoding(found)), "\(encoding)")
    }
    #expect(failure(Array("a\nb\n日".utf8.dropLast())) == SheetFailure(file: "a.csv", line: 3, .cutOff))
  }

  @Test func `show which rows are wider than their head`() throws {
    let sheet = try SheetFile.read(Array("a,b,,\n1,2\n1,2,3\n1,2,,\n1,,,4".utf8), named: "a.csv")[0]
    #expect(sheet.rowsWiderThanHead.map(\.number) == [3, 5])
  }

  @Test func `whatever they are end in rows or a fault, and written again are the same rows`() throws {
    let seeds = [
      "date,until,name\n2026-02-05,,Kashmir Day\n", "\u{FEFF}name;date\r\n\"Eid, \"\"first\"\" day\";2026-03-20\r\n",
      "a\tb\n\"2026-02-05\"\t\"two\nlines\"\t'=1", "\"\",\n\"", "sep=,\n\"a\r\r\nb\",'\t1,'''@x",
    ]
    var mutation = Mutation(of: seeds.map { Array($0.utf8) }, for: "mutations of separated values")
    for _ in 0..<Mutation.rounds(2_000) {
      let bytes = mutation.next()
      let read = try? SheetFile.read(bytes, named: "a.csv")[0].rows.map { $0.cells.map(\.text) }
      mutation.count(accepted: read != nil)
      guard let read else { continue }
      let again = try SheetFile.read(written(read), named: "a.csv")[0].rows.map { $0.cells.map(\.text) }
      try #require(utf8(again) == utf8(read.map { $0.map(\.asShown) }), "\(bytes)")
    }
    mutation.tell()
  }
}

/// For Swift the two ways to write an accented letter are equal; here each has to stay as it was.
func utf8(_ rows: [[String]]) -> [[[UInt8]]] { rows.map { $0.map { Array($0.utf8) } } }

/// A table as our own writer writes it, behind a head of many columns, so that the separator is known.
private func written(_ rows: [[String]]) -> [UInt8] {
  var table = RecordTable(columns: rows.first ?? [])
  table.rows = Rows(of: Array(rows.dropFirst())) { $0.map { .text($0) } }
  return Array(("sep=,\r\n" + CSVRenderer(byteOrderMark: false).render(table)).utf8)
}

extension String {
  /// What `CSVRenderer` makes of what could steer a terminal, which cannot be told from a text that says so.
  fileprivate var asShown: String {
    let shown = unicodeScalars.map { "\t\r\n".unicodeScalars.contains($0) ? String($0) : String($0).madeVisible }
    return shown.joined()
  }
}
