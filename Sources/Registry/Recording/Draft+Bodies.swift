public import Domain
import EventLog
import Projections

// The register itself, institutions, dialogues and sessions.
extension Draft {
  /// Makes a setting of the register.
  public func set(_ key: String, to value: String, _ circumstances: Circumstances) throws -> SettingChange {
    do throws(SettingRule.Refusal) {
      try SettingRule.check(key: key, value: value)
    } catch {
      throw RegisterFailure.setting(error)
    }
    if key == "secretariat" { _ = try references.institution(value) }
    let value = try settingValue(key, value)
    try checkUnderstood(StandingHistory(of: queries.history(of: .register), asOf: nil), .register)
    let (provenance, paperDate) = try provenance(circumstances)
    // What held on the day of the entry, not what holds today.
    let day = circumstances.on ?? paperDate ?? today
    let then = queries(on: day)
    let before = try then.settings().values[key]
    guard before != value else {
      let facts = try then.standingHistory(of: .register).facts
      let (events, confirmation) = try confirm(
        .register, facts, saying: [Fact.setting(key)], on: day, provenance, circumstances)
      return SettingChange(key: key, value: value, before: before, events: events, confirmation: confirmation)
    }
    let id = try record(.register(.set(key: key, value: value)), in: .register, circumstances, usual: .internal)
    return SettingChange(key: key, value: value, before: before, events: [id.event])
  }

  /// Makes a body known under a code.
  public func addInstitution(
    _ typed: String, _ event: InstitutionEvent, _ circumstances: Circumstances
  ) throws -> InstitutionChange {
    let code = ReferenceText.normalised(typed)
    guard CodeRule.isInstitution(code) else { throw RegisterFailure.badCode(.institution, typed) }
    let subject = Subject.institution(code)
    let history = StandingHistory(of: try queries.history(of: subject), asOf: nil)
    try checkUnderstood(history, subject)
    if let name = Institution.folding(history.institutionFacts).state.name {
      throw RegisterFailure.codeTaken(.institution, code, name: name.wording())
    }
    if case .registered(_, let side, _, let parent, _, _) = event {
      guard CodeRule.isCountry(side) else {
        throw RegisterFailure.badValue(field: "--side", value: side, known: try knownSides())
      }
      if let parent { _ = try references.institution(parent) }
    }
    let recorded = try record(.institution(event), in: subject, circumstances, usual: .joint)
    return InstitutionChange(
      code: code, fact: event, before: Institution(), after: try queries(on: recorded.day).institutionState(code),
      day: recorded.day, owned: .init(followUps: 0, proposals: 0), events: [recorded.event], later: nil)
  }

  /// Begins a dialogue between two sides, ours first.
  public func openDialogue(
    _ typed: String, title: Text, sides: [String], _ circumstances: Circumstances
  ) throws -> DialogueChange {
    let code = ReferenceText.normalised(typed)
    guard CodeRule.isDialogue(code) else { throw RegisterFailure.badCode(.dialogue, typed) }
    guard sides.count == 2, sides[0] != sides[1], sides.allSatisfy({ CodeRule.isCountry($0) }) else {
      throw RegisterFailure.sidesNeeded
    }
    let history = StandingHistory(of: try queries.history(of: .dialogue(code)), asOf: nil)
    try checkUnderstood(history, .dialogue(code))
    if let title = Dialogue.folding(history.dialogueFacts).state.title {
      throw RegisterFailure.codeTaken(.dialogue, code, name: title.wording())
    }
    let event = Fact.dialogue(.opened(title: title, sides: sides))
    let recorded = try record(event, in: .dialogue(code), circumstances, usual: .joint)
    return DialogueChange(
      code: code, after: try queries.dialogueState(code), day: recorded.day, events: [recorded.event])
  }

  /// Decides about a session.
  public func handle(
    _ command: SessionCommand, on session: SessionReference, _ circumstances: Circumstances
  ) throws -> SessionChange {
    let subject = Subject.session(session)
    let history = try queries.history(of: subject)
    try check(circumstances.expected, isNewestOf: history, subject)
    let standing = StandingHistory(of: history, asOf: nil)
    try checkUnderstood(standing, subject)
    let before = Session.folding(standing.sessionFacts).state
    let sides = try queries.dialogueState(session.dialogue).sides
    if case .hold(_, _, _, let heads) = command, let foreign = heads.first(where: { !sides.contains($0.side) }) {
      throw RegisterFailure.session(session, .headOfThirdSide(foreign.side, sides: sides))
    }
    let facts: [SessionEvent]
    do throws(SessionRefusal) {
      facts = try before.decide(command, reason: circumstances.reason)
    } catch {
      throw RegisterFailure.session(session, error)
    }
    var ids: [EventID] = []
    var day = circumstances.on ?? today
    ids = try keepingLegal([subject]) {
      try facts.map { fact in
        var usual = circumstances
        // A session takes effect on its own day; what is planned takes effect when it is planned.
        if case .held(let date, _, _, _) = fact { usual.on = circumstances.on ?? date }
        if case .minutesAgreed(let date) = fact { usual.on = circumstances.on ?? date }
        let recorded = try record(.session(fact), in: subject, usual, usual: .joint)
        day = recorded.day
        return recorded.event
      }
    }
    var confirmation: Confirmation?
    if facts.isEmpty {
      let (provenance, paperDate) = try provenance(circumstances)
      let confirmed = try confirm(
        subject, standing.facts, saying: command.saying, on: circumstances.on ?? paperDate ?? today, provenance,
        circumstances)
      (ids, confirmation) = confirmed
    }
    let after = Session.folding(StandingHistory(of: try queries.history(of: subject), asOf: nil).sessionFacts).state
    return SessionChange(
      reference: session, command: command, before: before, after: after, day: day, events: ids,
      confirmation: confirmation)
  }

  /// Adds one event under the circumstances given; `usual`: the circle that such an entry has if none is named.
  func record(
    _ fact: Fact, in subject: Subject, _ circumstances: Circumstances, usual: Sharing
  ) throws -> (event: EventID, day: CalendarDate) {
    try check(circumstances.expected, isNewestOf: try queries.history(of: subject), subject)
    let (provenance, paperDate) = try provenance(circumstances)
    let day = circumstances.on ?? paperDate ?? today
    let id = try add(fact, to: subject, on: day, sharing: circumstances.sharing ?? usual, provenance: provenance)
    return (id, day)
  }

  private func knownSides() throws -> [String] {
    Set(try queries.dialogues().flatMap { [$0.ours, $0.theirs] }).sorted()
  }
}
