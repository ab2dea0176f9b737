import Domain
import EventLog
import Foundation
import TestSupport
import Testing

/// A register in which every field of every kind of entry that is not shared bears a mark of its own.
///
/// The kinds and their fields come from the catalogue, so a new one cannot be forgotten.
struct MarkedRegister {
  static let day: CalendarDate = "2026-03-20"

  let folder: String
  /// Marks of what is internal, off the record, of another dialogue, or not yet or no longer shared.
  private(set) var marks: [String] = []
  /// Marks of what is joint and not public.
  private(set) var jointMarks: [String] = []
  private var made = 0

  init(_ program: Program, in folder: String) throws {
    self.folder = folder
    for command in Self.shared { try Self.succeed(program, command) }
    try append(Self.publicFacts, sharing: .public)
    try append(
      [("proposal.noted", "JPHLEPD-9-01", ["text": .string(mintJoint()), "grade": "official"])], sharing: .joint)
    let entries = entries()
    try append(entries)
    try append([citing(entries)], sharing: .public)
    try append([("proposal.noted", "JPHLEPD-9-01", ["text": .string(mint())])], sharing: .public)
    try narrowLast()
    try append(neverShared(), sharing: .public)
    try append([("proposal.noted", "JPHLEPD-9-01", ["text": .string(mint())])], sharing: .public, on: "2026-03-21")
    try append(amendments())
  }

  private static func succeed(_ program: Program, _ arguments: [String]) throws {
    let outcome = try Program.run(
      [Program.path] + arguments, in: program.folder, environment: program.environment)
    guard outcome.status == 0 else { throw Failed(words: outcome.errors) }
  }

  private struct Failed: Error { let words: String }

  // MARK: What everybody may see

  private static let shared = [
    ["init", "--title", "Register", "--office", "mea", "--origin", "example.org/r", "--time-zone", "Asia/Karachi"],
    ["institution", "add", "MOC", "--name", "Ministry of Commerce", "--side", "PK", "--sharing", "public"],
    ["institution", "add", "JICA", "--name", "Agency of Japan", "--side", "JP", "--sharing", "public"],
    [
      "dialogue", "open", "JPHLEPD", "--title", "Openly called", "--sides", "PK,JP", "--on", "2025-09-01", "--sharing",
      "public",
    ],
    ["session", "hold", "JPHLEPD-9", "--date", "2025-09-10", "--sharing", "public"],
    ["calendar", "define", "PK-5", "--weekend", "sat,sun"],
  ]

  private static let publicFacts: [Written] = [
    (
      "proposal.tabled", "JPHLEPD-9-01",
      ["title": "Opentabled centre", "kind": "mra", "side": "PK", "lead": "MOC", "authority": "Openly agreed"]
    ),
    (
      "follow-up.scheduled", "JPHLEPD-9-01",
      ["number": 1, "action": "Openpromised form", "owner": "MOC", "due": "2026-02-01"]
    ),
    ("proposal.noted", "JPHLEPD-9-01", ["text": "Openly noted"]),
    ("proposal.status-changed", "JPHLEPD-9-01", ["from": "completed", "to": "agreed", "evidence": "Openly seen"]),
  ]

  // MARK: What nobody else may see

  private typealias Written = (type: String, subject: String, data: DataObject)

  /// A word that stands nowhere else, in the letters of a code.
  private mutating func mint() -> String {
    marks.append(nextMark())
    return marks[marks.count - 1]
  }

  private mutating func mintJoint() -> String {
    jointMarks.append(nextMark())
    return jointMarks[jointMarks.count - 1]
  }

  private mutating func nextMark() -> String {
    made += 1
    var (number, letters) = (made * 7_919_561 % 8_031_810_176, "")
    for _ in 0..<7 {
      letters.unicodeScalars.append(Unicode.Scalar(UInt8(ascii: "A") + UInt8(number % 26)))
      number /= 26
    }
    return "ZQ" + letters + "X"
  }

  /// One internal entry of every kind, about what is shared and about what is not.
  private mutating func entries() -> [Written] {
    var entries: [Written] = []
    for type in Catalogue.types where type.family != .any && !StreamOpening.types.contains(type.name) {
      for subject in Self.subjects(of: type.family) {
        for number in type.fields.contains(where: { $0.name == "number" && $0.shape == .integer }) ? [1, 7] : [0] {
          entries.append((type.name, subject, data(of: type.fields + Catalogue.common, number: number)))
        }
      }
    }
    return entries
  }

  private static func subjects(of family: EventType.Family) -> [String] {
    switch family {
    case .register, .any: ["register"]
    case .institution: ["institution/MOC", "institution/UNSEEN"]
    case .dialogue: ["dialogue/JPHLEPD", "dialogue/UNSEEN"]
    case .session: ["session/JPHLEPD-9", "session/JPHLEPD-10"]
    case .calendar: ["calendar/PK-5"]
    case .paper: ["paper/mea-P1", "paper/mea-P2"]
    case .circulation: ["circulation/MOC-2026-01-10"]
    case .reminder: ["reminder/MOC-2026-01-10"]
    case .proposal: ["JPHLEPD-9-01", "JPHLEPD-9-02", "KPEC-1-01"]
    case .documented: ["JPHLEPD-9-01", "JPHLEPD-9-02", "session/JPHLEPD-9", "paper/mea-P1", "paper/mea-P2"]
    }
  }

  private mutating func data(of fields: [EventType.Field], number: Int) -> DataObject {
    var data = DataObject()
    for field in fields { data[field.name] = value(field.shape, called: field.name, number: number) }
    return data
  }

  private mutating func value(_ shape: EventType.Shape, called name: String, number: Int) -> DataValue {
    switch shape {
    case .string, .text: .string(mint())
    case .integer: .integer(number)
    case .boolean: .boolean(!["line", "offRecord"].contains(name))
    case .date: "2026-03-01"
    case .choice(let known, _): .string(known[known.count - 1])
    case .list(let inner): .array([value(inner, called: name, number: number)])
    case .object(let fields): .object(data(of: fields, number: number))
    case .data: .object(["text": .string(mint())])
    }
  }

  /// Shared by their header, and in no paper for others all the same.
  private mutating func neverShared() -> [Written] {
    [
      ("proposal.noted", "JPHLEPD-9-01", ["text": .string(mint()), "line": true]),
      ("proposal.noted", "JPHLEPD-9-01", ["text": .string(mint()), "offRecord": true]),
      ("dialogue.opened", "dialogue/KPEC", ["title": .string(mint()), "sides": ["PK", "KR"]]),
      ("proposal.tabled", "KPEC-1-01", ["title": .string(mint()), "kind": "mra", "side": "KR"]),
      (
        "paper.issued", "paper/mea-P5",
        ["number": .string(mint()), "dated": "2026-01-01", "to": ["MOC"], "about": ["JPHLEPD-9-01", "KPEC-1-01"]]
      ),
      // About a proposal that is not shared itself.
      ("proposal.status-changed", "JPHLEPD-9-02", ["from": "tabled", "to": "agreed", "evidence": .string(mint())]),
      ("follow-up.completed", "JPHLEPD-9-01", ["number": 7, "outcome": .string(mint())]),
      ("proposal.related", "JPHLEPD-9-01", ["relation": "continues", "to": .string("KPEC-1-\(mint())")]),
      ("institution.contact-set", "institution/MOC", ["post": .string(mint()), "address": .string(mint())]),
      ("register.set", "register", ["key": "title", "value": .string(mint())]),
      ("reminder.issued", "reminder/MOC-2026-01-11", ["institution": "MOC", "step": .string(mint()), "items": []]),
    ]
  }

  /// A shared entry whose source was filled from a letter that is not shared.
  private func citing(_ entries: [Written]) -> Written {
    let letter = entries.first { $0.type == "paper.received" && $0.subject == "paper/mea-P1" }
    let data: DataObject = [
      "side": "JP", "response": "noted", "paper": "mea-P1", "authority": letter?.data["number"] ?? "No letter",
    ]
    return ("proposal.responded", "JPHLEPD-9-01", data)
  }

  /// Takes back that the last entry was shared.
  private mutating func narrowLast() throws {
    let last = try lines().last
    let data: DataObject = ["target": .string(last?.id ?? ""), "sharing": "internal", "authority": .string(mint())]
    try append([("event.shared", last?.subject ?? "", data)])
  }

  /// What is said about entries: of a shared one only that it is shared.
  private mutating func amendments() throws -> [Written] {
    let events = try lines()
    var written: [Written] = []
    let types = Catalogue.types.filter { $0.family == .any }
    for type in types {
      guard let target = events.first(where: { $0.type == "proposal.noted" && $0.sharing == nil }) else { continue }
      var data = data(of: type.fields + Catalogue.common, number: 0)
      data["target"] = .string(target.id)
      written.append((type.name, target.subject, data))
    }
    guard let open = events.first(where: { $0.type == "proposal.noted" && $0.sharing == "public" }) else {
      return written
    }
    for circle in ["internal", "public"] {
      written.append(
        (
          "event.shared", open.subject,
          [
            "target": .string(open.id), "sharing": .string(circle), "authority": .string(mint()),
            "reason": .string(mint()),
          ]
        ))
    }
    return written
  }

  // MARK: In the log

  private struct Line: Decodable {
    let id: String
    let type: String
    let subject: String
    let sharing: String?
  }

  private func lines() throws -> [Line] {
    let text = try String(contentsOfFile: LogFolder(register: folder).path(first: 1, in: "mea"), encoding: .utf8)
    return try text.split(separator: "\n").map { line in
      let event = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
      return Line(id: "mea/\(event.id)", type: event.type, subject: event.subject, sharing: event.sharing)
    }
  }

  /// Writes without asking whether it is allowed, as another program might have.
  private mutating func append(_ written: [Written], sharing: Sharing = .internal, on day: CalendarDate = "2026-03-02")
    throws
  {
    let actor = sharing == .internal ? mint().lowercased() : "mea.d3"
    let events = written.map { type, subject, data in
      NewEvent(type: type, subject: subject, effective: day, actor: actor, sharing: sharing, data: data)
    }
    let reader = StreamReader(
      folder: LogFolder(register: folder), stream: "mea", options: .init(isWrittenHere: true))
    let writer = try StreamWriter.open(reader)
    let time = try #require(writer.end.lastTime)
    try writer.append(events, time: time.adding(seconds: 1))
    writer.close()
  }
}
