import Foundation
import TestSupport
import Testing

/// Return forms leave the house: what is internal to others is in none of them.
@Suite struct `A return form` {
  private let scratch: Scratch
  private let program: Program

  /// Words that stand nowhere else; those that begin with ZQ may be in nobody's form but their own.
  private static let commands = """
    institution add MOEA --name "Ministry of Economic Affairs" --side PK
    institution add MOC --name "Ministry of Commerce" --side PK
    institution add OPHRD --name "Ministry of Overseas Pakistanis" --side PK
    institution add JICA --name "Agency of Japan" --side JP
    institution contact OPHRD --post ZQPOSTSECRET --address ZQADDRESSSECRET
    dialogue open JPHLEPD --title "Policy dialogue" --sides PK,JP --on 2025-09-01
    session hold JPHLEPD-9 --date 2025-09-10 --sharing joint
    register set secretariat MOEA
    proposal table 9 "Openshared office" --kind sourcing-office --side PK --lead MOC --support OPHRD --counterpart JICA --summary ZQSUMMARYSECRET --sector ZQSECTORSECRET --sharing joint -a ZQLETTERSECRET
    proposal table 9 "ZQTITLESECRET of others" --kind language-centre --side PK --lead OPHRD
    proposal table 9 "Openquiet list" --kind mra --side PK --lead MOC --counterpart JICA
    follow-up add 9-01 "Ourstosend form" --owner MOC --due 2026-02-01 -a ZQSOURCESECRET -r ZQWHYSECRET
    follow-up add 9-01 "ZQTASKSECRET of others" --owner OPHRD --due 2031-07-13
    follow-up add 9-01 "Sharedtask of the agency" --owner JICA --due 2026-03-01 --sharing joint
    follow-up add 9-01 "ZQFORMERSECRET task" --owner MOC --due 2026-02-02
    follow-up reassign 9-01.4 --owner OPHRD
    follow-up add 9-02 "ZQSECONDSECRET task" --owner OPHRD --due 2031-08-14
    proposal note 9-01 "Oursayings of the office" --institution MOC --on 2025-11-01
    proposal note 9-01 "ZQNOTESECRET of others" --institution OPHRD --on 2025-12-01
    proposal note 9-01 "ZQDESKSECRET remark" --on 2025-12-02
    proposal note 9-01 "ZQLINESECRET to take" --institution MOC --line --on 2025-12-03
    proposal note 9-01 "ZQOFFSECRET the record" --institution MOC --off-record --on 2025-12-04
    proposal note 9-01.2 "ZQABOUTSECRET another follow-up" --institution MOC
    proposal respond 9-01 noted -a ZQRESPONSESECRET
    proposal wait 9-01 JICA --third-party ZQTHIRDSECRET
    proposal status 9-03 under-examination -r ZQREASONSECRET
    """

  init() throws {
    scratch = try Scratch()
    program = Program(in: scratch.path, now: "2026-01-20T08:00:00Z")
    try succeed(
      "init", "--title", "ZQREGISTERSECRET", "--office", "mea", "--origin", "example.org/r", "--time-zone", "UTC")
    let commands = Self.commands.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let outcome = try program.run("record", "-", "--yes", input: commands.joined(separator: "\n") + "\n")
    try #require(outcome.status == 0, "\(outcome.errors)")
  }

  private func succeed(_ arguments: String...) throws {
    let outcome = try Program.run([Program.path] + arguments, in: scratch.path, environment: program.environment)
    try #require(outcome.status == 0, "\(arguments): \(outcome.errors)")
  }

  /// The form of one institution in every format.
  private func forms(of institution: String) throws -> [String] {
    let files = ["csv", "xlsx", "docx"].map { "\(scratch.path)/\(institution).\($0)" }
    for file in files { try succeed("circulate", "--institution", institution, "--reply-by", "+10wd", "-o", file) }
    return files
  }

  /// Which of the words stand in a file, by an independent reader that looks into every part of an archive.
  private func found(_ words: [String], in file: String) throws -> [String] {
    try words.joined(separator: "\n").write(toFile: scratch.path + "/words", atomically: true, encoding: .utf8)
    let script = Program.project + "/Tests/CLITests/Independent/leaks.py"
    let outcome = try Program.run(
      [Project.python, script, scratch.path + "/words", file], in: scratch.path, environment: program.environment)
    try #require([0, 3].contains(outcome.status), "\(outcome.errors)")
    return outcome.output.split(separator: "\n").compactMap { $0.split(separator: " ").last.map(String.init) }
  }

  private static var secrets: [String] {
    let words = commands.matches(of: /ZQ[A-Z]+/).map { String($0.output) } + ["ZQREGISTERSECRET"]
    return words
  }

  /// Whether a file holds digits, in whatever part of it: those of a day that only others have.
  private func holds(_ digits: [String], in file: String) throws -> Bool {
    let code = """
      import io, sys, zipfile
      data = open(sys.argv[1], "rb").read()
      parts = [zipfile.ZipFile(io.BytesIO(data)).read(n) for n in zipfile.ZipFile(sys.argv[1]).namelist()] \
        if data[:2] == b"PK" else [data]
      print(any(d.encode() in p for p in parts for d in sys.argv[2:]))
      """
    let outcome = try Program.run(
      [Project.python, "-c", code, file] + digits, in: scratch.path, environment: program.environment)
    try #require(outcome.status == 0, "\(outcome.errors)")
    return outcome.output == "True\n"
  }

  @Test func `holds what concerns its institution and nothing that is internal to others`() throws {
    #expect(Self.secrets.count >= 20)
    for file in try forms(of: "MOC") {
      #expect(try found(Self.secrets, in: file) == [], "\(file)")
      let own = ["Openshared", "Openquiet", "Ourstosend", "Oursayings"]
      #expect(try found(own, in: file) == own, "\(file)")
      #expect(try found(["Sharedtask"], in: file) == [], "\(file)")
      #expect(try !holds(["2031", "48042", "48074"], in: file), "\(file)")
    }
    // The same reader finds them where they belong.
    for file in try forms(of: "OPHRD") {
      let theirs = ["ZQTITLESECRET", "ZQTASKSECRET", "ZQFORMERSECRET", "ZQSECONDSECRET", "ZQNOTESECRET"]
      #expect(try found(theirs, in: file) == theirs, "\(file)")
      #expect(try holds(["2031-07-13", "48042", "13 Jul 2031"], in: file), "\(file)")
    }
  }

  @Test func `for the other side holds what is shared and nothing else`() throws {
    for file in try forms(of: "JICA") {
      #expect(try found(Self.secrets, in: file) == [], "\(file)")
      #expect(try found(["Openquiet", "Ourstosend", "Oursayings"], in: file) == [], "\(file)")
      #expect(try found(["Openshared", "Sharedtask"], in: file) == ["Openshared", "Sharedtask"], "\(file)")
    }
  }
}
