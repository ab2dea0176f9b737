import Domain
import EventLog
import Projections
import Reports

typealias Field = RecordTable.Field

/// Makes the rows of one history, whatever it is about.
///
/// One history is looked at after the other, so that what an export needs does not grow with the register.
struct ExportRows {
  /// The day that the tables are of.
  let day: CalendarDate
  let heirs: Heirs
  /// What leaves the house in no form.
  let offRecord: Set<EventID>
  let add: (ExportTable, [Field]) throws -> Void

  /// - Parameter history: of one subject, in total order.
  func take(_ subject: Subject, _ history: [StoredEvent]) throws {
    let standing = StandingHistory(of: history, asOf: day)
    switch subject {
    case .register: try takeRegister(standing)
    case .institution(let code): try takeInstitution(code, standing)
    case .calendar(let code): try takeCalendar(code, standing)
    case .dialogue(let code): try takeDialogue(code, standing)
    case .session(let reference): try takeSession(reference, standing)
    case .paper(let reference): try takePaper(reference, standing)
    case .proposal(let reference): try takeProposal(reference, standing)
    case .circulation(let name): try takeCirculation(name, standing)
    case .reminder(let name): try takeReminder(name, standing)
    case .other: break
    }
    for (place, document) in standing.documentFacts.enumerated() {
      let mention = document.fact
      try add(
        .documents,
        [
          .text("\(subject)"), .integer(place + 1), .text(mention.name), .text(mention.mediaType),
          .integer(mention.bytes), .text(mention.digest),
        ] + Self.source(document))
    }
  }

  /// The columns of `ExportTable.source`.
  static func source<Fact>(_ event: Recorded<Fact>) -> [Field] {
    let provenance = event.provenance
    return [
      .day(event.effective), .text("\(event.id)"), .text(event.sharing.rawValue), .init(provenance.authority),
      .init(provenance.paper), .init(provenance.grade?.rawValue), .init(provenance.reason),
    ]
  }

  static func day(_ day: CalendarDate?) -> Field { day.map(Field.day) ?? .empty }

  static func list(_ texts: [String]) -> Field { texts.isEmpty ? .empty : .text(texts.joined(separator: "; ")) }

  static func yes(_ truth: Bool) -> Field { truth ? "yes" : "no" }

  static func wordings(_ text: Text) -> [(language: String, wording: String)] {
    text.wordings.sorted { $0.key < $1.key }.map { (language: $0.key, wording: $0.value) }
  }
}

// The register, bodies and sessions.
extension ExportRows {
  private func takeRegister(_ standing: StandingHistory) throws {
    let state = RegisterSettings.folding(standing.registerFacts).state
    if let opening = state.opening {
      for (key, value) in [("origin", opening.origin), ("timezone", opening.timezone), ("title", opening.title)]
      where state.values[key] == nil {
        try add(.register, [.text(key), .text(value)])
      }
    }
    for (key, value) in state.values.sorted(by: { $0.key < $1.key }) { try add(.register, [.text(key), .text(value)]) }
    for event in standing.registerFacts {
      if case .keyPublished(let key) = event.fact { try add(.keys, [.text("\(event.id)"), .text(key)]) }
    }
  }

  private func takeInstitution(_ code: String, _ standing: StandingHistory) throws {
    let state = Institution.folding(standing.institutionFacts).state
    guard let name = state.name else { return }
    let end = state.succession
    try add(
      .institutions,
      [
        .text(code), .text(name.wording()), .text(state.side), .init(state.kind), .init(state.parent),
        Self.list(state.aliases), .init(state.calendar), Self.day(state.registered), .init(end?.how.rawValue),
        Self.list(end?.successors ?? []), Self.day(end?.on),
      ])
    for (language, wording) in Self.wordings(name) {
      try add(.institutionNames, [.text(code), .text(language), .text(wording)])
    }
    for (post, address) in state.contacts.sorted(by: { $0.key < $1.key }) {
      try add(.contacts, [.text(code), .text(post), .text(address)])
    }
  }

  private func takeCalendar(_ code: String, _ standing: StandingHistory) throws {
    let state = WorkingCalendar.folding(standing.calendarFacts).state
    let weekend = Weekday.allCases.filter(state.weekend.contains).map(\.rawValue)
    try add(.calendars, [.text(code), Self.list(weekend)])
    for event in standing.calendarFacts {
      guard case .holidayAnnounced(let holiday) = event.fact else { continue }
      try add(
        .holidays,
        [
          .text(code), .day(holiday.date), Self.day(holiday.until), .text(holiday.name), .day(holiday.announced),
          .text("\(event.id)"),
        ])
    }
  }

  private func takeDialogue(_ code: String, _ standing: StandingHistory) throws {
    let state = Dialogue.folding(standing.dialogueFacts).state
    guard let title = state.title else { return }
    try add(
      .dialogues,
      [
        .text(code), .text(title.wording()), .init(state.sides.first), .init(state.sides.dropFirst().first),
        Self.day(standing.dialogueFacts.first?.effective),
      ])
  }

  private func takeSession(_ reference: SessionReference, _ standing: StandingHistory) throws {
    let state = Session.folding(standing.sessionFacts).state
    guard let phase = state.state else { return }
    try add(
      .sessions,
      [
        .text("\(reference)"), .text(reference.dialogue), .integer(reference.number), .text(phase.rawValue),
        Self.day(state.date), Self.day(state.until), .init(state.venue), Self.day(state.minutesAgreed),
        .init(state.provenance.authority), .init(state.provenance.paper),
      ])
    for head in state.heads { try add(.heads, [.text("\(reference)"), .text(head.side), .text(head.name)]) }
  }
}

// Letters, forms and reminders.
extension ExportRows {
  private func takePaper(_ reference: String, _ standing: StandingHistory) throws {
    let misfits = Set(Paper.folding(standing.paperFacts).misfits.map(\.id))
    for event in standing.paperFacts where !misfits.contains(event.id) {
      let letter = event.fact
      try add(
        .papers,
        [
          .text(reference), .text(letter.sender == nil ? "out" : "in"), .text(letter.number), .day(letter.dated),
          .init(letter.sender), Self.day(letter.received), .init(letter.answers), .init(letter.reply?.rawValue),
          Self.day(letter.replyBy),
        ] + Self.source(event))
      for code in letter.addressees { try add(.paperAddressees, [.text(reference), .text(code)]) }
      for about in letter.about { try add(.paperReferences, [.text(reference), .text(about)]) }
    }
  }

  private func takeCirculation(_ name: String, _ standing: StandingHistory) throws {
    for event in standing.facts {
      guard case .circulation(.issued(let institution, let replyBy, let items)) = event.fact else { continue }
      try add(.circulations, [.text(name), .text(institution), .day(replyBy)] + Self.source(event))
      for item in items { try add(.circulationItems, [.text("\(event.id)"), .text(item)]) }
    }
  }

  private func takeReminder(_ name: String, _ standing: StandingHistory) throws {
    for event in standing.facts {
      guard case .reminder(.issued(let institution, let step, let items)) = event.fact else { continue }
      try add(.reminders, [.text(name), .text(institution), .text(step)] + Self.source(event))
      for item in items { try add(.reminderItems, [.text("\(event.id)"), .text(item)]) }
    }
  }
}
