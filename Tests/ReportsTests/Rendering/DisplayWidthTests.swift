import Testing

@testable import Reports

@Suite struct `The display width of text` {
  /// Scalars that Swift's own tables know, all of them but for the inside of the large East Asian blocks.
  private var scalars: [Unicode.Scalar] {
    (0xA0...0xE01EF as ClosedRange<UInt32>).compactMap { value in
      let block = value < 0x20000 && !(0x3500..<0xA000).contains(value) && !(0xAD00..<0xD700).contains(value)
      guard block || value.isMultiple(of: 97), let scalar = Unicode.Scalar(value) else { return nil }
      let category = scalar.properties.generalCategory
      return category == .unassigned || category == .privateUse ? nil : scalar
    }
  }

  @Test func `is that of Python's wcwidth, scalar by scalar`() throws {
    let script = "import sys, wcwidth\nfor line in sys.stdin: print(wcwidth.wcwidth(chr(int(line))))"
    let input = scalars.map { "\($0.value)\n" }.joined()
    let answers = try Python.run(script, input: input, packages: ["wcwidth"]).split(separator: "\n").map { Int($0) }
    try #require(answers.count == scalars.count && answers.count > 5000)
    let different = zip(scalars, answers).filter { DisplayWidth.columns(of: $0) != $1 }
    let list = different.map { "\(String($0.value, radix: 16)): \(DisplayWidth.columns(of: $0)), wcwidth \($1 ?? -9)" }
    #expect(list.isEmpty, "\(list.count) of \(scalars.count) differ: \(list.prefix(40))")
  }

  @Test func `is that of Python's wcswidth for clusters of several scalars`() throws {
    let texts = [
      "e\u{301}", "は\u{3099}", "👨\u{200D}👩\u{200D}👧", "🇵🇰", "🇯🇵🇰🇷", "👍🏽", "❤\u{FE0F}", "❤", "क्ष", "\u{1112}\u{1161}\u{11AB}",
      "한국", "1\u{FE0F}\u{20E3}", "ن\u{64B}", "a\u{AD}b", "وزارتِ انفارمیشن ٹیکنالوجی", "日本・パキスタン", "ﾃｽﾄ", "Ａ１",
    ]
    let script = "import sys, wcwidth\nfor line in sys.stdin: print(wcwidth.wcswidth(line.rstrip('\\n')))"
    let answers = try Python.run(script, input: texts.map { $0 + "\n" }.joined(), packages: ["wcwidth"])
    #expect(answers.split(separator: "\n").map { Int($0) } == texts.map { DisplayWidth.columns(of: $0) })
  }
}
