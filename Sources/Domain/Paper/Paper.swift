/// What happens to a letter: it came in, or it went out.
public enum PaperEvent: Hashable, Sendable {
  case received(
    number: String, dated: CalendarDate, from: String, received: CalendarDate?, answers: String?,
    reply: Reply?, about: [String])
  case issued(number: String, dated: CalendarDate, to: [String], replyBy: CalendarDate?, about: [String])
}

/// A letter as it stands.
public struct Paper: Evolving, Equatable {
  /// The letter's own number, opaque text.
  public private(set) var number: String?
  public private(set) var dated: CalendarDate?
  public private(set) var event: PaperEvent?

  public init() {}

  public mutating func apply(_ event: Recorded<PaperEvent>) -> Bool {
    guard number == nil else { return false }
    switch event.fact {
    case .received(let number, let dated, _, _, _, _, _), .issued(let number, let dated, _, _, _):
      self.number = number
      self.dated = dated
    }
    self.event = event.fact
    return true
  }
}

/// A return form that went to an institution.
public enum CirculationEvent: Hashable, Sendable {
  case issued(institution: String, replyBy: CalendarDate, items: [String])
}

/// A reminder that went to an institution.
public enum ReminderEvent: Hashable, Sendable {
  case issued(institution: String, step: String, items: [String])
}
