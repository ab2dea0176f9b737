public import Domain

extension CalendarDate: ExpressibleByStringLiteral {
  /// A day of a test, `"2026-03-01"`.
  public init(stringLiteral text: String) {
    guard let date = CalendarDate(text) else { preconditionFailure("there is no day \(text)") }
    self = date
  }
}

extension EventID: ExpressibleByStringLiteral {
  /// An event of a test, `"mea/412"`.
  public init(stringLiteral text: String) {
    guard let id = EventID(text) else { preconditionFailure("there is no event \(text)") }
    self = id
  }
}

extension ProposalReference: ExpressibleByStringLiteral {
  /// A proposal of a test, `"JPHLEPD-9-05"`.
  public init(stringLiteral text: String) {
    guard let reference = ProposalReference(text) else { preconditionFailure("there is no proposal \(text)") }
    self = reference
  }
}

extension Tabling {
  /// A proposal for tests that only need there to be one.
  public static func example(_ title: String = "Language centre", isStanding: Bool = false) -> Tabling {
    Tabling(title: Text(title), kind: "language-centre", side: "PK", isStanding: isStanding)
  }
}

extension FollowUpCommand {
  /// A promise for tests that only need there to be one.
  public static func example(_ number: Int = 1, due: CalendarDate? = "2025-12-15") -> FollowUpCommand {
    .schedule(number: number, action: "Send the request form", owner: "OPHRD", due: due, isDecision: false)
  }
}

extension ProposalEvent {
  /// A promise for tests that only need there to be one.
  public static func promised(
    _ number: Int = 1, due: CalendarDate? = "2025-12-15", owner: String = "OPHRD"
  ) -> ProposalEvent {
    .followUp(
      number: number, .scheduled(action: "Send the request form", owner: owner, due: due, isDecision: false))
  }

  /// A status for tests in which the one before it does not matter.
  public static func moved(to status: Status) -> ProposalEvent {
    .statusChanged(StatusChange(from: .tabled, to: status))
  }
}
