import Foundation
import TestSupport
import Testing

@testable import rapport

/// Browsers that are not there, fail, hang or are interrupted; they are scripts.
@Suite struct `A browser that prints no paper` {
  /// A register, a folder for temporary files, and the script that stands for the browser.
  private struct Office {
    let scratch: Scratch
    var program: Program
    let browser: String

    init(browser script: String) throws {
      scratch = try Scratch()
      program = try Program.sample(in: scratch)
      browser = scratch.path + "/browser"
      try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: browser))
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: browser)
      try FileManager.default.createDirectory(atPath: scratch.path + "/tmp", withIntermediateDirectories: false)
      program.environment["TMPDIR"] = scratch.path + "/tmp"
      program.environment["RAPPORT_BROWSER"] = browser
      try program.run("overdue")
    }

    /// Writes a page, a PDF and a table, over a page of an earlier day.
    func report() throws -> Program.Outcome {
      try Data().write(to: URL(fileURLWithPath: scratch.path + "/a.html"))
      return try program.run("report", "9", "-o", "a.html", "-o", "b.pdf", "-o", "c.csv")
    }

    var temporary: [String] {
      get throws { try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/tmp") }
    }

    func expectNothingWritten() throws {
      #expect(try scratch.text("a.html").isEmpty)
      let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
      #expect(!names.contains { $0.contains(".pdf") || $0.contains(".csv") }, "\(names)")
      #expect(try temporary == [])
    }
  }

  @Test(arguments: [
    (path: "/nowhere", named: "", sentence: "none is installed here"),
    (path: "", named: "no-such-browser", sentence: "no browser no-such-browser, which RAPPORT_BROWSER names"),
    (path: "", named: "/no/such/browser", sentence: "no browser /no/such/browser, which RAPPORT_BROWSER names"),
  ]) func `is missing, and none of the other files is written`(
    case missing: (path: String, named: String, sentence: String)
  ) throws {
    var office = try Office(browser: "exit 0")
    office.program.environment["RAPPORT_BROWSER"] = missing.named
    if !missing.path.isEmpty { office.program.environment["PATH"] = missing.path }
    let refused = try office.report()
    #expect(refused.status == 69)
    #expect(refused.errors.contains(missing.sentence), "\(refused.errors)")
    #expect(refused.errors.split(separator: "\n").map { $0.prefix(6) } == ["error:", "hint: "], "\(refused.errors)")
    try office.expectNothingWritten()
  }

  @Test(arguments: [
    "exit 1", "exit 0", "for word; do case $word in --print-to-pdf=*) echo no paper >${word#*=};; esac; done",
    "kill $$",
  ]) func `fails, and none of the other files is written`(script: String) throws {
    let office = try Office(browser: script)
    let refused = try office.report()
    #expect(refused.status == 69)
    #expect(refused.errors.contains("\(office.browser) did not print the PDF."), "\(refused.errors)")
    try office.expectNothingWritten()
  }

  private static let hanging =
    "trap '' TERM; sleep 1000 & echo $! $$ >started.part; mv started.part started; wait; wait"

  @Test func `hangs, and is ended with all that it started`() throws {
    let office = try Office(browser: "cd \"$(dirname \"$0\")\"; echo \"$@\" >words; " + Self.hanging)
    #expect(throws: BrowserFailure.self) {
      try Browser(environment: ["RAPPORT_BROWSER": office.browser, "PATH": "/usr/bin:/bin"], patience: 0.5)
        .pdf(of: "<p>paper", day: "20261121")
    }
    try expectGone(office)
    let words = try office.scratch.text("words").split(separator: " ")
    let page = try #require(words.last).trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(page.hasPrefix("file:///") && !FileManager.default.fileExists(atPath: String(page.dropFirst(7))))
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func `is interrupted, and nothing of it stays`(signal: Int32) throws {
    let office = try Office(browser: "cd \"$(dirname \"$0\")\"; " + Self.hanging)
    let process = try office.program.start(["report", "9", "-o", "a.pdf"])
    let started = office.scratch.path + "/started"
    for _ in 0..<1000 where !FileManager.default.fileExists(atPath: started) { usleep(10_000) }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == signal)
    try expectGone(office)
    #expect(try office.temporary == [])
    #expect(!FileManager.default.fileExists(atPath: office.scratch.path + "/a.pdf"))
  }

  private func expectGone(_ office: Office) throws {
    for number in try office.scratch.text("started").split(whereSeparator: \.isWhitespace) {
      let process = try #require(Int32(number))
      for _ in 0..<200 where kill(process, 0) == 0 { usleep(10_000) }
      #expect(kill(process, 0) != 0, "the process \(process) is still there")
    }
  }

  @Test(arguments: [true, false]) func `runs without its sandbox for the super user only`(isSuperUser: Bool) throws {
    let office = try Office(browser: "cd \"$(dirname \"$0\")\"; echo \"$@\" >words; exit 1")
    let browser = Browser(environment: ["RAPPORT_BROWSER": office.browser], isSuperUser: isSuperUser)
    #expect(throws: BrowserFailure.self) { try browser.pdf(of: "<p>paper", day: "20261121") }
    #expect(try office.scratch.text("words").contains("--no-sandbox") == isSuperUser)
  }

  @Test func `puts a paper into a pipe as it is, and never on a terminal`() throws {
    let office = try Office(
      browser: "for word; do case $word in --print-to-pdf=*) printf %%PDF-1.4paper >${word#*=};; esac; done")
    #expect(try office.program.run("report", "9", "--format", "pdf").output == "%PDF-1.4paper")
    #expect(try office.program.run("report", "9", "--format", "docx").output.hasPrefix("PK"))
    for format in ["pdf", "docx", "xlsx"] {
      let seen = try Program.run(
        ["script", "-qec", "\(Program.path) report 9 --format \(format)", "/dev/null"], in: office.scratch.path,
        environment: office.program.environment)
      #expect(seen.status == 64 && seen.output.contains("\(format) cannot be shown at a terminal"), "\(seen)")
    }
  }
}
