import Foundation
import TestSupport
import Testing

/// Folders on which nothing can be written: real mounts, since the super-user writes wherever modes forbid it.
@Suite(.serialized) struct `A disk that takes nothing` {
  @Test func `still answers from a read-only folder, and refuses to record`() throws {
    let scratch = try Scratch()
    let program = try Program.sample(in: scratch)
    let before = try program.run("overdue")
    let mount = try Mount("--bind", scratch.path, on: scratch.path, then: "remount,bind,ro")
    defer { mount.end() }
    #expect(try program.run("overdue") == before)
    let refused = try program.run("proposal", "note", "JPHLEPD-9-01", "Not to be kept.")
    #expect(refused.status == 73)
    #expect(refused.errors.contains("Nothing was recorded."))
    mount.end()
    #expect(try !program.run("history", "JPHLEPD-9-01").output.contains("Not to be kept."))
  }

  @Test func `answers without a projection from a read-only folder`() throws {
    let scratch = try Scratch()
    let program = try Program.sample(in: scratch)
    let before = try program.run("overdue")
    try FileManager.default.removeItem(atPath: scratch.path + "/.rapport")
    let mount = try Mount("--bind", scratch.path, on: scratch.path, then: "remount,bind,ro")
    defer { mount.end() }
    #expect(try program.run("overdue") == before)
  }

  @Test func `says that it is full, and keeps what it had`() throws {
    let scratch = try Scratch()
    let mount = try Mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", on: scratch.path)
    defer { mount.end() }
    let program = try Program.sample(in: scratch)
    let text = String(repeating: "Long enough to fill the disk. ", count: 1_500)
    var kept = 0
    var last = Program.Outcome(status: 0, output: "", errors: "")
    while kept < 100 {
      last = try program.run("proposal", "note", "JPHLEPD-9-01", "\(kept): \(text)")
      if last.status != 0 { break }
      kept += 1
    }
    #expect(last.status == 73, "\(last.errors)")
    #expect(last.errors.contains("Nothing was recorded."))
    let history = try program.run("history", "JPHLEPD-9-01", "--format", "json").output
    for number in 0..<kept { #expect(history.contains("\(number): Long enough")) }
    #expect(!history.contains("\(kept): Long enough"))
    #expect(try program.run("verify").status == 0)
  }
}

/// Papers that cannot be written, beside others that can.
@Suite(.serialized) struct `Several papers at once` {
  /// A folder with a page of its own from yesterday.
  private struct Shelf {
    let scratch: Scratch
    let program: Program
    let path: String

    init() throws {
      scratch = try Scratch()
      program = try Program.sample(in: scratch)
      path = scratch.path + "/shelf"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    func write(_ names: String..., force: Bool = false) throws -> Program.Outcome {
      try Program.run(
        [Program.path, "report", "9"] + names.flatMap { ["-o", "shelf/\($0)"] } + (force ? ["--force"] : []),
        in: scratch.path, environment: program.environment)
    }

    var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }
  }

  @Test func `are written all or none, and the one that cannot be is named`() throws {
    let shelf = try Shelf()
    #expect(try shelf.write("a.html").status == 0)
    let page = try shelf.scratch.text("shelf/a.html")
    let lost = try Program.run(
      [
        Program.path, "report", "9", "--as-of", "2026-10-01", "-o", "shelf/a.html", "-o", "shelf/none/b.docx", "-o",
        "shelf/c.xlsx",
      ], in: shelf.scratch.path, environment: shelf.program.environment)
    #expect(lost.status == 73 && lost.errors.contains("shelf/none/b.docx cannot be written: No such file"), "\(lost)")
    try FileManager.default.createDirectory(atPath: shelf.path + "/d.csv", withIntermediateDirectories: false)
    let folder = try shelf.write("e.md", "d.csv")
    #expect(folder.status == 73 && folder.errors.contains("shelf/d.csv cannot be written: Is a directory"), "\(folder)")
    #expect(try shelf.names == ["a.html", "d.csv"])
    #expect(try shelf.scratch.text("shelf/a.html") == page)
  }

  @Test func `stay as they were on a full disk and in a folder that is read only`() throws {
    let shelf = try Shelf()
    let disk = try Mount("-t", "tmpfs", "-o", "size=300k", "tmpfs", on: shelf.path)
    defer { disk.end() }
    #expect(try shelf.write("a.csv").status == 0)
    let table = try shelf.scratch.text("shelf/a.csv")
    let full = try shelf.write("a.csv", "b.html", "c.html")
    #expect(full.status == 73 && full.errors.contains("No space left on device"), "\(full)")
    #expect(try shelf.names == ["a.csv"] && shelf.scratch.text("shelf/a.csv") == table)
    disk.end()
    let closed = try Mount("--bind", shelf.path, on: shelf.path, then: "remount,bind,ro")
    defer { closed.end() }
    let refused = try shelf.write("a.csv", "b.html")
    #expect(refused.status == 73 && refused.errors.contains("shelf/a.csv cannot be written: Read-only"), "\(refused)")
    #expect(try shelf.names == [])
  }

  @Test func `take the place of their own earlier ones, never of what somebody has edited`() throws {
    let shelf = try Shelf()
    let own = ["a.docx", "a.xlsx", "a.html"]
    #expect(try shelf.write("a.docx", "a.xlsx", "a.html").status == 0)
    #expect(try shelf.write("a.docx", "a.xlsx", "a.html").status == 0)
    let edit = """
      import docx, openpyxl
      paper, book = docx.Document("a.docx"), openpyxl.load_workbook("a.xlsx")
      paper.paragraphs[2].add_run(" Seen."); paper.save("a.docx")
      book.active["B2"] = "Seen."; book.save("a.xlsx")
      page = open("a.html").read()
      open("a.html", "w").write(page.replace("is done", "is nearly done", 1))
      open("a.pdf", "wb").write(b"%PDF-1.7 /Creator (Another Program)")
      """
    let edited = try Program.run(
      [Project.python, "-c", edit], in: shelf.path, environment: ProcessInfo.processInfo.environment)
    try #require(edited.status == 0, "\(edited.errors)")
    for name in own + ["a.pdf"] {
      let file = URL(fileURLWithPath: shelf.path + "/" + name)
      let before = try Data(contentsOf: file)
      let refused = try shelf.write("new.csv", name)
      #expect(
        refused.status == 1 && refused.errors.contains("shelf/\(name) exists, and rapport did not write it"),
        "\(refused)")
      #expect(try Data(contentsOf: file) == before)
    }
    #expect(try shelf.names == ["a.docx", "a.html", "a.pdf", "a.xlsx"])
    #expect(try shelf.write("a.docx", "a.xlsx", "a.html", force: true).status == 0)
    #expect(try !shelf.scratch.text("shelf/a.html").contains("nearly done"))
  }
}

/// A mount that ends with the test.
private final class Mount {
  private let point: String
  private var isMounted = true

  init(_ options: String..., on point: String, then remount: String? = nil) throws {
    self.point = point
    try Self.call(["mount"] + options + [point])
    if let remount { try Self.call(["mount", "-o", remount, point]) }
  }

  func end() {
    guard isMounted else { return }
    isMounted = false
    try? Self.call(["umount", "-l", point])
  }

  deinit { end() }

  private static func call(_ command: [String]) throws {
    let outcome = try Program.run(command, in: "/", environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"])
    try #require(outcome.status == 0, "\(command.joined(separator: " ")): \(outcome.errors) (these tests run as root)")
  }
}
