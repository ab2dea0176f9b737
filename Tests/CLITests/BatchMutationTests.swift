import Domain
import Exchange
import Foundation
import TestSupport
import Testing

@testable import rapport

/// Files that a ministry sends, one small step from what is right.
@Suite struct `Whatever file is handed in` {
  @Test func `as a list of holidays is read without end, and never half`() throws {
    let seeds = [
      "date,until,name,announced\n2026-02-05,,Kashmir Day,2025-12-01\n",
      "\u{FEFF}name,date,announced\r\n\"Eid, \"\"first\"\" day\",2026-03-20,2026-03-18\r\n",
      "date,name,announced\n\"2026-02-05\",\"two\nlines\",2025-12-01", "\"\",\n\"",
    ]
    var mutation = Mutation(of: seeds.map { Array($0.utf8) }, for: "mutations of a list of holidays")
    for _ in 0..<Mutation.rounds(1_000) {
      let sheets = try? SheetFile.read(mutation.next(), named: "holidays.csv")
      let holidays = sheets.flatMap { try? HolidayFile($0) }
      if let sheets, let holidays { #expect(holidays.rows.count == sheets[0].rows.count - 1) }
      mutation.count(accepted: holidays?.rows.isEmpty == false)
    }
    mutation.tell()
  }

  private static let commands = [
    "proposal note JPHLEPD-9-01 \"The draft was sent.\" -a 'Letter of 3 May'", "# a remark", "",
    "follow-up add JPHLEPD-9-01 'Send the list' --owner MOC --due 2026-12-31",
    "institution add NUML --name \"University\" --name.ja 大学 --side PK", "rapport proposal status JPHLEPD-9-01 agreed",
    "session plan 10 --date 2026-12-14 --venue \"Tokyo\\\"s\"", "paper in 'No. 3(1)' --dated 2025-10-09 --from OPHRD",
    "target set 9-01 --measure Graduates --unit persons --baseline 100@2025-01-01 --goal 465@2026-12-31",
    "event correct mea/2 --set due=2025-12-25 -r misread", "register set silence 30",
  ]

  @Test func `its words are split, and written as words they are split the same`() throws {
    var mutation = Mutation(of: Self.commands.map { Array($0.utf8) }, for: "mutations of a command line")
    for _ in 0..<Mutation.rounds(2_000) {
      let line = String(decoding: mutation.next(), as: UTF8.self)
      let words = try? ShellWords.split(line)
      mutation.count(accepted: words != nil)
      guard let words else { continue }
      let again = try? ShellWords.split(words.map(ShellWords.quoted).joined(separator: " "))
      try #require(again?.map { Array($0.utf8) } == words.map { Array($0.utf8) }, "\(line.debugDescription)")
    }
    mutation.tell()
  }

  /// The whole way, through the program: refused with every line named, and nothing recorded.
  @Test func `as commands ends in a refusal or a recording, never in a crash`() throws {
    let scratch = try Scratch()
    let program = try Program.sample(in: scratch)
    var mutation = Mutation(of: Self.commands.map { Array($0.utf8) }, for: "mutations of a batch")
    for round in 0..<max(Mutation.rounds(240) / 60, 1) {
      let lines = (0..<60).map { _ in mutation.next() }
      try Data(lines.joined(separator: [0x0A])).write(to: URL(fileURLWithPath: scratch.path + "/batch-\(round).txt"))
      let outcome = try program.run("record", "batch-\(round).txt", "--dry-run")
      for _ in lines { mutation.count(accepted: outcome.status == 0) }
      #expect([0, 1, 2, 64, 65].contains(outcome.status), "\(outcome)")
      #expect(!(outcome.output + outcome.errors).unicodeScalars.contains(where: steers), "\(outcome)")
    }
    #expect(try program.run("verify").status == 0)
    mutation.tell()
  }
}

/// What a terminal obeys instead of showing it.
func steers(_ scalar: Unicode.Scalar) -> Bool {
  scalar != "\n" && (scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value))
}
