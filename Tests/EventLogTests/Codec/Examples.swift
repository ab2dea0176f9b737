import Domain
import EventLog
import TestSupport

/// One event of each type of the catalogue, with every member that it may have.
struct Example {
  let type: String
  let subject: Subject
  let data: DataObject
  /// nil for what an event says about another one.
  let fact: Fact?

  static let provenance = Provenance(
    authority: "MoFEPT letter 12(3)/2026, 3 March", paper: "mea-P31", grade: .official,
    reason: "agreed on the telephone", isClockFixed: true)

  private init(_ subject: String, _ fact: Fact) {
    (type, data) = EventCodec.encode(fact, Self.provenance)
    self.subject = Subject(subject)
    self.fact = fact
  }

  private init(amendment type: String, _ members: DataObject) {
    self.type = type
    subject = .proposal("JPHLEPD-9-05")
    var data = members
    let common: DataObject = [
      "authority": "MoFEPT letter 12(3)/2026, 3 March", "paper": "mea-P31", "grade": "official",
      "reason": "agreed on the telephone", "clock": "fixed",
    ]
    for member in common.members { data[member.name] = member.value }
    self.data = data
    fact = nil
  }

  static let all = surroundings + proposals + followUps + amendments

  private static let name = Text(wordings: ["en": "Ministry of Commerce", "ja": "商務省", "ur": "وزارت تجارت"])

  private static let surroundings: [Example] = [
    Example(
      "register",
      .register(
        .opened(format: 1, origin: "example.org/jphlepd", title: "Japan–Pakistan register", timezone: "Asia/Karachi"))),
    Example("register", .register(.streamOpened(format: 1, origin: "example.org/jphlepd", numbersFrom: 101))),
    Example("register", .register(.keyPublished(vkey: "example.org/jphlepd/mea+d89e419f+AQOhB7"))),
    Example("register", .register(.set(key: "silence", value: "60"))),
    Example(
      "institution/MOC",
      .institution(
        .registered(
          name: name, side: "PK", kind: "ministry", parent: "GOP", aliases: ["Commerce", "MinCom"], calendar: "PK-5"))),
    Example("institution/MOC", .institution(.renamed(name: Text("Ministry of Trade")))),
    Example("institution/MOC", .institution(.succeeded(how: .split, successors: ["MOT", "MOI"]))),
    Example(
      "institution/MOC", .institution(.contactSet(post: "Section Officer (Japan)", address: "Block A, Islamabad"))),
    Example("dialogue/JPHLEPD", .dialogue(.opened(title: name, sides: ["PK", "JP"]))),
    Example("session/JPHLEPD-10", .session(.planned(date: "2026-09-08", until: "2026-09-09", venue: "Tokyo"))),
    Example(
      "session/JPHLEPD-9",
      .session(
        .held(
          date: "2025-09-10", until: "2025-09-11", venue: "Islamabad",
          heads: [Head(side: "PK", name: "Secretary, EAD"), Head(side: "JP", name: "Deputy Minister")]))),
    Example("session/JPHLEPD-10", .session(.cancelled)),
    Example("session/JPHLEPD-9", .session(.minutesAgreed("2025-10-01"))),
    Example("calendar/PK-5", .calendar(.defined(weekend: [.saturday, .sunday]))),
    Example(
      "calendar/PK-5",
      .calendar(
        .holidayAnnounced(
          Holiday(date: "2025-03-31", until: "2025-04-02", name: "Eid-ul-Fitr", announced: "2025-03-19")))),
    Example(
      "paper/mea-P31",
      .paper(
        .received(
          number: "F.12(3)/2026", dated: "2026-03-03", from: "MOC", received: "2026-03-05", answers: "mea-P30",
          reply: .interim, about: ["JPHLEPD-9-05", "JPHLEPD-9-06"]))),
    Example(
      "paper/mea-P30",
      .paper(
        .issued(
          number: "JP-7/2026", dated: "2026-02-01", to: ["MOC", "OPHRD"], replyBy: "2026-03-01",
          about: ["JPHLEPD-9-05"]))),
    Example(
      "circulation/MOC-2026-08-10",
      .circulation(.issued(institution: "MOC", replyBy: "2026-08-24", items: ["JPHLEPD-9-05.1", "JPHLEPD-9-06.1"]))),
    Example(
      "reminder/MOC-2026-09-01",
      .reminder(.issued(institution: "MOC", step: "second", items: ["JPHLEPD-9-05.1"]))),
  ]

  private static let proposals: [Example] = [
    ProposalEvent.tabled(
      Tabling(
        title: Text("Centre for Japanese language training"), kind: "language-centre", side: "PK",
        session: "JPHLEPD-9", forum: "Embassy, Tokyo", sector: "Human resources", lead: "MOFEPT",
        support: ["HEC", "NUML"], counterpart: ["JICA"], summary: "Teachers and a building.", isStanding: true,
        tabledBy: "OPHRD", aliases: ["JP-4"])),
    .amended(
      Amendment(
        title: Text(wordings: ["ja": "日本語センター"]), kind: "programme", sector: "Education",
        summary: "Teachers only.", aliases: ["JP-4", "No. 7"], isStanding: false)),
    .assigned(lead: "MOFEPT", support: ["HEC"], counterpart: ["JICA", "JF"]),
    .statusChanged(
      StatusChange(
        from: .completed, to: .superseded, evidence: "Gazette of 3 March 2026", by: "JPHLEPD-9-06",
        until: "JPHLEPD-10")),
    .responded(side: "JP", response: .acceptedInPart),
    .noted(
      Note(
        text: "JICA asks for \"numbers\" \\ by district.\nSecond line.", institution: "JICA", followUp: 1, reply: .nil,
        isLine: true, isOffRecord: true)),
    .waiting(on: "JICA", thirdParty: "World Bank"),
    .reviewed(session: "JPHLEPD-10", outcome: .carried),
    .related(.dependsOn, to: "JPHLEPD-8-02"),
    .split(into: ["JPHLEPD-9-05a", "JPHLEPD-9-05b"]),
    .targetSet(
      number: 1,
      TargetDefinition(
        measure: "Exports to Japan", unit: "USD million a year", direction: .up,
        baseline: Reading(value: "210.5", on: "2024-06-30"), goal: Reading(value: "400", on: "2028-06-30"),
        basis: "State Bank, goods only")),
    .targetRead(number: 1, value: "223.75", on: "2025-06-30"),
    .milestoneReached("site found"),
    .documentAttached(
      DocumentMention(
        digest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", name: "minutes.pdf",
        mediaType: "application/pdf", bytes: 48_213)),
  ].map { Example("JPHLEPD-9-05", .proposal($0)) }

  private static let followUps: [Example] = [
    FollowUpEvent.scheduled(
      action: "Send the request form to JICA", owner: "OPHRD", due: "2025-12-15", isDecision: true),
    .rescheduled(due: "2026-03-31"),
    .reassigned(owner: "MOFEPT"),
    .amended(action: "Send the request form and the site plan to JICA"),
    .completed(outcome: "Form sent, receipt 881"),
    .cancelled,
    .reopened(due: "2026-06-30"),
  ].map { Example("JPHLEPD-9-05", .proposal(.followUp(number: 1, $0))) }

  private static let amendments: [Example] = [
    Example(
      amendment: "event.corrected",
      [
        "target": "mea/412", "data": ["number": 1, "due": "2026-03-30"], "effective": "2026-01-04",
      ]),
    Example(amendment: "event.withdrawn", ["target": "mea/412"]),
    Example(amendment: "event.confirmed", ["target": "mea/412"]),
    Example(amendment: "event.shared", ["target": "mea/412", "sharing": "joint"]),
    Example(amendment: "event.redacted", ["target": "mea/412", "data": ["number": 1, "outcome": "(removed)"]]),
  ]
}
