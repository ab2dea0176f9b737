import Domain
import EventLog
import Foundation
import Testing

@Suite struct `The test vector of the format` {
  @Test func `is written byte for byte`() throws {
    let scratch = try Scratch()
    var salts = TestVector.salts.makeIterator()
    let writer = try StreamWriter.open(scratch.reader(), makeSalt: { salts.next() ?? .random() })
    for commit in TestVector.commits {
      try writer.append(commit.events, time: #require(Timestamp(commit.time)))
    }
    let written = try scratch.read("events/mea/000000000001.jsonl")
    #expect(String(decoding: written, as: UTF8.self) == TestVector.lines.map { $0 + "\n" }.joined())
  }

  @Test func `is read as what was written, with its leaves and roots`() throws {
    let scratch = try Scratch()
    try scratch.write(Array(TestVector.file.joined()), to: "events/mea/000000000001.jsonl")
    var tree = MerkleTree()
    var roots: [String] = []
    var headers: [EventHeader] = []
    let reading = try scratch.reader().read { line in
      tree.append(line.leaf)
      roots.append(tree.root.base64)
      headers.append(try #require(line.header))
      #expect(line.data == TestVector.commits.flatMap(\.events)[line.number - 1].data)
      #expect(line.salt == TestVector.salts[line.number - 1])
    }
    #expect(reading.status == .sound)
    #expect(reading.position.size == 3)
    #expect(reading.position.lastLeaf.base64 == TestVector.leaves[2])
    #expect(roots == TestVector.roots)
    #expect(headers.map(\.more) == [false, true, false])
    #expect(headers.map(\.sharing) == [.joint, .joint, .internal])
    #expect(headers[2].basis == [EventID(stream: "mea", number: 2)])
    #expect(headers[2].previous.base64 == TestVector.leaves[1])
  }

  @Test func `has the same leaf when a line is redacted, and is withheld by it`() throws {
    for (place, text) in TestVector.lines.enumerated() {
      let header = try #require(text.range(of: ",\"salt\":\"")).lowerBound
      let redacted = try LogLine(reading: Array((text[..<header] + "}").utf8), in: "mea", at: place + 1)
      let withheld = try LogLine(
        reading: Array(#"{"withheld":"\#(TestVector.leaves[place])"}"#.utf8), in: "mea", at: place + 1)
      #expect(redacted.form == .redacted)
      #expect(redacted.data == nil && redacted.salt == nil)
      #expect(withheld.form == .withheld)
      #expect(withheld.header == nil && withheld.number == place + 1)
      #expect([redacted.leaf.base64, withheld.leaf.base64] == [TestVector.leaves[place], TestVector.leaves[place]])
    }
  }
}
