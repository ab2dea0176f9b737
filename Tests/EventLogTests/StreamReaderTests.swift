import Domain
import EventLog
import TestSupport
import Testing

@Suite struct `Reading a stream on` {
  @Test func `gives what is new, whole commits only, at every place`() throws {
    var stream = try TestStream(count: 1022)
    try stream.commit([.note(1023), .note(1024), .note(1025)])
    try stream.commit([.note(1026)])
    for known in [1, 500, 1021, 1022, 1025, 1026] {
      let scratch = try Scratch()
      var earlier = try TestStream(count: min(known, 1022))
      if known >= 1025 { try earlier.commit([.note(1023), .note(1024), .note(1025)]) }
      if known == 1026 { try earlier.commit([.note(1026)]) }
      try scratch.write(earlier)
      let reader = scratch.reader()
      let position = try reader.read { _ in }.position
      #expect(position.size == known)
      #expect(try reader.isUnchanged(since: position))
      try scratch.write(stream)
      var numbers: [Int] = []
      let reading = try reader.read(from: position) { numbers.append($0.number) }
      #expect(numbers == Array(known + 1..<1027))
      #expect(reading.status == .sound)
      #expect(reading.position == (try reader.read { _ in }.position))
    }
  }

  @Test func `goes over from a full segment to the next one`() throws {
    let scratch = try Scratch()
    try scratch.write(try TestStream(count: 1024))
    let reader = scratch.reader()
    let position = try reader.read { _ in }.position
    #expect(try reader.isUnchanged(since: position))
    try scratch.write(try TestStream(count: 1026))
    #expect(try !reader.isUnchanged(since: position))
    var numbers: [Int] = []
    #expect(try reader.read(from: position) { numbers.append($0.number) }.status == .sound)
    #expect(numbers == [1025, 1026])
  }

  @Test func `finds a segment under the name of another`() throws {
    let scratch = try Scratch()
    let stream = try TestStream(count: 2060)
    try scratch.write(try TestStream(count: 1030))
    let position = try scratch.reader().read { _ in }.position
    try scratch.write(Array(stream.endedLines[2048...].joined()), to: "events/mea/000000001025.jsonl")
    guard case .damaged(let finding) = try scratch.reader().read(from: position, deliver: { _ in }).status else {
      Issue.record("not damaged")
      return
    }
    #expect((finding.rule, finding.line) == (.segmentName, 1))
  }

  @Test func `reads little more than what is new`() throws {
    let scratch = try Scratch()
    try scratch.write(try TestStream(count: 900))
    let files = UnkindFiles()
    let reader = StreamReader(folder: scratch.folder(files), stream: "mea", options: .init(isWrittenHere: true))
    let position = try reader.read { _ in }.position
    let writer = try StreamWriter.open(scratch.reader())
    let line = try writer.append([.note(901)], time: TestStream.start.adding(seconds: 5000))[0]
    writer.close()
    let before = files.bytesRead
    #expect(try !reader.isUnchanged(since: position))
    #expect(files.bytesRead == before)
    #expect(try reader.read(from: position) { _ in }.position == writer.end)
    #expect(files.bytesRead - before < 5 * line.bytes.count)
  }

  @Test func `finds that the log does not continue what was read`() throws {
    let stream = try TestStream(count: 5)
    var other = try TestStream(count: 3)
    for number in 4...9 { try other.commit([.note(number, text: "Another history.")]) }
    let shortened = try TestStream(count: 3)
    for replacement in [other, shortened] {
      let scratch = try Scratch()
      try scratch.write(stream)
      let position = try scratch.reader().read { _ in }.position
      try scratch.write(replacement)
      let line = min(replacement.lines.count, 5)
      var delivered = 0
      guard
        case .damaged(let finding) = try scratch.reader().read(from: position, deliver: { _ in delivered += 1 }).status
      else {
        Issue.record("a history that was replaced is taken")
        return
      }
      #expect((finding.rule, finding.line, delivered) == (.cursor, line, 0))
      let verified = try scratch.reader().verify(against: [position])
      #expect(verified.findings.map(\.rule) == [.cursor])
      #expect(throws: WriteFailure.damaged(finding)) { _ = try StreamWriter.open(scratch.reader(), from: position) }
    }
    let cut = try Scratch()
    try cut.write(stream)
    let end = try cut.reader().read { _ in }.position
    try cut.write(Array(stream.bytes.dropLast(7)), to: "events/mea/000000000001.jsonl")
    let cutStatus = try cut.reader().read(from: end) { _ in }.status
    #expect(cutStatus == .damaged(Finding(file: "events/mea/000000000001.jsonl", line: 5, rule: .cursor)))
    let gone = try Scratch()
    let position = StreamPosition(
      size: 5, lastLeaf: stream.lines[4].leaf, lastTime: nil, lastLineOffset: 0, endOffset: 9, identity: .unknown)
    #expect(throws: WriteFailure.self) { _ = try StreamWriter.open(gone.reader(), from: position) }
  }

  @Test func `goes on when a redaction moved the line that it knows`() throws {
    var stream = try TestStream(count: 4)
    var redaction = NewEvent.note(5)
    redaction.type = "event.redacted"
    redaction.data = ["target": "mea/3", "reason": "A name", "authority": "Order 7", "data": ["text": "[removed]"]]
    try stream.commit([redaction])
    let scratch = try Scratch()
    try scratch.write(stream)
    let position = try scratch.reader().read { _ in }.position
    var lines = stream.endedLines
    lines[2] = try #require(stream.lines[2].header).encoded + [0x0A]
    try scratch.write(Array(lines.joined()), to: "events/mea/000000000001.jsonl")
    let moved = try scratch.reader().read(from: position) { _ in }
    #expect(moved.status == .sound)
    #expect((moved.position.size, moved.position.lastLeaf) == (5, position.lastLeaf))
    #expect(moved.position.endOffset < position.endOffset)
    var forms: [LineForm] = []
    #expect(try scratch.reader().read { forms.append($0.form) }.position == moved.position)
    #expect(forms == [.full, .full, .redacted, .full, .full])
  }

  @Test func `takes another office's withheld lines, with the chain through them`() throws {
    var stream = try TestStream("jica")
    try stream.commit([.note(2), .note(3)])
    try stream.commit([.note(4)])
    let scratch = try Scratch()
    for hidden in [[2], [3], [2, 3], [3, 4], [4]] {
      var lines = stream.endedLines
      for number in hidden { lines[number - 1] = Array("{\"withheld\":\"\(stream.lines[number - 1].leaf)\"}\n".utf8) }
      try scratch.write(Array(lines.joined()), to: "events/jica/000000000001.jsonl")
      var read: [LogLine] = []
      let reader = scratch.reader("jica", isWrittenHere: false)
      #expect(try reader.read { read.append($0) }.status == .sound)
      #expect(read.map(\.leaf) == stream.lines.map(\.leaf))
      #expect(read.filter { $0.form == .withheld }.map(\.number) == hidden)
    }
  }

  @Test func `holds a commit of another office that is dated too far ahead`() throws {
    let scratch = try Scratch()
    try scratch.write(try TestStream("jica", count: 3))
    let day = 24 * 60 * 60
    func read(ownsIt: Bool, clock: Int) throws -> StreamReading {
      let clock = TestStream.start.adding(seconds: clock)
      return try StreamReader(
        folder: scratch.folder, stream: "jica", options: .init(isWrittenHere: ownsIt, clock: clock)
      ).read { _ in }
    }
    let held = try read(ownsIt: false, clock: 2 - day)
    #expect(held.position.size == 2)
    guard case .held(let commit) = held.status else {
      Issue.record("not held: \(held.status)")
      return
    }
    #expect((commit.event.description, commit.time) == ("jica/3", TestStream.start.adding(seconds: 3)))
    #expect(try read(ownsIt: false, clock: 3 - day).status == .sound)
    #expect(try read(ownsIt: true, clock: -9 * day).status == .sound)
  }

  @Test func `refuses another format and another register, which are no damage`() throws {
    let cases: [(NewEvent, StreamRefusal)] = [
      (.opening(format: 2), .format(2)),
      (.opening(origin: "example.org/b"), .origin(found: "example.org/b", expected: "example.org/test")),
    ]
    for (opening, refusal) in cases {
      let scratch = try Scratch()
      let line = try LogLine(
        writing: opening, id: EventID(stream: "mea", number: 1), time: TestStream.start, more: false, previous: .zero,
        salt: .counted(0))
      try scratch.write(line.bytes + [0x0A], to: "events/mea/000000000001.jsonl")
      let reader = StreamReader(
        folder: scratch.folder, stream: "mea", options: .init(isWrittenHere: true, origin: "example.org/test"))
      #expect(try reader.read { _ in } == StreamReading(position: .start, status: .refused(refusal)))
      #expect(throws: WriteFailure.refused(refusal)) { _ = try StreamWriter.open(reader) }
    }
  }

  @Test func `gives single lines by their id, and the opening`() throws {
    let scratch = try Scratch()
    let stream = try TestStream("jica", count: 1030)
    try scratch.write(stream)
    for number in [1, 2, 1024, 1025, 1030] {
      let line = try scratch.folder.line(of: EventID(stream: "jica", number: number))
      #expect(line?.bytes == stream.lines[number - 1].bytes)
    }
    #expect(try scratch.folder.line(of: EventID(stream: "jica", number: 1031))?.bytes == nil)
    #expect(try scratch.folder.line(of: EventID(stream: "mea", number: 1))?.bytes == nil)
    let opening = try scratch.folder.opening(of: "jica")
    #expect(opening?.origin == "example.org/test" && opening?.isFounding == false)
  }

  @Test func `ignores what is none of the log's`() throws {
    let scratch = try Scratch()
    try scratch.write(try TestStream(count: 3))
    try scratch.write([1], to: "events/mea/.000000001025.jsonl")
    try scratch.write([1], to: "events/mea/checkpoints/3-aabbccdd-00000000")
    try scratch.write([1], to: "events/README.md")
    try scratch.write([1], to: "events/schema/000000000001.jsonl")
    try scratch.write([1], to: "events/drafts/notes.txt")
    #expect(try scratch.folder.streams() == ["mea"])
    #expect(try scratch.reader().verify().findings == [])
  }
}
