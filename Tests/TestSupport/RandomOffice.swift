import Domain
public import EventLog
import Projections
public import Registry

/// An office that types legal commands at random, each a while after the one before, in a register of its own.
///
/// What is refused records nothing and counts for nothing: only what a careful program lets through comes to stand.
public struct RandomOffice {
  public let place: TemporaryRegister
  public private(set) var random: SeededRandom
  /// The commands that were recorded, in words, so that a failure can be read.
  public private(set) var typed: [String] = []

  static let proposals: [ProposalReference] = ["JPHLEPD-9-01", "JPHLEPD-9-02", "JPHLEPD-X-01"]
  static let ours = ["OPHRD", "MOC", "MOEA"]
  static let theirs = ["JICA", "METI"]

  /// A register with two sides, five bodies, a session held and three proposals.
  public init(_ random: SeededRandom) throws {
    self.random = random
    place = try TemporaryRegister(now: Timestamp(date: "2026-01-05", secondsOfDay: 6 * 3600))
    let start = Circumstances(on: "2025-12-01")
    try record { draft in
      _ = try draft.openDialogue("JPHLEPD", title: Text("Dialogue"), sides: ["PK", "JP"], start)
      for code in Self.ours + Self.theirs {
        let body = InstitutionEvent.registered(
          name: Text("Body \(code)"), side: Self.ours.contains(code) ? "PK" : "JP", kind: nil, parent: nil,
          aliases: [], calendar: code == "MOC" ? "PK-5" : nil)
        _ = try draft.addInstitution(code, body, start)
      }
      let session = SessionReference(dialogue: "JPHLEPD", number: 9)
      _ = try draft.handle(
        SessionCommand.hold(date: "2025-12-10", until: nil, venue: "Tokyo", heads: []), on: session, .init())
      for place in [TablingPlace.session(session), .session(session), .dialogue("JPHLEPD")] {
        _ = try draft.table(
          Tabling(title: Text("Centre"), kind: "language-centre", side: "PK", lead: "OPHRD"), at: place,
          reference: nil, Circumstances(on: "2025-12-10"))
      }
    }
  }

  public func record(_ body: (Draft) throws -> Void) throws {
    _ = try place.open().record(by: Desk(actor: "mea.d3"), body)
  }

  /// Types until something is recorded, some time later.
  /// - Returns: how many events there are now.
  @discardableResult
  public mutating func type() throws -> Int {
    place.now = place.now.adding(seconds: random.number(1...200_000))
    while true {
      let (words, command) = try wish()
      do {
        let written = try place.open().record(by: Desk(actor: "mea.d3"), command)
        if written.kind == .recorded {
          typed.append("\(written.events.map { "\($0.id)" }.joined(separator: " ")): \(words)")
          return written.events.last?.id.number ?? 0
        }
      } catch is RegisterFailure {}
    }
  }

  /// Any entry but those that open a stream.
  public mutating func anyEvent() throws -> StoredEvent {
    let events = try place.open().ask { try $0.log(limit: nil) }.map(\.event).filter { $0.type != "register.opened" }
    return random.pick(events)
  }

  mutating func day() -> CalendarDate { CalendarDate(daysSinceEpoch: random.number(20_426...20_480)) }

  mutating func circumstances() -> Circumstances {
    Circumstances(
      on: random.once(in: 3) ? nil : day(), authority: random.once(in: 2) ? "No. \(random.number(1...9))" : nil,
      paper: random.once(in: 6) ? "P\(random.number(1...3))" : nil,
      grade: random.once(in: 4) ? .oral : nil, reason: "for a reason",
      sharing: random.once(in: 5) ? .joint : nil)
  }

  typealias Wish = (words: String, command: (Draft) throws -> Void)

  private mutating func wish() throws -> Wish {
    switch random.number(0...12) {
    case 0...5: proposalWish()
    case 6...9: try amendmentWish()
    default: otherWish()
    }
  }
}

// MARK: - About proposals

extension RandomOffice {
  private mutating func proposalWish() -> Wish {
    let (reference, said) = (random.pick(Self.proposals), circumstances())
    if let (words, command) = commandWish() {
      return (
        "\(reference) \(words) on \(said.on?.description ?? "today")",
        { _ = try $0.handle(command, on: reference, said) }
      )
    }
    let (owner, due) = (random.pick(Self.ours + Self.theirs), random.once(in: 4) ? nil : day())
    let other = random.pick(Self.proposals)
    switch random.number(0...7) {
    case 0:
      let titles = [Text("One"), Text("Two")]
      return (
        "split \(reference)", { _ = try $0.split(reference, into: titles, followUps: .move(to: "\(other)"), said) }
      )
    case 1: return ("relate \(reference) \(other)", { _ = try $0.relate(reference, .continues, to: other, said) })
    case 2:
      let goal = TargetDefinition(
        measure: "Graduates", unit: "persons", baseline: Reading(value: "1", on: "2025-01-01"),
        goal: Reading(value: "9", on: "2027-01-01"))
      return ("target \(reference)", { _ = try $0.setTarget(of: reference, goal, said) })
    case 3:
      let (target, value) = (TargetReference(proposal: reference, number: 1), "\(random.number(2...8))")
      return ("read \(target)", { _ = try $0.readTarget(target, value, said) })
    default:
      return (
        "follow-up \(reference) of \(owner), due \(due?.description ?? "never")",
        {
          _ = try $0.addFollowUp(
            to: reference, action: "Send the form", owner: owner, due: due, isDecision: false, said)
        }
      )
    }
  }

  /// A command for the model; nil for what goes another way.
  private mutating func commandWish() -> (String, ProposalCommand)? {
    let (number, due) = (random.number(1...3), day())
    let command: ProposalCommand
    switch random.number(0...14) {
    case 0: command = .note(Note(text: "Note \(number)", institution: "JICA", isLine: random.once(in: 4)))
    case 1, 2: command = .followUp(.reschedule(number: number, to: due))
    case 3: command = .followUp(.complete(number: number, outcome: nil))
    case 4: command = .followUp(.cancel(number: number))
    case 5: command = .followUp(.reopen(number: number, due: due))
    case 6: command = .followUp(.reassign(number: number, owner: random.pick(Self.ours)))
    case 7, 8:
      let disposal: FollowUpDisposal = random.once(in: 2) ? .cancel : .keep
      command = .changeStatus(
        to: random.pick(Status.allCases), evidence: "seen", by: "JPHLEPD-9-02", until: nil, followUps: disposal)
    case 9: command = .respond(side: "JP", random.pick(Response.allCases))
    case 10: command = .assign(lead: random.pick(Self.ours), support: [.add("MOC")], counterpart: [.set("JICA")])
    case 11: command = .course(.wait(on: random.pick(Self.ours + Self.theirs + ["none"]), thirdParty: nil))
    case 12: command = .amend(Amendment(title: Text("Centre \(number)"), isStanding: random.once(in: 5)))
    case 13: command = .course(.reach(stage: nil, of: nil))
    default: return nil
    }
    return ("\(command)", command)
  }
}

// MARK: - About earlier entries

extension RandomOffice {
  private mutating func amendmentWish() throws -> Wish {
    let target = try anyEvent()
    var said = circumstances()
    said.on = nil
    let why = said
    switch random.number(0...7) {
    case 0, 1, 2:
      let settings = corrections(of: target)
      return ("correct \(target.id) \(settings)", { _ = try $0.correct(target.id, settings, why) })
    case 3: return ("withdraw \(target.id)", { _ = try $0.withdraw(target.id, why) })
    case 4: return ("share \(target.id)", { _ = try $0.share(target.id, as: .joint, why) })
    case 5:
      let paper = "P\(random.number(1...3))"
      return ("confirm \(target.id) \(paper)", { _ = try $0.confirm(target.id, Circumstances(paper: paper)) })
    case 6:
      let (place, number) = (random.pick(Self.proposals), random.once(in: 2) ? nil : random.number(1...2))
      return ("move \(target.id) to \(place)", { _ = try $0.move(target.id, to: place, number: number, why) })
    default: return ("undo", { _ = try $0.undo(nil, why) })
    }
  }

  /// Fields and values that may suit an entry.
  public mutating func corrections(of target: StoredEvent) -> [(field: String, value: String)] {
    var settings: [(field: String, value: String)] = []
    if random.once(in: 3) { settings.append(("effective", "\(day())")) }
    let field = ["due", "owner", "to", "title", "text", "action", "name", "lead", "date"].filter {
      target.type == "event.corrected" || target.data?[$0] != nil
    }
    if let name = field.isEmpty ? nil : random.pick(field) { settings.append((name, value(of: name))) }
    if settings.isEmpty { settings.append(("effective", "\(day())")) }
    return settings
  }

  private mutating func value(of field: String) -> String {
    switch field {
    case "due", "date": "\(day())"
    case "owner", "lead": random.pick(Self.ours)
    case "to": random.pick(Status.allCases).rawValue
    default: "Words \(random.number(1...9))"
    }
  }
}

// MARK: - About all else

extension RandomOffice {
  private mutating func otherWish() -> Wish {
    let (said, number, first) = (circumstances(), random.number(1...9), day())
    let code = random.pick(Self.ours)
    switch random.number(0...9) {
    case 0:
      let paper = PaperEvent.received(
        number: "No. \(number)", dated: first, from: code, received: nil, answers: random.once(in: 2) ? "mea-P1" : nil,
        reply: nil, about: ["JPHLEPD-9-01"])
      return ("paper in", { _ = try $0.log(paper, .init()) })
    case 1:
      let paper = PaperEvent.issued(
        number: "Out \(number)", dated: first, to: [code], replyBy: first.adding(days: 7), about: ["JPHLEPD-9-01.1"])
      return ("paper out", { _ = try $0.log(paper, .init()) })
    case 2: return ("rename \(code)", { _ = try $0.handle(.rename(Text("Name \(number)")), on: code, said) })
    case 3 where number < 4:
      return ("succeed \(code)", { _ = try $0.succeed(code, how: .merged, by: ["MOEA"], said) })
    case 4:
      let session = SessionReference(dialogue: "JPHLEPD", number: 10)
      let plan = SessionCommand.plan(date: first.adding(days: 60), until: nil, venue: nil)
      return ("plan \(session)", { _ = try $0.handle(plan, on: session, said) })
    case 5:
      let (key, value) = random.pick([
        ("silence", "\(number * 5)"), ("secretariat", code), ("ladder", "O.M. +\(number)"),
      ])
      return ("set \(key) \(value) on \(said.on?.description ?? "today")", { _ = try $0.set(key, to: value, said) })
    case 6:
      let holiday = Holiday(date: first, until: nil, name: "Eid \(number)", announced: day())
      return (
        "holiday \(first)",
        { draft in
          _ = try draft.handle(.define(weekend: [.saturday, .sunday]), on: "PK-5", Circumstances(on: "2025-12-01"))
          _ = try draft.handle(.announce(holiday), on: "PK-5", .init())
        }
      )
    case 7:
      return (
        "contact \(code)", { _ = try $0.handle(.setContact(post: "Secretary", address: "\(number)"), on: code, said) }
      )
    case 8: return ("remind \(code)", { _ = try $0.issueReminders(to: code, step: nil, said) })
    default:
      let session = SessionReference(dialogue: "JPHLEPD", number: 9)
      return ("review", { _ = try $0.review("JPHLEPD-X-01", in: session, .carried, said) })
    }
  }
}
