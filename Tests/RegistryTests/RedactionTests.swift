import Domain
import EventLog
import Foundation
import Projections
import Registry
import TestSupport
import Testing

private let order = Circumstances(authority: "Order of the Secretary", reason: "personal data")

extension AmendmentChange {
  fileprivate var removed: WordsRemoved? { if case .redacted(let words) = act { words } else { nil } }
}

extension Register {
  @discardableResult
  fileprivate func redact(
    _ id: EventID, _ replacement: Replacement = .usual, token: String? = nil, _ circumstances: Circumstances = order
  ) throws -> Written<AmendmentChange> {
    try record(by: Desk(actor: "mea.d3", token: token)) { try $0.redact(id, replacement, circumstances) }
  }

  /// Everything that the tables and histories answer about the proposal, on any day and with any knowledge.
  fileprivate func everything(asOf day: CalendarDate? = nil, knownAt known: Moment.Known? = nil) throws -> String {
    try ask(asOf: day, knownAt: known) { queries in
      let subjects = try queries.subjects()
      let histories = try subjects.map { try queries.history(of: $0) }
      let rows: [Any] = try [
        queries.proposals(), queries.followUps(), queries.institutions(), queries.dialogues(), queries.sessions(),
        queries.everyName(), queries.log(limit: nil), queries.papers(), queries.proposal(TemporaryRegister.reference),
      ]
      return "\(rows) \(histories)"
    }
  }
}

/// What words stand in, and how they came there.
private struct Worded: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// Records the words, and gives the entry that is redacted.
  let record: @Sendable (Draft, String) throws -> EventID

  static let all = [
    Worded(testDescription: "a note with its source") { draft, words in
      try draft.note("Mr \(words) called", Circumstances(authority: "Call of \(words)"))
      return try newest(draft)
    },
    Worded(testDescription: "the title of a proposal") { draft, words in
      let change = try draft.table(.example(words), at: .dialogue("JPHLEPD"), reference: nil, .on("2025-09-12"))
      return try #require(change.events.first)
    },
    Worded(testDescription: "an action") { draft, words in
      let change = try draft.addFollowUp(
        to: TemporaryRegister.reference, action: words, owner: "OPHRD", due: "2026-02-01", isDecision: false, .init())
      return try #require(change.events.first)
    },
    Worded(testDescription: "the name of an institution in two languages") { draft, words in
      let text = Text(wordings: ["en": words, "ja": "\(words)省"])
      let event = InstitutionEvent.registered(
        name: text, side: "JP", kind: nil, parent: nil, aliases: [words], calendar: nil)
      return try #require(try draft.addInstitution("MOFA", event, .on("2025-09-01")).events.first)
    },
    Worded(testDescription: "the head of a delegation") { draft, words in
      let session = SessionCommand.hold(
        date: "2025-09-10", until: nil, venue: words, heads: [.init(side: "JP", name: words)])
      return try #require(
        try draft.handle(session, on: SessionReference(dialogue: "JPHLEPD", number: 9), .init()).events.first)
    },
    Worded(testDescription: "a correction") { draft, words in
      try draft.note("A position")
      return try #require(
        try draft.correct(try newest(draft), [("text", words)], Circumstances(reason: "so \(words) said")).events.first)
    },
    Worded(testDescription: "a correction of a correction, which goes with the entry") { draft, words in
      try draft.note(words)
      let note = try newest(draft)
      let first = try #require(
        try draft.correct(note, [("text", "\(words) once")], Circumstances(reason: "typed wrongly")).events.first)
      _ = try draft.correct(first, [("text", "\(words) twice")], Circumstances(reason: "again"))
      return note
    },
    Worded(testDescription: "a withdrawal of a note") { draft, words in
      try draft.note("A position")
      return try #require(
        try draft.withdraw(try newest(draft), Circumstances(reason: "\(words) never said so")).events.first)
    },
    Worded(testDescription: "a note that was withdrawn") { draft, words in
      try draft.note(words)
      let note = try newest(draft)
      _ = try draft.withdraw(note, Circumstances(reason: "not said"))
      return note
    },
  ]
}

private func newest(_ draft: Draft) throws -> EventID { try #require(draft.events.last?.id) }

extension TemporaryRegister {
  /// Fills the first segment, so that it is frozen, with what is about something else.
  fileprivate func fill() throws {
    let reader = StreamReader(folder: LogFolder(register: folder), stream: "mea", options: .init(isWrittenHere: true))
    let writer = try StreamWriter.open(reader)
    defer { writer.close() }
    let reminder = NewEvent(
      type: "reminder.issued", subject: "reminder/OPHRD-2026-01-05", effective: "2026-01-05", actor: "mea.d3",
      data: ["institution": "OPHRD", "step": "first reminder", "items": ["JPHLEPD-X-01.1"]])
    now = now.adding(seconds: 1)
    try writer.append(Array(repeating: reminder, count: 1024), time: now)
    #expect(try FileManager.default.attributesOfItem(atPath: segment())[.posixPermissions] as? Int == 0o444)
  }

  /// What is to be found of some lines before their words are removed.
  fileprivate func scan(_ words: String, _ lines: [LogLine]) -> WordScan {
    WordScan(words: [words], salts: lines.compactMap(\.salt))
  }
}

@Suite struct `Words that are removed for good` {
  private static let words = "Kurosawazeta大臣"

  @Test(arguments: Worded.all, [false, true])
  fileprivate func `stand in no file any more, and every leaf is as it was`(worded: Worded, isFrozen: Bool) throws {
    let place = try TemporaryRegister()
    try place.furnish()
    var target: EventID = "mea/1"
    try place.open().write { target = try worded.record($0, Self.words) }
    if isFrozen { try place.fill() }
    let register = try place.open()
    register.prepareSearch()
    let lines = try place.lines()
    let targets = lines.filter { String(decoding: $0.dataBytes ?? [], as: UTF8.self).contains(Self.words) }
    let scan = place.scan(Self.words, targets)
    try leaveTracks(of: targets, in: place)
    let before = try scan.findings(in: place.folder)
    #expect(before.contains("events/mea/000000000001.jsonl: \(Self.words)"))
    #expect(before.contains { $0.contains("projection-") } && before.contains { $0.contains("recovered/") })

    let known = place.now
    place.now = known.adding(seconds: 60)
    let written = try place.open().redact(target)
    #expect(written.kind == .recorded && written.unremoved == nil)
    #expect(try scan.findings(in: place.folder) == [])
    #expect(try Array(place.leaves().prefix(lines.count)) == lines.map(\.leaf))
    let after = try place.open()
    #expect(!after.condition.isDamaged)
    let moments: [Moment.Known?] = [nil, .at(known.adding(seconds: 1)), .cursor(["mea": lines.count])]
    for moment in moments { #expect(try !after.everything(knownAt: moment).contains(Self.words)) }
    // What the entry did is still done, and a projection made anew says the same.
    let answers = try after.answers()
    let everything = try after.everything()
    _ = try after.rebuild(accepting: false)
    #expect(try after.answers() == answers && pieces(of: after.everything()) == pieces(of: everything))
    #expect(try place.note("the next one").unremoved == nil)
    #expect(try scan.findings(in: place.folder) == [])
  }

  /// What stands in some values as they print themselves, whatever the order in which their dictionaries do.
  private func pieces(of values: String) -> [String] {
    // In no order: that of a dictionary is another at every printing.
    let brackets = Set("[]()".utf8)
    return values.utf8.filter { !brackets.contains($0) }.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ":") }
      .map { String(decoding: $0, as: UTF8.self) }.sorted()
  }

  /// What interrupted commands and earlier rebuilds leave: a torn tail, a temporary file, another projection.
  private func leaveTracks(of lines: [LogLine], in place: TemporaryRegister) throws {
    let files = FileManager.default
    try files.createDirectory(atPath: place.folder + "/recovered", withIntermediateDirectories: true)
    let torn: [UInt8] = Array(lines.flatMap { line -> [UInt8] in line.bytes + [0x0A] }.dropLast(20))
    try Data(torn).write(to: URL(filePath: place.folder + "/recovered/mea-000000000001-99.torn"))
    try Data(torn).write(to: URL(filePath: place.folder + "/events/mea/.000000002049.jsonl"))
    let folder = place.folder + "/.rapport/"
    let current = try String(contentsOfFile: folder + "current", encoding: .utf8)
    try files.copyItem(atPath: folder + current, toPath: folder + "projection-0000000000000000.sqlite")
    try Data(torn).write(to: URL(filePath: folder + "projection-0000000000000000.sqlite-journal"))
  }

  @Test func `leave the fields that are not named, and what follows from codes and days`() throws {
    let place = try TemporaryRegister()
    try place.furnish()
    let register = try place.open()
    let change = try register.redact("mea/5", .fields([("action", "Send the form about [a person]")])).answer
    let words = try #require(change.removed)
    #expect(words.fields == ["action"] && words.corrections.isEmpty && words.repeated.isEmpty)
    let promise = try register.ask { try $0.proposal(TemporaryRegister.reference).followUps[1] }
    #expect(promise?.action == "Send the form about [a person]" && promise?.due == "2025-12-15")
    #expect(promise?.owner == "OPHRD")
    try register.write { try $0.promise(due: nil) }
    let numbers = try register.ask { try $0.proposal(TemporaryRegister.reference).followUps.keys.sorted() }
    #expect(numbers == [1, 2], "the number of a redacted promise is not given again")
  }

  @Test func `are looked for in other entries, which are named`() throws {
    let place = try TemporaryRegister()
    try place.furnish()
    let register = try place.open()
    try register.write { draft in
      try draft.note("Mr Kato of Tokyo called")
      try draft.note("As said before: Mr Kato of Tokyo called \"twice\"")
      try draft.note("Mr Kato called")
    }
    func repeated(_ replacement: Replacement) throws -> [EventID] {
      let dry = try register.record(by: Desk(actor: "mea.d3", isDryRun: true)) {
        try $0.redact("mea/6", replacement, order)
      }
      return try #require(dry.answer.removed).repeated
    }
    #expect(try repeated(.usual) == ["mea/7"])
    #expect(try repeated(.fields([("text", "[name] called")])) == ["mea/7"])
    #expect(try repeated(.fields([("text", "Mr [name] of Tokyo called")])) == ["mea/7", "mea/8"])
  }
}

@Suite struct `A redaction` {
  private func refusal(_ body: () throws -> Void) throws -> AmendmentRefusal? {
    guard case .amendment(_, let refusal)? = try failure(body) else { return nil }
    return refusal
  }

  @Test func `is refused where nothing can or may be removed`() throws {
    let place = try TemporaryRegister()
    try place.furnish()
    let register = try place.open()
    try register.write { draft in
      try draft.note("Mr Kato of Tokyo called")
      _ = try draft.handle(.followUp(.complete(number: 1, outcome: nil)), on: TemporaryRegister.reference, .init())
    }
    let size = try place.leaves().count
    func why(_ id: EventID, _ replacement: Replacement = .usual, _ circumstances: Circumstances = order) throws
      -> AmendmentRefusal?
    {
      try refusal { try register.redact(id, replacement, circumstances) }
    }
    #expect(try why("mea/1") == .opensStream)
    #expect(try why("mea/7") == .noWords(type: "follow-up.completed"))
    #expect(try why("mea/5", .fields([("due", "2026-01-01")])) == .notWords("due", words: ["action"]))
    #expect(try why("mea/6", .fields([("summary", "x")])) == .notWords("summary", words: ["text"]))
    #expect(try why("mea/6", .usual, Circumstances(authority: "Order")) == .reasonMissing(.redacting))
    #expect(try why("mea/6", .usual, Circumstances(reason: "private")) == .orderMissing)
    let telling = Circumstances(authority: "Order", reason: "because Mr Kato of Tokyo called")
    #expect(try why("mea/6", .usual, telling) == .repeatsWords(field: "--reason"))
    #expect(try place.leaves().count == size)
    try register.redact("mea/6")
    #expect(try why("mea/6") == .wordsGone(by: "mea/8") && why("mea/8") == .isRedaction)
    let undone = try refusal { try register.write { _ = try $0.withdraw("mea/8", order) } }
    #expect(undone == .isRedaction)
  }

  @Test func `that is typed again under its token is answered again`() throws {
    let place = try TemporaryRegister()
    try place.furnish()
    try place.note("Mr Kato of Tokyo called")
    #expect(try place.open().redact("mea/6", token: "t-1").kind == .recorded)
    #expect(try place.open().redact("mea/6", token: "t-1").kind == .alreadyRecorded)
    #expect(try place.leaves().count == 7)
  }

  /// A backup or a checkout brings the line back; the record says that its words are gone.
  @Test func `holds against an older copy of a segment`() throws {
    let place = try TemporaryRegister()
    try place.furnish()
    try place.note("Mr Kato of Tokyo called")
    try place.fill()
    let older = try place.bytes()
    let scan = try place.scan("Mr Kato", [place.lines()[5]])
    try place.open().redact("mea/6")
    try FileManager.default.removeItem(atPath: place.segment())
    try place.write(older)
    #expect(try scan.findings(in: place.folder) != [])
    for isNew in [false, true] {
      if isNew { try place.removeProjection() }
      #expect(try !place.open().everything().contains("Kato"), "no reader shows it")
      #expect(try !place.open().everything(knownAt: .cursor(["mea": 6])).contains("Kato"))
    }
    #expect(try place.note("the next entry").unremoved == nil)
    #expect(try scan.findings(in: place.folder) == [])
  }

  @Test func `that was recorded and not carried out is carried out by the next writer`() throws {
    let place = try TemporaryRegister()
    try place.furnish()
    try place.note("Mr Kato of Tokyo called")
    let scan = try place.scan("Mr Kato", [place.lines()[5]])
    // As a command leaves it that is killed as soon as its event is on the device.
    let reader = StreamReader(
      folder: LogFolder(register: place.folder), stream: "mea", options: .init(isWrittenHere: true))
    let writer = try StreamWriter.open(reader)
    let redaction = NewEvent(
      type: "event.redacted", subject: "JPHLEPD-X-01", effective: "2026-01-05", actor: "mea.d3", basis: ["mea/6"],
      data: ["target": "mea/6", "data": ["text": "[redacted]"], "authority": "Order", "reason": "private"])
    try writer.append([redaction], time: place.now.adding(seconds: 1))
    writer.close()
    #expect(try !place.open().everything().contains("Kato"))
    #expect(try scan.findings(in: place.folder) != [])
    let refused = try failure { try place.open().write { _ = try $0.withdraw("mea/900", order) } }
    #expect(refused != nil)
    #expect(try scan.findings(in: place.folder) == [], "also by one that records nothing")
    #expect(try place.open().notes() == ["[redacted]"])
  }

  @Test func `that cannot reach a file says so, and is carried out once it can`() throws {
    let place = try TemporaryRegister()
    try place.furnish()
    try place.note("Mr Kato of Tokyo called")
    // Something stands where the new segment is to be written, and cannot be removed as a file.
    let blocked = place.folder + "/events/mea/.000000000001.jsonl"
    try FileManager.default.createDirectory(atPath: blocked, withIntermediateDirectories: true)
    let written = try place.open().redact("mea/6")
    #expect(written.kind == .recorded && written.unremoved?.events == ["mea/6"])
    #expect(try !place.open().everything().contains("Kato"))
    #expect(try place.note("another entry").unremoved?.events == ["mea/6"])
    try FileManager.default.removeItem(atPath: blocked)
    #expect(try place.note("one more").unremoved == nil)
    #expect(try WordScan(words: ["Kato"], salts: []).findings(in: place.folder) == [])
  }

  /// In its own stream or in the stream written here, and in no other.
  @Test func `takes the words of another office here, and not at that office`() throws {
    let place = try TemporaryRegister()
    try place.furnish()
    try place.openStream("jica")
    place.now = place.now.adding(seconds: 1)
    try place.note("Mr Kato of Tokyo called", office: "jica")
    place.now = place.now.adding(seconds: 1)
    try place.note("Ms Mori of Lahore called", office: "mea")
    // jica records that mea's words are to go; nothing of mea's is touched by a reader or writer at mea.
    let reader = StreamReader(
      folder: LogFolder(register: place.folder), stream: "jica", options: .init(isWrittenHere: true))
    let writer = try StreamWriter.open(reader)
    let redaction = NewEvent(
      type: "event.redacted", subject: "JPHLEPD-X-01", effective: "2026-01-05", actor: "jica.d1", basis: ["mea/6"],
      data: ["target": "mea/6", "data": ["text": "[nothing]"], "authority": "Order", "reason": "private"])
    try writer.append([redaction], time: place.now.adding(seconds: 1))
    writer.close()
    place.now = place.now.adding(seconds: 2)
    #expect(try place.open(office: "mea").notes() == ["Mr Kato of Tokyo called", "Ms Mori of Lahore called"])
    try place.note("the next entry", office: "mea")
    #expect(String(decoding: try place.bytes("mea"), as: UTF8.self).contains("Mori"))
    // mea takes out what jica wrote.
    place.now = place.now.adding(seconds: 1)
    let change = try place.open(office: "mea").redact("jica/2").answer
    let words = try #require(change.removed)
    #expect(words.otherOffice == "jica")
    #expect(try WordScan(words: ["Kato"], salts: []).findings(in: place.folder) == [])
    let open = try place.open(office: "mea")
    #expect(try open.notes().first == "[redacted]" && !open.condition.isDamaged)
    #expect(try !place.open(office: "jica").condition.isDamaged)
  }
}
