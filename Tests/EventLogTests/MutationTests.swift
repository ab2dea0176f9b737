import Domain
import Foundation
import TestSupport
import Testing

@testable import EventLog

/// A reader of bytes that others made: nil if it refuses them, else how it would write what it read.
private struct Reader: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let reprint: @Sendable ([UInt8]) -> [UInt8]?

  static let all: [Reader] = [
    Reader(testDescription: "line") { bytes in
      (try? LogLine(reading: bytes, in: "mea", at: 2)).map(written)
    },
    Reader(testDescription: "note") { bytes in
      (try? CheckpointNote(reading: bytes)).map { Array($0.encoded.utf8) }
    },
    Reader(testDescription: "signed-note") { bytes in
      (try? SignedNote(reading: bytes)).map { Array($0.encoded.utf8) }
    },
    Reader(testDescription: "vkey") { bytes in
      // A key comes as text: what is no UTF-8 is refused before.
      String(validating: bytes, as: UTF8.self).flatMap { VerifierKey($0) }.map { Array($0.text.utf8) }
    },
    Reader(testDescription: "proof") { bytes in
      // Both readers of a proof, which must agree about its form.
      let event = try? EventProof(reading: bytes)
      let whole = try? TlogProof(reading: bytes)
      _ = event?.holds
      return (event?.proof ?? whole).map { Array($0.encoded.utf8) }
    },
  ]

  /// The line made anew from everything that was read of it.
  private static func written(_ line: LogLine) -> [UInt8] {
    guard let header = line.header else { return Array("{\"withheld\":\"\(line.leaf.base64)\"}".utf8) }
    guard let salt = line.salt, let data = line.data else { return header.encoded }
    return header.encoded.dropLast() + Array(",\"salt\":\"".utf8) + Base64.encoded(salt.bytes)
      + Array("\",\"data\":".utf8) + data.encoded + [UInt8(ascii: "}")]
  }
}

@Suite struct `Whatever bytes come in` {
  @Test(arguments: Reader.all)
  private func `a reader refuses them, or writes the very same again`(_ reader: Reader) throws {
    for input in try Corpus.inputs(reader.testDescription) {
      let printed = reader.reprint(input.bytes)
      #expect(printed == (input.isAccepted ? input.bytes : nil), "\(reader.testDescription)/\(input.name)")
    }
    var mutation = try Corpus.mutation(reader.testDescription)
    for _ in 0..<Mutation.rounds(3_000) {
      let bytes = mutation.next()
      let printed = reader.reprint(bytes)
      mutation.count(accepted: printed != nil)
      try #require(printed == nil || printed == bytes, "\(Data(bytes).base64EncodedString())")
    }
    mutation.tell()
  }

  /// A mutation alone nearly never has the right digest: here it is made right, as a forger would.
  @Test func `a line whose digest was made to fit is read as it stands, and has another leaf`() throws {
    let seeds = try Corpus.inputs("line").filter(\.isAccepted).map(\.bytes)
    let lines = try seeds.map { try LogLine(reading: $0, in: "mea", at: 2) }.filter { $0.form == .full }
    var mutation = Mutation(of: lines.compactMap(\.dataBytes).map(Array.init), for: "forged data of a line")
    for _ in 0..<Mutation.rounds(3_000) {
      let (line, data) = (mutation.random.pick(lines), mutation.next())
      let salt = try #require(line.salt)
      let digest = Digest.sha256(salt.bytes + data)
      var bytes = try #require(line.header).encoded.dropLast() as [UInt8]
      bytes = bytes.replacing(try #require(line.header).datahash.base64, with: digest.base64)
      bytes += Array(",\"salt\":\"".utf8) + Base64.encoded(salt.bytes) + Array("\",\"data\":".utf8) + data + [0x7D]
      let read = try? LogLine(reading: bytes, in: "mea", at: line.number)
      mutation.count(accepted: read != nil)
      guard let read else { continue }
      let message: Comment = "\(Data(bytes).base64EncodedString())"
      try #require(read.data?.encoded == data, message)
      try #require((read.leaf == line.leaf) == (bytes == line.bytes), message)
      try #require(read.leaf == read.headerOnly.leaf, message)
    }
    mutation.tell()
  }

  @Test func `a line that is accepted differs in its leaf, or only left out its words`() throws {
    let seeds = try Corpus.inputs("line").filter(\.isAccepted).map(\.bytes)
    let leaves = try Dictionary(grouping: seeds) { try LogLine(reading: $0, in: "mea", at: 2).leaf }
    var mutation = Mutation(of: seeds, for: "mutations of a line and its leaf")
    for _ in 0..<Mutation.rounds(3_000) {
      let bytes = mutation.next()
      let read = try? LogLine(reading: bytes, in: "mea", at: 2)
      mutation.count(accepted: read != nil)
      guard let read, let known = leaves[read.leaf], !known.contains(bytes) else { continue }
      try #require(read.form != .full, "\(Data(bytes).base64EncodedString())")
    }
    mutation.tell()
  }

  /// In whole files the chain holds all but the last line: what stands before it is as it was, or found damaged.
  @Test func `a whole segment is found damaged, or what stands before its last line is as it was`() throws {
    let stream = try TestStream(count: 9)
    let scratch = try Scratch()
    let known = [stream.lines.map(\.leaf.base64), TestVector.leaves]
    var mutation = Mutation(of: [stream.bytes, Array(TestVector.file.joined())], for: "mutations of a segment")
    for _ in 0..<Mutation.rounds(400) {
      let bytes = mutation.next()
      let message: Comment = "\(Data(bytes).base64EncodedString())"
      try scratch.write(bytes, to: "events/mea/\(Segment.name(first: 1))")
      var read: [String] = []
      let reading = try scratch.reader().read { read.append($0.leaf.base64) }
      let verification = try scratch.reader().verify()
      mutation.count(accepted: verification.findings.isEmpty)
      try #require(read.count == reading.position.size, message)
      if verification.findings.isEmpty { try #require(verification.reading == reading, message) }
      if case .damaged = reading.status { try #require(!verification.findings.isEmpty, message) }
      try #require(known.contains { $0.starts(with: read.dropLast()) }, message)
    }
    mutation.tell()
  }
}
