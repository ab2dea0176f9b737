public import Domain
public import Testing

/// A decider as the tests ask it: what holds and what is wanted give events, nothing, or a refusal.
public protocol Decider: Evolving where Fact: Equatable {
  associatedtype Command: Sendable
  associatedtype Refusal: Error & Equatable
  /// The answer to a wish that takes effect on a day.
  func answer(_ command: Command, on day: CalendarDate, reason: String?) throws(Refusal) -> [Fact]
}

extension Proposal: Decider {
  public func answer(
    _ command: ProposalCommand, on day: CalendarDate, reason: String?
  ) throws(ProposalRefusal) -> [ProposalEvent] {
    try decide(command, on: day, reason: reason)
  }
}

extension Session: Decider {
  public func answer(
    _ command: SessionCommand, on day: CalendarDate, reason: String?
  ) throws(SessionRefusal) -> [SessionEvent] {
    try decide(command, reason: reason)
  }
}

extension Paper: Decider {
  public func answer(
    _ command: PaperCommand, on day: CalendarDate, reason: String?
  ) throws(PaperRefusal) -> [PaperEvent] {
    try decide(command)
  }
}

extension Institution: Decider {
  public func answer(
    _ command: InstitutionCommand, on day: CalendarDate, reason: String?
  ) throws(InstitutionRefusal) -> [InstitutionEvent] {
    try decide(command, on: day, whole: self)
  }
}

/// A fact with the day on which it took effect.
public struct Dated<Fact: Sendable>: Sendable {
  public let day: CalendarDate
  public let fact: Fact
}

/// A fact that took effect on a day.
public func on<Fact: Sendable>(_ day: CalendarDate, _ fact: Fact) -> Dated<Fact> { Dated(day: day, fact: fact) }

/// The state after these facts, each recorded by an event of its own, `mea/1` first.
///
/// Every one of them has to find something to act on.
public func state<State: Evolving>(
  _ type: State.Type, _ facts: [Dated<State.Fact>], sourceLocation: SourceLocation = #_sourceLocation
) -> State {
  let events = facts.enumerated().map { place, dated in
    Recorded(
      id: EventID(stream: "mea", number: place + 1), time: Timestamp(date: dated.day, secondsOfDay: place),
      effective: dated.day, actor: "mea.d3", fact: dated.fact)
  }
  let (state, misfits) = State.folding(events)
  #expect(misfits.isEmpty, "the given facts do not follow from each other", sourceLocation: sourceLocation)
  return state
}

/// Begins a sentence: `given(...)`, `.when(...)`, and one of `.then`, `.thenNothing`, `.thenRefused`.
public func given<State: Decider>(
  _ type: State.Type, _ facts: Dated<State.Fact>..., sourceLocation: SourceLocation = #_sourceLocation
) -> Given<State> {
  Given(state: state(type, facts, sourceLocation: sourceLocation))
}

/// What holds before a wish.
public struct Given<State: Decider> {
  public let state: State

  /// What is wanted, on which day, and why.
  public func when(
    _ command: State.Command, on day: CalendarDate = "2026-01-05", reason: String? = nil
  ) -> Outcome<State> {
    do throws(State.Refusal) {
      return .decided(try state.answer(command, on: day, reason: reason))
    } catch {
      return .refused(error)
    }
  }
}

/// What a decider answered.
public enum Outcome<State: Decider> {
  case decided([State.Fact])
  case refused(State.Refusal)

  /// These facts follow.
  public func then(_ facts: State.Fact..., sourceLocation: SourceLocation = #_sourceLocation) {
    switch self {
    case .decided(let decided): #expect(decided == facts, sourceLocation: sourceLocation)
    case .refused(let refusal): Issue.record("refused: \(refusal)", sourceLocation: sourceLocation)
    }
  }

  /// Nothing would change.
  public func thenNothing(sourceLocation: SourceLocation = #_sourceLocation) {
    switch self {
    case .decided(let decided): #expect(decided.isEmpty, sourceLocation: sourceLocation)
    case .refused(let refusal): Issue.record("refused: \(refusal)", sourceLocation: sourceLocation)
    }
  }

  /// It is refused, for this fact.
  public func thenRefused(_ expected: State.Refusal, sourceLocation: SourceLocation = #_sourceLocation) {
    switch self {
    case .decided(let decided): Issue.record("not refused: \(decided)", sourceLocation: sourceLocation)
    case .refused(let refusal): #expect(refusal == expected, sourceLocation: sourceLocation)
    }
  }
}
