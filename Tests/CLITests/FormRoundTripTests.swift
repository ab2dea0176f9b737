import EventLog
import Foundation
import TestSupport
import Testing

/// A form goes out, is filled in by other programs, and comes back.
@Suite struct `A form that comes back` {
  private let scratch: Scratch
  private let program: Program

  private static let commands = """
    institution add MOEA --name "Ministry of Economic Affairs" --side PK
    institution add MOC --name "Ministry of Commerce" --side PK
    institution add JICA --name "Agency of Japan" --side JP
    dialogue open JPHLEPD --title "Policy dialogue" --sides PK,JP --on 2025-09-01
    session hold JPHLEPD-9 --date 2025-09-10 --sharing joint
    register set secretariat MOEA
    proposal table 9 "Sourcing office, in \\"Tokyo\\"" --kind sourcing-office --side PK --lead MOC --counterpart JICA --sharing joint
    proposal table 9 "商標の登録" --kind mra --side JP --lead MOC
    follow-up add 9-01 "Name the sectors" --owner MOC --due 2026-01-15
    follow-up add 9-01 "=SUM of fees" --owner MOC --due 2026-03-01
    follow-up add 9-01 "Answer" --owner JICA --due 2026-03-02 --sharing joint
    follow-up add 9-01 "Ask the chamber" --owner MOC
    """

  private static let answers = """
    {"JPHLEPD-9-01.1": {"position": "+ sent \\u2013 see \\"annex\\", p. 3", "done": "yes"},
     "JPHLEPD-9-01.2": {"position": "=wait", "newDue": {"day": "2026-05-04"}, "reason": "内閣の決定待ち"},
     "JPHLEPD-9-02": {"position": "Drafted"}}
    """

  init() throws {
    scratch = try Scratch()
    program = Program(in: scratch.path, now: "2026-01-20T08:00:00Z")
    try run("init", "--title", "Register", "--office", "mea", "--origin", "example.org/r", "--time-zone", "UTC")
    let lines = Self.commands.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let outcome = try program.run("record", "-", "--yes", input: lines.joined(separator: "\n") + "\n")
    try #require(outcome.status == 0, "\(outcome.errors)")
  }

  @discardableResult
  private func run(_ arguments: String..., in folder: String = ".", expecting status: Int32 = 0) throws
    -> Program.Outcome
  {
    let outcome = try Program.run(
      [Program.path] + arguments, in: scratch.path + "/" + folder, environment: program.environment)
    try #require(outcome.status == status, "\(arguments): \(outcome.output)\(outcome.errors)")
    return outcome
  }

  private func circulate(_ institution: String = "MOC", as formats: [String] = ["csv", "xlsx", "docx"]) throws {
    for format in formats {
      try run("circulate", "--institution", institution, "--reply-by", "+10wd", "-o", "form.\(format)")
    }
  }

  private func fill(_ format: String, _ answers: String = answers, as filled: String = "filled") throws {
    let script = Program.project + "/Tests/CLITests/Independent/fill_form.py"
    let outcome = try Program.run(
      [Project.python, script, "form.\(format)", "\(filled).\(format)", answers], in: scratch.path,
      environment: program.environment)
    try #require(outcome.status == 0, "\(outcome.errors)")
  }

  /// Opens a file in LibreOffice and saves it into the folder `office`, as whoever fills it in there does.
  private func saveByLibreOffice(_ file: String, as format: String, _ filter: String) throws {
    let outcome = try Program.run(
      [
        "soffice", "-env:UserInstallation=file://\(scratch.path)/profile", "--headless", "--convert-to",
        "\(format):\(filter)", "--outdir", "office", file,
      ], in: scratch.path, environment: program.environment)
    try #require(outcome.status == 0, "\(outcome.errors)")
  }

  private func bytes(in folder: String = ".") throws -> Data {
    let path = LogFolder(register: scratch.path + "/" + folder).path(first: 1, in: "mea")
    return try #require(FileManager.default.contents(atPath: path))
  }

  /// What was recorded behind the first so many bytes: type, subject, day and data of each event.
  private func recorded(in folder: String = ".", behind size: Int) throws -> [String] {
    try String(decoding: bytes(in: folder).dropFirst(size), as: UTF8.self).split(separator: "\n").map { line in
      var event = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      for member in ["id", "time", "command", "previous", "datahash", "salt", "basis"] { event[member] = nil }
      let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try JSONSerialization.data(withJSONObject: event, options: options), as: UTF8.self)
    }
  }

  private func copyOfRegister(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: "\(scratch.path)/\(name)", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: scratch.path + "/events", toPath: "\(scratch.path)/\(name)/events")
  }

  @Test func `gives the same events whatever its format, and once`() throws {
    try circulate()
    let size = try bytes().count
    var recordings: [[String]] = []
    for format in ["csv", "xlsx", "docx"] {
      try fill(format)
      try copyOfRegister(format)
      try run("collect", "../filled.\(format)", "-a", "O.M. No. 7", in: format)
      recordings.append(try recorded(in: format, behind: size))
      let after = try bytes(in: format)
      try run("collect", "../filled.\(format)", "-a", "O.M. No. 7", in: format)
      // The same answers in another file, and the form as it went out, say nothing new either.
      try run("collect", "../filled.csv", in: format)
      try run("collect", "../form.\(format)", in: format)
      #expect(try bytes(in: format) == after)
    }
    // LibreOffice lets the tags of controls go: then the columns of the table say what stands where.
    let untagged = """
      import docx, sys
      from docx.oxml.ns import qn
      document = docx.Document("filled.docx")
      for tag in list(document.element.iter(qn("w:tag"))): tag.getparent().remove(tag)
      document.save("untagged.docx")
      """
    let made = try Program.run(
      [Project.python, "-c", untagged], in: scratch.path, environment: program.environment)
    try #require(made.status == 0, "\(made.errors)")
    try copyOfRegister("untagged")
    try run("collect", "../untagged.docx", "-a", "O.M. No. 7", in: "untagged")
    #expect(try recorded(in: "untagged", behind: size) == recordings[0])
    // LibreOffice 7.4 writes Japanese in a control several times over when it saves DOCX: it gets Latin letters.
    let (cabinet, latin) = ("内閣の決定待ち", "Awaiting the cabinet")
    for (format, filter) in [("xlsx", "Calc MS Excel 2007 XML"), ("docx", "MS Word 2007 XML")] {
      try fill(format, Self.answers.replacing(cabinet, with: latin), as: "latin")
      try saveByLibreOffice("latin.\(format)", as: format, filter)
      try copyOfRegister("office-\(format)")
      try run("collect", "../office/latin.\(format)", "-a", "O.M. No. 7", in: "office-\(format)")
      let expected = recordings[0].map { $0.replacing(cabinet, with: latin) }
      #expect(try recorded(in: "office-\(format)", behind: size) == expected, "\(format)")
    }
    #expect(recordings[0].count == 5)
    #expect(recordings[0] == recordings[1] && recordings[0] == recordings[2])
    let words = recordings[0].joined(separator: "\n")
    for expected in [
      #""text":"+ sent – see \"annex\", p. 3""#, #""outcome":"+ sent – see \"annex\", p. 3""#, #""text":"=wait""#,
      #""due":"2026-05-04""#, #""reason":"内閣の決定待ち""#, #""institution":"MOC""#, #""authority":"O.M. No. 7""#,
    ] { #expect(words.contains(expected), "\(expected)") }
    // Only of the follow-up that is not done yet: its reminders begin anew.
    #expect(recordings[0].filter { $0.contains(#""reply":"interim""#) }.count == 1)
    let status = try run("circulate", "--status", "--format", "csv", in: "docx").output
    #expect(status.contains(",answered,4,3,,0,mea/"))
  }

  @Test func `is the same file on the same day, and recorded once`() throws {
    try circulate(as: ["xlsx"])
    let (form, log) = (FileManager.default.contents(atPath: scratch.path + "/form.xlsx"), try bytes())
    try circulate(as: ["xlsx"])
    #expect(FileManager.default.contents(atPath: scratch.path + "/form.xlsx") == form)
    #expect(try bytes() == log)
    // A form that somebody has filled in is not written over.
    try fill("xlsx")
    let outcome = try run(
      "circulate", "--institution", "MOC", "--reply-by", "+10wd", "-o", "filled.xlsx", expecting: 1)
    #expect(outcome.errors.contains("it is left alone"))
    #expect(try bytes() == log)
  }

  @Test func `does not overwrite what was recorded since`() throws {
    try circulate(as: ["xlsx"])
    try fill("xlsx")
    // What concerns another row does no harm; what concerns the row does.
    try run("proposal", "note", "9-01.3", "They ask for time", "--institution", "JICA")
    try run("proposal", "note", "9-01.2", "On the telephone: not before June", "--institution", "MOC")
    let log = try bytes()
    let refused = try run("collect", "filled.xlsx", expecting: 3)
    #expect(refused.errors.contains("filled.xlsx:3: JPHLEPD-9-01.2: mea/"))
    #expect(refused.errors.contains("so-japan: MOC: On the telephone: not before June"))
    #expect(
      !refused.errors.contains("They ask") && !refused.errors.contains(":2: ") && !refused.errors.contains(":5: "))
    #expect(try bytes() == log)
    try run("collect", "filled.xlsx", "--leave", "JPHLEPD-9-01.2")
    let left = try recorded(behind: log.count)
    #expect(left.count == 3 && !left.joined().contains("rescheduled"))
  }

  @Test func `can be collected in part, and later for the rows that were left out`() throws {
    try circulate(as: ["xlsx"])
    try fill("xlsx")
    for item in ["9-01.1", "9-01.2"] { try run("proposal", "note", item, "By telephone", "--institution", "MOC") }
    let log = try bytes()
    let conflicts = try run("collect", "filled.xlsx", expecting: 3).errors
    let both = "JPHLEPD-9-01.1,JPHLEPD-9-01.2"
    #expect(conflicts.contains("--accept \(both), or leave them out with --leave \(both)"))
    #expect(conflicts.contains(#"JPHLEPD-9-01.2: the form says: "=wait"; due Mon 4 May 2026"#))
    // References are typed as short as anywhere else.
    let part = try run("collect", "filled.xlsx", "--accept", "9-01.1", "--leave", "9-01.2").output
    #expect(part.contains("1 row left out: JPHLEPD-9-01.2."))
    let recordedInPart = try bytes()
    #expect(try recorded(behind: log.count).count == 3)
    let partly = try run("circulate", "--status", "--format", "csv").output
    #expect(partly.contains(",partly,4,3,JPHLEPD-9-01.4,"))
    // What was recorded from the file before is neither recorded again nor a conflict.
    try run("collect", "filled.xlsx", "--leave", "9-01.2")
    let rest = try run("collect", "filled.xlsx", expecting: 3).errors
    #expect(rest.contains("JPHLEPD-9-01.2") && !rest.contains("JPHLEPD-9-01.1"))
    #expect(try bytes() == recordedInPart)
    try run("collect", "filled.xlsx", "--accept", "9-01.2")
    #expect(try recorded(behind: log.count).count == 5)
    let again = try run("collect", "filled.xlsx").output
    #expect(again.contains("was collected before"))
    #expect(try recorded(behind: log.count).count == 5)
    let answered = try run("circulate", "--status", "--format", "csv").output
    #expect(answered.contains(",answered,4,3,"))
  }

  @Test func `says what a row cannot be recorded before, and the way on`() throws {
    try circulate(as: ["csv"])
    try fill("csv", #"{"JPHLEPD-9-01.1": {"position": "Sent", "done": "yes"}}"#)
    let later = Program(in: scratch.path, now: "2026-02-10T08:00:00Z")
    let moved = try later.run("follow-up", "reschedule", "9-01.1", "--to", "2026-04-01", "--reason", "They said so")
    try #require(moved.status == 0, "\(moved.errors)")
    let log = try bytes()
    let early = try later.run("collect", "filled.csv", "--accept", "9-01.1", "--on", "2026-01-22")
    #expect(early.status == 1)
    #expect(early.errors.contains("filled.csv:2: JPHLEPD-9-01.1 cannot be recorded for a day before mea/"))
    #expect(early.errors.contains("of Tue 10 Feb 2026, which rests on how it stood then"))
    #expect(early.errors.contains("--on 2026-02-10, or leave the row out with --leave JPHLEPD-9-01.1"))
    #expect(try bytes() == log)
    let outcome = try later.run("collect", "filled.csv", "--accept", "9-01.1", "--on", "2026-02-10")
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  @Test func `is compared with what was taken back since`() throws {
    try run("proposal", "note", "9-01.2", "They have paid", "--institution", "MOC")
    let note = try recorded(behind: 0).count
    try circulate(as: ["csv"])
    try fill("csv")
    try run("event", "withdraw", "mea/\(note)", "--reason", "Said of another item")
    let log = try bytes()
    let errors = try run("collect", "filled.csv", expecting: 3).errors
    #expect(errors.contains("filled.csv:3: JPHLEPD-9-01.2: mea/\(note) of"))
    #expect(errors.contains("corrected or withdrawn since: MOC: They have paid"))
    #expect(try bytes() == log)
  }

  @Test func `records a conflicting row where the officer says so, and a mended form once more`() throws {
    try circulate(as: ["csv"])
    try fill("csv")
    try run("follow-up", "reschedule", "9-01.2", "--to", "2026-04-01", "--reason", "They said so")
    try run("collect", "filled.csv", expecting: 3)
    try run("collect", "filled.csv", "--accept", "JPHLEPD-9-01.2")
    // Our own entries from this form are no conflict with a second version of it.
    let log = try bytes()
    try fill("csv", #"{"JPHLEPD-9-01.2": {"position": "Still waiting", "newDue": "2026-05-04"}}"#, as: "second")
    let answer = try run("collect", "second.csv").output
    #expect(answer.contains("interim reply recorded"))
    #expect(try recorded(behind: log.count).count == 1)
    // What was withdrawn can be collected again.
    try run("undo")
    try run("collect", "second.csv")
  }

  @Test func `of the other side rests on what that side may see`() throws {
    try run("proposal", "note", "9-01.3", "Internal remark before")
    try circulate("JICA", as: ["docx"])
    let answers = #"{"JPHLEPD-9-01.3": {"position": "Under study", "newDue": "2026-06-01", "reason": "Budget"}}"#
    try fill("docx", answers)
    try copyOfRegister("quiet")
    try run("collect", "../filled.docx", in: "quiet")
    try run("proposal", "note", "9-01.3", "Internal remark after")
    #expect(try run("collect", "filled.docx", expecting: 3).errors.contains("Internal remark after"))
  }

  @Test func `is not recorded while another beside it is refused`() throws {
    try circulate(as: ["csv"])
    try fill("csv", #"{"JPHLEPD-9-01.1": {"position": "Sent", "done": "yes"}}"#)
    try run("proposal", "assign", "9-02", "--support", "+MOEA")
    try run("circulate", "--institution", "MOEA", "--reply-by", "+10wd", "-o", "moea.csv")
    let text = try String(contentsOfFile: scratch.path + "/moea.csv", encoding: .utf8)
    try text.replacing(",,,,,MOEA-", with: ",Drafted,,,,MOEA-").write(
      toFile: scratch.path + "/moea.csv", atomically: true, encoding: .utf8)
    // Promised on the 20th, so nothing could be done on the 19th: only the register itself can refuse that.
    let early = try String(contentsOfFile: scratch.path + "/filled.csv", encoding: .utf8)
    try early.replacing(";yes;", with: ";2026-01-19;").write(
      toFile: scratch.path + "/early.csv", atomically: true, encoding: .utf8)
    let log = try bytes()
    #expect(try run("collect", "moea.csv", "early.csv", expecting: 1).errors.contains("early.csv:2: JPHLEPD-9-01.1"))
    #expect(try bytes() == log)
    try run("collect", "moea.csv", "filled.csv")
    #expect(try recorded(behind: log.count).count == 3)
  }

  @Test func `of another register is refused`() throws {
    try circulate(as: ["csv"])
    try fill("csv")
    let text = try String(contentsOfFile: scratch.path + "/filled.csv", encoding: .utf8)
    let log = try bytes()
    for (name, changed) in [
      ("elsewhere", text.replacing("MOC-2026-01-20 ", with: "MOC-2026-01-19 ")),
      ("numbered", text.replacing(#/MOC-2026-01-20 mea\/\d+/#, with: "MOC-2026-01-20 mea/3")),
      ("others", text.replacing("JPHLEPD-9-01.2", with: "JPHLEPD-9-01.3")),
    ] {
      try changed.write(toFile: scratch.path + "/\(name).csv", atomically: true, encoding: .utf8)
      let errors = try run("collect", "\(name).csv", expecting: 1).errors
      #expect(errors.contains("\(name).csv") && errors.contains("Nothing was recorded."))
    }
    #expect(try bytes() == log)
  }
}
