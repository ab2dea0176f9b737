import EventLog
import Testing

@Suite struct `A stream with one thing wrong` {
  @Test(arguments: try HostileFile.all())
  func `is damaged by that rule at that line, for a reader and for a verification`(_ hostile: HostileFile) throws {
    let scratch = try Scratch()
    for (name, bytes) in hostile.files { try scratch.write(bytes, to: "events/mea/\(name)") }
    let reader = scratch.reader(isWrittenHere: hostile.isWrittenHere, highestNamed: hostile.highestNamed)
    var delivered = 0
    let reading = try reader.read { _ in delivered += 1 }
    guard case .damaged(let finding) = reading.status else {
      Issue.record("\(hostile.rule.rawValue): \(reading.status)")
      return
    }
    #expect(finding.description.hasPrefix("events/mea/\(hostile.file):\(hostile.line): \(hostile.rule.rawValue): "))
    #expect(delivered == reading.position.size)
    #expect(try reader.verify().findings.first == finding)
    #expect(throws: WriteFailure.damaged(finding)) { _ = try StreamWriter.open(reader) }
  }

  @Test func `exists for each rule`() throws {
    let all = try HostileFile.all()
    let covered = Set(all.map(\.rule)).union([.cursor, .checkpoint])
    print("hostile files: \(all.count)")
    #expect(LogRule.allCases.filter { !covered.contains($0) }.map(\.rawValue) == [])
  }

  @Test func `is sound again without it`() throws {
    for count in [1, 2050] {
      let scratch = try Scratch()
      try scratch.write(try TestStream(count: count))
      #expect(try scratch.reader().read { _ in }.status == .sound)
      #expect(try scratch.reader().verify().findings == [])
    }
  }

  @Test func `is explained in a sentence of its own for each rule`() {
    let explanations = LogRule.allCases.map(\.explanation)
    #expect(Set(explanations).count == explanations.count)
    #expect(explanations.allSatisfy { !$0.hasSuffix(".") })
  }
}
