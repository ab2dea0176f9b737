import Domain
import EventLog
import Foundation
import TestSupport
import Testing

@Suite struct `Writing a commit` {
  private func time(_ seconds: Int) -> Timestamp { TestStream.start.adding(seconds: 10_000 + seconds) }

  @Test func `crosses the end of a segment, and freezes what is full`() throws {
    let scratch = try Scratch()
    try scratch.write(try TestStream(count: 1020))
    let writer = try StreamWriter.open(scratch.reader())
    let lines = try writer.append((1021...1030).map { .note($0) }, time: time(0))
    #expect(lines.map(\.number) == Array(1021...1030))
    try writer.append([.note(1031)], time: time(1))
    var read: [LogLine] = []
    let reading = try scratch.reader().read { read.append($0) }
    #expect(reading == StreamReading(position: writer.end, status: .sound))
    #expect(read[1020...].map(\.bytes) == lines.map(\.bytes) + [try #require(read.last).bytes])
    #expect(read[1019...].map { $0.header?.more } == [false] + Array(repeating: true, count: 9) + [false, false])
    #expect(try FileMode.of("\(scratch.register)/events/mea/000000000001.jsonl") == 0o444)
    #expect(try FileMode.of("\(scratch.register)/events/mea/000000001025.jsonl") & 0o200 != 0)
  }

  /// A register that others may not read (umask 077) stays one when its files are frozen.
  @Test func `takes from a full segment the right to write, and gives nobody a right to read`() throws {
    let scratch = try Scratch()
    try scratch.write(try TestStream(count: 1023))
    let file = "\(scratch.register)/events/mea/000000000001.jsonl"
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    try StreamWriter.open(scratch.reader()).append([.note(1024), .note(1025)], time: time(0))
    #expect(try FileMode.of(file) == 0o400)
  }

  @Test func `waits for the device before it says so, and for each name that it makes`() throws {
    let scratch = try Scratch()
    try scratch.write(try TestStream(count: 1022))
    let files = UnkindFiles()
    let reader = StreamReader(folder: scratch.folder(files), stream: "mea", options: .init(isWrittenHere: true))
    let writer = try StreamWriter.open(reader)
    let (first, next) = ("000000000001.jsonl", "000000001025.jsonl")
    let contents = ["write \(first)", "synchronize \(first)"]
    try writer.append([.note(1023)], time: time(0))
    // What an earlier writer left may not have been waited for.
    let settled = ["synchronize \(first)", "synchronize mea"]
    #expect(files.steps == settled + contents)
    try writer.append([.note(1024), .note(1025)], time: time(1))
    let segment = [
      "create .\(next)", "write .\(next)", "synchronize .\(next)", "rename \(next)", "synchronize mea",
      "synchronize events",
    ]
    #expect(files.steps == settled + contents + contents + segment)
    writer.close()
    // Another writer cannot know whether the names were waited for: it does so once, before it adds anything.
    let before = files.steps.count
    let other = try StreamWriter.open(reader)
    try other.append([.note(1026)], time: time(2))
    try other.append([.note(1027)], time: time(3))
    let names = ["synchronize \(next)", "synchronize mea", "synchronize events"]
    let added = ["write \(next)", "synchronize \(next)"]
    #expect(Array(files.steps[before...]) == names + added + added)
  }

  @Test(arguments: [1, 1024, 2048])
  func `of the full size may begin anywhere`(_ before: Int) throws {
    let scratch = try Scratch()
    try scratch.write(try TestStream(count: before))
    let writer = try StreamWriter.open(scratch.reader())
    try writer.append((1...1024).map { .note($0) }, time: time(0))
    #expect(try scratch.reader().verify().reading == StreamReading(position: writer.end, status: .sound))
    #expect(writer.end.size == before + 1024)
  }

  @Test func `is refused, and nothing written, when it would break a rule`() throws {
    let scratch = try Scratch()
    let stream = try TestStream()
    try scratch.write(stream)
    let writer = try StreamWriter.open(scratch.reader())
    func expect(_ failure: WriteFailure, _ events: [NewEvent], at time: Timestamp) {
      #expect(throws: failure) { try writer.append(events, time: time) }
    }
    var injecting = NewEvent.note(2)
    injecting.type = "a\",\"subject\":\"b"
    var spaced = NewEvent.note(2)
    spaced.actor = "desk 3"
    var huge = NewEvent.note(2)
    huge.data["number"] = .integer(1 << 53)
    expect(.commitSize(0), [], at: time(0))
    expect(.commitSize(1025), Array(repeating: .note(2), count: 1025), at: time(0))
    let last = TestStream.start.adding(seconds: 1)
    expect(.timeNotLater(last, than: last), [.note(2)], at: last)
    expect(.unwritable(event: 0, rule: .members), [injecting], at: time(0))
    expect(.unwritable(event: 1, rule: .actor), [.note(2), spaced], at: time(0))
    expect(.unwritable(event: 0, rule: .dataIntegerRange), [huge], at: time(0))
    let long = String(repeating: "x", count: 60_000)
    expect(.unwritable(event: 1, rule: .lineLength), [.note(2), .note(3, text: long)], at: time(0))
    #expect(try scratch.contents() == ["events/mea/000000000001.jsonl": stream.bytes])
    try writer.append([.note(2)], time: time(0))
  }

  @Test func `begins a stream with its opening only`() throws {
    let scratch = try Scratch()
    let writer = try StreamWriter.open(scratch.reader())
    #expect(throws: WriteFailure.unwritable(event: 0, rule: .opening)) { try writer.append([.note(1)], time: time(0)) }
    try writer.append([.opening(), .note(2)], time: time(0))
    #expect(try scratch.folder.streams() == ["mea"])
    #expect(try scratch.reader().read { _ in }.position == writer.end)
  }

  @Test func `waits for another writer, and gives up after a while`() throws {
    let scratch = try Scratch()
    let writer = try StreamWriter.open(scratch.reader())
    #expect(throws: WriteFailure.locked(waitedMilliseconds: 40)) {
      _ = try StreamWriter.open(scratch.reader("jica"), patience: 40)
    }
    writer.close()
    try StreamWriter.open(scratch.reader(), patience: 0).close()
  }

  @Test func `sees what others wrote since the caller read`() throws {
    let scratch = try Scratch()
    try scratch.write(try TestStream())
    let before = try scratch.reader().read { _ in }.position
    let other = try StreamWriter.open(scratch.reader())
    try other.append([.note(2)], time: time(0))
    other.close()
    var seen: [Int] = []
    let writer = try StreamWriter.open(scratch.reader(), from: before) { seen.append($0.number) }
    #expect(seen == [2])
    #expect(writer.end == other.end)
  }

  /// Each operation of three commits, the second of which crosses the end of a segment, fails once.
  @Test(arguments: [FileFailure.Cause.noSpace, .inputOutput])
  func `is undone when a step of it fails`(_ cause: FileFailure.Cause) throws {
    try eachStep(.fails(cause)) { before, after, failure in
      #expect(after == before, "\(failure)")
      guard case .outcomeUnknown(let file) = failure else { return }
      #expect(file.operation == .synchronize || file.operation == .truncate)
    }
  }

  @Test func `is undone when only half of it fits on the disk`() throws {
    try eachStep(.writesHalf) { before, after, failure in
      #expect(after == before)
      #expect(failure.exitStatus == 73)
    }
  }

  @Test func `is whole or not at all when the writer is stopped at any step`() throws {
    try eachStep(.stops) { before, after, failure in
      #expect([before, before + 10, before + 1].contains(after), "\(failure)")
    }
  }

  /// - Parameter check: gets the size of the stream before the commit that failed and after it, as a new writer
  ///   finds it.
  private func eachStep(
    _ fault: UnkindFiles.Fault, _ check: (_ before: Int, _ after: Int, WriteFailure) throws -> Void
  ) throws {
    let stream = try TestStream(count: 1020)
    let first = try Scratch()
    try first.write(stream)
    let known = try first.reader().read { _ in }.position
    for target in 0..<100 {
      let scratch = try Scratch()
      try scratch.write(stream)
      let files = UnkindFiles(fault, at: target)
      let reader = StreamReader(folder: scratch.folder(files), stream: "mea", options: .init(isWrittenHere: true))
      let writer = try StreamWriter.open(reader, from: known)
      var failure: WriteFailure?
      do throws(WriteFailure) {
        try writer.append([.note(0)], time: time(0))
        try writer.append((1...10).map { .note($0) }, time: time(1))
        try writer.append([.note(11)], time: time(2))
      } catch {
        failure = error
      }
      let before = writer.end
      writer.close()
      guard let failure else {
        // A fault of writing leaves the other steps alone.
        if target < files.changes { continue }
        #expect(target > 10)
        return
      }
      let next = try StreamWriter.open(scratch.reader(), from: known)
      try check(before.size, next.end.size, failure)
      try next.append([.note(12)], time: time(3))
      #expect(try scratch.reader().read(from: known) { _ in } == StreamReading(position: next.end, status: .sound))
    }
    Issue.record("there was no end to the steps")
  }
}
