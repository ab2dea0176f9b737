import Domain
import EventLog
import Foundation
import Projections
import Registry
import TestSupport
import Testing

@Suite final class `A register with checkpoints` {
  private let place: TemporaryRegister
  private let keys: KeyFolder

  init() throws {
    place = try TemporaryRegister()
    try place.furnish()
    keys = KeyFolder(beside: try UserSettings(environment: ["XDG_CONFIG_HOME": place.folder + "/settings"]))
  }

  private func publish(_ kind: SignatureKind, office: String) throws -> SigningKey {
    let register = try place.open(office: office)
    let key = try #require(SigningKey.random(name: try register.keyName(), kind: kind))
    try keys.keep(key)
    try register.write { _ = try $0.publish(key.verifier, file: "") }
    return key
  }

  @Test func `makes the same again until something is recorded`() throws {
    let first = try place.open().makeCheckpoints(key: nil)
    #expect(try place.open().makeCheckpoints(key: nil).map(\.files) == first.map(\.files))
    try place.note("one")
    let second = try place.open().makeCheckpoints(key: nil)
    #expect(second[0].note.checkpoint.head.size == first[0].note.checkpoint.head.size + 1)
    let register = try place.open()
    #expect(try register.compare(first[0].note.checkpoint) == .extended(by: 1))
    #expect(try register.compare(second[0].note.checkpoint) == .same)
  }

  /// The cursor is gone with the projection: only the checkpoint knows.
  @Test(arguments: [true, false])
  func `refuses to write where the stream is shorter, with the cursor or without`(keepsProjection: Bool) throws {
    try place.note("one")
    _ = try place.open().makeCheckpoints(key: nil)
    let lines = try place.bytes().split(separator: 0x0A)
    try place.write(lines.dropLast().flatMap { $0 + [0x0A] })
    if keepsProjection {
      _ = try place.open().rebuild(accepting: true)
    } else {
      try place.removeProjection()
    }
    for _ in 1...2 {
      #expect(try failure { try place.note("two") }.rule == .namedEventMissing)
      #expect(try place.open().condition.findings.map(\.rule) == [.namedEventMissing])
    }
    #expect(throws: RegisterFailure.self) { try place.open().makeCheckpoints(key: nil) }
  }

  /// A stream that was written anew is sound in itself.
  @Test func `refuses to write where another stream stands in its place`() throws {
    let copy = FileManager.default.temporaryDirectory.appending(path: "copy-\(UUID().uuidString)").path
    try FileManager.default.copyItem(atPath: place.folder, toPath: copy)
    defer { try? FileManager.default.removeItem(atPath: copy) }
    try place.note("one")
    _ = try place.open().makeCheckpoints(key: nil)
    let other = try Register(folder: copy, office: nil, clock: place.clock)
    try other.write { try $0.note("another one") }
    try other.write { try $0.note("another two") }
    try place.write(Array(try Data(contentsOf: URL(filePath: LogFolder(register: copy).path(first: 1, in: "mea")))))
    try place.removeProjection()
    for _ in 1...2 {
      let register = try place.open()
      #expect(register.condition.findings.map(\.rule) == [.checkpoint])
      #expect(try register.notes() == ["another one", "another two"])
      #expect(try failure { try place.note("three") }.rule == .checkpoint)
      #expect(try failure { _ = try place.open().rebuild(accepting: true) }.rule == .checkpoint)
      #expect(try failure { _ = try place.open().makeCheckpoints(key: nil) }.rule == .checkpoint)
    }
  }

  @Test func `is cosigned by another office, which never signs what contradicts what it saw`() throws {
    try place.openStream("jica")
    let own = try publish(.log, office: "mea")
    let cosigner = try publish(.cosignature, office: "jica")
    let first = try #require(try place.open(office: "mea").makeCheckpoints(of: "mea", key: own).first)
    let jica = { try self.place.open(office: "jica") }
    let cosigned = try jica().cosign(first.note, with: cosigner)
    let judged = SignatureJudgement.all(of: cosigned.note, by: try jica().keys(for: cosigned.note.checkpoint))
    #expect(judged.map(\.verdict) == [.good, .good] && judged.map(\.kind) == [.log, .cosignature])
    #expect(try jica().cosign(first.note, with: cosigner).note == cosigned.note)
    try place.note("one", office: "mea")
    let second = try #require(try place.open(office: "mea").makeCheckpoints(of: "mea", key: own).first)
    _ = try jica().cosign(second.note, with: cosigner)
    let refusals: [(CheckpointNote, CheckpointFailure?)] = [
      (
        first.note,
        .olderThanSeen(stream: "mea", size: first.note.checkpoint.head.size, seen: second.note.checkpoint.head.size)
      ),
      (CheckpointNote(second.note.checkpoint), .notSigned(origin: "example.org/test/mea")),
    ]
    for (note, expected) in refusals {
      #expect { try jica().cosign(note, with: cosigner) } throws: { error in
        if case RegisterFailure.checkpoint(let failure) = error { failure == expected } else { false }
      }
    }
    // Somebody with the key signs what never was.
    let forged = Checkpoint(
      register: "example.org/test", stream: "mea",
      head: TreeHead(size: second.note.checkpoint.head.size, root: .sha256([1])))
    let signature = try #require(own.signature(of: forged.text, seconds: 0))
    #expect(throws: RegisterFailure.self) {
      try jica().cosign(CheckpointNote(forged, signatures: [signature]), with: cosigner)
    }
    #expect(try LogFolder(register: place.folder).heldCheckpoints(of: "mea").count == 4)
  }

  @Test func `signs with no key that was withdrawn, nor with another stream's`() throws {
    let key = try publish(.log, office: "mea")
    #expect(try place.open().signingKey(.log, in: keys)?.verifier == key.verifier)
    let checkpoint = try #require(try place.open().makeCheckpoints(key: key).first).note
    #expect(try place.open().signingKey(.cosignature, in: keys) == nil)
    let published = try #require(try place.open().ask(PublishedKey.all).first)
    try place.open().write {
      _ = try $0.withdraw(published.event, Circumstances(reason: "The laptop was stolen."))
    }
    let register = try place.open()
    #expect(try register.signingKey(.log, in: keys) == nil)
    let judged = SignatureJudgement.all(of: checkpoint, by: try register.keys(for: checkpoint.checkpoint))
    #expect(judged.map(\.verdict) == [.unknownKey])
    try place.openStream("jica")
    #expect(try place.open(office: "jica").signingKey(.log, in: keys) == nil)
  }
}
