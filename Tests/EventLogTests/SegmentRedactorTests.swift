import Domain
import EventLog
import Foundation
import TestSupport
import Testing

/// A stream of two segments whose redactions are on the device, and whose lines still have their words.
private struct RedactedStream {
  let scratch: Scratch
  let stream: TestStream
  /// One event in the frozen segment, one in the last.
  static let targets: [EventID] = ["mea/3", "mea/1030"]

  /// Made once: it takes longer than everything that is done with it.
  private static let made = Result { try madeStream() }

  private static func madeStream() throws -> TestStream {
    var stream = try TestStream(count: 1035)
    for target in targets {
      var redaction = NewEvent.note(0)
      redaction.type = "event.redacted"
      redaction.data = [
        "target": .string("\(target)"), "reason": "A name", "authority": "No. 7", "data": ["text": "[]"],
      ]
      try stream.commit([redaction])
    }
    return stream
  }

  init() throws {
    stream = try Self.made.get()
    scratch = try Scratch()
    try scratch.write(stream)
    chmod(scratch.register + "/events/mea/000000000001.jsonl", 0o444)
    try scratch.write(Array("half a line, \(word(3)), of a segment".utf8), to: "events/mea/.000000002049.jsonl")
    // A first attempt at the same entry, torn inside its text, and another entry that has nothing to do with it.
    let torn = stream.lines[1029].bytes.dropLast(35)
    try scratch.write(stream.lines[9].bytes + [0x0A] + torn, to: "recovered/mea-000000001025-77.torn")
  }

  func word(_ number: Int) -> String { "A position was reported. \(number)" }

  func files() throws -> [String: [UInt8]] {
    let base = scratch.register
    return try FileManager.default.subpathsOfDirectory(atPath: base).reduce(into: [:]) { files, name in
      files[name] = (try? Data(contentsOf: URL(filePath: base + "/" + name))).map { Array($0) }
    }
  }

  /// The files in which a text of the targets stands, or begins.
  func filesWithWords() throws -> Set<String> {
    let marks = Self.targets.map { Array("\"text\":\"\(word($0.number))\"".utf8) } + [Array("reported. 103".utf8 + [0])]
    return Set(try files().filter { file in marks.contains { (file.value + [0]).firstRange(of: $0) != nil } }.keys)
  }

  /// What the log must be in every state: whole, every leaf where it was.
  func expectWhole(_ comment: Comment = "") throws {
    let verification = try scratch.reader().verify()
    #expect(verification.findings == [] && verification.reading.status == .sound, comment)
    var tree = MerkleTree()
    for line in stream.lines { tree.append(line.leaf) }
    #expect(verification.root == tree.root, comment)
  }

  func remove(_ files: any LogFiles = PosixFiles()) throws -> [RedactedSegment] {
    let reader = StreamReader(folder: scratch.folder(files), stream: "mea", options: .init(isWrittenHere: true))
    let writer = try StreamWriter.open(reader)
    defer { writer.close() }
    return try writer.removeWords(of: Self.targets)
  }
}

@Suite struct `Words that redactions remove from a stream` {
  @Test func `leave frozen and last segments and what interrupted writers left, and nothing else changes`() throws {
    let made = try RedactedStream()
    let scratch = made.scratch
    let (frozen, last) = ("events/mea/000000000001.jsonl", "events/mea/000000001025.jsonl")
    #expect(try made.filesWithWords() == [frozen, last])
    let before = try made.files()
    let segments = try made.remove()
    #expect(segments.map(\.first) == [1, 1025])
    #expect(try made.filesWithWords() == [])
    try made.expectWhole()
    let after = try made.files()
    var lines = made.stream.endedLines
    for id in RedactedStream.targets {
      lines[id.number - 1] = try #require(made.stream.lines[id.number - 1].header).encoded + [0x0A]
    }
    #expect(after[frozen] == Array(lines[..<1024].joined()) && after[last] == Array(lines[1024...].joined()))
    #expect(try FileMode.of(scratch.register + "/" + frozen) == 0o444)
    #expect(try FileMode.of(scratch.register + "/" + last) & 0o222 != 0)
    #expect(Set(before.keys).subtracting(after.keys) == ["events/mea/.000000002049.jsonl"])
    // The rest of what was recovered stays: the other entry whole, of the torn one its header.
    let header = try #require(made.stream.lines[1029].header).encoded
    #expect(after["recovered/mea-000000001025-77.torn"] == made.stream.lines[9].bytes + [0x0A] + header)
    // A writer goes on behind lines that have moved, and finds nothing more to do.
    let identities = segments.map(\.identity)
    #expect(try made.remove().map(\.identity) == identities)
    #expect(try scratch.folder.stillInFull(RedactedStream.targets) == [])
    let writer = try StreamWriter.open(scratch.reader())
    _ = try writer.removeWords(of: RedactedStream.targets)
    try writer.append([.note(1038)], time: TestStream.start.adding(seconds: 9_000))
    writer.close()
    #expect(try scratch.reader().verify().reading.position.size == 1038)
  }

  @Test func `leave files that the same people may read and write as before`() throws {
    let made = try RedactedStream()
    let modes = ["events/mea/000000001025.jsonl": 0o620, "recovered/mea-000000001025-77.torn": 0o600]
    let paths = Dictionary(uniqueKeysWithValues: modes.map { (made.scratch.register + "/" + $0, $1) })
    for (path, mode) in paths {
      chmod(path, mode_t(mode))
      // Only the super-user can give files away; others have one owner and group for all.
      if geteuid() == 0 { chown(path, 4_711, 4_712) }
    }
    _ = try made.remove()
    #expect(try made.filesWithWords() == [])
    for (path, mode) in paths {
      #expect(try FileMode.of(path) == mode)
      var status = stat()
      #expect(stat(path, &status) == 0 && (geteuid() != 0 || (status.st_uid, status.st_gid) == (4_711, 4_712)))
    }
  }

  @Test func `may be appended behind by the writer that removed them`() throws {
    let made = try RedactedStream()
    let scratch = made.scratch
    let writer = try StreamWriter.open(scratch.reader())
    _ = try writer.removeWords(of: RedactedStream.targets)
    try writer.append([.note(1038)], time: TestStream.start.adding(seconds: 9_000))
    let end = writer.end
    writer.close()
    let verification = try scratch.reader().verify()
    #expect(verification.findings == [] && verification.reading.position == end)
  }

  @Test func `are gone after the next writer, wherever the first was stopped or failed`() throws {
    let counted = UnkindFiles()
    _ = try RedactedStream().remove(counted)
    #expect(counted.changes >= 14, "\(counted.steps)")
    for step in 0..<counted.changes {
      for fault in [UnkindFiles.Fault.stops, .fails(.noSpace), .writesHalf] {
        let made = try RedactedStream()
        let unkind = UnkindFiles(fault, at: step)
        let failure = Result { try made.remove(unkind) }
        try made.expectWhole("\(fault) at \(counted.steps[step])")
        if case .success = failure { #expect(try made.filesWithWords() == [], "\(fault) at \(counted.steps[step])") }
        _ = try made.remove()
        #expect(try made.filesWithWords() == [], "\(fault) at \(counted.steps[step])")
        let left = try made.files().keys.filter { $0.split(separator: "/").last?.hasPrefix(".") == true }
        #expect(left.isEmpty, "\(left)")
      }
    }
  }

  @Test func `are not looked for in a line that is not where it should be`() throws {
    let made = try RedactedStream()
    let scratch = made.scratch
    var lines = made.stream.endedLines
    lines[2] = lines[2].replacing("reported. 3", with: "invented. 3")
    chmod(scratch.register + "/events/mea/000000000001.jsonl", 0o644)
    try scratch.write(Array(lines[..<1024].joined()), to: "events/mea/000000000001.jsonl")
    let finding = Finding(file: "events/mea/000000000001.jsonl", line: 3, rule: .dataHash)
    #expect(throws: WriteFailure.damaged(finding)) { try scratch.folder.stillInFull(RedactedStream.targets) }
  }
}

@Suite struct `A line without words` {
  /// Several streams may be written in one folder, and each may hold the redaction of an event of another.
  @Test func `is accounted for by a redaction in another stream too`() throws {
    let made = try TestStream(count: 4)
    let scratch = try Scratch()
    var lines = made.endedLines
    lines[2] = try #require(made.lines[2].header).encoded + [0x0A]
    try scratch.write(Array(lines.joined()), to: "events/mea/000000000001.jsonl")
    let unnamed = try scratch.reader().verify().findings
    #expect(unnamed.map(\.rule) == [.redactionUnnamed] && unnamed.map(\.line) == [3])
    var other = try TestStream("jica")
    var redaction = NewEvent.note(2)
    redaction.type = "event.redacted"
    redaction.data = ["target": "mea/3", "reason": "A name", "data": ["text": "[redacted]"]]
    try other.commit([redaction])
    try scratch.write(other)
    #expect(try scratch.reader().verify().findings == [])
  }
}
