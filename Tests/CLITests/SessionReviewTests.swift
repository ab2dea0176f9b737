import Foundation
import Testing

@Suite struct `A session that reviews what was open` {
  let desk: Desk

  /// Four open proposals, and a later session that was held.
  init() throws {
    desk = try Desk()
    for line in [
      "init --title Register --office mea --origin example.org/r --time-zone Asia/Karachi",
      "institution add MOEA --name Ministry --side PK", "dialogue open JPHLEPD --title Dialogue --sides PK,JP",
      "session hold 8 --date 2024-09-10", "proposal table 8 Centre --kind grant --side PK",
      "proposal table 8 Office --kind grant --side PK", "proposal table 8 Visa --kind visa --side PK",
      "proposal table 8 Quota --kind labour-quota --side PK", "session hold 9 --date 2025-09-10",
    ] { #expect(try desk.run("rapport \(line)").status == 0) }
  }

  @Test func `asks about each, takes a number, a word or the default, and records one commit`() throws {
    defer { desk.remove() }
    let (output, status) = try Typist.run(
      desk, answers: ["", "2", "dropped", "later"], "rapport session review JPHLEPD-9")
    #expect(status == 0)
    #expect(output.contains("JPHLEPD-8-01 \"Centre\", tabled [carried]: \n"))
    for said in ["8-01 \"Centre\" was carried", "8-02 \"Office\" was closed", "8-03 \"Visa\" was dropped"] {
      #expect(output.contains(said), "\(output)")
    }
    #expect(output.hasSuffix("Recorded 3 events as one commit.\n"))
    let rest = try desk.run("rapport session review JPHLEPD-9 --carry-rest")
    #expect(rest.output.hasPrefix("JPHLEPD-8-04 \"Quota\" was carried over by JPHLEPD-9"), "\(rest.output)")
    #expect(try desk.run("rapport session review JPHLEPD-9 --carry-rest").output.contains("every open proposal"))
  }

  @Test func `keeps what was said when it is stopped, and goes on there another time`() throws {
    defer { desk.remove() }
    let (output, status) = try Typist.run(desk, answers: ["carried", "stop"], "rapport session review JPHLEPD-9")
    #expect(status == 0)
    #expect(output.contains("JPHLEPD-8-01 \"Centre\" was carried"))
    #expect(try desk.run("rapport verify").output.hasPrefix("Whole: 10 events"))
    let again = try Typist.run(desk, answers: ["stop"], "rapport session review JPHLEPD-9")
    #expect(!again.output.contains("8-01") && again.output.contains("8-02"))
    #expect(again.output.contains("nothing is recorded") && again.status == 0)
    #expect(try desk.run("rapport verify").output.hasPrefix("Whole: 10 events"))
  }

  @Test func `records nothing when the terminal goes away, or nobody can be asked`() throws {
    defer { desk.remove() }
    let gone = try Typist.run(desk, answers: ["carried", "^D"], "rapport session review JPHLEPD-9")
    #expect(gone.status == 64)
    #expect(gone.output.hasSuffix("error: The question was not answered. Nothing was recorded.\n"))
    let silent = try desk.run("rapport session review JPHLEPD-9")
    #expect(silent.status == 64 && silent.output.contains("--carry-rest"))
    #expect(try desk.run("rapport verify").output.hasPrefix("Whole: 9 events"))
  }

  @Test func `that lies ahead is confirmed first`() throws {
    defer { desk.remove() }
    let command = "rapport session hold JPHLEPD-10 --date 2027-03-09"
    let refused = try Typist.run(desk, answers: ["n"], command)
    #expect(refused.status == 64 && refused.output.contains("Tue 9 Mar 2027 (--date) is in the future. [y/N]: n\n"))
    let taken = try Typist.run(desk, answers: ["y"], command)
    #expect(taken.status == 0 && taken.output.contains("\nNote: in the future: Tue 9 Mar 2027."))
    #expect(taken.output.contains("\n\(command) --yes\n"))
    #expect(try Typist.run(desk, answers: ["n"], "rapport proposal note 8-01 x --on 2027-01-01").status == 64)
    #expect(try desk.run("rapport proposal note 8-01 x --on 2027-01-01").output.contains("in the future"))
  }
}
