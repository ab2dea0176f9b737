/// What happens to a session of a dialogue.
public enum SessionEvent: Hashable, Sendable {
  case planned(date: CalendarDate, until: CalendarDate?, venue: String?)
  case held(date: CalendarDate, until: CalendarDate?, venue: String?, heads: [Head])
  case cancelled
  case minutesAgreed(CalendarDate)
}

/// Who led a delegation.
public struct Head: Hashable, Sendable {
  /// An ISO 3166 code.
  public let side: String
  public let name: String

  public init(side: String, name: String) {
    self.side = side
    self.name = name
  }
}

/// A session as it stands.
public struct Session: Evolving, Equatable {
  public enum State: String, Sendable, CaseIterable {
    case planned, held, cancelled
  }

  public private(set) var state: State?
  public private(set) var date: CalendarDate?
  public private(set) var until: CalendarDate?
  public private(set) var venue: String?
  public private(set) var heads: [Head] = []
  public private(set) var minutesAgreed: CalendarDate?
  public private(set) var provenance = Provenance()

  public init() {}

  public mutating func apply(_ event: Recorded<SessionEvent>) -> Bool {
    switch event.fact {
    case .planned(let date, let until, let venue):
      // Entered late, a plan may stand behind the session that it was for: that one keeps its own day.
      guard state != .held else { return true }
      (state, self.date, self.until, self.venue) = (.planned, date, until, venue ?? self.venue)
      provenance = event.provenance
    case .held(let date, let until, let venue, let heads):
      (state, self.date, self.until, self.venue, self.heads) = (.held, date, until, venue ?? self.venue, heads)
      provenance = event.provenance
    case .cancelled:
      guard state == .planned else { return false }
      state = .cancelled
    case .minutesAgreed(let day):
      guard state == .held else { return false }
      minutesAgreed = day
    }
    return true
  }
}

/// A wish about a session.
public enum SessionCommand: Hashable, Sendable {
  case plan(date: CalendarDate, until: CalendarDate?, venue: String?)
  case hold(date: CalendarDate, until: CalendarDate?, venue: String?, heads: [Head])
  case cancel
  case agreeMinutes(CalendarDate)
}

/// Why a command about a session is refused.
public enum SessionRefusal: Error, Hashable, Sendable {
  case endsBeforeItBegins(date: CalendarDate, until: CalendarDate)
  case alreadyHeld(on: CalendarDate)
  case unknown
  case cancelled
  case notHeld
  case reasonMissing
  case minutesBeforeSession(held: CalendarDate, agreed: CalendarDate)
  case headOfThirdSide(String, sides: [String])
}

extension Session {
  /// What a wish amounts to: the events to record, none if nothing would change, or a refusal.
  /// - Throws: the fact that forbids it.
  public func decide(_ command: SessionCommand, reason: String?) throws(SessionRefusal) -> [SessionEvent] {
    switch command {
    case .plan(let date, let until, let venue):
      try Self.check(date: date, until: until)
      if state == .held, let held = self.date { throw .alreadyHeld(on: held) }
      let isSame = state == .planned && date == self.date && until == self.until && (venue ?? self.venue) == self.venue
      return isSame ? [] : [.planned(date: date, until: until, venue: venue)]
    case .hold(let date, let until, let venue, let heads):
      try Self.check(date: date, until: until)
      guard state == .held, let held = self.date else {
        return [.held(date: date, until: until, venue: venue, heads: heads)]
      }
      let isSame = date == held && until == self.until && (venue ?? self.venue) == self.venue && heads == self.heads
      if isSame { return [] }
      throw .alreadyHeld(on: held)
    case .cancel: return try decideCancelling(reason: reason)
    case .agreeMinutes(let day):
      guard state == .held, let held = until ?? date else { throw .notHeld }
      if day < held { throw .minutesBeforeSession(held: held, agreed: day) }
      return minutesAgreed == day ? [] : [.minutesAgreed(day)]
    }
  }

  private func decideCancelling(reason: String?) throws(SessionRefusal) -> [SessionEvent] {
    switch state {
    case nil: throw .unknown
    case .cancelled: return []
    case .held: throw .alreadyHeld(on: date ?? CalendarDate(daysSinceEpoch: 0))
    case .planned:
      guard reason != nil else { throw .reasonMissing }
      return [.cancelled]
    }
  }

  private static func check(date: CalendarDate, until: CalendarDate?) throws(SessionRefusal) {
    if let until, until < date { throw .endsBeforeItBegins(date: date, until: until) }
  }
}
