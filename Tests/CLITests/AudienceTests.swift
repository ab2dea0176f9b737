import Foundation
import TestSupport
import Testing

@testable import rapport

/// Papers that leave the house, as files.
@Suite struct `A paper for others` {
  private let scratch: Scratch
  private let program: Program
  private let register: MarkedRegister

  init() throws {
    scratch = try Scratch()
    program = Program(in: scratch.path, now: "2026-03-20T08:00:00Z")
    register = try MarkedRegister(program, in: scratch.path)
  }

  /// The report in every format that there is, one file each.
  private func report(_ options: String...) throws -> [String] {
    try OutputFormat.endings.compactMap { ending in
      let file = scratch.path + "/report\(options.joined())\(ending)"
      let outcome = try Program.run(
        [Program.path, "report", "JPHLEPD-9", "--as-of", "\(MarkedRegister.day)", "-o", file] + options,
        in: scratch.path, environment: program.environment)
      // Not every format is made of every report.
      if outcome.status == 64 { return nil }
      try #require(outcome.status == 0, "\(ending): \(outcome.errors)")
      return file
    }
  }

  /// Another paper for joint readers, in the formats that cost nothing.
  private func papers(_ command: [String]) throws -> [String] {
    try [".txt", ".csv", ".json", ".html"].map { ending in
      let file = scratch.path + "/paper-\(command.joined())\(ending)"
      let outcome = try Program.run(
        [Program.path] + command + ["--for", "joint", "--as-of", "\(MarkedRegister.day)", "-o", file],
        in: scratch.path, environment: program.environment)
      try #require(outcome.status == 0, "\(command): \(outcome.errors)")
      return file
    }
  }

  /// The marks found in the files, by an independent reader.
  private func leaks(_ marks: [String], in files: [String]) throws -> [String] {
    let list = scratch.path + "/marks"
    try marks.joined(separator: "\n").write(toFile: list, atomically: true, encoding: .utf8)
    let script = Program.project + "/Tests/CLITests/Independent/leaks.py"
    let outcome = try Program.run(
      [Project.python, script, list] + files, in: scratch.path, environment: program.environment)
    try #require([0, 3].contains(outcome.status), "\(outcome.errors)")
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test func `holds nothing of what its readers may not see, in any format`() throws {
    let joint = try report("--for", "joint") + report("--for", "joint", "--say-withheld")
    for others in [["matrix", "JPHLEPD-9"], ["report", "--institution", "MOC"], ["report", "--since", "2025-09-09"]] {
      let text = try papers(others + ["--dialogue", "JPHLEPD"].filter { _ in others[0] == "report" })
      #expect(try leaks(register.marks, in: text) == [], "\(others)")
    }
    let everybody = try report("--for", "public")
    #expect(joint.count >= 8 && register.marks.count > 200)
    #expect(try leaks(register.marks, in: joint + everybody) == [])
    #expect(try leaks(register.jointMarks, in: everybody) == [])
    // What may be seen is there, and the reader finds it: otherwise it would find nothing of the rest either.
    for files in [joint, everybody] {
      let found = try leaks(["Opentabled", "Openpromised"], in: files)
      #expect(found.count == files.count * 2, "\(found)")
    }
    #expect(try leaks(register.jointMarks, in: joint).count == joint.count)
    let ours = try report("--for", "internal")
    #expect(Set(try leaks(register.marks, in: ours)).count > 20)
  }

  @Test func `is searched by a reader that finds a mark however it is packed`() throws {
    let mark = "ZQABCDEFGX"
    let code = """
      import base64, pypdf, zipfile
      m = "\(mark)".encode()
      open("plain", "wb").write(b"a" + m.lower())
      open("part", "wb").write(m[1:9])
      for lead in range(3): open(f"b64{lead}", "wb").write(base64.b64encode(b"x" * lead + m + b"tail"))
      open("utf16", "wb").write(m.decode().encode("utf-16"))
      with zipfile.ZipFile("inner", "w", zipfile.ZIP_DEFLATED) as z: z.writestr("word/document.xml", m)
      with zipfile.ZipFile("outer", "w", zipfile.ZIP_DEFLATED) as z: z.write("inner")
      pdf = pypdf.PdfWriter()
      pdf.add_blank_page(72, 72)
      pdf.add_metadata({"/Title": m.decode()})
      pdf.write("pdf")
      open("none", "wb").write(b"nothing of it")
      """
    let made = try Program.run(
      [Project.python, "-c", code], in: scratch.path, environment: program.environment)
    try #require(made.status == 0, "\(made.errors)")
    let packed = ["plain", "part", "b640", "b641", "b642", "utf16", "inner", "outer", "pdf"]
    #expect(try leaks([mark], in: packed + ["none"]) == packed.map { "\($0): \(mark)" })
  }
}
