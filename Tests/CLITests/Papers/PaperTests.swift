import Foundation
import TestSupport
import Testing

/// Papers opened by the programs with which they are read.
@Suite struct `A paper` {
  @Test func `is a page that anybody can use on any screen, asks for nothing and runs nothing`() throws {
    let reading = try Papers.reading.get()
    #expect(reading.pages.count == 11)
    for (name, page) in reading.pages {
      #expect(page.wrong == [], "\(name)")
      #expect(page.rules > 15, "\(name): axe found little to judge")
    }
    #expect(reading.pages["report.html"]?.figures == 5)
    #expect(reading.pages["urdu.html"]?.lang == "ur rtl" && reading.pages["joint.html"]?.lang == "ja ltr")
  }

  @Test func `has drawings whose letters can be read on a telephone`() throws {
    let reading = try Papers.reading.get()
    for (name, page) in reading.pages where page.figures > 0 {
      for (screen, size) in page.letters { #expect(size >= 7, "\(name), \(screen)") }
    }
    #expect(try #require(reading.pages["report.html"]?.letters["telephone"]) >= 7.5)
  }

  @Test func `prints as a tagged PDF whose rows are whole and whose heads are repeated`() throws {
    let reading = try Papers.reading.get()
    #expect(Set(reading.prints.keys) == ["report.pdf", "hostile.pdf"])
    for (name, paper) in reading.prints {
      // A row of two thousand letters without a space is higher than a page.
      let wrong = paper.wrong.filter { name != "hostile.pdf" || !$0.hasPrefix("a row is split") }
      #expect(wrong == [], "\(name)")
    }
    let paper = try #require(reading.prints["report.pdf"])
    #expect(paper.title == "Follow-up report on JPHLEPD-9" && paper.creator == "Rapport" && paper.lang == "en")
    #expect(paper.made == "2026-11-21", "the day of the report, not of the printing")
    #expect(paper.drawings == 5 && paper.tables > 10 && paper.rows > 150)
    #expect(paper.longest > 1, "a table goes on over pages, so that its head is repeated")
  }

  @Test func `is the same to the byte whenever and wherever it is printed, and leaves nothing behind`() throws {
    let first = try Papers.made.get()
    let (scratch, temporary) = (try Scratch(), try Scratch())
    var program = try Program.sample(in: scratch)
    program.environment["RAPPORT_NOW"] = "2026-11-21T15:30:00Z"
    program.environment["TZ"] = "Asia/Tokyo"
    program.environment["TMPDIR"] = temporary.path
    let again = ["report.html", "report.pdf", "report.docx", "report.xlsx"]
    let outcome = try Program.run(
      [Program.path, "report", "JPHLEPD-9"] + again.flatMap { ["-o", $0] }, in: scratch.path,
      environment: program.environment)
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome)")
    for name in again {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.path + "/" + name))
      #expect(bytes == first[name], "\(name)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == [])
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path).filter { !$0.hasPrefix(".") }
    #expect(Set(names) == Set(again + ["events"]))
  }

  @Test(arguments: Papers.formats) func `says the same in every format`(format: String) throws {
    let reading = try Papers.reading.get()
    let (facts, right) = (try #require(reading.facts[format]), try #require(reading.facts["json"]))
    #expect(right.proposals.count == 35 && right.followUps.count == 31)
    #expect(right.followUps.values.contains { $0.late > 300 } && right.followUps.values.contains { $0.day == nil })
    #expect(facts.counts == right.counts)
    #expect(facts.followUps == right.followUps)
    #expect(facts.references == right.references)
    if !facts.proposals.isEmpty { #expect(facts.proposals == right.proposals) }
    #expect(facts.proposals.isEmpty == (format == "pdf"))
  }
}
