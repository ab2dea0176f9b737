/// What happens to a body that owns or answers.
public enum InstitutionEvent: Hashable, Sendable {
  case registered(name: Text, side: String, kind: String?, parent: String?, aliases: [String], calendar: String?)
  case renamed(name: Text)
  case succeeded(how: SuccessionKind, successors: [String])
  case contactSet(post: String, address: String?)
}

/// A body as it stands: a ministry, an agency, a mission, a chamber.
public struct Institution: Evolving, Equatable {
  public struct Succession: Hashable, Sendable {
    public let how: SuccessionKind
    public let successors: [String]
    public let on: CalendarDate

    public init(how: SuccessionKind, successors: [String], on: CalendarDate) {
      self.how = how
      self.successors = successors
      self.on = on
    }
  }

  public private(set) var name: Text?
  /// The side that it belongs to, an ISO 3166 code.
  public private(set) var side = ""
  public private(set) var kind: String?
  public private(set) var parent: String?
  public private(set) var aliases: [String] = []
  /// The calendar of its working days.
  public private(set) var calendar: String?
  public private(set) var succession: Succession?
  /// Posts, not persons, with their addresses.
  public private(set) var contacts: [String: String] = [:]
  public private(set) var registered: CalendarDate?

  public init() {}

  public mutating func apply(_ event: Recorded<InstitutionEvent>) -> Bool {
    if case .registered(let name, let side, let kind, let parent, let aliases, let calendar) = event.fact {
      guard self.name == nil else { return false }
      (self.name, self.side, self.kind) = (name, side, kind)
      (self.parent, self.aliases, self.calendar) = (parent, aliases, calendar)
      registered = event.effective
      return true
    }
    guard let name else { return false }
    switch event.fact {
    case .registered: return false
    case .renamed(let new): self.name = name.merging(new)
    case .succeeded(let how, let successors):
      succession = Succession(how: how, successors: successors, on: event.effective)
    case .contactSet(let post, let address): contacts[post] = address ?? ""
    }
    return true
  }
}
