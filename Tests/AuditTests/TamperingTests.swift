import Audit
import Domain
import EventLog
import Foundation
import Projections
import Registry
import TestSupport
import Testing

/// A register of 3,000 events in two streams that the projection has read, and somebody who alters its files.
private final class TamperedRegister {
  let folder: String
  let sound: [String: [UInt8]]
  let office = "desk"
  private let expectations: Verifier.Expectations

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "tampered-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let (output, status) = try Project.run(
      "python3",
      [Project.root.appending(path: "Scripts/benching/generate.py").path, "--events", "3000", "--streams", "2", folder])
    try #require(status == 0, "\(output)")
    _ = try Register(
      folder: folder, office: office,
      clock: Clock(now: Timestamp(date: "2026-11-21", secondsOfDay: 28_800), isFixed: true))
    let projection = try #require(try ProjectionFolder(register: folder).open())
    expectations = Verifier.Expectations(
      writtenStream: office, cursors: try projection.positions().mapValues { [$0] },
      highestNamed: try projection.highestNamed(), files: try projection.files())
    var sound: [String: [UInt8]] = [:]
    for stream in ["desk", "embassy"] {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder + "/events/" + stream) {
        let file = "events/\(stream)/\(name)"
        sound[file] = Array(try Data(contentsOf: URL(filePath: folder + "/" + file)))
      }
    }
    self.sound = sound
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Files in order, so that a seed gives the same choices each time.
  var files: [String] { sound.keys.sorted() }

  func verify() throws -> Verification {
    try Verifier(folder: LogFolder(register: folder), expectations: expectations).verify()
  }

  /// Verifies with other bytes in some files, which are restored afterwards; nil removes a file.
  func verify(with altered: [String: [UInt8]?]) throws -> Verification {
    for (file, bytes) in altered { try put(bytes, file) }
    defer { for file in altered.keys { try? put(sound[file], file) } }
    return try verify()
  }

  func lines(_ file: String) -> [[UInt8]] { (sound[file] ?? []).split(separator: 0x0A).map { Array($0) + [0x0A] } }

  private func put(_ bytes: [UInt8]?, _ file: String) throws {
    let path = folder + "/" + file
    try? FileManager.default.removeItem(atPath: path)
    if let bytes { try Data(bytes).write(to: URL(filePath: path)) }
  }
}

/// A place in the log that was altered: findings may stand on its line or on the one behind it.
private struct Place: CustomStringConvertible {
  let file: String
  let lines: ClosedRange<Int>
  var description: String { "\(file):\(lines)" }

  func holds(_ finding: Finding) -> Bool {
    if finding.file == file { return lines.contains(finding.line) }
    // The line behind the last one of a full segment is the first of the next.
    return lines.contains(Segment.eventLimit + 1) && finding.line == 1 && finding.file == following
  }

  /// The segment behind this one.
  private var following: String {
    let stem = file.dropLast(".jsonl".count)
    let next = (Int(stem.suffix(12)) ?? 0) + Segment.eventLimit
    return stem.dropLast(12) + String(repeating: "0", count: 12 - "\(next)".count) + "\(next).jsonl"
  }
}

@Suite struct `Whoever alters a log of 3,000 events` {
  private var seed: UInt64 { generator.seed }
  private var generator = SeededRandom(for: "Whoever alters a log of 3,000 events")

  /// Each place is named, and nothing else is.
  private func expect(_ verification: Verification, names places: [Place], _ evidence: String) -> Int {
    let findings = verification.findings
    let unnoticed = places.filter { place in !findings.contains(where: place.holds) }
    #expect(unnoticed.isEmpty, "\(evidence), seed \(seed): unnoticed \(unnoticed), found \(findings)")
    let others = findings.filter { finding in !places.contains { $0.holds(finding) } }
    #expect(others.isEmpty, "\(evidence), seed \(seed): \(places): also found \(others)")
    #expect(verification.exitStatus == 65)
    return unnoticed.count
  }

  @Test func `is found out by every byte that is another, each on its line or the next`() throws {
    let register = try TamperedRegister()
    var generator = generator
    #expect(try register.verify().exitStatus == 0)
    var (flipped, unnoticed, lines) = (0, 0, Set<String>())
    for round in 0..<30 {
      var (altered, offsets): ([String: [UInt8]?], [String: [Int]]) = ([:], [:])
      for file in register.files {
        var bytes = register.sound[file] ?? []
        // One byte in about every fortieth line: near enough to meet, far enough to tell them apart.
        var places: [Int] = []
        var place = Int.random(in: 0..<20_000, using: &generator)
        while place < bytes.count {
          bytes[place] ^=
            round % 4 == 0 ? 1 << UInt8.random(in: 0...7, using: &generator) : .random(in: 1...255, using: &generator)
          places.append(place)
          place += Int.random(in: 6_000..<34_000, using: &generator)
        }
        (altered[file], offsets[file]) = (bytes, places)
        flipped += places.count
      }
      let expected = Self.places(altered, offsets)
      lines.formUnion(expected.map(\.description))
      unnoticed += expect(try register.verify(with: altered), names: expected, "round \(round)")
    }
    #expect(try register.verify().exitStatus == 0)
    #expect(flipped > 1_500)
    print("bytes flipped: \(flipped) in \(lines.count) lines, unnoticed: \(unnoticed), seed \(seed)")
  }

  @Test func `is found out by every single byte of a line`() throws {
    let register = try TamperedRegister()
    let file = "events/desk/000000001025.jsonl"
    let lines = register.lines(file)
    // Each verification alters the bytes at one place of every fortieth line, so that all bytes of a line are tried.
    let chosen = stride(from: 3, to: lines.count - 3, by: 40).map { $0 }
    var (flipped, unnoticed) = (0, 0)
    let longest = chosen.map { lines[$0].count }.max() ?? 0
    for place in stride(from: 0, to: longest, by: 14) {
      for (turn, number) in chosen.enumerated() where (place + turn % 14) < lines[number].count { flipped += 1 }
      var (bytes, offsets): ([UInt8], [Int]) = ([], [])
      for (number, line) in lines.enumerated() {
        var line = line
        if let turn = chosen.firstIndex(of: number), place + turn % 14 < line.count {
          line[place + turn % 14] ^= 0x01
          offsets.append(bytes.count + place + turn % 14)
        }
        bytes += line
      }
      if offsets.isEmpty { continue }
      let verification = try register.verify(with: [file: bytes])
      unnoticed += expect(verification, names: Self.places([file: bytes], [file: offsets]), "byte \(place)")
    }
    print("bytes of whole lines flipped: \(flipped), unnoticed: \(unnoticed)")
  }

  @Test func `is found out by lines that are missing, doubled or changed over`() throws {
    let register = try TamperedRegister()
    var generator = generator
    var (moved, unnoticed) = (0, 0)
    for turn in 0..<60 {
      let file = register.files.randomElement(using: &generator) ?? ""
      var lines = register.lines(file)
      let ends = [0, lines.count - 1]
      let place = turn < 18 ? ends[turn % 2] : Int.random(in: 0..<lines.count, using: &generator)
      var touched = [place]
      switch turn % 3 {
      case 0: lines.remove(at: place)
      case 1: lines.insert(lines[place], at: place)
      default:
        let other = (place + Int.random(in: 1..<lines.count, using: &generator)) % lines.count
        lines.swapAt(place, other)
        touched.append(other)
      }
      let verification = try register.verify(with: [file: Array(lines.joined())])
      moved += 1
      let isNamed = touched.contains { line in
        // What is missing at an end is missed at the end, or in the next file.
        verification.findings.contains { $0.file == file && abs($0.line - 1 - line) <= 2 }
      }
      if !isNamed || verification.exitStatus != 65 { unnoticed += 1 }
      #expect(
        isNamed && verification.exitStatus == 65,
        "turn \(turn), \(file), line \(place + 1), seed \(seed): \(verification.findings)")
    }
    #expect(try register.verify().exitStatus == 0)
    print("lines moved: \(moved), unnoticed: \(unnoticed), seed \(seed)")
  }

  @Test func `is found out by files that are cut, lengthened, changed over, added or emptied`() throws {
    let register = try TamperedRegister()
    let (first, second, last) = (
      "events/desk/000000000001.jsonl", "events/desk/000000001025.jsonl",
      try #require(register.files.last { $0.hasPrefix("events/desk/") })
    )
    func bytes(_ file: String) -> [UInt8] { register.sound[file] ?? [] }
    let middle = bytes(second).count / 2
    let deeds: [(String, [String: [UInt8]?])] = [
      ("cut in a line", [second: Array(bytes(second)[..<middle])]),
      ("cut behind a line", [second: Array(register.lines(second).dropLast(100).joined())]),
      ("last file cut in a line", [last: Array(bytes(last).dropLast(7))]),
      ("last file cut behind a line", [last: Array(register.lines(last).dropLast(3).joined())]),
      ("last line feed gone", [last: Array(bytes(last).dropLast())]),
      ("emptied", [second: []]), ("last file emptied", [last: []]),
      ("gone", [second: nil]), ("first file gone", [first: nil]), ("last file gone", [last: nil]),
      ("words behind the end of a full file", [first: bytes(first) + Array("words".utf8)]),
      ("a line behind the end of the last file", [last: bytes(last) + Array("{}\n".utf8)]),
      (
        "zeros in the middle",
        [
          second: Array(bytes(second)[..<middle]) + Array(repeating: 0, count: 4096)
            + Array(bytes(second)[(middle + 4096)...])
        ]
      ),
      ("zeros for the end", [last: Array(bytes(last).dropLast(300)) + Array(repeating: 0, count: 300)]),
      ("two files changed over", [first: bytes(second), second: bytes(first)]),
      ("a file of another stream", [second: bytes("events/embassy/000000000001.jsonl")]),
      ("another file", ["events/desk/notes.jsonl": Array("{}\n".utf8)]),
      ("a file too many", ["events/desk/000000999425.jsonl": bytes(second)]),
    ]
    var unnoticed = 0
    for (name, altered) in deeds {
      let verification = try register.verify(with: altered)
      let files = Set(altered.keys)
      let isNamed = verification.findings.contains { finding in
        files.contains(finding.file) || (name.contains("gone") && finding.file.hasPrefix("events/desk/"))
      }
      if verification.exitStatus != 65 || !isNamed { unnoticed += 1 }
      #expect(verification.exitStatus == 65 && isNamed, "\(name): \(verification.findings) \(verification.tornTails)")
    }
    // What an interrupted writer may leave is no damage: half a line, a block of zeros.
    for left in [
      [last: bytes(last) + Array("{\"specversion\":\"1.0\"".utf8)],
      [last: bytes(last) + Array(repeating: 0, count: 512)],
    ] {
      let verification = try register.verify(with: left)
      #expect((verification.exitStatus, verification.tornTails.count, verification.findings.count) == (3, 1, 0))
    }
    #expect(try register.verify().exitStatus == 0)
    print("files tampered with: \(deeds.count), unnoticed: \(unnoticed)")
  }

  /// Where altered bytes lie, by the lines of the altered file.
  private static func places(_ altered: [String: [UInt8]?], _ offsets: [String: [Int]]) -> [Place] {
    offsets.flatMap { file, offsets -> [Place] in
      let bytes = (altered[file] ?? nil) ?? []
      var (line, start) = (1, 0)
      return offsets.map { offset in
        line += bytes[start..<offset].count { $0 == 0x0A }
        start = offset
        // A byte that became a line feed makes two lines of one; one that was a line feed makes one of two.
        return Place(file: file, lines: line...(line + 2))
      }
    }
  }
}
