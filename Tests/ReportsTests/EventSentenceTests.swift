import Domain
import EventLog
import Projections
import Reports
import TestSupport
import Testing

@Suite struct `The sentence of an event` {
  /// One event of every type of the catalogue, each with the members that say most.
  private static let examples: [(type: String, subject: Subject, data: DataObject)] =
    surroundings + proposals + followUps + amendments

  private static let centre = Subject.proposal("JPHLEPD-9-05")

  private static let surroundings: [(type: String, subject: Subject, data: DataObject)] = [
    (
      "register.opened", .register,
      ["format": 1, "origin": "example.org/jp", "title": "Follow-up register", "timezone": "Asia/Karachi"]
    ),
    ("stream.opened", .register, ["format": 1, "origin": "example.org/jp", "numbersFrom": 101]),
    ("key.published", .register, ["vkey": "example.org/jp/mea+9a8b7c6d+AQID"]),
    ("register.set", .register, ["key": "silence", "value": "60"]),
    (
      "institution.registered", .institution("OPHRD"),
      [
        "name": ["en": "Ministry of Overseas Pakistanis", "ja": "海外パキスタン人省"], "side": "PK",
        "kind": "ministry", "aliases": ["OP&HRD"],
      ]
    ),
    ("institution.renamed", .institution("OPHRD"), ["name": "Ministry of Emigration"]),
    ("institution.succeeded", .institution("OPHRD"), ["how": "split", "successors": ["MOE", "MOHR"]]),
    ("institution.contact-set", .institution("OPHRD"), ["post": "Joint Secretary", "address": "Islamabad"]),
    ("dialogue.opened", .dialogue("JPHLEPD"), ["title": "Economic Policy Dialogue", "sides": ["PK", "JP"]]),
    ("session.planned", session, ["date": "2026-09-30", "until": "2026-10-01", "venue": "Tokyo"]),
    ("session.held", session, ["date": "2026-09-30", "heads": [["side": "PK", "name": "The Secretary"]]]),
    ("session.cancelled", session, ["reason": "floods"]), ("session.minutes-agreed", session, ["date": "2026-10-05"]),
    ("calendar.defined", .calendar("PK"), ["weekend": ["sat", "sun"]]),
    (
      "holiday.announced", .calendar("PK"),
      ["date": "2026-05-26", "until": "2026-05-28", "name": "Eid ul-Azha", "announced": "2026-05-18"]
    ),
    (
      "paper.received", .paper("mea-P31"),
      [
        "number": "JICA/PK/118", "dated": "2025-12-03", "from": "JICA", "received": "2025-12-08", "answers": "mea-P12",
        "reply": "interim", "about": ["JPHLEPD-9-05"],
      ]
    ),
    (
      "paper.issued", .paper("mea-P32"),
      ["number": "3(2)/25", "dated": "2025-12-10", "to": ["MOC", "OPHRD"], "replyBy": "2026-01-10"]
    ),
    (
      "circulation.issued", .circulation("MOC-2026-08-10"),
      ["institution": "MOC", "replyBy": "2026-08-31", "items": ["JPHLEPD-9-01", "JPHLEPD-9-02"]]
    ),
    (
      "reminder.issued", .reminder("MOC-2026-09-01"),
      ["institution": "MOC", "step": "D.O. letter", "items": ["JPHLEPD-9-01.1"]]
    ),
  ]

  private static let session = Subject.session(.init(dialogue: "JPHLEPD", number: 10))

  private static let proposals: [(type: String, subject: Subject, data: DataObject)] = [
    (
      "proposal.tabled", centre,
      [
        "title": "Centre of Excellence", "kind": "language-centre", "side": "PK", "forum": "a working lunch",
        "sector": "skills", "lead": "OPHRD", "support": ["NAVTTC"], "counterpart": ["JICA"], "standing": true,
        "tabledBy": "MOEA", "aliases": ["P-7"],
      ]
    ),
    ("proposal.amended", centre, ["title": ["ja": "研修センター"], "kind": "it-centre", "standing": false]),
    ("proposal.assigned", centre, ["lead": "MOEA", "support": [], "counterpart": ["JICA", "JF"]]),
    (
      "proposal.status-changed", centre,
      ["from": "agreed", "to": "superseded", "by": "JPHLEPD-9-06", "until": "2026-12-14", "evidence": "Minutes"]
    ),
    ("proposal.responded", centre, ["side": "JP", "response": "accepted-in-part"]),
    (
      "proposal.noted", centre,
      ["text": "A survey team comes.", "institution": "JICA", "followUp": 1, "reply": "final", "line": true]
    ),
    ("proposal.waiting", centre, ["on": "JICA", "thirdParty": "the World Bank"]),
    ("proposal.reviewed", centre, ["session": "JPHLEPD-10", "outcome": "carried"]),
    ("proposal.related", centre, ["relation": "depends-on", "to": "JPHLEPD-9-06"]),
    ("proposal.split", centre, ["into": ["JPHLEPD-9-05a", "JPHLEPD-9-05b"]]),
    (
      "target.set", centre,
      [
        "number": 1, "measure": "Trainees a year", "unit": "persons", "baseline": ["value": "0", "on": "2025-09-10"],
        "goal": ["value": "500", "on": "2027-12-31"], "basis": "returns of NAVTTC",
      ]
    ),
    ("target.read", centre, ["number": 1, "value": "40", "on": "2026-06-30"]),
    ("milestone.reached", centre, ["milestone": "site-chosen"]),
    (
      "document.attached", centre,
      ["digest": "00", "name": "survey.pdf", "mediaType": "application/pdf", "bytes": 120_431]
    ),
  ]

  private static let followUps: [(type: String, subject: Subject, data: DataObject)] = [
    (
      "follow-up.scheduled", centre,
      ["number": 1, "action": "Send the form", "owner": "OPHRD", "due": "2025-12-15", "decision": true]
    ),
    ("follow-up.rescheduled", centre, ["number": 1, "due": "2026-03-31"]),
    ("follow-up.reassigned", centre, ["number": 1, "owner": "NAVTTC"]),
    ("follow-up.amended", centre, ["number": 1, "action": "Send the signed form"]),
    ("follow-up.completed", centre, ["number": 1, "outcome": "Form sent"]),
    ("follow-up.reopened", centre, ["number": 1, "due": "2026-03-01"]), ("follow-up.cancelled", centre, ["number": 1]),
  ]

  private static let amendments: [(type: String, subject: Subject, data: DataObject)] = [
    (
      "event.corrected", centre,
      ["target": "mea/24", "data": ["side": "JP", "response": "accepted"], "effective": "2026-01-02"]
    ),
    ("event.withdrawn", centre, ["target": "mea/26"]),
    ("event.confirmed", centre, ["target": "mea/35", "paper": "mea-P31"]),
    ("event.shared", centre, ["target": "mea/25", "sharing": "joint"]),
    (
      "event.redacted", centre,
      [
        "target": "mea/25",
        "data": ["text": "A team comes.", "institution": "JICA", "followUp": 1, "reply": "final", "line": true],
      ]
    ),
  ]

  @Test func `is there for every type of the catalogue`() throws {
    #expect(Self.examples.map(\.type).sorted() == Catalogue.types.map(\.name).sorted())
    var writer = EventWriter(stream: "mea", actor: "so-japan")
    for (place, example) in Self.examples.enumerated() {
      let day = CalendarDate(daysSinceEpoch: 20_454 + place)
      writer.write(example.type, example.data, about: example.subject, on: day)
    }
    let projection = try writer.projection()
    let log = try projection.ask(Moment(day: "2026-11-21")) { try LogReport($0, limit: nil) }
    let events = (log.json["items"]?.elements ?? []).reversed().flatMap { $0["events"]?.elements ?? [] }
    #expect(!events.contains { $0["fate"] == "not-understood" })
    let lines = events.map { event -> String in
      guard case .string(let type)? = event["type"], case .string(let sentence)? = event["sentence"] else { return "" }
      return "\(type): \(sentence)\n"
    }
    try expectGolden(lines.joined(), "report-sentences.txt")
  }
}
