import Testing

@testable import Reports

/// What is written row by row, from rows that are made as they are reached, is what is written at once.
@Suite struct `Answers of many rows` {
  private static let count = 3000

  /// Rows of every shape, so many that they are handed on in several pieces.
  private static func table(using random: inout SeededRandom) -> Table {
    var table = RandomTable.make(using: &random)
    let some = Array(table.rows) + [.group("Group", detail: "detail"), .totals(["1", "2"])]
    table.rows = Rows((0..<count).map { some[$0 % some.count] })
    return table
  }

  private static func pieces(_ write: (inout ByteSink) -> Void) throws -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    try withoutActuallyEscaping({ pieces.append($0) }) { deliver in
      var sink = ByteSink(deliver)
      write(&sink)
      try sink.finish()
    }
    return pieces
  }

  @Test(arguments: 0..<6) func `are the same in pieces as whole`(round: Int) throws {
    let seed = SeededRandom.seed()
    var random = SeededRandom(state: seed)
    let held = Self.table(using: &random)
    let rows = Array(held.rows)
    let made = Table(columns: held.columns, listing: Rows(of: rows) { $0 })
    let again: Comment = "to see it again: SEED=\(seed)"
    #expect(made == held, again)
    for width in [20, 60, 140] {
      let renderer = TextRenderer(width: width, colour: round.isMultiple(of: 2))
      let pieces = try Self.pieces { renderer.write(Document([.table(made)]), to: &$0) }
      let whole = renderer.render(Document([.table(held)]))
      #expect(String(decoding: pieces.joined(), as: UTF8.self) == whole, again)
      // Three thousand empty cells are not enough for two pieces.
      #expect(pieces.count > 1 || whole.utf8.count < 64 << 10, again)
      #expect(pieces.allSatisfy { $0.count < 256 << 10 }, again)
    }
    let markdown = try Self.pieces { MarkdownRenderer().write(Document([.table(made)]), to: &$0) }
    #expect(
      String(decoding: markdown.joined(), as: UTF8.self) == MarkdownRenderer().render(Document([.table(held)])), again)
  }

  @Test func `are the same in JSON and CSV`() throws {
    let numbers = Array(0..<Self.count)
    let json = JSONValue.object([.init("items", .rows(Rows(of: numbers) { ["number": .integer($0), "text": "a\"b"] }))])
    let array = JSONValue.object([.init("items", .array(numbers.map { ["number": .integer($0), "text": "a\"b"] }))])
    let pieces = try Self.pieces { JSONWriter().write(json, to: &$0) }
    #expect(pieces.count > 1 && String(decoding: pieces.joined(), as: UTF8.self) == JSONWriter().write(array))
    #expect(JSONWriter().write(.rows([])) == "[]")
    let fields: @Sendable (Int) -> [RecordTable.Field] = { number in
      [.integer(number), .text("=\(number)"), .text("a, b"), ""]
    }
    let made = RecordTable(columns: ["a", "b"], listing: Rows(of: numbers) { fields($0) })
    let held = RecordTable(columns: ["a", "b"], rows: numbers.map(fields))
    let csv = try Self.pieces { CSVRenderer(byteOrderMark: false).write(made, to: &$0) }
    #expect(String(decoding: csv.joined(), as: UTF8.self) == CSVRenderer(byteOrderMark: false).render(held))
  }

  @Test func `end with the failure of the first piece that nobody takes`() throws {
    struct Full: Error {}
    var taken = 0
    func take(_ piece: [UInt8]) throws {
      taken += 1
      throw Full()
    }
    var sink = ByteSink { try take($0) }
    let rows = Rows(of: Array(0..<Self.count)) { [RecordTable.Field.text(String(repeating: "x", count: 1000 + $0))] }
    CSVRenderer(byteOrderMark: false).write(RecordTable(columns: ["a"], listing: rows), to: &sink)
    #expect(throws: Full.self) { try sink.finish() }
    #expect(taken == 1)
  }
}

@Suite struct `Characters by themselves` {
  @Test func `are measured as any character, and none joins another`() {
    let singles = (0x20...0xFFFF).compactMap { (value: UInt32) in Unicode.Scalar(value) }.filter {
      Glyph.single($0) != nil
    }
    for scalar in singles {
      let character = Character(scalar)
      let width = DisplayWidth.columns(of: character)
      let single = Glyph.single(scalar)
      #expect(single?.width == width && single?.kind == Glyph.kind(of: character, width: width), "\(scalar)")
    }
    var text = ""
    for (first, second) in zip(singles, singles.shuffled()) { text.unicodeScalars += [first, second] }
    #expect(text.count == text.unicodeScalars.count && singles.count > 30_000)
  }
}
