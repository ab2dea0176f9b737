import Domain
import TestSupport
import Testing

@testable import EventLog

@Suite struct `The proof of one event` {
  /// The proof of an event of the log format's vector, signed.
  private static func made(
    of number: Int, headerOnly: Bool = false
  ) throws -> (proof: EventProof, key: VerifierKey) {
    let lines = try TestVector.lines.enumerated().map { place, line in
      try LogLine(reading: Array(line.utf8), in: "mea", at: place + 1)
    }
    let leaves = TreeLeaves(lines.map(\.leaf))
    let key = try #require(SigningKey(name: "example.org/jphlepd/mea", kind: .log, seed: Array(0x00...0x1f)))
    let head = try #require(leaves.head(at: 3))
    let checkpoint = Checkpoint(register: "example.org/jphlepd", stream: "mea", head: head)
    let signature = try #require(key.signature(of: checkpoint.text, seconds: 0))
    let line = headerOnly ? lines[number - 1].headerOnly : lines[number - 1]
    let proof = EventProof(
      of: line, inclusion: try #require(leaves.inclusionProof(of: number - 1, at: 3)),
      note: CheckpointNote(checkpoint, signatures: [signature]), keys: [key.verifier])
    return (proof, key.verifier)
  }

  @Test func `has the form of its specification`() throws {
    let (proof, _) = try Self.made(of: 2)
    let lines = proof.proof.encoded.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "c2sp.org/tlog-proof@v1")
    #expect(lines[1].hasPrefix("extra ") && lines[2] == "index 1")
    #expect(lines[3] == TestVector.leaves[0] && lines[4] == TestVector.leaves[2])
    #expect(lines[5...8].joined(separator: "|") == "|example.org/jphlepd/mea|3|\(TestVector.roots[2])")
  }

  @Test(arguments: 1...3, [false, true])
  func `is read and holds, with the words of the event or without`(number: Int, headerOnly: Bool) throws {
    let (made, key) = try Self.made(of: number, headerOnly: headerOnly)
    let read = try EventProof(reading: Array(made.proof.encoded.utf8))
    #expect(read.proof == made.proof && read.keys == [key] && read.holds)
    #expect(read.line.number == number && read.line.form == (headerOnly ? .redacted : .full))
    #expect(key.verifies(read.proof.note.signatures[0], of: read.proof.note.checkpoint.text))
  }

  @Test func `holds for an event that was withheld, by its leaf`() throws {
    let (made, key) = try Self.made(of: 2)
    let withheld = try LogLine(
      reading: Array("{\"withheld\":\"\(TestVector.leaves[1])\"}".utf8), in: "mea", at: 2)
    let proof = EventProof(of: withheld, inclusion: made.proof.inclusion, note: made.proof.note, keys: [key])
    let read = try EventProof(reading: Array(proof.proof.encoded.utf8))
    #expect(read.holds && read.line.form == .withheld && read.line.headerOnly.form == .withheld)
  }

  @Test func `with any byte changed is refused, does not hold, or is not signed`() throws {
    var random = SeededRandom(for: "one byte of a proof")
    for number in 1...3 {
      let (made, key) = try Self.made(of: number)
      let bytes = Array(made.proof.encoded.utf8)
      for place in bytes.indices {
        for byte in [bytes[place] ^ 0x01, bytes[place] ^ 0x20, UInt8(random.number(0...255)), 0x0A]
        where byte != bytes[place] {
          var changed = bytes
          changed[place] = byte
          guard let read = try? EventProof(reading: changed) else { continue }
          let note = read.proof.note
          let isSigned = note.signatures.contains { key.verifies($0, of: note.checkpoint.text) }
          #expect(!(read.holds && isSigned), "byte \(place) of the proof of event \(number) made \(byte)")
        }
      }
      for count in bytes.indices {
        #expect(throws: NoteFault.self) {
          let read = try EventProof(reading: Array(bytes[..<count]))
          // Cut behind the checkpoint's lines it is one that nobody signed.
          if read.proof.note.signatures.isEmpty { throw NoteFault.noSignature }
        }
      }
    }
  }

  @Test func `of one event is not taken for another's`() throws {
    let (second, third) = (try Self.made(of: 2).proof, try Self.made(of: 3).proof)
    let swapped = EventProof(of: third.line, inclusion: second.proof.inclusion, note: second.proof.note, keys: [])
    #expect(throws: NoteFault.eventLine) { try EventProof(reading: Array(swapped.proof.encoded.utf8)) }
    let moved = EventProof(of: third.line, inclusion: third.proof.inclusion, note: second.proof.note, keys: [])
    #expect(try EventProof(reading: Array(moved.proof.encoded.utf8)).holds)
    let path = InclusionProof(index: 2, path: second.proof.inclusion.path)
    let wrong = EventProof(of: third.line, inclusion: path, note: second.proof.note, keys: [])
    #expect(try !EventProof(reading: Array(wrong.proof.encoded.utf8)).holds)
  }

  @Test func `may lack the event only where nobody asks for it`() throws {
    let made = try Self.made(of: 1).proof.proof
    let bare = TlogProof(extra: nil, inclusion: made.inclusion, note: made.note)
    let bytes = Array(bare.encoded.utf8)
    #expect(try TlogProof(reading: bytes) == bare)
    #expect(throws: NoteFault.eventMissing) { try EventProof(reading: bytes) }
  }

  @Test(arguments: [
    ("c2sp.org/tlog-proof@v2\nindex 0\n\n", NoteFault.proofHead),
    ("c2sp.org/tlog-proof@v1\nindex 00\n\n", .proofIndex), ("c2sp.org/tlog-proof@v1\n\n", .proofIndex),
    ("c2sp.org/tlog-proof@v1\nextra ?\nindex 0\n\n", .proofHash),
    ("c2sp.org/tlog-proof@v1\nindex 0\nabc\n\n", .proofHash), ("c2sp.org/tlog-proof@v1\nindex 0\n", .origin),
  ])
  func `in another form is refused`(head: String, fault: NoteFault) {
    let text = fault == .origin ? head : head + CheckpointVector.note
    #expect(throws: fault) { try TlogProof(reading: Array(text.utf8)) }
  }
}
