/// What an officer wants to say of a body that is known under a code.
public enum InstitutionCommand: Hashable, Sendable {
  /// It bears another name and keeps its code.
  case rename(Text)
  case setContact(post: String, address: String?)
  /// Its work passes on to others, or ends.
  ///
  /// `circle`: the bodies from one of the successors to the one that is to pass on, if that one leads back to it.
  case succeed(how: SuccessionKind, successors: [String], circle: [String] = [])
}

/// Why a wish about a body is refused.
public enum InstitutionRefusal: Error, Hashable, Sendable {
  /// It was not known on that day; `registeredOn`: the day from which it is.
  case notRegistered(on: CalendarDate, registeredOn: CalendarDate?)
  /// Its work has passed on, or ended, by that day.
  case hasEnded(Institution.Succession)
  /// A body passes on once.
  case succeededAlready(Institution.Succession)
  case successorCount(SuccessionKind, given: Int)
  case successorIsItself
  case successorTwice(String)
  /// The bodies from the successor to the one that is to pass on.
  case circle([String])
  case successorOfAnotherSide(String, side: String)
}

extension SuccessionKind {
  /// How many successors it has: one, or two and more for a split, or none where the work ends.
  public var successorCounts: ClosedRange<Int> {
    switch self {
    case .renamed, .replaced, .merged: 1...1
    case .split: 2...99
    case .closed: 0...0
    }
  }
}

extension Institution {
  /// What follows from a wish that takes effect on a day; nothing if it holds already.
  ///
  /// - Parameters:
  ///   - self: the body as it stood on that day.
  ///   - whole: the body with everything that is recorded of it, later days included.
  public func decide(
    _ command: InstitutionCommand, on day: CalendarDate, whole: Institution
  ) throws(InstitutionRefusal) -> [InstitutionEvent] {
    guard let name else { throw .notRegistered(on: day, registeredOn: whole.registered) }
    switch command {
    case .rename(let new):
      if let succession { throw .hasEnded(succession) }
      return name.merging(new) == name ? [] : [.renamed(name: new)]
    case .setContact(let post, let address):
      if let succession { throw .hasEnded(succession) }
      return contacts[post] == address ?? "" ? [] : [.contactSet(post: post, address: address)]
    case .succeed(let how, let successors, let circle):
      if let held = whole.succession {
        if held == Succession(how: how, successors: successors, on: day) { return [] }
        throw .succeededAlready(held)
      }
      try Self.check(how, successors)
      if circle.count == 1 { throw .successorIsItself }
      if !circle.isEmpty { throw .circle(circle) }
      return [.succeeded(how: how, successors: successors)]
    }
  }

  private static func check(_ how: SuccessionKind, _ successors: [String]) throws(InstitutionRefusal) {
    if let twice = successors.first(where: { code in successors.count { $0 == code } > 1 }) {
      throw .successorTwice(twice)
    }
    guard how.successorCounts.contains(successors.count) else {
      throw .successorCount(how, given: successors.count)
    }
  }
}
