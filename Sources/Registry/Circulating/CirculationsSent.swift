import Domain
public import Projections

/// The return forms that went out, and what came back of each.
public struct CirculationsSent: Sendable {
  /// How far a form is answered.
  public enum State: Sendable, Hashable {
    /// The filled-in form was recorded, or there is an answer to every item.
    case answered
    /// There is an answer to some of its items.
    case partly
    case awaited
    /// A newer form went to the same institution, which asks again for what this one left open.
    case replaced(by: String)

    /// Whether something is still to come back.
    public var isOutstanding: Bool { self == .awaited || self == .partly }
  }

  public struct Item: Sendable {
    public let circulation: CirculationRow
    public let state: State
    /// The filled-in forms that were recorded, the oldest first.
    public let forms: [CollectedForm]
    /// Letters of the institution about items of the form, since it went out, by reference.
    public let letters: [String]
    /// The items to which there is an answer since: a note of the institution, a letter, a new date, an end.
    public let answered: [String]
    /// Calendar days since it was to come back; 0 where it is answered or not yet due.
    public let daysLate: Int

    /// Whether something is still to come back.
    public var isOutstanding: Bool { state.isOutstanding }

    /// The items to which there is none.
    public var open: [String] { circulation.items.filter { !answered.contains($0) } }
  }

  /// Those that are late longest in front, then those that are awaited, then the rest; the newest first, by institution.
  public let items: [Item]

  /// - Parameter institution: only what went to this body.
  public init(_ queries: Queries, institution: String? = nil) throws {
    let gathering = try Gathering(queries)
    let all = try queries.circulations()
    let items = try all.enumerated().filter { institution == nil || $0.element.institution == institution }
      .map { place, row in
        let next = all[(place + 1)...].first { $0.institution == row.institution }
        return try gathering.item(row, replacedBy: next?.reference)
      }
    self.items = items.sorted { left, right in
      if left.isOutstanding != right.isOutstanding { return left.isOutstanding }
      if left.daysLate != right.daysLate { return left.daysLate > right.daysLate }
      let (first, second) = (left.circulation, right.circulation)
      return first.on == second.on ? first.institution < second.institution : first.on > second.on
    }
  }
}

/// What is read once for all forms.
private struct Gathering {
  let queries: Queries
  let collected: [String: [CollectedForm]]
  let letters: [LetterRow]
  let heirs: Heirs

  init(_ queries: Queries) throws {
    self.queries = queries
    collected = try queries.collectedForms()
    letters = try queries.lettersReceived()
    heirs = try queries.heirs()
  }

  func item(_ row: CirculationRow, replacedBy next: String?) throws -> CirculationsSent.Item {
    let forms = collected[row.reference] ?? []
    let letters = letters.filter { letter in
      letter.on >= row.on && heirs.heir(of: letter.from) == heirs.heir(of: row.institution)
        && row.items.contains { item in letter.about.contains { $0 == item || item.hasPrefix($0 + ".") } }
    }
    let answered = try row.items.filter { item in
      try letters.contains { $0.about.contains { $0 == item || item.hasPrefix($0 + ".") } } || isAnswered(item, row)
    }
    let isCollected = forms.contains { !$0.isPart }
    let state = Self.state(answered.count, of: row.items.count, isCollected: isCollected, replacedBy: next)
    return CirculationsSent.Item(
      circulation: row, state: state, forms: forms, letters: letters.map(\.reference), answered: answered,
      daysLate: state.isOutstanding ? max(0, row.replyBy.days(to: queries.day)) : 0)
  }

  private static func state(
    _ answered: Int, of all: Int, isCollected: Bool, replacedBy next: String?
  ) -> CirculationsSent.State {
    if isCollected || answered == all { return .answered }
    if let next { return .replaced(by: next) }
    return answered == 0 ? .awaited : .partly
  }

  /// Whether something was recorded since, on the proposal or follow-up itself, that answers it.
  private func isAnswered(_ item: String, _ row: CirculationRow) throws -> Bool {
    let followUp = FollowUpReference(item)
    guard let reference = followUp?.proposal ?? ProposalReference(item) else { return false }
    let proposal = try queries.proposal(reference)
    let hasNote = proposal.notes.contains { position in
      position.on >= row.on && row.precedes(position.event)
        && position.note.institution.map(heirs.heir) == heirs.heir(of: row.institution)
        && (position.note.followUp == nil || position.note.followUp == followUp?.number)
    }
    guard !hasNote, let number = followUp?.number, let promise = proposal.followUps[number] else { return hasNote }
    switch promise.state {
    case .completed(let day), .cancelled(let day): return day >= row.on
    case .open: return promise.moves.contains { $0.on >= row.on && row.precedes($0.event) }
    }
  }
}

extension CirculationRow {
  /// Whether an entry was not recorded before the form went out, as far as one stream can tell.
  fileprivate func precedes(_ entry: EventID) -> Bool {
    entry.stream != event.stream || entry.number > event.number
  }
}
