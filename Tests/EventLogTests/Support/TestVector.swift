import Domain
import EventLog

/// The three lines that the log format gives as its test vector, with their leaves and roots.
enum TestVector {
  static let lines = [
    #"{"specversion":"1.0","source":"mea","id":"1","type":"register.opened","subject":"register","time":"2025-09-11T04:00:00.000000Z","effective":"2025-09-11","actor":"mea.d3","sharing":"joint","previous":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=","datahash":"4RsNbbZpElJkyNO0HDLPiL2Nu7OG2J3wNtRWEqFnDvk=","salt":"EBESExQVFhcYGRobHB0eHw==","data":{"format":1,"title":"Japan–Pakistan follow-up register","origin":"example.org/jphlepd","timezone":"Asia/Karachi"}}"#,
    #"{"specversion":"1.0","source":"mea","id":"2","type":"proposal.tabled","subject":"JPHLEPD-9-05","time":"2025-09-11T04:05:00.000000Z","effective":"2025-09-10","actor":"mea.d3","sharing":"joint","more":true,"previous":"MGG3ipjSPmry+QCVU8sfy0bBlTgdj6Y1cXqzzUkrx+8=","datahash":"RSnyvKdlsvKtuIM7B2LK6pp8ljHFSXbPRpVgBRZ1Q78=","salt":"ICEiIyQlJicoKSorLC0uLw==","data":{"title":"Centre of Excellence for Japanese language training","kind":"language-centre","side":"PK"}}"#,
    #"{"specversion":"1.0","source":"mea","id":"3","type":"follow-up.scheduled","subject":"JPHLEPD-9-05","time":"2025-09-11T04:05:00.000000Z","effective":"2025-09-10","actor":"mea.d3","basis":"mea/2","previous":"7pjJsHLs65h46qhO1GcD0Z+qnkKpxp0JE5WYzkgMEoc=","datahash":"VCcWLFroq+Id2ifQlv7pZC/QufQtqsFGj/9mhMxNIy0=","salt":"MDEyMzQ1Njc4OTo7PD0+Pw==","data":{"number":1,"action":"Send the request form to JICA","owner":"OPHRD","due":"2025-12-15"}}"#,
  ]

  static let leaves = [
    "MGG3ipjSPmry+QCVU8sfy0bBlTgdj6Y1cXqzzUkrx+8=", "7pjJsHLs65h46qhO1GcD0Z+qnkKpxp0JE5WYzkgMEoc=",
    "c7C02a6ugVgGLU2XMFjDRbwUJYwx3Vchqitm27t1kJ0=",
  ]

  static let roots = [
    "MGG3ipjSPmry+QCVU8sfy0bBlTgdj6Y1cXqzzUkrx+8=", "FtI9qOdK0kN0XfoAvgneSA+dkQVV+Rpmnvmip5Uucgw=",
    "hAJrISslOE4PxzDye6IDdMpZ6Bz9J+RyPSbE/v9WXAA=",
  ]

  /// The lines with their line feeds.
  static var file: [[UInt8]] { lines.map { Array($0.utf8) + [0x0A] } }

  static let salts = [0x10, 0x20, 0x30].map(Salt.counted)

  /// The commits that give the lines.
  static let commits: [(time: String, events: [NewEvent])] = [
    (
      "2025-09-11T04:00:00.000000Z",
      [
        NewEvent(
          type: "register.opened", subject: "register", effective: day("2025-09-11"), actor: "mea.d3", sharing: .joint,
          data: [
            "format": 1, "title": "Japan–Pakistan follow-up register", "origin": "example.org/jphlepd",
            "timezone": "Asia/Karachi",
          ])
      ]
    ),
    (
      "2025-09-11T04:05:00.000000Z",
      [
        NewEvent(
          type: "proposal.tabled", subject: "JPHLEPD-9-05", effective: day("2025-09-10"), actor: "mea.d3",
          sharing: .joint,
          data: [
            "title": "Centre of Excellence for Japanese language training", "kind": "language-centre", "side": "PK",
          ]),
        NewEvent(
          type: "follow-up.scheduled", subject: "JPHLEPD-9-05", effective: day("2025-09-10"), actor: "mea.d3",
          basis: [EventID(stream: "mea", number: 2)],
          data: ["number": 1, "action": "Send the request form to JICA", "owner": "OPHRD", "due": "2025-12-15"]),
      ]
    ),
  ]

  private static func day(_ text: String) -> CalendarDate {
    CalendarDate(text) ?? CalendarDate(daysSinceEpoch: 0)
  }
}
