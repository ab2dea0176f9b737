import Domain
import EventLog
import Projections

/// One line of descent: the proposals in which a promise was made and restated, oldest first.
struct Lineage: Sendable {
  /// A proposal of the line with everything that holds of it.
  struct Member: Sendable {
    let reference: ProposalReference
    let proposal: Proposal

    /// In days since 1970-01-01.
    fileprivate var tabledOn: Int { proposal.tabledOn?.daysSinceEpoch ?? .max }
  }

  /// A day by which something was promised, and what came of it.
  struct Promise: Sendable {
    enum Fate: Hashable, Sendable {
      case kept(on: CalendarDate)
      case late(on: CalendarDate)
      /// The day passed, or was given up, for another one.
      case moved(to: CalendarDate, on: CalendarDate)
      case missed
      case cancelled(on: CalendarDate)
      case ahead
      /// Nobody gave a date.
      case undated
    }

    let reference: FollowUpReference
    let action: String
    let owner: String
    let promisedOn: CalendarDate
    /// Nil where none was ever given.
    let due: CalendarDate?
    let fate: Fate

    /// Whether the day came and the promise was not kept.
    var isMissed: Bool {
      guard let due else { return false }
      return switch fate {
      case .late, .missed: true
      case .moved(let to, _): to > due
      case .cancelled(let day): day > due
      case .kept, .ahead, .undated: false
      }
    }
  }

  let day: CalendarDate
  /// In the order in which they were tabled.
  let members: [Member]

  /// The line that a proposal belongs to; the proposal alone if it is related to none.
  init(_ queries: Queries, of reference: ProposalReference) throws {
    day = queries.day
    var found: [ProposalReference: Member] = [:]
    var next = [reference]
    while let reference = next.popLast() {
      guard found[reference] == nil else { continue }
      let proposal = try queries.proposal(reference)
      guard proposal.isTabled else { continue }
      found[reference] = Member(reference: reference, proposal: proposal)
      next += proposal.kin
      next += try queries.proposalsNaming(reference).filter { other in
        try found[other] == nil && queries.proposal(other).kin.contains(reference)
      }
    }
    members = found.values.sorted { ($0.tabledOn, $0.reference.text) < ($1.tabledOn, $1.reference.text) }
  }

  /// Every day promised in the line, in the order of the days; behind them what was promised without one.
  var promises: [Promise] {
    members.flatMap { member in
      member.proposal.followUps.values.filter { !hasMoved($0, from: member.reference) }
        .flatMap { promises(of: $0, in: member.reference) }
    }.sorted { ($0.place, $0.reference.description) < ($1.place, $1.reference.description) }
  }

  var missed: Int { promises.count(where: \.isMissed) }

  /// How many days were promised.
  var promised: Int { promises.count { $0.due != nil } }

  /// Whether a follow-up went on under another proposal of the line, where its days are counted once.
  private func hasMoved(_ followUp: FollowUp, from proposal: ProposalReference) -> Bool {
    members.contains { member in
      member.reference != proposal && member.proposal.followUps.values.contains { $0.isContinuation(of: followUp) }
    }
  }

  private func promises(of followUp: FollowUp, in proposal: ProposalReference) -> [Promise] {
    let reference = FollowUpReference(proposal: proposal, number: followUp.number)
    let dates = dates(of: followUp, in: proposal)
    if dates.isEmpty {
      return [
        Promise(
          reference: reference, action: followUp.action, owner: followUp.owner, promisedOn: followUp.added, due: nil,
          fate: fate(of: followUp, due: nil))
      ]
    }
    return dates.indices.map { index in
      let next = dates.dropFirst(index + 1).first
      let fate = next.map { Promise.Fate.moved(to: $0.due, on: $0.promisedOn) }
      return Promise(
        reference: reference, action: followUp.action, owner: followUp.owner, promisedOn: dates[index].promisedOn,
        due: dates[index].due, fate: fate ?? self.fate(of: followUp, due: dates[index].due))
    }
  }

  /// Each day by which it was promised, with the day of the promise, also from the time before it was moved here.
  private func dates(
    of followUp: FollowUp, in proposal: ProposalReference
  ) -> [(promisedOn: CalendarDate, due: CalendarDate)] {
    for member in members where member.reference != proposal {
      guard let origin = member.proposal.followUps.values.first(where: { followUp.isContinuation(of: $0) }) else {
        continue
      }
      let since = followUp.moves.filter { $0.on > followUp.added }.map { ($0.on, $0.to) }
      return dates(of: origin, in: member.reference) + since
    }
    let first = followUp.moves.first.map(\.from) ?? followUp.due
    return (first.map { [(followUp.added, $0)] } ?? []) + followUp.moves.map { ($0.on, $0.to) }
  }

  private func fate(of followUp: FollowUp, due: CalendarDate?) -> Promise.Fate {
    switch followUp.state {
    case .completed(let day): due.map { day > $0 } ?? false ? .late(on: day) : .kept(on: day)
    case .cancelled(let day): .cancelled(on: day)
    case .open: due.map { $0 < day ? .missed : .ahead } ?? .undated
    }
  }
}

extension Lineage.Promise {
  /// In days since 1970-01-01; undated ones last.
  fileprivate var place: Int { due?.daysSinceEpoch ?? .max }
}

extension FollowUp {
  /// Whether it is another one under a new reference: that one ended on the day on which this one began.
  fileprivate func isContinuation(of other: FollowUp) -> Bool {
    other.state == .cancelled(on: added) && action == other.action && firstDue == other.firstDue && other.added < added
  }
}

extension Proposal {
  /// The proposals that are of one line with it: what it continues, replaces or is a part of, and what took its place.
  var kin: [ProposalReference] {
    let related = relations.filter { [.continues, .supersedes, .partOf].contains($0.relation) }.map(\.to)
    let successor = currentStatus == .superseded ? status?.value.by : nil
    return (related + parts + [successor].compactMap { $0 }).compactMap { ProposalReference($0) }
  }

  /// How it belongs to older ones of its line.
  var descent: [(relation: Relation, to: String)] {
    relations.filter { [.continues, .supersedes, .partOf].contains($0.relation) }
      .map { (relation: $0.relation, to: $0.to) }
  }
}
