import Audit
import Domain
import EventLog
import Foundation

/// A register of three offices in a temporary folder, each of which had seen all that was recorded before.
final class SampleRegister {
  let path: String
  let origin = "example.org/sample"
  let streams = ["jica", "mea", "moc"]
  private(set) var ends: [String: StreamPosition] = [:]

  /// - Parameter rounds: commits of one to three events by each office.
  init(rounds: Int, generator: inout some RandomNumberGenerator) throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "register-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    path = place.path
    try folder.create()
    let day = CalendarDate(daysSinceEpoch: 20_000)
    var now = Timestamp(date: day, secondsOfDay: 0)
    for round in 0..<rounds {
      for stream in streams {
        now = now.adding(microseconds: 1)
        let writer = try StreamWriter.open(reader(stream), from: ends[stream] ?? .start)
        let opening = NewEvent(
          type: stream == "mea" ? "register.opened" : "stream.opened", subject: "register", effective: day,
          actor: "desk01", sharing: .joint, data: ["format": 1, "origin": .string(origin)])
        let notes = (0..<Int.random(in: 1...3, using: &generator)).map { place in
          NewEvent(
            type: "proposal.noted", subject: "JPHLEPD-9-0\(place + 1)", effective: day.adding(days: round),
            actor: "desk0\(place)", basis: ends[stream].map { [EventID(stream: stream, number: $0.size)] } ?? [],
            data: [
              "text": .string("Überblick \(round): 日本語研修 «\(UInt.random(in: 0...999, using: &generator))»\n"),
              "number": 7,
            ])
        }
        try writer.append(round == 0 ? [opening] : notes, time: now)
        ends[stream] = writer.end
      }
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var folder: LogFolder { LogFolder(register: path) }

  func reader(_ stream: String) -> StreamReader {
    StreamReader(folder: folder, stream: stream, options: .init(isWrittenHere: true, origin: origin))
  }

  var expectations: Verifier.Expectations {
    .init(writtenStream: "mea", origin: origin, cursors: ends.mapValues { [$0] })
  }

  func verify() throws -> Verification { try Verifier(folder: folder, expectations: expectations).verify() }

  func segment(_ stream: String, first: Int = 1) -> String { folder.path(first: first, in: stream) }

  func read(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }

  func write(_ bytes: [UInt8], to path: String) throws {
    try? FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    try Data(bytes).write(to: URL(filePath: path))
  }
}

/// A small generator whose seed is printed, so that a failure can be had again (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
