import Foundation
import TestSupport
import Testing

@Suite struct `A document that is attached` {
  private let scratch: Scratch
  private let program: Program
  private var documents: String { scratch.path + "/documents" }

  init() throws {
    scratch = try Scratch()
    program = try Program.sample(in: scratch)
    _ = try scratch.file("minutes.pdf", holding: "%PDF-1.7 minutes")
  }

  private var log: Data {
    FileManager.default.contents(atPath: scratch.path + "/events/mea/000000000001.jsonl") ?? Data()
  }

  private var copies: [String] { (try? FileManager.default.contentsOfDirectory(atPath: documents)) ?? [] }

  /// What stands there, and how the command ends.
  @Test func `is a file, and nothing else`() throws {
    let before = log
    _ = try scratch.file("empty", holding: "")
    mkfifo(scratch.path + "/pipe", 0o600)
    try FileManager.default.createSymbolicLink(atPath: scratch.path + "/loop", withDestinationPath: "loop")
    try FileManager.default.createSymbolicLink(atPath: scratch.path + "/pipe-link", withDestinationPath: "pipe")
    let cases: [(String, Int32)] = [
      ("pipe", 1), ("pipe-link", 1), ("events", 1), ("/dev/zero", 1), ("empty", 1), ("nothing.pdf", 66), ("loop", 66),
      ("..", 64),
    ]
    for (file, status) in cases {
      let outcome = try program.run("document", "attach", "JPHLEPD-9-05", file)
      #expect(outcome.status == status, "\(file): \(outcome.errors)")
      #expect(outcome.errors.contains("Nothing was recorded.") && outcome.errors.contains("hint: "), "\(file)")
    }
    #expect(try program.run("document", "attach", "JPHLEPD-99-05", "minutes.pdf").status == 1)
    #expect(log == before)
    #expect(!FileManager.default.fileExists(atPath: documents))
  }

  @Test func `is refused while another program writes to it`() throws {
    let before = log
    let path = scratch.path + "/growing.bin"
    let size = 24 * 1024 * 1024
    try Data(count: size).write(to: URL(filePath: path))
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: "/bin/sh")
    writer.arguments = ["-c", "while :; do echo more >> growing.bin; done"]
    writer.currentDirectoryURL = URL(filePath: scratch.path)
    try writer.run()
    // A busy machine may take its time until the writer writes.
    var status = stat()
    for _ in 0..<6000 where stat(path, &status) == 0 && Int(status.st_size) == size { usleep(10_000) }
    #expect(Int(status.st_size) > size)
    let outcome = try program.run("document", "attach", "JPHLEPD-9-05", "growing.bin")
    kill(writer.processIdentifier, SIGKILL)
    writer.waitUntilExit()
    #expect(outcome.status == 75, "\(outcome.errors)")
    #expect(log == before && copies.isEmpty)
    #expect(try program.run("document", "attach", "JPHLEPD-9-05", "growing.bin").status == 0)
    #expect(try program.run("document", "verify").status == 0)
  }

  @Test func `leaves neither copy nor entry where a batch is refused`() throws {
    let before = log
    _ = try scratch.file(
      "batch", holding: "document attach JPHLEPD-9-05 minutes.pdf\nproposal status JPHLEPD-9-05 closed\n")
    #expect(try program.run("record", "batch").status == 1)
    #expect(log == before && copies.isEmpty)
    _ = try scratch.file(
      "letter",
      holding: "paper in 'No. 9' --dated 2026-01-05 --from OPHRD --file minutes.pdf\ndocument attach P1 batch\n")
    let recorded = try program.run("record", "letter")
    #expect(recorded.status == 0, "\(recorded.errors)")
    #expect(copies.count == 2)
    #expect(try program.run("document", "list", "P1", "--format", "csv").output.contains("minutes.pdf"))
  }

  @Test func `goes with its name, unless another entry names the same bytes`() throws {
    for reference in ["JPHLEPD-9-05", "JPHLEPD-9-06"] {
      #expect(try program.run("document", "attach", reference, "minutes.pdf").status == 0)
    }
    let events = try program.run("document", "list", "--format", "csv").output.split(whereSeparator: \.isNewline)
      .dropFirst().map { String($0.split(separator: ",")[7]) }
    let order = ["-r", "privacy", "-a", "order 5", "--yes"]
    let first = try Program.run(
      [Program.path, "event", "redact", events[0]] + order, in: scratch.path, environment: program.environment)
    #expect(first.status == 0 && copies.count == 1, "\(first.errors)")
    let second = try Program.run(
      [Program.path, "event", "redact", events[1]] + order, in: scratch.path, environment: program.environment)
    #expect(second.status == 0 && copies.isEmpty, "\(second.errors)")
    let verified = try program.run("document", "verify")
    #expect(verified.status == 0 && verified.output.contains("1 document removed by order."), "\(verified.output)")
    // A copy that comes back from a backup is found.
    let digest = try program.run("document", "list", "JPHLEPD-9-05", "--format", "csv").output
      .split(whereSeparator: \.isNewline)[1].split(separator: ",")[5]
    try FileManager.default.copyItem(
      atPath: scratch.path + "/minutes.pdf", toPath: documents + "/\(digest).pdf")
    #expect(try program.run("document", "verify").status == 3)
    #expect(try program.run("document", "verify", "--mend").status == 0)
    #expect(copies.isEmpty)
    // It can be attached anew, under another name.
    #expect(try program.run("document", "attach", "JPHLEPD-9-05", "minutes.pdf", "--name", "a.pdf").status == 0)
    #expect(copies.count == 1)
  }

  @Test func `is handed out only as it was attached`() throws {
    #expect(try program.run("document", "attach", "JPHLEPD-9-05", "minutes.pdf").status == 0)
    #expect(try program.run("document", "open", "JPHLEPD-9-05", "-o", "o").status == 0)
    #expect(try scratch.text("o") == "%PDF-1.7 minutes")
    #expect(try program.run("document", "open", "JPHLEPD-9-05", "-o", "o").status == 1)
    // Through a link, the file that it leads to is replaced.
    try FileManager.default.createSymbolicLink(atPath: scratch.path + "/link", withDestinationPath: "o")
    _ = try scratch.file("o", holding: "older")
    #expect(try program.run("document", "open", "JPHLEPD-9-05", "-o", "link", "--force").status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path + "/link") == "o")
    #expect(try scratch.text("o") == "%PDF-1.7 minutes")
    let copy = documents + "/" + copies[0]
    chmod(copy, 0o644)
    try Data("%PDF-1.7 Minutes".utf8).write(to: URL(filePath: copy))
    let altered = try program.run("document", "open", "JPHLEPD-9-05", "-o", "p")
    #expect(altered.status == 65, "\(altered.errors)")
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/p"))
    try FileManager.default.removeItem(atPath: copy)
    #expect(try program.run("document", "open", "JPHLEPD-9-05").status == 66)
    #expect(try program.run("document", "verify").output.contains("missing-copy"))
  }
}
