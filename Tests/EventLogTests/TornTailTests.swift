import Domain
import EventLog
import Testing

/// What stands behind the opening event, and what it is.
struct Tail: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
  var highestNamed = 0
  /// The rule that makes it damage, or nil if it is a torn tail.
  var rule: LogRule?
}

extension Tail {
  static func all() throws -> [Tail] {
    var stream = try TestStream()
    try stream.commit([.note(2)])
    try stream.commit([.note(3), .note(4), .note(5)])
    let lines = stream.endedLines
    let single = lines[1]
    let (first, second) = (lines[2], lines[3])
    let nul = [UInt8](repeating: 0, count: 4096)
    let wrong = single.replacing("official", with: "oral")
    // The lines of the larger commit as they would stand directly behind the opening.
    var other = try TestStream()
    try other.commit([.note(2), .note(3), .note(4)])
    let commit = Array(other.endedLines[1...])
    return [
      Tail(testDescription: "half a line", bytes: Array(single.dropLast(30))),
      Tail(testDescription: "a line that lacks only its line feed", bytes: Array(single.dropLast())),
      Tail(testDescription: "a commit without its last line", bytes: Array(commit[..<2].joined())),
      Tail(testDescription: "a commit with half of its last line", bytes: Array(commit.joined().dropLast(40))),
      Tail(testDescription: "a block of NUL", bytes: nul),
      Tail(testDescription: "a block of NUL and a line feed", bytes: nul + [0x0A]),
      Tail(testDescription: "a commit with a block of NUL inside", bytes: commit[0] + nul + [0x0A] + commit[2]),
      Tail(
        testDescription: "a commit whose first line is not well-formed",
        bytes: commit[0].replacing("official", with: "oral") + commit[1]),
      Tail(
        testDescription: "half a line that is named", bytes: Array(single.dropLast(30)), highestNamed: 2,
        rule: .lineFeed),
      Tail(testDescription: "a block of NUL that is named", bytes: nul, highestNamed: 9, rule: .lineFeed),
      Tail(testDescription: "a complete line that is wrong", bytes: wrong, rule: .dataHash),
      Tail(testDescription: "a complete line out of its place", bytes: lines[4], rule: .idGap),
      Tail(testDescription: "a line that is wrong and a whole one", bytes: wrong + first, rule: nil),
      Tail(
        testDescription: "lines of two commits and half a line",
        bytes: wrong + lines[1] + first + Array(second.dropLast(9)),
        rule: .dataHash),
      Tail(testDescription: "an empty line", bytes: [0x0A], rule: .members),
    ]
  }
}

@Suite struct `What an interrupted writer leaves` {
  @Test(arguments: try Tail.all())
  func `is told from damage, and moved aside by the next writer`(_ tail: Tail) throws {
    let scratch = try Scratch()
    let sound = try TestStream().bytes
    try scratch.write(sound + tail.bytes, to: "events/mea/000000000001.jsonl")
    let reader = scratch.reader(highestNamed: tail.highestNamed)
    let reading = try reader.read { _ in }
    #expect(reading.position.size == 1)
    if let rule = tail.rule {
      guard case .damaged(let finding) = reading.status else {
        Issue.record("not damaged: \(reading.status)")
        return
      }
      #expect(finding.rule == rule)
      #expect(try scratch.read("events/mea/000000000001.jsonl") == sound + tail.bytes)
      return
    }
    guard case .torn(let torn) = reading.status else {
      Issue.record("not torn: \(reading.status)")
      return
    }
    #expect((torn.line, torn.offset, torn.byteCount) == (2, sound.count, tail.bytes.count))
    #expect(try reader.verify().findings == [])
    let writer = try StreamWriter.open(reader)
    #expect(writer.recovered?.tail == torn)
    #expect(try scratch.read("events/mea/000000000001.jsonl") == sound)
    #expect(try scratch.read(#require(writer.recovered?.file)) == tail.bytes)
    try writer.append([.note(2)], time: TestStream.start.adding(seconds: 60))
    #expect(try reader.read { _ in }.status == .sound)
  }

  @Test func `never replaces what was recovered before`() throws {
    let scratch = try Scratch()
    let sound = try TestStream().bytes
    for text in ["one", "two", "three"] {
      try scratch.write(sound + Array(text.utf8), to: "events/mea/000000000001.jsonl")
      try StreamWriter.open(scratch.reader()).close()
    }
    let recovered = try scratch.contents(of: "recovered").values.map { String(decoding: $0, as: UTF8.self) }
    #expect(recovered.sorted() == ["one", "three", "two"])
  }

  @Test func `may be a whole segment, which is removed`() throws {
    let stream = try TestStream(count: 1024)
    for tail in ["", "half a line"] {
      let scratch = try Scratch()
      try scratch.write(stream)
      try scratch.write(Array(tail.utf8), to: "events/mea/000000001025.jsonl")
      let writer = try StreamWriter.open(scratch.reader())
      #expect(writer.recovered?.tail.byteCount == tail.utf8.count)
      #expect(try scratch.contents() == ["events/mea/000000000001.jsonl": stream.bytes])
      try writer.append([.note(1025)], time: TestStream.start.adding(seconds: 2000))
      #expect(try scratch.reader().read { _ in }.position.size == 1025)
    }
  }

  @Test func `is damage in a segment that another one follows`() throws {
    let scratch = try Scratch()
    let stream = try TestStream(count: 1025)
    try scratch.write(stream)
    try scratch.write(stream.endedLines[..<900].joined() + [0x7B], to: "events/mea/000000000001.jsonl")
    guard case .damaged(let finding) = try scratch.reader().read(deliver: { _ in }).status else {
      Issue.record("not damaged")
      return
    }
    #expect((finding.line, finding.rule) == (901, .lineFeed))
  }

  @Test func `is an empty first segment of a stream that was never begun`() throws {
    let scratch = try Scratch()
    try scratch.write([], to: "events/mea/000000000001.jsonl")
    let writer = try StreamWriter.open(scratch.reader())
    #expect(writer.end == .start)
    try writer.append([.opening()], time: TestStream.start)
    #expect(try scratch.reader().read { _ in }.position.size == 1)
  }
}
