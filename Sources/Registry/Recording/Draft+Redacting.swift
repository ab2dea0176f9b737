public import Domain
import EventLog
import Projections

// Words that are removed for good, by somebody's order. Salt and data leave the line once this is on the device.
extension Draft {
  /// Removes the words of an entry, and with it those of every correction of it.
  ///
  /// - Parameters:
  ///   - replacement: what stands in their place.
  ///   - circumstances: the reason, and by whose order; both stay for ever.
  /// - Throws: `RegisterFailure.amendment`; `.historyNotUnderstood` for an entry of which this version does not know
  ///   what is words and what is not.
  public func redact(
    _ id: EventID, _ replacement: Replacement, _ circumstances: Circumstances
  ) throws -> AmendmentChange {
    let target = try redactable(id, circumstances)
    let (provenance, paperDate) = try provenance(circumstances)
    guard let authority = provenance.authority ?? provenance.paper else {
      throw RegisterFailure.amendment(id, .orderMissing)
    }
    let standIns = try standIns(for: target, try checked(replacement))
    guard let own = standIns.first, own.event.id == id else {
      throw RegisterFailure.amendment(id, .noWords(type: target.event.type))
    }
    let removed = Self.telling(standIns.flatMap(\.standIn.removed))
    try refuseRepeating(removed, id, provenance, replacement)
    let ids = try keepingLegal([target.event.subject]) {
      try standIns.map { event, standIn in
        try add(
          .redacted(target: event.id, data: standIn.data), about: target, on: circumstances.on ?? paperDate ?? today,
          provenance)
      }
    }
    let gone = Set(standIns.map(\.event.id)).union(ids)
    let words = WordsRemoved(
      fields: own.standIn.fields, corrections: standIns.dropFirst().map(\.event.id),
      repeated: try queries.events(repeating: removed).map(\.id).filter { !gone.contains($0) }, authority: authority,
      otherOffice: id.stream == office ? nil : id.stream)
    // Worded from what stands now, which the words are no part of any more.
    let named = try queries.event(id) ?? target.event
    return AmendmentChange(act: .redacted(words), targets: [try mention(of: named)], named: nil, events: ids)
  }

  private func checked(_ replacement: Replacement) throws -> Replacement {
    guard case .everywhere(let text) = replacement else { return replacement }
    return .everywhere(try TextRule.checked(text, field: "--replace-with"))
  }

  /// The entry of which words are to go: withdrawn ones too, for their words stand in the log like any others.
  private func redactable(_ id: EventID, _ circumstances: Circumstances) throws -> StandingEvent {
    guard let event = try queries.event(id) else { throw RegisterFailure.unknown(.event, "\(id)", nearest: []) }
    let history = try queries.history(of: event.subject)
    try check(circumstances.expected, isNewestOf: history, event.subject)
    guard let target = StandingEvent(id, in: history, asOf: today) else {
      throw RegisterFailure.unknown(.event, "\(id)", nearest: [])
    }
    if let refusal = redactionRefusal(of: target.event) { throw RegisterFailure.amendment(id, refusal) }
    try checkUnderstood(StandingHistory(of: history, asOf: nil), event.subject)
    guard circumstances.reason != nil else { throw RegisterFailure.amendment(id, .reasonMissing(.redacting)) }
    return target
  }

  private func redactionRefusal(of event: StoredEvent) -> AmendmentRefusal? {
    if event.type == "event.redacted" { return .isRedaction }
    if Redaction.unredactable.contains(event.type) { return .opensStream }
    return event.redactedBy.map { .wordsGone(by: $0) }
  }

  /// What is put in the place of an entry's words and of those of its corrections, which hold its whole data once more.
  private func standIns(
    for target: StandingEvent, _ replacement: Replacement
  ) throws -> [(event: StoredEvent, standIn: StandIn)] {
    let history = try queries.history(of: target.event.subject)
    let type = factType(of: target.event, in: history)
    return try corrections(of: target.event.id, in: history).compactMap { event in
      let isTarget = event.id == target.event.id
      let standIn = try StandIn(for: event, correcting: type, replacement, isWhole: isTarget, self)
      return standIn.fields.isEmpty ? nil : (event, standIn)
    }
  }

  /// An entry and all its corrections, also withdrawn ones, as far as they have their words.
  private func corrections(of id: EventID, in history: [StoredEvent]) -> [StoredEvent] {
    var named: Set<EventID> = [id]
    return history.filter { event in
      if event.id == id { return true }
      guard case .amendment(.corrected(let target, _, _), _)? = try? event.decoded(), named.contains(target) else {
        return false
      }
      named.insert(event.id)
      return event.redactedBy == nil
    }
  }

  /// The type of the entry that corrections are about in the end.
  private func factType(of event: StoredEvent, in history: [StoredEvent]) -> String {
    var root = event
    while case .amendment(.corrected(let target, _, _), _)? = try? root.decoded(),
      let next = history.first(where: { $0.id == target }), next.time < root.time || next.id.number < root.id.number
    {
      root = next
    }
    return root.type
  }

  /// The texts that say something wherever they stand: a short word stands in many entries by chance.
  private static func telling(_ texts: [String]) -> [String] {
    texts.reduce(into: []) { telling, text in
      if text.count >= 4, !telling.contains(text) { telling.append(text) }
    }
  }

  private func refuseRepeating(
    _ removed: [String], _ id: EventID, _ provenance: Provenance, _ replacement: Replacement
  ) throws {
    var said = [("--reason", provenance.reason ?? ""), ("--authority", provenance.authority ?? "")]
    switch replacement {
    case .everywhere(let text): said.append(("--replace-with", text))
    case .fields(let settings): said += settings.map { ("--set", $0.value) }
    }
    for (field, text) in said where removed.contains(where: text.contains) && text != "[redacted]" {
      throw RegisterFailure.amendment(id, .repeatsWords(field: field))
    }
  }
}
