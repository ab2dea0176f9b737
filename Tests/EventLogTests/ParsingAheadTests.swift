import EventLog
import TestSupport
import Testing

@Suite struct `Verifying on two processors` {
  private func verified(_ scratch: Scratch, _ files: any LogFiles) throws -> StreamVerification {
    try StreamReader(folder: scratch.folder(files), stream: "mea", options: .init(isWrittenHere: true)).verify()
  }

  @Test func `says what verifying on one says, of a sound stream and of one with a wrong byte anywhere`() throws {
    var random = SeededRandom(for: "two processors")
    let stream = try TestStream(count: 3 * Segment.eventLimit + 200)
    let scratch = try Scratch()
    try scratch.write(stream)
    let sound = try verified(scratch, PosixFiles())
    #expect(try sound.findings.isEmpty && sound == verified(scratch, UnkindFiles()))
    let names = stream.segments.keys.sorted()
    #expect(names.count == 4)
    for _ in 0..<40 {
      let name = random.pick(names)
      var bytes = try #require(stream.segments[name])
      let place = random.number(0...bytes.count - 1)
      bytes[place] ^= UInt8(random.number(1...255))
      try scratch.write(bytes, to: "events/mea/\(name)")
      let damaged = try verified(scratch, PosixFiles())
      // These files may not be read by two threads, so that one does it all.
      #expect(try damaged == verified(scratch, UnkindFiles()), "seed \(random.seed), \(name), byte \(place)")
      #expect(!damaged.findings.isEmpty || damaged.tornTail != nil, "seed \(random.seed), \(name), byte \(place)")
      try scratch.write(try #require(stream.segments[name]), to: "events/mea/\(name)")
    }
    #expect(try verified(scratch, PosixFiles()).root == sound.root)
  }

  @Test func `goes on to the end when a segment in the middle is gone`() throws {
    let stream = try TestStream(count: 4 * Segment.eventLimit)
    let scratch = try Scratch()
    for (name, bytes) in stream.segments where name != Segment.name(first: 1 + 2 * Segment.eventLimit) {
      try scratch.write(bytes, to: "events/mea/\(name)")
    }
    let found = try verified(scratch, PosixFiles())
    #expect(try found.findings.map(\.rule) == [.segmentMissing] && found == verified(scratch, UnkindFiles()))
  }
}
