import Domain
import EventLog
import Testing

@Suite struct `Several writers and a reader at once` {
  @Test func `give one dense stream, of which a reader never sees half a commit`() async throws {
    let scratch = try Scratch()
    try scratch.write(try TestStream(count: 950))
    let reader = scratch.reader()
    let known = try reader.read { _ in }.position
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<3 {
        group.addTask { try Self.write(30, from: known, as: "desk\(writer)", reader) }
      }
      group.addTask { try Self.follow(reader, from: known, until: 950 + 3 * 30 * 2) }
      try await group.waitForAll()
    }
    #expect(try reader.verify().findings == [])
    #expect(try scratch.contents(of: ".").keys.filter { $0.hasSuffix(".torn") } == [])
  }

  private static func write(_ commits: Int, from known: StreamPosition, as desk: String, _ reader: StreamReader) throws
  {
    var known = known
    for number in 0..<commits {
      let writer = try StreamWriter.open(reader, from: known)
      var events = [NewEvent.note(number), .note(number)]
      events[0].actor = desk
      try writer.append(events, time: (writer.end.lastTime ?? TestStream.start).adding(microseconds: 1))
      known = writer.end
      writer.close()
    }
  }

  private static func follow(_ reader: StreamReader, from known: StreamPosition, until size: Int) throws {
    var known = known
    while known.size < size {
      var isOpen = false
      let reading = try reader.read(from: known) { isOpen = $0.header?.more == true }
      #expect(!isOpen)
      if case .damaged(let finding) = reading.status { throw finding }
      known = reading.position
    }
  }
}
