import Domain
import EventLog
import Projections
import TestSupport

/// A small dialogue in which everything happens that a report has to tell.
enum SmallDialogue {
  /// Two sessions held, one planned; proposals of every standing; entries withdrawn, corrected, redacted and of a
  /// later version.
  static let writer: EventWriter = {
    var writer = EventWriter(stream: "mea", actor: "so-japan")
    openRegister(&writer)
    tableEarlier(&writer)
    holdNinthSession(&writer)
    followUp(&writer)
    return writer
  }()

  /// Asks the small dialogue as it stood on a day, and as far as it was known.
  static func ask<Answer>(
    _ day: CalendarDate, knownAt known: Moment.Known? = nil, _ body: (Queries) throws -> Answer
  ) throws -> Answer {
    try writer.projection().ask(Moment(day: day, known: known), body)
  }

  static func proposal(_ text: String) -> ProposalReference {
    guard let reference = ProposalReference(text) else { preconditionFailure("no reference: \(text)") }
    return reference
  }

  private static func subject(_ text: String) -> Subject { .proposal(proposal(text)) }

  private static let minutes = Provenance(authority: "Agreed minutes of 10 Sep 2025", grade: .minutes)

  // MARK: Before the ninth session

  private static func openRegister(_ writer: inout EventWriter) {
    let day: CalendarDate = "2024-05-02"
    writer.record(
      .register(
        .opened(format: 1, origin: "example.org/jp", title: "Japan–Pakistan register", timezone: "Asia/Karachi")),
      about: .register, on: day)
    writer.record(.register(.set(key: "secretariat", value: "MOEA")), about: .register, on: day)
    let institutions: [(String, Text, String, String)] = [
      ("MOEA", Text("Ministry of Economic Affairs"), "PK", "ministry"),
      ("MOC", Text("Ministry of Commerce"), "PK", "ministry"),
      (
        "OPHRD",
        Text(wordings: ["en": "Ministry of Overseas Pakistanis", "ur": "وزارتِ سمندر پار پاکستانی"]), "PK", "ministry"
      ),
      (
        "JICA", Text(wordings: ["en": "Japan International Cooperation Agency", "ja": "国際協力機構"]), "JP", "agency"
      ),
      ("METI", Text("Ministry of Economy, Trade and Industry"), "JP", "ministry"),
    ]
    for (code, name, side, kind) in institutions {
      writer.record(
        .institution(
          .registered(name: name, side: side, kind: kind, parent: nil, aliases: [], calendar: side == "PK" ? "PK" : nil)
        ),
        about: .institution(code), on: day)
    }
    writer.record(.calendar(.defined(weekend: [.saturday, .sunday])), about: .calendar("PK"), on: day)
    writer.record(
      .calendar(
        .holidayAnnounced(Holiday(date: "2026-02-05", until: nil, name: "Kashmir Day", announced: "2025-12-01"))),
      about: .calendar("PK"), on: "2025-12-01", recorded: day)
    let title = Text("Japan–Pakistan High-Level Economic Policy Dialogue")
    writer.record(.dialogue(.opened(title: title, sides: ["PK", "JP"])), about: .dialogue("JPHLEPD"), on: day)
    hold(8, on: "2024-06-04", venue: "Tokyo", &writer)
  }

  private static func hold(_ number: Int, on day: CalendarDate, venue: String, _ writer: inout EventWriter) {
    writer.record(
      .session(.held(date: day, until: nil, venue: venue, heads: [])),
      about: .session(.init(dialogue: "JPHLEPD", number: number)), on: day)
  }

  private static func table(
    _ reference: String, _ title: String, kind: String, sector: String?, lead: String?, counterpart: String,
    on day: CalendarDate, isStanding: Bool = false, _ writer: inout EventWriter
  ) {
    let session = proposal(reference).sessionReference.map { "\($0)" }
    writer.record(
      .proposal(
        .tabled(
          Tabling(
            title: Text(title), kind: kind, side: "PK", session: session, sector: sector, lead: lead,
            counterpart: [counterpart], isStanding: isStanding))),
      about: subject(reference), on: day, minutes)
  }

  private static func tableEarlier(_ writer: inout EventWriter) {
    let day: CalendarDate = "2024-06-04"
    table(
      "JPHLEPD-8-02", "Industrial zones for Japanese makers of auto parts", kind: "investment", sector: "trade",
      lead: "MOC", counterpart: "METI", on: day, &writer)
    table(
      "JPHLEPD-8-03", "Fee waiver for business visas", kind: "visa", sector: nil, lead: "MOEA", counterpart: "METI",
      on: day, &writer)
    move("JPHLEPD-8-03", .tabled, .completed, on: "2025-01-10", &writer)
    move("JPHLEPD-8-03", .completed, .closed, on: "2025-02-01", evidence: "Gazette of 28 Jan 2025", &writer)
  }

  private static func move(
    _ reference: String, _ from: Status, _ to: Status, on day: CalendarDate, evidence: String? = nil,
    by: String? = nil, until: String? = nil, _ writer: inout EventWriter
  ) {
    writer.record(
      .proposal(.statusChanged(StatusChange(from: from, to: to, evidence: evidence, by: by, until: until))),
      about: subject(reference), on: day)
  }

  // MARK: The ninth session

  private static func holdNinthSession(_ writer: inout EventWriter) {
    let day: CalendarDate = "2025-09-10"
    hold(9, on: day, venue: "Islamabad", &writer)
    let proposals: [(String, String, String, String?, String?, String)] = [
      ("01", "Mutual recognition of sanitary and phytosanitary standards", "mra", "trade", "MOC", "METI"),
      ("02", "Japanese sourcing offices in Pakistan", "sourcing-office", "trade", "MOC", "METI"),
      ("03", "Focal points in every ministry", "coordination", nil, "MOEA", "METI"),
      ("04", "Exchange of AI curricula between universities", "cooperation", "technology", nil, "METI"),
      ("05", "Centre of Excellence for Japanese language training", "language-centre", "skills", "OPHRD", "JICA"),
      ("06", "Quota for skilled workers", "labour-quota", "skills", "OPHRD", "METI"),
      ("08", "Grants for schools and hospitals", "grant", "development", "MOEA", "JICA"),
    ]
    for (number, title, kind, sector, lead, counterpart) in proposals {
      table(
        "JPHLEPD-9-\(number)", title, kind: kind, sector: sector, lead: lead, counterpart: counterpart, on: day, &writer
      )
    }
    table(
      "JPHLEPD-9-07", "Regular follow-up between sessions", kind: "coordination", sector: nil, lead: "MOEA",
      counterpart: "METI", on: day, isStanding: true, &writer)
    writer.record(
      .session(.planned(date: "2026-12-14", until: "2026-12-15", venue: "Tokyo")),
      about: .session(.init(dialogue: "JPHLEPD", number: 10)), on: "2025-10-01")
  }

  @discardableResult
  private static func promise(
    _ reference: String, _ number: Int, _ action: String, owner: String, due: CalendarDate?, on day: CalendarDate,
    isDecision: Bool = false, _ writer: inout EventWriter
  ) -> EventID {
    record(
      .scheduled(action: action, owner: owner, due: due, isDecision: isDecision), reference, number, on: day, &writer)
  }

  @discardableResult
  private static func record(
    _ fact: FollowUpEvent, _ reference: String, _ number: Int, on day: CalendarDate,
    _ writer: inout EventWriter, _ provenance: Provenance = Provenance()
  ) -> EventID {
    writer.record(.proposal(.followUp(number: number, fact)), about: subject(reference), on: day, provenance)
  }

  @discardableResult
  private static func note(
    _ reference: String, _ note: Note, on day: CalendarDate, _ writer: inout EventWriter,
    _ provenance: Provenance = Provenance()
  ) -> EventID {
    writer.record(.proposal(.noted(note)), about: subject(reference), on: day, provenance)
  }

  // MARK: Since

  private static func followUp(_ writer: inout EventWriter) {
    promise(
      "JPHLEPD-9-01", 1, "Send the second draft of Annex B to METI", owner: "MOC", due: "2025-11-30",
      on: "2025-09-15", &writer)
    promise(
      "JPHLEPD-9-05", 1, "Send the request form to JICA", owner: "OPHRD", due: "2025-12-15", on: "2025-09-15", &writer)
    promise(
      "JPHLEPD-9-05", 2, "Choose the site of the centre", owner: "OPHRD", due: "2026-12-01", on: "2025-09-15",
      isDecision: true, &writer)
    promise("JPHLEPD-9-02", 1, "Name the priority sectors", owner: "MOC", due: "2025-12-01", on: "2025-09-15", &writer)
    languageCentre(&writer)
    others(&writer)
  }

  private static func languageCentre(_ writer: inout EventWriter) {
    let reference = "JPHLEPD-9-05"
    writer.record(
      .paper(
        .received(
          number: "JICA/PK/118", dated: "2025-12-03", from: "JICA", received: "2025-12-08", answers: nil,
          reply: .interim, about: [reference])),
      about: .paper("mea-P31"), on: "2025-12-08")
    let postponed = Provenance(
      authority: "JICA/PK/118 of 3 Dec 2025", paper: "mea-P31", grade: .signed, reason: "survey of JICA postponed")
    record(.rescheduled(due: "2026-03-31"), reference, 1, on: "2025-12-08", &writer, postponed)
    writer.record(
      .proposal(.responded(side: "JP", response: .accepted)), about: subject(reference), on: "2025-12-08",
      Provenance(authority: "Ambassador, by telephone", grade: .oral))
    move(reference, .tabled, .agreed, on: "2025-12-10", &writer)
    let first = note(
      reference, Note(text: "Site shortlisted in Islamabad; the survey comes in spring.", institution: "JICA"),
      on: "2026-01-20", &writer,
      Provenance(authority: "JICA letter of 20 Jan 2026", grade: .signed))
    note(
      reference, Note(text: "No site has been proposed to us; 現地調査は未定.", institution: "METI"), on: "2026-01-20",
      &writer,
      Provenance(authority: "Telephone, 20 Jan 2026", grade: .oral))
    writer.record(
      .proposal(
        .targetSet(
          number: 1,
          TargetDefinition(
            measure: "Trainees a year", unit: "persons", direction: .up, baseline: .init(value: "0", on: "2025-09-10"),
            goal: .init(value: "500", on: "2027-12-31")))),
      about: subject(reference), on: "2026-02-02")
    writer.record(
      .proposal(.targetRead(number: 1, value: "40", on: "2026-06-30")), about: subject(reference), on: "2026-07-02")
    let mistaken = note(reference, Note(text: "The centre is open."), on: "2026-02-03", &writer)
    writer.write(
      "event.withdrawn", ["target": .string("\(mistaken)"), "reason": "meant for another proposal"],
      about: subject(reference), on: "2026-02-04")
    writer.write(
      "event.corrected",
      [
        "target": .string("\(first)"), "effective": "2026-01-22", "reason": "the letter came two days later",
      ], about: subject(reference), on: "2026-02-05")
    note(reference, Note(text: "Say that the land is ours to give.", isLine: true), on: "2026-11-02", &writer)
    note(
      reference, Note(text: "The deputy doubts the figures.", institution: "JICA", isOffRecord: true),
      on: "2026-11-03", &writer)
  }

  private static func others(_ writer: inout EventWriter) {
    record(
      .rescheduled(due: "2026-01-31"), "JPHLEPD-9-01", 1, on: "2025-11-25", &writer,
      Provenance(reason: "laboratory results"))
    record(
      .rescheduled(due: "2026-09-30"), "JPHLEPD-9-01", 1, on: "2026-04-02", &writer,
      Provenance(reason: "METI asked for time"))
    move("JPHLEPD-9-01", .tabled, .underExamination, on: "2026-04-02", &writer)
    record(.completed(outcome: "List sent to JETRO"), "JPHLEPD-9-02", 1, on: "2025-12-20", &writer)
    move("JPHLEPD-9-02", .tabled, .completed, on: "2026-02-20", &writer)
    move("JPHLEPD-9-03", .tabled, .completed, on: "2026-01-15", &writer)
    move("JPHLEPD-9-03", .completed, .closed, on: "2026-06-01", evidence: "Circular 9 of 28 May 2026", &writer)
    move("JPHLEPD-9-06", .tabled, .deferred, on: "2026-01-30", until: "JPHLEPD-10", &writer)
    for part in ["a", "b"] {
      table(
        "JPHLEPD-9-08\(part)", part == "a" ? "Grants for schools" : "Grants for hospitals", kind: "grant",
        sector: "development", lead: "MOEA", counterpart: "JICA", on: "2026-02-10", &writer)
    }
    writer.record(
      .proposal(.split(into: ["JPHLEPD-9-08a", "JPHLEPD-9-08b"])), about: subject("JPHLEPD-9-08"), on: "2026-02-10")
    move("JPHLEPD-9-08", .tabled, .superseded, on: "2026-02-10", by: "JPHLEPD-9-08a", &writer)
    promise(
      "JPHLEPD-9-08a", 1, "Send the list of schools", owner: "JICA", due: "2026-06-30", on: "2026-02-10", &writer)
    promise(
      "JPHLEPD-9-08b", 1, "Agree the terms of reference", owner: "MOEA", due: "2026-11-30", on: "2026-11-10", &writer)
    table(
      "JPHLEPD-X-01", "Direct flights between Karachi and Tokyo", kind: "other", sector: "trade", lead: "MOC",
      counterpart: "METI", on: "2026-05-12", &writer)
    promise("JPHLEPD-X-01", 1, "Ask the carriers", owner: "MOC", due: nil, on: "2026-05-12", &writer)
    let secret = note("JPHLEPD-9-04", Note(text: "Name and number of a private person"), on: "2026-03-03", &writer)
    writer.write(
      "event.redacted",
      ["target": .string("\(secret)"), "data": ["text": "A private person called"], "reason": "personal data"],
      about: subject("JPHLEPD-9-04"), on: "2026-03-05")
    writer.write(
      "proposal.applauded", ["loudly": true], about: subject("JPHLEPD-9-04"), on: "2026-03-06")
    writer.record(
      .reminder(.issued(institution: "OPHRD", step: "first reminder", items: ["JPHLEPD-9-05.1"])),
      about: .reminder("OPHRD-2026-04-15"), on: "2026-04-15")
  }
}
