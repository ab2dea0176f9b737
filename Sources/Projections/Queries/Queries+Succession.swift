public import Domain
import EventLog
import GRDB

// Which bodies passed on, and what stands with those that have no heir.
extension Queries {
  /// Who answers on the day asked about for what a body took on.
  public func heirs() throws -> Heirs {
    let sql = """
      SELECT code, ended, successors, ended_on FROM institution WHERE ended IS NOT NULL AND \(holds("institution"))
      """
    let rows = try Row.fetchAll(db, sql: sql)
    let successions = rows.compactMap { row in
      Self.succession(row).map { (row["code"] as String, $0) }
    }
    return Heirs(Dictionary(successions) { first, _ in first })
  }

  /// A body that was split or closed, with what still stands with it.
  public struct Doubt: Sendable {
    public let institution: InstitutionRow
    /// How it was split or closed.
    public let succession: Institution.Succession
    /// Its open follow-ups.
    public let followUps: [FollowUpRow]
    /// The open proposals that it leads, supports or answers.
    public let proposals: [ProposalRow]

    public init(
      institution: InstitutionRow, succession: Institution.Succession, followUps: [FollowUpRow],
      proposals: [ProposalRow]
    ) {
      self.institution = institution
      self.succession = succession
      self.followUps = followUps
      self.proposals = proposals
    }
  }

  /// Bodies that were split or closed and still have something open, by code.
  public func doubts() throws -> [Doubt] {
    let heirs = try heirs()
    return try heirs.ended.compactMap { code in
      guard let institution = try institution(code), let succession = heirs.succession(of: code) else { return nil }
      var filter = Filter()
      filter.institution = code
      filter.isOpen = true
      let followUps = try followUps(filter)
      let proposals = try proposals(filter).filter { $0.bodies.contains(code) }
      if followUps.isEmpty, proposals.isEmpty { return nil }
      return Doubt(institution: institution, succession: succession, followUps: followUps, proposals: proposals)
    }
  }

  /// The former names of a body, the one before the present one last, each with the last day on which it bore it.
  public func formerNames(of code: String) throws -> [(name: Text, until: CalendarDate)] {
    var (names, present): ([(name: Text, until: CalendarDate)], Text?) = ([], nil)
    var state = Institution()
    for fact in try standingHistory(of: .institution(code)).institutionFacts {
      _ = state.apply(fact)
      if let old = present, let new = state.name, old != new {
        names.append((name: old, until: fact.effective.adding(days: -1)))
      }
      present = state.name
    }
    return names
  }

  /// Every name that any body ever bore, in each language, with its code.
  public func everyName() throws -> [(code: String, name: String)] {
    let sql = "SELECT code, names FROM institution WHERE known_from <= \(knownTime) AND \(knownTime) < known_to"
    return try Row.fetchAll(db, sql: sql).flatMap { row in
      Text(json: row["names"]).wordings.values.map { (code: row["code"] as String, name: $0) }
    }
  }

  static func succession(_ row: Row) -> Institution.Succession? {
    guard let how = (row["ended"] as String?).flatMap(SuccessionKind.init), let on = row.day("ended_on") else {
      return nil
    }
    return Institution.Succession(how: how, successors: [String](json: row["successors"] ?? "[]"), on: on)
  }
}

extension ProposalRow {
  /// Lead, support and counterpart.
  public var bodies: [String] { [lead].compactMap { $0 } + support + counterpart }

  /// The same, with every body replaced by the one that answers for it.
  func passed(to heirs: Heirs) -> ProposalRow {
    let lead = lead.map(heirs.heir)
    return ProposalRow(
      reference: reference, title: title, kind: kind, side: side, sector: sector, lead: lead,
      support: heirs.heirs(of: support).filter { $0 != lead || support.contains($0) },
      counterpart: heirs.heirs(of: counterpart), status: status, statusSince: statusSince, response: response,
      isStanding: isStanding, isOpen: isOpen, tabledOn: tabledOn, lastEntry: lastEntry, sharing: sharing,
      waiting: waiting.map(heirs.heir), completedOn: completedOn)
  }
}

extension FollowUpRow {
  /// The same, with its owner and the bodies of its proposal replaced by those that answer for them.
  func passed(to heirs: Heirs) -> FollowUpRow {
    FollowUpRow(
      reference: reference, action: action, owner: heirs.heir(of: owner), due: due, firstDue: firstDue, slips: slips,
      state: state, endedOn: endedOn, isDecision: isDecision, lastEntry: lastEntry, proposal: proposal.passed(to: heirs)
    )
  }
}
