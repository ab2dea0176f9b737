import Domain
import EventLog
import Foundation
import Projections
import Registry
import TestSupport
import Testing

/// Makes a folder read-only for as long as something is done: for the superuser only a mount does.
private func whileReadOnly(_ folder: String, _ body: () throws -> Void) throws {
  if geteuid() == 0 {
    for arguments in [["--bind", folder, folder], ["-o", "remount,bind,ro", folder]] {
      let (output, status) = try Project.run("mount", arguments)
      try #require(status == 0, "\(output)")
    }
  } else {
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
  }
  defer {
    if geteuid() == 0 {
      _ = try? Project.run("umount", ["--lazy", folder])
    } else {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
    }
  }
  try body()
}

@Suite(.serialized) final class `A place where nothing can be written` {
  private let place: TemporaryRegister
  private var projection: String { place.folder + "/.rapport" }

  init() throws {
    place = try TemporaryRegister()
    try place.furnish()
    try place.note("one")
  }

  @Test func `answers from the projection that is there, on its day and on another`() throws {
    let answers = try place.open().answers()
    try whileReadOnly(projection) {
      #expect(!FileManager.default.createFile(atPath: projection + "/x", contents: nil))
      let seen = try place.open().answers()
      #expect(seen == answers)
      place.now = place.now.adding(seconds: 86_400 * 40)
      #expect(try place.open().today == "2026-02-14")
      #expect(try place.open().ask { try $0.overdueCounts().first?.daysLateTotal } == 61)
    }
  }

  @Test func `answers also while another program has the projection open`() throws {
    let other = try place.open()
    try other.write { try $0.note("two") }
    let answers = try other.answers()
    try whileReadOnly(projection) {
      let seen = try place.open().answers()
      #expect(seen == answers)
      place.now = place.now.adding(seconds: 86_400 * 40)
      #expect(try place.open().ask { try $0.overdueCounts().first?.daysLateTotal } == 61)
      #expect(try other.notes() == ["one", "two"])
    }
  }

  @Test func `answers what is new in the log, and records where the log alone can be written`() throws {
    let projected = try place.bytes()
    try place.note("two")
    let (bytes, answers) = (try place.bytes(), try place.open().answers())
    try place.write(projected)
    try place.removeProjection()
    _ = try place.open()
    try place.write(bytes)
    try whileReadOnly(projection) {
      #expect(try place.open().answers() == answers)
      try place.note("three")
      #expect(try place.open().notes() == ["one", "two", "three"])
    }
    #expect(try place.open().notes() == ["one", "two", "three"] && place.open().condition.findings.isEmpty)
  }

  @Test func `answers without any projection, and refuses to record`() throws {
    let (bytes, answers) = (try place.bytes(), try place.open().answers())
    try place.removeProjection()
    try whileReadOnly(place.folder) {
      let register = try place.open()
      #expect(try register.answers() == answers)
      guard case .write(.cannotWrite) = try failure({ try register.write { try $0.note("no") } }) else {
        Issue.record("not refused, or for another reason")
        return
      }
      #expect(try register.notes() == ["one"] && place.bytes() == bytes)
    }
  }
}
