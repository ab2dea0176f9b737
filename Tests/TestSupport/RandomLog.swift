public import Domain
public import EventLog

/// Events about several proposals, bodies and sessions, from three streams, corrected and withdrawn at random.
public struct RandomLog {
  public private(set) var histories = Histories()
  private var random: SeededRandom
  private let isRedacting: Bool

  public static let streams = ["mea", "jica", "so-japan"]
  public static let proposals: [ProposalReference] = ["JPHLEPD-9-01", "JPHLEPD-9-02", "JPHLEPD-X-01", "KPEC-3-07a"]
  private static let owners = ["OPHRD", "MOC", "JICA"]

  /// - Parameter isRedacting: whether words are removed too.
  public init(length: Int, isRedacting: Bool = false, _ random: inout SeededRandom) {
    self.random = random
    self.isRedacting = isRedacting
    for dialogue in ["JPHLEPD", "KPEC"] {
      add(.dialogue(.opened(title: Text(dialogue), sides: ["PK", "JP"])), to: .dialogue(dialogue))
    }
    for proposal in Self.proposals { add(.proposal(.tabled(.example("\(proposal)"))), to: .proposal(proposal)) }
    while histories.events.count < length { addOne() }
    random = self.random
  }

  public var events: [StoredEvent] { histories.events }

  private mutating func day() -> CalendarDate { CalendarDate(daysSinceEpoch: random.number(20_400...20_460)) }

  private mutating func add(_ fact: Fact, to subject: Subject) {
    histories.add(
      fact, to: subject, on: day(), stream: random.pick(Self.streams), sharing: random.pick(Sharing.allCases))
  }

  private mutating func addOne() {
    if random.once(in: 4) { histories.wait(seconds: random.number(1...40) * 21_600) }
    switch random.number(0...13) {
    case 0:
      let names = Text(wordings: ["en": "Ministry \(random.number(1...9))", "ja": "省"])
      let registered = InstitutionEvent.registered(
        name: names, side: "PK", kind: "ministry", parent: nil, aliases: ["M"], calendar: nil)
      let event = random.once(in: 2) ? registered : .renamed(name: Text("Renamed"))
      add(.institution(event), to: .institution(random.pick(Self.owners)))
    case 1:
      let session = Subject.session(SessionReference(dialogue: "JPHLEPD", number: random.number(9...10)))
      let held = SessionEvent.held(date: day(), until: nil, venue: "Tokyo", heads: [])
      let planned = SessionEvent.planned(date: day(), until: nil, venue: nil)
      add(.session(random.pick([held, planned, .cancelled])), to: session)
    case 2:
      let number = "F.\(random.number(1...9))"
      let paper = PaperEvent.issued(number: number, dated: day(), to: ["MOC"], replyBy: nil, about: [])
      add(.paper(paper), to: .paper("mea-P\(random.number(1...3))"))
    case 3, 4: amend()
    default: add(.proposal(proposalEvent()), to: .proposal(random.pick(Self.proposals)))
    }
  }

  private mutating func proposalEvent() -> ProposalEvent {
    let number = random.number(1...4)
    switch random.number(0...8) {
    case 0: return .moved(to: random.pick(Status.allCases))
    case 1: return .noted(Note(text: "note"))
    case 2:
      let title = Text(wordings: ["en": "Title \(number)", "ja": "題"])
      return .amended(Amendment(title: title, sector: "Trade", isStanding: random.once(in: 4)))
    case 3:
      return .assigned(lead: random.pick(Self.owners), support: ["HEC", "NUML"], counterpart: ["JICA"])
    case 4: return .followUp(number: number, .rescheduled(due: day()))
    case 5: return .followUp(number: number, random.once(in: 2) ? .completed(outcome: nil) : .cancelled)
    case 6: return .followUp(number: number, .reopened(due: day()))
    default: return .promised(number, due: random.once(in: 4) ? nil : day(), owner: random.pick(Self.owners))
    }
  }

  private mutating func amend() {
    let target = random.pick(histories.events)
    let stream = random.pick(Self.streams)
    switch random.number(0...(isRedacting ? 6 : 3)) {
    case 0: histories.amend("event.withdrawn", target.id, on: day(), stream: stream)
    case 1: histories.amend("event.shared", target.id, ["sharing": "public"], on: day(), stream: stream)
    case 2 where target.type == "event.corrected":
      let data: DataObject = ["target": .string("\(target.id)"), "effective": .string("\(day())")]
      histories.amend("event.corrected", target.id, ["data": .object(data)], on: day(), stream: stream)
    case 4, 5, 6: redact(target, stream)
    default:
      histories.amend("event.corrected", target.id, ["effective": .string("\(day())")], on: day(), stream: stream)
    }
  }
}

extension RandomLog {
  /// Takes the words out of an event of any type, in any stream; not every such redaction counts.
  private mutating func redact(_ target: StoredEvent, _ stream: String) {
    var data = target.data ?? [:]
    for name in ["title", "text", "action", "name", "reason"] where data[name] != nil { data[name] = "[redacted]" }
    histories.amend("event.redacted", target.id, ["data": .object(data)], on: day(), stream: stream)
  }
}

extension SeededRandom {
  /// The events in another order of arrival, in which each stream keeps its own.
  public mutating func arrival(of events: [StoredEvent]) -> [StoredEvent] {
    var queues = Dictionary(grouping: events) { $0.id.stream }.mapValues { ArraySlice($0) }
    var order: [StoredEvent] = []
    while let stream = queues.keys.sorted().filter({ queues[$0]?.isEmpty == false }).randomElement(using: &self) {
      if let event = queues[stream]?.popFirst() { order.append(event) }
    }
    return order
  }

  /// A day within the days of the random logs, or a little beyond.
  public mutating func day() -> CalendarDate { CalendarDate(daysSinceEpoch: number(20_390...20_470)) }
}
