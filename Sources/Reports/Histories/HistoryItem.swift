import Domain
import EventLog
import Projections

/// One event of a history as it was recorded, with what was said about it since.
struct HistoryItem: Sendable {
  /// Whether and how it holds.
  enum Fate: Hashable, Sendable {
    case holds
    /// Entered in error.
    case withdrawn(by: EventID)
    /// It holds with other data or from another day.
    case corrected(by: [EventID])
    /// Its words were removed.
    case redacted(by: EventID?)
    case notUnderstood
    /// It takes effect only after the day asked about.
    case later
  }

  /// By whose order words were removed.
  struct Order: Hashable, Sendable {
    /// The event that removed them.
    let event: EventID
    /// From which day on; nil if that event was not known at the moment asked about.
    var on: CalendarDate?
    var authority: String?
  }

  let event: StoredEvent
  /// The day from which it holds, after corrections.
  let effective: CalendarDate
  let sentence: RichText
  let provenance: Provenance
  let fate: Fate
  /// nil if it has all its words.
  let order: Order?
  /// Further papers that say the same.
  let confirmations: [Provenance]
  /// The follow-up that it is about.
  let followUp: Int?
  let isOffRecord: Bool
  let wording: Wording

  /// Whether it was not taken back.
  var isStanding: Bool { if case .withdrawn = fate { false } else { true } }

  /// What may be read outside the history itself: not what is off the record.
  var openSentence: RichText {
    isOffRecord ? wording.rich(.offRecordShownBy, ["command": "rapport history \(event.subject)"], .quiet) : sentence
  }
}

/// Reads a history as people see it: everything that was recorded stays, also what no longer holds.
struct HistoryReader {
  private let subject: Subject
  private let day: CalendarDate
  private let events: [StoredEvent]
  private let standing: StandingHistory
  private let facts: [EventID: Recorded<Fact>]
  private let sentence: EventSentence

  private var wording: Wording { sentence.wording }

  /// - Parameters:
  ///   - events: one subject's events in total order, as far as they are known.
  ///   - day: the day that is asked about.
  ///   - wording: in which language the events are told.
  init(of subject: Subject, events: [StoredEvent], asOf day: CalendarDate, in wording: Wording = .english) {
    self.subject = subject
    // What stands in the place of words is all that anybody may read of them.
    let events = Amendments.withRedactions(events)
    self.events = events
    self.day = day
    standing = StandingHistory(of: events, asOf: nil)
    facts = Dictionary(standing.facts.map { ($0.id, $0) }) { first, _ in first }
    let proposal = Proposal.folding(standing.proposalFacts).state
    let moves = proposal.followUps.values.flatMap(\.moves)
    sentence = EventSentence(
      subject: subject, moves: Dictionary(moves.map { ($0.event, $0) }) { first, _ in first },
      targets: proposal.targets, wording: wording)
  }

  /// Every event, in the order in which they take effect.
  var items: [HistoryItem] {
    let items = events.map(item)
    return items.enumerated().sorted { ($0.element.effective, $0.offset) < ($1.element.effective, $1.offset) }
      .map(\.element)
  }

  private func item(_ event: StoredEvent) -> HistoryItem {
    let effective = facts[event.id]?.effective ?? event.effective
    let spoken = words(of: event)
    return HistoryItem(
      event: event, effective: effective, sentence: spoken.sentence, provenance: spoken.provenance,
      fate: fate(of: event, effective: effective, problem: spoken.problem), order: event.redactedBy.map(order),
      confirmations: standing.confirmations[event.id] ?? [], followUp: spoken.followUp,
      isOffRecord: spoken.isOffRecord, wording: wording)
  }

  private func fate(of event: StoredEvent, effective: CalendarDate, problem: NotUnderstood?) -> HistoryItem.Fate {
    if let withdrawal = standing.withdrawals[event.id] { return .withdrawn(by: withdrawal) }
    if let redaction = event.redactedBy { return .redacted(by: redaction) }
    if let problem { return problem == .redacted ? .redacted(by: nil) : .notUnderstood }
    if let corrections = standing.corrections[event.id] { return .corrected(by: corrections) }
    return effective > day ? .later : .holds
  }

  private func order(_ redaction: EventID) -> HistoryItem.Order {
    guard let event = events.first(where: { $0.id == redaction }),
      case .amendment(_, let provenance)? = try? event.decoded()
    else { return .init(event: redaction) }
    return .init(event: redaction, on: event.effective, authority: provenance.authority ?? provenance.paper)
  }

  private struct Spoken {
    var sentence: RichText
    var provenance = Provenance()
    var problem: NotUnderstood?
    var followUp: Int?
    var isOffRecord = false
  }

  private func words(of event: StoredEvent) -> Spoken {
    if event.data == nil {
      return Spoken(
        sentence: wording.rich(.wordsOfTypeRemoved, ["type": .text(event.type)], .quiet), problem: .redacted)
    }
    do throws(NotUnderstood) {
      switch try event.decoded() {
      case .fact(let fact, let provenance): return spoken(fact, provenance, id: event.id)
      case .amendment(.redacted(let target, _), let provenance) where !counts(event.id, for: target):
        let asked = wording.rich(.asksToRemove, ["stream": .text(event.id.stream), "event": "\(target)"])
        return Spoken(sentence: asked, provenance: provenance)
      case .amendment(let amendment, let provenance): return spoken(amendment, provenance)
      }
    } catch {
      let sentence = wording.rich(
        .notUnderstood, ["why": .text(wording.words(for: error)), "type": .text(event.type)], .warning)
      return Spoken(sentence: sentence, problem: error)
    }
  }

  /// Whether a redaction took the words of its target; one of another office does not.
  private func counts(_ redaction: EventID, for target: EventID) -> Bool {
    redaction.stream == target.stream || events.contains { $0.id == target && $0.redactedBy != nil }
  }

  private func spoken(_ fact: Fact, _ provenance: Provenance, id: EventID) -> Spoken {
    var spoken = Spoken(sentence: sentence.words(fact, id: id), provenance: provenance)
    guard case .proposal(let event) = fact else { return spoken }
    switch event {
    case .followUp(let number, _): spoken.followUp = number
    case .noted(let note): (spoken.followUp, spoken.isOffRecord) = (note.followUp, note.isOffRecord)
    default: break
    }
    return spoken
  }

  private func spoken(_ amendment: AmendmentEvent, _ provenance: Provenance) -> Spoken {
    var spoken = Spoken(sentence: words(amendment), provenance: provenance)
    // It belongs with what it is about, and is as confidential, both as recorded and as corrected.
    for fact in [recordedFact(of: amendment.target), correctedFact(by: amendment)] {
      guard case .proposal(let event)? = fact else { continue }
      switch event {
      case .followUp(let number, _): spoken.followUp = number
      case .noted(let note):
        spoken.followUp = note.followUp
        spoken.isOffRecord = spoken.isOffRecord || note.isOffRecord
      default: break
      }
    }
    return spoken
  }

  private func recordedFact(of id: EventID) -> Fact? {
    guard let event = events.first(where: { $0.id == id }), case .fact(let fact, _)? = try? event.decoded() else {
      return facts[id]?.fact
    }
    return fact
  }

  /// What a correction puts in the place of an event; never the words of one that was redacted.
  private func correctedFact(by amendment: AmendmentEvent) -> Fact? {
    guard case .corrected(let target, let data?, _) = amendment,
      let original = events.first(where: { $0.id == target }), original.redactedBy == nil
    else { return nil }
    switch try? EventCodec.decode(type: original.type, subject: subject, data: data) {
    case .fact(let fact, _): return fact
    // A correction of a correction says in the end what the entry itself is to say.
    case .amendment(let inner, _): return correctedFact(by: inner)
    case nil: return nil
    }
  }

  private func words(_ amendment: AmendmentEvent) -> RichText {
    switch amendment {
    case .corrected(let target, _, let effective):
      var parts: [RichText] = []
      if let effective { parts.append(wording.rich(.fromDay, ["day": .longDay(effective)])) }
      if let fact = correctedFact(by: amendment) { parts.append(sentence.words(fact, id: nil)) }
      if parts.isEmpty { return wording.rich(.wasCorrectedOtherwise, ["event": "\(target)"]) }
      return wording.rich(
        .wasCorrected, ["event": "\(target)", "now": .rich(parts.joined(separator: wording[.colon]))])
    case .withdrawn(let target): return wording.rich(.wasWithdrawn, ["event": "\(target)"])
    case .confirmed(let target): return wording.rich(.wasConfirmed, ["event": "\(target)"])
    case .shared(let target, let sharing):
      return wording.rich(.isSharedNow, ["event": "\(target)", "sharing": .text(wording(.sharing(sharing)))])
    case .redacted(let target, _): return wording.rich(.wordsWereRemoved, ["event": "\(target)"])
    }
  }
}

extension HistoryItem {
  /// What is said below an event: whether it holds, and by whose order it has lost words.
  var remarks: [String] { [fateWords, order?.words(wording)].compactMap { $0 } }

  /// Whether and how it holds; nil for an event that simply does.
  var fateWords: String? { fate.words(wording) }
}

extension HistoryItem.Order {
  /// Which event removed the words, on which day, and by whose order.
  func words(_ wording: Wording) -> String {
    let removed =
      on.map { wording(.wordsRemovedByOn, ["event": "\(event)", "day": .longDay($0)]) }
      ?? wording(.wordsRemovedBy, ["event": "\(event)"])
    let order = authority.map { wording(.byOrderOf, ["authority": .recorded($0)]) } ?? ""
    return wording.sentence(.init(removed + order)).plain
  }
}

extension HistoryItem.Fate {
  /// What is said below an event that does not simply hold; nil for one that does.
  func words(_ wording: Wording) -> String? {
    switch self {
    case .holds: nil
    case .withdrawn(let id): wording(.withdrawnBy, ["event": "\(id)"])
    case .corrected(let ids): wording(.correctedBy, ["events": .list(ids.map(\.description))])
    case .redacted(nil): wording(.wordsRemoved)
    // The order says it.
    case .redacted: nil
    case .notUnderstood: wording(.shownAsItStands)
    case .later: wording(.takesEffectAfter)
    }
  }

  /// The name in JSON and CSV.
  var name: String {
    switch self {
    case .holds: "holds"
    case .withdrawn: "withdrawn"
    case .corrected: "corrected"
    case .redacted: "redacted"
    case .notUnderstood: "not-understood"
    case .later: "later"
    }
  }
}
