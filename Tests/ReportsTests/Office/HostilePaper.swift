import Domain
import Reports

/// Text that tries to become something else, in every place that text can stand.
enum HostilePaper {
  /// What is put in, and what is read back if that is not the same.
  static let texts: [(put: String, read: String?)] = [
    ("</w:t></t><!-- & ]]> <?xml ?> \"quoted\"", nil), ("&amp;lt;", nil),
    ("=HYPERLINK(\"http://example.org\",\"x\")", nil), ("+1", nil), ("-1", nil), ("@SUM(A1)", nil), ("＝1+1", nil),
    ("'=1", nil), ("007", nil), ("1e5", nil), ("2026-11-21", nil), ("TRUE", nil), ("_x0041_ and _x41_", nil),
    ("  blanks at both ends  ", nil), ("line one\nline two\tbehind a tab", nil),
    ("one\r\ntwo", "one\ntwo"), ("e\u{301} is not \u{E9}", nil), ("\u{E9} is not e\u{301}", nil),
    ("👩‍👩‍👧‍👦 🇵🇰 ✓ 優先分野 노동부", nil), ("\u{200F}وزارتِ تجارت\u{200E} (JICA) 12.", nil),
    ("\u{202E}fdp.exe\u{2066}", "\\u{202E}fdp.exe\\u{2066}"),
    (
      "nul \u{0} bell \u{7} escape \u{1B}[31m del \u{7F} nel \u{85}",
      "nul \\u{0} bell \\u{7} escape \\u{1B}[31m del \\u{7F} nel \\u{85}"
    ),
    ("no characters: " + scalars(0xFFFE, 0xFFFF), "no characters: \\u{FFFE}\\u{FFFF}"),
    ("separators\u{2028}\u{2029}", "separators\\u{2028}\\u{2029}"), (String(repeating: "x", count: 2_000), nil),
    (scalars(0x10FFFF, 0xFDD0), nil),
  ]

  /// Scalars that cannot stand in a literal.
  private static func scalars(_ values: UInt32...) -> String {
    String(values.compactMap(Unicode.Scalar.init).map(Character.init))
  }

  static let read = texts.map { $0.read ?? $0.put }

  /// Every text as title, heading, fact, bullet, note, head of a column, group, cell, sum, label and tag.
  static let word: WordDocument = {
    var document = Document(title: .init(texts[0].put))
    for (index, text) in texts.enumerated() {
      let rich = RichText(text.put, .bad)
      document.blocks += [
        .heading(level: index, rich), .paragraph(rich), .bullets([rich]), .facts([.init(rich, rich)]), .note(rich),
      ]
      document.append(
        .table(
          Table(
            columns: [.init(rich), .fixed(rich), .number(rich)],
            rows: [
              .group(rich, detail: rich), .cells([.init(rich), .init(text.put, language: .urdu)]),
              .cells([.init([Blank(.words, tag: text.put + "\(index)", label: text.put, placeholder: text.put)])]),
              .totals([.init(rich), .init(rich), .init(rich), .init(rich)]),
            ])))
    }
    document.append(.table(Table(columns: [])))
    document.append(.gap)
    return WordDocument(document, footer: texts[0].put, orientation: .portrait)
  }()

  /// Every text as a cell, a heading and a group, beside numbers and days at their limits.
  static let workbook: Workbook = {
    let columns = texts.map { Workbook.Column($0.put, width: 20) }
    let rows: [Workbook.Row] = [
      .cells(texts.map { .init($0.put) }), .cells(texts.map { .init(.decimal($0.put)) }), .group(texts[2].put),
      .cells([
        .init(Int.max), .init(-999_999_999_999_999), .init(.decimal("-12.50")), .init(.decimal("0.1")),
        .init(.decimal("12345678901234567890.5")), .init(CalendarDate.firstOfMarch1900),
        .init(CalendarDate.firstOfMarch1900.adding(days: -1)), .init(CalendarDate(daysSinceEpoch: .max)),
        .init(String(repeating: "優", count: 40_000)), .init(""), .init(.empty),
      ]),
    ]
    let names = ["a:b\\c/d?e*f[g]", "History", "'quoted'", "A" + String(repeating: "b", count: 40), "", "history"]
    return Workbook(
      title: texts[0].put, footer: "&P & 100 %",
      sheets: names.map { Workbook.Sheet(name: $0, title: "9 & more\n" + texts[24].put, columns: columns, rows: rows) }
        + [Workbook.Sheet(name: "A" + String(repeating: "b", count: 40), title: "", columns: [])])
  }()
}

extension CalendarDate {
  /// The first day that every spreadsheet program counts alike.
  fileprivate static let firstOfMarch1900 = CalendarDate(daysSinceEpoch: -25_508)
}
