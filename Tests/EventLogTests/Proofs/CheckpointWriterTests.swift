import Domain
import Foundation
import TestSupport
import Testing

@testable import EventLog

@Suite struct `Keeping checkpoints` {
  private let origin = "example.org/test"

  private func checkpoint(_ tree: StreamTree, at size: Int? = nil) throws -> Checkpoint {
    Checkpoint(
      register: origin, stream: "mea", head: try #require(tree.leaves.head(at: size ?? tree.leaves.size)))
  }

  private func key() throws -> SigningKey { try #require(SigningKey.random(name: origin + "/mea", kind: .log)) }

  private func keep(_ scratch: Scratch, size: Int? = nil, signed: Bool = true, files: any LogFiles = PosixFiles())
    throws
    -> [HeldCheckpoint]
  {
    let writer = try CheckpointWriter.open(scratch.folder(files), patience: 0)
    defer { writer.close() }
    let tree = try scratch.reader().tree()
    let made = try checkpoint(tree, at: size)
    let signatures = signed ? try [#require(key().signature(of: made.text, seconds: 0))] : []
    return try writer.keep(CheckpointNote(made, signatures: signatures), in: tree)
  }

  @Test func `writes a file for each signature, and one for none, and never again`() throws {
    let scratch = try Scratch()
    try scratch.write(try TestStream(count: 5))
    let unsigned = try #require(try keep(scratch, signed: false).first)
    let signed = try #require(try keep(scratch).first)
    let root = try scratch.reader().tree().head.root.shortHex
    #expect(unsigned.name.text == "5-\(root)-00000000")
    #expect(signed.name.text.hasPrefix("5-\(root)-") && signed.name != unsigned.name)
    let before = try scratch.read(unsigned.file)
    #expect(String(decoding: before, as: UTF8.self).split(separator: "\n").count == 3)
    #expect(try keep(scratch, signed: false).map(\.file) == [unsigned.file])
    #expect(try scratch.read(unsigned.file) == before)
    #expect(try Set(scratch.folder.heldCheckpoints(of: "mea").map(\.file)) == [unsigned.file, signed.file])
    #expect(try scratch.folder.newestCheckpointSize(of: "mea") == 5)
    #expect(try scratch.folder.newestCheckpointSize(of: "jica") == 0)
    #expect(try FileMode.of(scratch.register + "/" + signed.file) == 0o444)
  }

  @Test func `takes only the end of a commit, and only what the stream is`() throws {
    let scratch = try Scratch()
    var stream = try TestStream(count: 3)
    try stream.commit((4...6).map { .note($0) })
    try scratch.write(stream)
    for size in [1, 2, 3, 6] { _ = try keep(scratch, size: size) }
    for size in [4, 5] {
      #expect(throws: WriteFailure.self) { try keep(scratch, size: size) }
    }
    #expect(try scratch.folder.checkpointNames(of: "mea").map(\.size) == [1, 2, 3, 6])
    let writer = try CheckpointWriter.open(scratch.folder)
    defer { writer.close() }
    let tree = try scratch.reader().tree()
    let wrong = TreeHead(size: 6, root: .sha256([1]))
    #expect(throws: WriteFailure.self) {
      try writer.keep(CheckpointNote(Checkpoint(register: origin, stream: "mea", head: wrong)), in: tree)
    }
  }

  @Test func `never gives a stream two that contradict each other`() throws {
    let scratch = try Scratch()
    try scratch.write(try TestStream(count: 4))
    _ = try keep(scratch)
    // The same stream written anew, sound in itself.
    var other = try TestStream(count: 3)
    try other.commit([.note(4, text: "Another text.")])
    try other.commit([.note(5)])
    try scratch.write(other)
    #expect {
      try keep(scratch)
    } throws: { error in
      guard case .damaged(let finding)? = error as? WriteFailure else { return false }
      return finding.rule == .checkpoint && finding.file.hasPrefix("events/mea/checkpoints/4-")
    }
    #expect(try scratch.folder.checkpointNames(of: "mea").count == 1)
    try scratch.write(try TestStream(count: 3))
    #expect(throws: WriteFailure.self) { try keep(scratch) }
  }

  @Test func `finds a file with a byte changed`() throws {
    let scratch = try Scratch()
    try scratch.write(try TestStream(count: 4))
    let file = try #require(try keep(scratch).first).file
    let sound = try scratch.read(file)
    let length = try #require(String(decoding: sound, as: UTF8.self).range(of: "\n\n")).lowerBound
    let body = String(decoding: sound, as: UTF8.self)[..<length].utf8.count
    let tree = try scratch.reader().tree()
    for place in 0...body {
      try FileManager.default.removeItem(atPath: scratch.register + "/" + file)
      var bytes = sound
      bytes[place] ^= 0x01
      try scratch.write(bytes, to: file)
      let held = try scratch.folder.heldCheckpoints(of: "mea")
      var watch = CheckpointWatch(held)
      for leaf in tree.leaves.leaves { watch.take(leaf) }
      // The register's own name is not known here: everything else is.
      #expect(watch.findings.count == 1 || place < origin.utf8.count, "byte \(place)")
    }
  }

  @Test func `leaves the old state or the new one, wherever it is stopped`() throws {
    let scratch = try Scratch()
    try scratch.write(try TestStream(count: 4))
    let counting = UnkindFiles()
    _ = try keep(scratch, size: 1, files: counting)
    let steps = counting.changes
    #expect(counting.steps.filter { $0.hasPrefix("synchronize") }.count >= 3)
    for step in 0..<steps {
      for fault in [UnkindFiles.Fault.stops, .fails(.noSpace), .writesHalf] {
        let scratch = try Scratch()
        try scratch.write(try TestStream(count: 4))
        let files = UnkindFiles(fault, at: step)
        let kept = try? keep(scratch, files: files)
        let held = try scratch.folder.heldCheckpoints(of: "mea")
        #expect(held.allSatisfy { $0.note != nil } && held.count <= 1)
        if kept != nil { #expect(held.count == 1) }
        // Whatever was left behind is in nobody's way.
        #expect(try keep(scratch, signed: false).count == 1)
        #expect(try scratch.reader().verify().findings == [])
      }
    }
  }

  @Test func `waits for nobody who writes, and lets nobody write meanwhile`() throws {
    let scratch = try Scratch()
    try scratch.write(try TestStream(count: 2))
    let writer = try StreamWriter.open(scratch.reader())
    #expect(throws: WriteFailure.locked(waitedMilliseconds: 0)) { try keep(scratch) }
    writer.close()
    #expect(try keep(scratch).count == 1)
  }
}

@Suite struct `A writer` {
  @Test func `refuses a stream that is shorter than a checkpoint of it`() throws {
    let scratch = try Scratch()
    try scratch.write(try TestStream(count: 3))
    #expect(throws: WriteFailure.self) { try StreamWriter.open(scratch.reader(highestNamed: 4)) }
    #expect(try StreamWriter.open(scratch.reader(highestNamed: 3)).end.size == 3)
  }

  @Test func `and a verification get the roots that were asked for`() throws {
    let scratch = try Scratch()
    var stream = try TestStream(count: 3)
    try stream.commit((4...6).map { .note($0) })
    try scratch.write(stream)
    let tree = try scratch.reader().tree()
    let verification = try scratch.reader().verify(rootsAt: [1, 3, 5, 6, 9])
    let roots = [1, 3, 5, 6].map { ($0, tree.leaves.head(at: $0)?.root) }
    #expect(
      verification.roots == Dictionary(uniqueKeysWithValues: roots.compactMap { size, root in root.map { (size, $0) } })
    )
    #expect((1...6).map(tree.isEndOfCommit) == [true, true, true, false, false, true])
  }
}
