import Domain
import EventLog
import Testing

/// A stream with one thing wrong, made from a valid one by one small change, and where it must be found.
struct HostileFile: Sendable {
  let rule: LogRule
  var stream = "mea"
  /// The segment in which the fault is found, by its first id, and the line in it.
  var segment = 1
  let line: Int
  var isWrittenHere = true
  var highestNamed = 0
  /// The files of the stream by name.
  let files: [String: [UInt8]]

  var file: String { files.keys.first { !$0.hasPrefix("0") } ?? Segment.name(first: segment) }
}

extension HostileFile: CustomTestStringConvertible {
  var testDescription: String { rule.rawValue }
}

extension HostileFile {
  /// One for each rule, from the test vector with one piece of a line replaced.
  private static func vector(
    _ rule: LogRule, line: Int = 2, _ old: String, _ new: String, isWrittenHere: Bool = true
  ) -> HostileFile {
    var lines = TestVector.file
    lines[line - 1] = lines[line - 1].replacing(old, with: new)
    return HostileFile(
      rule: rule, line: line, isWrittenHere: isWrittenHere, files: ["000000000001.jsonl": Array(lines.joined())])
  }

  static let lines: [HostileFile] = [
    vector(.lineLength, "Centre of", String(repeating: "Centre of ", count: 6_000)),
    vector(.byteOrderMark, "{\"spec", "\u{FEFF}{\"spec"),
    vector(.whiteSpace, ",\"id\"", ", \"id\""),
    vector(.members, "\"subject\"", "\"subjekt\""),
    vector(.specVersion, "\"1.0\"", "\"1.1\""),
    vector(.headerCharacters, "proposal.tabled", "proposal\\tabled"),
    vector(.sourceName, "\"mea\"", "\"Mea\""),
    vector(.idNumber, "\"id\":\"2\"", "\"id\":\"02\""),
    vector(.typeName, "proposal.tabled", ""),
    vector(.subject, "JPHLEPD-9-05", "JPHLEPD_9-05"),
    vector(.time, "T04:05:00", "T04:05:60"),
    vector(.effective, "2025-09-10", "2025-02-29"),
    vector(.actor, "mea.d3", "Mea.d3"),
    vector(.basis, line: 3, "mea/2", "mea/02"),
    vector(.sharing, "\"joint\"", "\"Joint\""),
    vector(.command, ",\"more\"", ",\"command\":\"a b\",\"more\""),
    vector(.more, ":true", ":True"),
    vector(.previousText, "rx+8=", "rx+9="),
    vector(.dataHashText, "1Q78=", "1Q79="),
    vector(.salt, "uLw==", "uLx=="),
    vector(.lineEnd, "}}", "}}}"),
    vector(.dataObject, "{\"title\"", "[\"title\""),
    vector(.dataSyntax, "\"kind\":", "\"kind\"="),
    vector(.dataNumber, line: 3, "\"number\":1", "\"number\":1.0"),
    vector(.dataIntegerRange, line: 3, "\"number\":1", "\"number\":9007199254740992"),
    vector(.dataDuplicateName, line: 3, "\"owner\"", "\"action\""),
    vector(.dataDepth, line: 3, "\"number\":1", "\"number\":[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]"),
    vector(.dataEscape, "Centre", "\\u0043entre"),
    vector(.dataControl, "Centre of", "Centre\u{1}of"),
    vector(.dataHash, "Excellence", "Excellense"),
    vector(.source, "\"source\":\"mea\"", "\"source\":\"meb\""),
    vector(.idRepeated, "\"id\":\"2\"", "\"id\":\"1\""),
    vector(.idGap, "\"id\":\"2\"", "\"id\":\"4\""),
    vector(.previous, "MGG3ip", "AGG3ip"),
    vector(.timeOrder, "T04:05:00", "T04:00:00"),
    vector(.commitTime, line: 3, "T04:05:00", "T04:05:01"),
    vector(.basisOrder, line: 3, "mea/2", "mea/3"),
    vector(.opening, line: 1, "register.opened", "register.closed"),
  ]

  /// Those that need more than one line to be wrong, or more than the vector to be wrong in.
  static func files() throws -> [HostileFile] {
    let first = Segment.name(first: 1)
    let next = Segment.name(first: 1025)
    var lines = TestVector.file
    lines[1] = lines[1].replacing(Array("lence".utf8), with: [0xFF] + Array("ence".utf8), maxReplacements: 1)
    var withheld = TestVector.file
    withheld[2] = Array("{\"withheld\":\"\(TestVector.leaves[2])\"}\n".utf8)
    let misspelt = withheld[2].replacing("=", with: "")
    var redacted = TestVector.file
    let last = try LogLine(reading: Array(TestVector.lines[2].utf8), in: "mea", at: 3)
    redacted[2] = (last.header?.encoded ?? []) + [0x0A]
    let long = try TestStream(count: 2050)
    var short = long.endedLines
    short.remove(at: 1023)
    var joined = long.segments
    joined[first]?.removeLast()
    var unfinished = try TestStream(count: 1023)
    try unfinished.commit((1024...1026).map { .note($0) })
    var large = try TestStream()
    try large.commit((2...1026).map { .note($0) })
    return [
      HostileFile(rule: .encoding, line: 2, files: [first: Array(lines.joined())]),
      HostileFile(
        rule: .withheld, line: 3, isWrittenHere: false,
        files: [first: Array((TestVector.file[..<2] + [misspelt]).joined())]),
      HostileFile(rule: .withheldHere, line: 3, files: [first: Array(withheld.joined())]),
      HostileFile(rule: .redactionUnnamed, line: 3, files: [first: Array(redacted.joined())]),
      HostileFile(rule: .namedEventMissing, line: 3, highestNamed: 4, files: [first: Array(TestVector.file.joined())]),
      HostileFile(
        rule: .segmentName, line: 1, files: [first: Array(TestVector.file.joined()), "copy-of-1.jsonl": []]),
      HostileFile(
        rule: .segmentMissing, segment: 1025, line: 1, files: long.segments.filter { $0.key != next }),
      HostileFile(
        rule: .segmentSize, line: 1023,
        files: [first: Array(short[..<1023].joined()), next: Array(short[1023...].joined())]),
      HostileFile(rule: .lineFeed, line: 1024, files: joined),
      HostileFile(
        rule: .commitUnfinished, segment: 1025, line: 1,
        files: [first: unfinished.segments[first] ?? [], next: unfinished.endedLines[1024]]),
      HostileFile(rule: .commitSize, segment: 1025, line: 2, files: large.segments),
    ]
  }

  /// All of them but `cursor` and `checkpoint`, which are about what is held elsewhere (`StreamReaderTests`,
  /// `CheckpointWriterTests`).
  static func all() throws -> [HostileFile] { lines + (try files()) }
}
