import Audit
import Domain
import EventLog
import Testing

@Suite struct `Verifying a register` {
  private func register(rounds: Int = 20, seed: UInt64 = 1) throws -> SampleRegister {
    var generator = SeededGenerator(seed: seed)
    return try SampleRegister(rounds: rounds, generator: &generator)
  }

  @Test func `counts what is there, and gives the root of each stream`() throws {
    let register = try register()
    let verification = try register.verify()
    #expect(verification.findings.isEmpty && verification.tornTails.isEmpty)
    #expect(verification.exitStatus == 0)
    #expect(verification.streams.map(\.stream) == register.streams)
    #expect(verification.eventCount == register.ends.values.reduce(0) { $0 + $1.size })
    #expect(
      verification.byteCount
        == (try register.streams.map { try register.read(register.segment($0)).count }).reduce(0, +))
    for stream in verification.streams {
      var tree = MerkleTree()
      let reading = try register.reader(stream.stream).read { tree.append($0.leaf) }
      #expect(stream.root == tree.root)
      #expect(stream.reading == reading)
      #expect(reading.position == register.ends[stream.stream])
    }
  }

  @Test func `names two wrong bytes in two segments, and nothing else`() throws {
    let register = try register(rounds: 1200)
    let places = [(first: 1, line: 700), (first: 1025, line: 90)]
    for place in places {
      let path = register.segment("moc", first: place.first)
      var lines = try register.read(path).split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
      let digit = try #require(lines[place.line - 1].lastIndex(of: UInt8(ascii: "7")))
      lines[place.line - 1][digit] = UInt8(ascii: "8")
      try register.write(Array(lines.joined(separator: [0x0A])), to: path)
    }
    let found = try register.verify().findings.map { "\($0.file):\($0.line): \($0.rule.rawValue)" }
    #expect(
      found == ["events/moc/000000000001.jsonl:700: datahash", "events/moc/000000001025.jsonl:90: datahash"])
  }

  @Test func `finds any byte that is another, on its line or the one behind it`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let register = try SampleRegister(rounds: 12, generator: &generator)
    for _ in 0..<600 {
      let stream = register.streams.randomElement(using: &generator) ?? "mea"
      let path = register.segment(stream)
      let sound = try register.read(path)
      var bytes = sound
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      bytes[place] ^= UInt8.random(in: 1...255, using: &generator)
      try register.write(bytes, to: path)
      let line = sound[..<place].count { $0 == 0x0A } + 1
      let verification = try register.verify()
      let evidence =
        "seed \(seed), \(stream), byte \(place), \(sound[place]) to \(bytes[place]): \(verification.findings)"
      #expect(verification.exitStatus == 65, "\(evidence)")
      // A byte that became a line feed makes two lines of one.
      let lines = line...(line + (bytes[place] == 0x0A ? 2 : 1))
      #expect(
        verification.findings.allSatisfy { $0.file.hasPrefix("events/\(stream)/") && lines.contains($0.line) },
        "\(evidence)")
      try register.write(sound, to: path)
    }
    #expect(try register.verify().findings.isEmpty)
  }

  @Test func `finds each line that is missing, doubled or moved`() throws {
    let register = try register()
    let path = register.segment("mea")
    let sound = try register.read(path)
    let lines = sound.split(separator: 0x0A).map { Array($0) + [0x0A] }
    for place in lines.indices {
      var fewer = lines
      fewer.remove(at: place)
      var more = lines
      more.insert(lines[place], at: place)
      var moved = lines
      moved.swapAt(place, (place + 1) % lines.count)
      for changed in [fewer, more, moved] {
        try register.write(Array(changed.joined()), to: path)
        #expect(try register.verify().exitStatus == 65, "line \(place + 1)")
      }
    }
  }

  @Test func `tells a torn tail apart, and damage if a cursor names what is in it`() throws {
    let register = try register()
    let sound = try register.read(register.segment("mea"))
    try register.write(sound + Array("{\"specversion".utf8), to: register.segment("mea"))
    let torn = try register.verify()
    #expect((torn.findings.count, torn.tornTails.count, torn.exitStatus) == (0, 1, 3))
    try register.write(sound.dropLast(5), to: register.segment("mea"))
    let cut = try register.verify()
    #expect((cut.tornTails.count, cut.exitStatus) == (0, 65))
  }

  @Test func `misses the end of a stream, and a whole stream, by the cursors`() throws {
    let register = try register()
    let path = register.segment("jica")
    let sound = try register.read(path)
    let kept = try #require(sound.dropLast().lastIndex(of: 0x0A))
    try register.write(Array(sound[...kept]), to: path)
    #expect(try !register.verify().findings.isEmpty)
    try register.folder.files.remove(path)
    #expect(try register.verify().findings.map(\.rule) == [.cursor])
  }

  @Test func `finds an event that stands before what it cites of another stream`() throws {
    let register = try register(rounds: 3)
    let late = try #require(register.ends["moc"]?.lastTime)
    let end = try #require(register.ends["jica"])
    #expect(try #require(end.lastTime) < late)
    for (cited, isFound) in [(try #require(register.ends["moc"]).size, true), (9_999, false)] {
      let writer = try StreamWriter.open(register.reader("jica"))
      let line = writer.end.size + 1
      var event = NewEvent(
        type: "proposal.noted", subject: "JPHLEPD-9-01", effective: late.utcDate, actor: "desk01", data: ["text": "x"])
      event.basis = [EventID(stream: "moc", number: cited)]
      try writer.append([event], time: #require(writer.end.lastTime).adding(microseconds: 1))
      writer.close()
      let found = try register.verify().findings.map { "\($0.file):\($0.line): \($0.rule.rawValue)" }
      #expect(found.contains("events/jica/000000000001.jsonl:\(line): basis-order") == isFound)
    }
  }

  @Test func `refuses a stream of another register`() throws {
    let register = try register(rounds: 2)
    var expectations = register.expectations
    expectations.origin = "example.org/other"
    let verification = try Verifier(folder: register.folder, expectations: expectations).verify()
    #expect(verification.refusals.map(\.stream) == register.streams)
    #expect(verification.exitStatus == 65)
  }
}
