import EventLog
import Testing

/// What a reader accepts, a writer would have written: no event has two spellings, and nothing can hide in one.
@Suite struct `Any line and any data that are accepted` {
  private func generator() -> SeededGenerator {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    return SeededGenerator(seed: seed)
  }

  @Test func `are written again as the same bytes (data)`() throws {
    var generator = generator()
    let sound = Array(
      #"{"n":[0,-1,9007199254740991],"t":"a\"\\\b\t\n\f\r\u0000\u001fé日","o":{"x":null,"y":true}}"#.utf8)
    var accepted = 0
    for _ in 0..<20_000 {
      var bytes = sound
      bytes.mutate(using: &generator)
      guard let value = try? DataValue(reading: bytes) else { continue }
      accepted += 1
      #expect(value.encoded == bytes)
    }
    #expect(accepted > 500)
  }

  @Test func `are written again as the same bytes (lines)`() throws {
    var generator = generator()
    var accepted = 0
    for round in 0..<20_000 {
      var bytes = Array(TestVector.lines[round % 3].utf8)
      bytes.mutate(using: &generator)
      guard let line = try? LogLine(reading: bytes, in: "mea", at: 1), let header = line.header else { continue }
      accepted += 1
      var written = header.encoded
      if let salt = line.salt, let data = line.data {
        written = try LogLine(
          writing: NewEvent(
            type: header.type, subject: header.subject, effective: header.effective, actor: header.actor,
            basis: header.basis, sharing: header.sharing, command: header.command, data: data),
          id: header.id, time: header.time, more: header.more, previous: header.previous, salt: salt
        ).bytes
      }
      #expect(written == bytes)
    }
    #expect(accepted > 100)
  }
}
