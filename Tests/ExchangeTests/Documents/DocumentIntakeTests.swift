import Domain
import EventLog
import Exchange
import Foundation
import Projections
import Testing

/// A register's folder and a file of the user's, in a place of their own.
private final class Office {
  let place: URL
  var source: String { place.appending(path: "Minutes.PDF").path }
  var documents: String { place.appending(path: "register/documents").path }

  init(_ text: String = "%PDF-1.7 minutes") throws {
    place = FileManager.default.temporaryDirectory.appending(path: "office-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: place.appending(path: "register"), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: source))
  }

  deinit { try? FileManager.default.removeItem(at: place) }

  func folder(_ files: any LogFiles = PosixFiles()) -> DocumentFolder {
    DocumentFolder(register: place.appending(path: "register").path, files: files)
  }

  /// - Parameter patience: in milliseconds; a program that another test begins at this moment has the lock too, until it
  ///   has become that program.
  func keep(
    _ files: any LogFiles = PosixFiles(), patience: Int = 5_000
  ) throws(DocumentFailure) -> DocumentIntake.Kept {
    let intake = try DocumentIntake.open(folder(files), patience: patience)
    defer { intake.close() }
    return try intake.keep(source, called: "Minutes.PDF")
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: documents)) ?? []).sorted()
  }

  /// What the log would say of the file.
  func naming(_ mention: DocumentMention, redactedBy: EventID? = nil) -> NamedDocument {
    NamedDocument(
      mention: mention, subject: Subject("JPHLEPD-9-05"), event: EventID(stream: "mea", number: 5),
      redactedBy: redactedBy)
  }
}

@Suite struct `A document that is taken in` {
  @Test func `is kept once, whole and read-only, under the digest of its bytes`() throws {
    let office = try Office()
    let kept = try office.keep()
    #expect(kept.isNew)
    #expect(kept.mention.mediaType == "application/pdf")
    #expect(kept.mention.bytes == 16)
    #expect(office.names == [kept.mention.digest + ".pdf"])
    let copy = office.documents + "/" + office.names[0]
    #expect(FileManager.default.contents(atPath: copy) == Data("%PDF-1.7 minutes".utf8))
    let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
    #expect(mode.map { $0 & 0o222 } == 0)
    let again = try office.keep()
    #expect(!again.isNew && again.file == kept.file && again.mention == kept.mention)
    #expect(office.names.count == 1)
  }

  /// Each of these happens between two pieces that are read.
  @Test(arguments: ["grows", "shrinks", "is written over", "is replaced", "is removed"])
  func `is refused, and nothing is left, if the file meanwhile`(_ what: String) throws {
    let office = try Office(String(repeating: "A page of the minutes. ", count: 100_000))
    let (source, other) = (office.source, office.place.appending(path: "other").path)
    try Data("another file".utf8).write(to: URL(filePath: other))
    let read = MeddlingFiles()
    _ = try office.keep(read)
    try FileManager.default.removeItem(atPath: office.documents)
    let second = try #require(read.steps.indices.filter { read.steps[$0] == .read }.dropFirst().first)
    let files = MeddlingFiles(
      .after {
        switch what {
        case "grows":
          let handle = FileHandle(forWritingAtPath: source)
          _ = try? handle?.seekToEnd()
          try? handle?.write(contentsOf: Data("x".utf8))
        case "shrinks": try? FileHandle(forWritingAtPath: source)?.truncate(atOffset: 10)
        case "is written over": try? FileHandle(forWritingAtPath: source)?.write(contentsOf: Data("B".utf8))
        case "is replaced": _ = rename(other, source)
        default: _ = unlink(source)
        }
      }, at: second)
    #expect(throws: DocumentFailure.changing(path: source)) { try office.keep(files) }
    #expect(office.names.isEmpty)
  }

  /// The disk is full, or fails, at every step that there is.
  @Test func `leaves nothing behind if a step fails, and is taken in the next time`() throws {
    let office = try Office()
    let sound = MeddlingFiles()
    let kept = try office.keep(sound)
    #expect(sound.steps.count > 6)
    for step in sound.steps.indices where sound.steps[step] != .read {
      try? FileManager.default.removeItem(atPath: office.documents)
      let files = MeddlingFiles(.fails(.noSpace), at: step)
      #expect(throws: DocumentFailure.self, "step \(step)") { try office.keep(files) }
      #expect(office.names.isEmpty, "step \(step), \(sound.steps[step])")
      #expect(try office.keep().mention == kept.mention)
    }
  }

  /// The program is killed, or the power goes, at every step that there is.
  @Test func `leaves at most a copy that no event names if the program stops`() throws {
    let office = try Office()
    let sound = MeddlingFiles()
    let kept = try office.keep(sound)
    for step in sound.steps.indices {
      try? FileManager.default.removeItem(atPath: office.documents)
      _ = try? office.keep(MeddlingFiles(.stops, at: step))
      let left = try DocumentAudit(office.folder(), named: []).findings
      #expect(left.allSatisfy { $0.removable != nil }, "step \(step): \(left)")
      _ = try office.keep()
      let named = [office.naming(kept.mention)]
      let audit = try DocumentAudit(office.folder(), named: named)
      #expect(audit.findings.isEmpty && audit.sound == 1, "step \(step): \(audit.findings)")
    }
  }

  @Test func `is taken back by a command that records nothing, but not what stood there before`() throws {
    let office = try Office()
    let intake = try DocumentIntake.open(office.folder())
    _ = try intake.keep(office.source, called: "Minutes.pdf")
    intake.discard()
    intake.close()
    #expect(!FileManager.default.fileExists(atPath: office.documents))
    let kept = try office.keep()
    let second = try DocumentIntake.open(office.folder())
    _ = try second.keep(office.source, called: "Minutes.pdf")
    second.discard()
    second.close()
    #expect(office.names == [kept.file])
  }

  @Test func `waits for nobody longer than it is told`() throws {
    let office = try Office()
    let first = try DocumentIntake.open(office.folder())
    #expect(throws: DocumentFailure.locked(waitedMilliseconds: 0)) { try office.keep(patience: 0) }
    first.close()
    #expect(try office.keep().isNew)
  }

  @Test func `takes the place of a copy that was altered`() throws {
    let office = try Office()
    let kept = try office.keep()
    let copy = office.documents + "/" + kept.file
    _ = chmod(copy, 0o644)
    try Data("%PDF-1.7 Minutes".utf8).write(to: URL(filePath: copy))
    let altered = try DocumentAudit(office.folder(), named: [office.naming(kept.mention)])
    #expect(altered.findings == [.altered(file: kept.file, office.naming(kept.mention))])
    _ = try office.keep()
    #expect(try DocumentAudit(office.folder(), named: [office.naming(kept.mention)]).findings.isEmpty)
  }
}

@Suite struct `An audit of the documents` {
  /// The link leads to the very bytes that were taken in; the pipe would be waited for without end.
  @Test func `takes a link or a pipe in the place of a copy for no copy, and attaching puts it back`() throws {
    let office = try Office()
    let kept = try office.keep()
    let (source, copy, naming) = (office.source, office.documents + "/" + kept.file, office.naming(kept.mention))
    let makers: [() -> Int32] = [{ symlink(source, copy) }, { mkfifo(copy, 0o600) }]
    for make in makers {
      #expect(unlink(copy) == 0)
      #expect(make() == 0)
      let audit = try DocumentAudit(office.folder(), named: [naming])
      #expect(audit.findings == [.altered(file: kept.file, naming)] && audit.sound == 0)
      #expect(try office.keep().file == kept.file)
      #expect(try DocumentAudit(office.folder(), named: [naming]).sound == 1)
      var status = stat()
      #expect(lstat(copy, &status) == 0 && status.st_mode & S_IFMT == S_IFREG)
    }
  }

  @Test func `names what is missing, what nobody names, and what a redaction removes`() throws {
    let office = try Office()
    let kept = try office.keep()
    let gone = DocumentMention(
      digest: String(repeating: "ab", count: 32), name: "Gone.pdf", mediaType: "application/pdf", bytes: 3)
    let redaction = EventID(stream: "mea", number: 9)
    let (missing, redacted) = (office.naming(gone), office.naming(kept.mention, redactedBy: redaction))
    try Data().write(to: URL(filePath: office.documents + "/.attaching"))
    try Data("mine".utf8).write(to: URL(filePath: office.documents + "/notes.txt"))
    let findings = try DocumentAudit(office.folder(), named: [missing, redacted]).findings
    #expect(
      Set(findings) == [
        .missing(missing), .redacted(file: kept.file, redacted), .unfinished(file: ".attaching"),
        .foreign(file: "notes.txt"),
      ])
    // Another entry names the same bytes: the copy stays.
    let other = office.naming(kept.mention)
    #expect(try office.folder().copiesToRemove([redacted, other]).isEmpty)
    #expect(try office.folder().copiesToRemove([redacted]) == [kept.file])
    #expect(try DocumentAudit(office.folder(), named: [redacted, other]).sound == 1)
    #expect(try DocumentAudit(office.folder(), named: []).findings.contains(.unnamed(file: kept.file)))
    // What was removed by order is not missing.
    let removed = try DocumentAudit(office.folder(), named: [office.naming(gone, redactedBy: redaction), other])
    #expect(
      removed.removed == 1 && !removed.findings.contains { $0.removable == nil && $0 != .foreign(file: "notes.txt") })
  }
}

@Suite struct `The name of a document` {
  @Test(arguments: [
    ("minutes.pdf", "minutes.pdf"), ("../../etc/passwd", "passwd"), ("/a/b/Minutes 9.pdf/", "Minutes 9.pdf"),
    ("x", "x"), ("-rf", "-rf"), ("cafe\u{301}.txt", "caf\u{E9}.txt"), (" a .pdf", "a .pdf"), ("協定.docx", "協定.docx"),
  ])
  func `is the last part of the path, composed`(path: String, name: String) throws {
    #expect(try Array(DocumentName.checked(path).unicodeScalars) == Array(name.unicodeScalars))
  }

  @Test(arguments: [
    "", "/", ".", "..", "a/..", "a\nb", "a\u{202E}fdp.exe", "\u{1B}[2J.pdf", "x" + String(repeating: "é", count: 130),
  ])
  func `is refused where it is none, could steer a terminal, or is too long`(path: String) {
    #expect(throws: (any Error).self) { try DocumentName.checked(path) }
  }
}
