import Audit
import Domain
import EventLog
import Foundation
import Registry
import TestSupport
import Testing

/// A redaction that was recorded by a command that went no further.
@Suite struct `A redaction that is not carried out` {
  private static let words = "Mr Kato of Tokyo called"
  private let place: TemporaryRegister
  private let note: LogLine

  init() throws {
    place = try TemporaryRegister()
    note = try Self.write("proposal.noted", ["text": .string(Self.words)], in: place)
    // Somebody asked before, so that a projection has held the words.
    _ = try place.open()
    try FileManager.default.createDirectory(atPath: place.folder + "/recovered", withIntermediateDirectories: true)
    try leave(Array("another line\n".utf8) + note.bytes.dropLast(9), "recovered/mea-000000000001-99.torn")
    try leave(note.bytes, "events/mea/.000000001025.jsonl")
    try leave(Array("{}\n".utf8), "recovered/mea-000000000001-100.torn")
    _ = try Self.write(
      "event.redacted", ["target": "mea/2", "data": ["text": "[redacted]"], "authority": "Order", "reason": "private"],
      in: place)
  }

  private static func write(_ type: String, _ data: DataObject, in place: TemporaryRegister) throws -> LogLine {
    let reader = StreamReader(
      folder: LogFolder(register: place.folder), stream: "mea", options: .init(isWrittenHere: true))
    let writer = try StreamWriter.open(reader)
    defer { writer.close() }
    let event = NewEvent(
      type: type, subject: "JPHLEPD-X-01", effective: "2026-01-05", actor: "mea.d3", data: data)
    place.now = place.now.adding(seconds: 1)
    return try writer.append([event], time: place.now)[0]
  }

  private func leave(_ bytes: [UInt8], _ file: String) throws {
    try Data(bytes).write(to: URL(filePath: place.folder + "/" + file))
  }

  private var verifier: Verifier {
    Verifier(
      folder: LogFolder(register: place.folder),
      expectations: Verifier.Expectations(readFrom: place.folder, writtenStream: "mea"))
  }

  private func filesWithWords() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: place.folder).filter { name in
      let data = try? Data(contentsOf: URL(filePath: place.folder + "/" + name))
      return data?.firstRange(of: Data("Kato of T".utf8)) != nil
    }.sorted()
  }

  private static let places = [
    "events/mea/.000000001025.jsonl:1", "events/mea/000000000001.jsonl:2", "recovered/mea-000000000001-99.torn:2",
  ]

  private func places(_ left: [WordsLeftInFile]) -> [String] { left.map { "\($0.file):\($0.line)" }.sorted() }

  @Test func `is named by each file and line that still bears the words, as no damage`() throws {
    let whole = try verifier.verify()
    #expect(places(whole.wordsLeft) == Self.places && whole.wordsLeft.allSatisfy { $0.event == "mea/2" })
    #expect(whole.exitStatus == 3 && whole.findings.isEmpty)
    let quick = try #require(try verifier.verifyQuickly())
    #expect(places(quick.wordsLeft) == Self.places && quick.exitStatus == 3)
    // Once a reader has taken it in, also the file of the projection that has held them.
    #expect(try !place.open().condition.isDamaged)
    let read = try verifier.verify()
    let bearing = try filesWithWords()
    // The log of what was written last goes with its projection.
    let files = Set(bearing.map { $0.replacing(".sqlite-wal", with: ".sqlite") })
    let named = Set(read.wordsLeft.map(\.file))
    #expect(files.isSubset(of: named) && named.count == 4, "\(bearing), named \(named)")
    #expect(try places(#require(try verifier.verifyQuickly()).wordsLeft) == places(read.wordsLeft))
  }

  @Test func `is no more to be done where the words have gone`() throws {
    try place.open().carryOutRedactions()
    #expect(try filesWithWords() == [] && verifier.verify().exitStatus == 0)
    #expect(try verifier.verifyQuickly()?.exitStatus == 0)
    // An older projection comes back, as a power cut may leave it beside the new one.
    try leave(Array("Kato of Tokyo".utf8), ".rapport/projection-0000000000000000.sqlite")
    #expect(try verifier.verify().wordsLeft.map(\.file) == [".rapport/projection-0000000000000000.sqlite"])
    try place.open().carryOutRedactions()
    #expect(try filesWithWords() == [] && verifier.verify().exitStatus == 0)
  }

  @Test func `is carried out by the doctor when asked`() throws {
    let doctor = Doctor(folder: place.folder, office: "mea", actor: "mea.d3", clock: place.clock)
    let diagnosis = try doctor.examine()
    #expect(diagnosis.exitStatus == 3)
    guard case .wordsLeft(let left)? = diagnosis.troubles.first else {
      Issue.record("\(diagnosis.troubles)")
      return
    }
    #expect(places(left) == Self.places)
    #expect(try doctor.mend(diagnosis).contains(.wordsLeft(left)))
    #expect(try filesWithWords() == [] && doctor.examine().troubles.isEmpty)
    #expect(try verifier.verify().exitStatus == 0)
  }
}
