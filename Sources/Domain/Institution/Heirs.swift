/// Who answers on a day for what a body took on: successions looked up when read, never folded in.
///
/// A body that was renamed, replaced or merged has one heir, and everything stands under that one. What a body owned
/// that was split or closed stays with it, in doubt, until it is reassigned.
public struct Heirs: Sendable {
  private let successions: [String: Institution.Succession]

  /// - Parameter successions: those that hold on the day asked about, by the code of the body that passed on.
  public init(_ successions: [String: Institution.Succession] = [:]) { self.successions = successions }

  /// The body that answers for another one; the body itself where nobody took its place.
  ///
  /// Successions that lead in a circle, which no entry makes but a foreign log may hold, pass nothing on.
  public func heir(of code: String) -> String {
    var (heir, seen) = (code, Set([code]))
    while let next = onlySuccessor(of: heir) {
      guard seen.insert(next).inserted else { return code }
      heir = next
    }
    return heir
  }

  /// The bodies for which one answers, itself included, in order; none for one whose own work passed on.
  public func bodies(answeredForBy code: String) -> [String] {
    guard heir(of: code) == code else { return [] }
    return ([code] + successions.keys.filter { $0 != code && heir(of: $0) == code }).sorted()
  }

  /// How a body passed on or ended; nil for one that goes on.
  public func succession(of code: String) -> Institution.Succession? { successions[code] }

  /// The bodies whose work passed to this one without another between, in order.
  public func predecessors(of code: String) -> [String] {
    successions.filter { $0.value.successors.contains(code) }.map(\.key).sorted()
  }

  /// Every body that passed on or ended, in order.
  public var codes: [String] { successions.keys.sorted() }

  /// Bodies that were split or closed: what they own is in doubt.
  public var ended: [String] { successions.keys.filter { heir(of: $0) == $0 }.sorted() }

  private func onlySuccessor(of code: String) -> String? {
    guard let end = successions[code], end.how != .split, end.successors.count == 1 else { return nil }
    return end.successors[0]
  }
}

extension Proposal {
  /// The same, with every body replaced by the one that answers for it.
  public func passed(to heirs: Heirs) -> Proposal {
    var passed = self
    passed.tabling = tabling?.passed(to: heirs)
    passed.followUps = followUps.mapValues { followUp in
      var own = followUp
      own.owner = heirs.heir(of: followUp.owner)
      return own
    }
    passed.waiting = waiting.map { held in
      Held(
        value: Wait(on: heirs.heir(of: held.value.on), thirdParty: held.value.thirdParty), since: held.since,
        event: held.event, provenance: held.provenance, sharing: held.sharing)
    }
    return passed
  }

  /// Every body that something of it stands with: lead, support, counterpart, owners of open follow-ups.
  public var bodies: Set<String> {
    Set((tabling?.bodies ?? []) + openFollowUps.map(\.owner))
  }
}

extension Tabling {
  /// The same, with every body that has a part in it replaced by the one that answers for it.
  ///
  /// Who put it forward stays as it was said. A body that now leads is no support beside itself.
  public func passed(to heirs: Heirs) -> Tabling {
    var passed = self
    passed.lead = lead.map(heirs.heir)
    passed.support = heirs.heirs(of: support).filter { $0 != passed.lead || support.contains($0) }
    passed.counterpart = heirs.heirs(of: counterpart)
    return passed
  }

  /// Lead, support and counterpart.
  public var bodies: [String] { [lead].compactMap { $0 } + support + counterpart }
}

extension Heirs {
  /// The bodies that answer for several, each once, in the order given.
  public func heirs(of codes: [String]) -> [String] {
    codes.map(heir).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
