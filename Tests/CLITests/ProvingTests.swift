import Foundation
import TestSupport
import Testing

/// Checkpoints and proofs between two copies of a register, and somebody without any.
@Suite struct `Proving what was recorded` {
  private let scratch: Scratch
  private let program: Program

  /// A copy of the sample register with a key; its files lie beside `events`.
  init() throws {
    scratch = try Scratch()
    program = try Program.sample(in: scratch)
    try Self.succeed(program.run("key", "make"))
  }

  @discardableResult
  private static func succeed(
    _ outcome: Program.Outcome, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Program.Outcome {
    try #require(outcome.status == 0, "\(outcome.errors)\(outcome.output)", sourceLocation: sourceLocation)
    return outcome
  }

  private func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: scratch.path + "/" + name)))
  }

  private func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: scratch.path + "/" + name))
  }

  /// Another copy, on another computer: without the first one's keys.
  private func copy() throws -> (scratch: Scratch, program: Program) {
    let other = try Scratch()
    try FileManager.default.copyItem(atPath: scratch.path + "/events", toPath: other.path + "/events")
    return (other, Program(in: other.path))
  }

  private var stream: String {
    get throws {
      let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/events").sorted()
      return try #require(
        names.first { FileManager.default.fileExists(atPath: scratch.path + "/events/\($0)/000000000001.jsonl") })
    }
  }

  @Test func `made on one copy is checked on another, and fails after any byte is changed`() throws {
    try Self.succeed(program.run("checkpoint", "-o", "agreed.txt"))
    try Self.succeed(program.run("prove", "\(try stream)/7", "-o", "seven.tlog-proof"))
    let (other, elsewhere) = try copy()
    for (file, arguments) in [("agreed.txt", ["checkpoint", "check"]), ("seven.tlog-proof", ["prove", "--check"])] {
      let sound = try bytes(file)
      let path = other.path + "/" + file
      try Data(sound).write(to: URL(fileURLWithPath: path))
      let command = [Program.path] + arguments + [file]
      let run = { try Program.run(command, in: other.path, environment: elsewhere.environment) }
      try Self.succeed(run())
      var random = SeededRandom(for: "a byte of \(file)")
      for place in (0..<25).map({ _ in random.number(0...sound.count - 1) }) + [0, sound.count - 1] {
        var changed = sound
        changed[place] ^= UInt8(1 << random.number(0...7))
        try Data(changed).write(to: URL(fileURLWithPath: path))
        let outcome = try run()
        #expect([1, 3, 65].contains(outcome.status), "byte \(place) of \(file): \(outcome.status)\(outcome.output)")
      }
    }
  }

  @Test func `needs nothing but the file, and a checkpoint that somebody holds`() throws {
    try Self.succeed(program.run("checkpoint", "-o", "first.txt"))
    try Self.succeed(program.run("proposal", "note", try reference(), "Recorded later."))
    try Self.succeed(program.run("checkpoint", "-o", "second.txt"))
    let event = "\(try stream)/12"
    try Self.succeed(program.run("prove", event, "--checkpoint", "first.txt", "-o", "first.tlog-proof"))
    try Self.succeed(program.run("prove", event, "--header-only", "-o", "second.tlog-proof"))
    let outside = try Scratch()
    let auditor = Program(in: outside.path)
    for name in ["first.txt", "second.txt", "first.tlog-proof", "second.tlog-proof"] {
      try FileManager.default.copyItem(atPath: scratch.path + "/" + name, toPath: outside.path + "/" + name)
    }
    let whole = try Self.succeed(auditor.run("prove", "--check", "first.tlog-proof", "--checkpoint", "first.txt"))
    #expect(
      whole.output.hasPrefix("\(event) stands in ") && whole.output.contains("It is the checkpoint of first.txt."))
    #expect(whole.output.contains("\"authority\""))
    let header = try Self.succeed(auditor.run("prove", "--check", "second.tlog-proof"))
    #expect(header.output.contains("Its words are not in the proof.") && !header.output.contains("\"authority\""))
    #expect(header.output.contains("The key stands in the file itself"))
    #expect(try auditor.run("prove", "--check", "first.tlog-proof", "--checkpoint", "second.txt").status == 65)
    let key = try #require(try program.run("key", "list", "--format", "csv").output.split(separator: "\n").last)
    let text = String(try #require(key.split(separator: ",").last)).trimmingCharacters(in: .whitespacesAndNewlines)
    let trusted = try Self.succeed(auditor.run("prove", "--check", "first.tlog-proof", "--key", text))
    #expect(trusted.output.contains("good") && !trusted.output.contains("The key stands in the file itself"))
    let other = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    #expect(try auditor.run("prove", "--check", "first.tlog-proof", "--key", other).status == 3)
    #expect(try auditor.run("prove", "--check", "first.tlog-proof", "--key", "x").status == 64)
    #expect(try auditor.run("prove", "--check", "first.txt").status == 1)
  }

  @Test func `finds a copy that was altered, and one that ends before`() throws {
    let (other, elsewhere) = try copy()
    try Self.succeed(program.run("proposal", "note", try reference(), "The word that was given."))
    try Self.succeed(program.run("checkpoint", "-o", "agreed.txt"))
    try FileManager.default.copyItem(atPath: scratch.path + "/agreed.txt", toPath: other.path + "/agreed.txt")
    let behind = try elsewhere.run("checkpoint", "check", "agreed.txt")
    #expect(behind.status == 3 && behind.output.contains("this copy ends before it"))
    try Self.succeed(elsewhere.run("proposal", "note", try reference(), "Another word."))
    let altered = try elsewhere.run("checkpoint", "check", "agreed.txt")
    #expect(altered.status == 65 && altered.output.contains("ALTERED"))
    #expect(try program.run("checkpoint", "check", "agreed.txt").status == 0)
  }

  @Test func `keeps a key that only its owner can read, and uses no other`() throws {
    let folder = scratch.path + "/.settings/rapport/keys"
    let file = folder + "/" + (try #require(FileManager.default.contentsOfDirectory(atPath: folder).first))
    let mode = { (path: String) in
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(folder) == 0o700 && mode(file) == 0o600)
    #expect(!file.hasPrefix(scratch.path + "/events"))
    let secret = try String(contentsOfFile: file, encoding: .utf8)
    let again = try program.run("key", "make")
    #expect(again.status == 1 && again.errors.contains("is not overwritten"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == secret)
    for exposed in [0o640, 0o604, 0o620, 0o666] {
      try FileManager.default.setAttributes([.posixPermissions: exposed], ofItemAtPath: file)
      let refused = try program.run("checkpoint")
      #expect(refused.status == 78 && refused.errors.contains("chmod 600") && refused.output.isEmpty)
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o770], ofItemAtPath: folder)
    #expect(try program.run("checkpoint").status == 78)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
    try Data("PRIVATE+KEY+nonsense\n".utf8).write(to: URL(fileURLWithPath: file))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    let spoiled = try program.run("checkpoint")
    #expect(spoiled.status == 78 && spoiled.errors.contains("does not hold the key"))
    // What leaves the register never has the secret in it.
    // Behind PRIVATE, KEY, the name and the id; base64 may have a plus too.
    let half = try #require(secret.split(separator: "+", maxSplits: 4).last).prefix(40)
    #expect(half.count == 40)
    for name in try FileManager.default.subpathsOfDirectory(atPath: scratch.path) where !name.hasPrefix(".settings") {
      guard let data = FileManager.default.contents(atPath: scratch.path + "/" + name) else { continue }
      #expect(data.range(of: Data(half.utf8)) == nil, "\(name)")
    }
  }

  @Test func `takes up a key that was made and not yet published`() throws {
    let other = try Scratch()
    let program = try Program.sample(in: other)
    let folder = other.path + "/.settings/rapport/keys"
    try Self.succeed(program.run("key", "make"))
    let keys = try program.run("key", "list", "--format", "json").output
    // As if the first try had been stopped before it recorded anything.
    let fresh = try Scratch()
    let again = try Program.sample(in: fresh)
    try FileManager.default.createDirectory(
      atPath: fresh.path + "/.settings/rapport", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: folder, toPath: fresh.path + "/.settings/rapport/keys")
    try Self.succeed(again.run("key", "make"))
    let number = try #require(keys.firstMatch(of: /"keyId": ?"([0-9a-f]{8})"/)).output.1
    #expect(try again.run("key", "list", "--format", "json").output.contains(number))
    #expect(try again.run("checkpoint").output.contains("— "))
  }

  /// Somebody who has the published format alone, with other people's programs.
  @Test func `agrees with an independent program, and so does what it finds altered`() throws {
    try Self.succeed(program.run("init", "--office", "zz", "--actor", "zz.desk"))
    try Self.succeed(program.run("key", "make", "--cosigner", "--office", "zz"))
    let stream = try stream
    try Self.succeed(program.run("checkpoint", "--office", stream, "-o", "signed.txt"))
    try Self.succeed(program.run("checkpoint", "--stream", stream, "--office", stream, "-o", "own.txt"))
    try Self.succeed(program.run("checkpoint", "cosign", "own.txt", "--office", "zz", "-o", "cosigned.txt"))
    for number in [1, 7, 300] {
      try Self.succeed(program.run("prove", "\(stream)/\(number)", "--office", stream, "-o", "\(number).tlog-proof"))
    }
    let audit = { () -> (output: String, status: Int32) in
      let script = Program.project + "/Tests/CLITests/Independent/audit.py"
      let proofs = [1, 7, 300].flatMap { ["--proof", "\(scratch.path)/\($0).tlog-proof"] }
      let arguments = [script, scratch.path, "--checkpoint", scratch.path + "/cosigned.txt"] + proofs
      return try Project.run(Project.python, arguments)
    }
    let found = try audit()
    #expect(found.status == 0, "\(found.output)")
    let verified = try Self.succeed(program.run("verify")).output
    for line in found.output.split(separator: "\n") where line.hasPrefix("stream ") {
      let words = line.split(separator: " ")
      #expect(verified.contains("  \(words[1])  ") && verified.contains("root \(words[3])\n"))
    }
    #expect(found.output.split(separator: "\n").count { $0.hasPrefix("proof ") } == 3)
    #expect(found.output.split(separator: "\n").count { $0.hasPrefix("signature cosigned.txt") } == 2)
    var changed = try bytes("7.tlog-proof")
    let place = try #require(changed.firstIndex(of: UInt8(ascii: "7")))
    changed[place] = UInt8(ascii: "8")
    try write(changed, to: "7.tlog-proof")
    #expect(try audit().status != 0)
    #expect(try program.run("prove", "--check", "7.tlog-proof", "--office", stream).status != 0)
  }

  @Test func `costs a recording command the names of the checkpoints and no more`() throws {
    try Self.succeed(program.run("checkpoint"))
    let trace = scratch.path + "/trace"
    let outcome = try Program.run(
      ["strace", "-f", "-e", "trace=openat", "-o", trace, Program.path, "proposal", "note", reference(), "One more."],
      in: scratch.path, environment: program.environment)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let opened = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n").filter {
      $0.contains("/checkpoints")
    }
    #expect(!opened.isEmpty && opened.allSatisfy { $0.contains("O_DIRECTORY") }, "\(opened)")
  }

  private func reference() throws -> String {
    let listed = try program.run("list", "--format", "csv").output
    let row = try #require(listed.split(whereSeparator: \.isNewline).dropFirst().first)
    return String(row.prefix { $0 != "," })
  }
}
