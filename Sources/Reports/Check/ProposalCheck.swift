import Domain
import EventLog
import Projections

/// What is remarkable about a proposal.
struct ProposalCheck {
  let reference: ProposalReference
  let proposal: Proposal
  let standing: StandingHistory
  /// The bodies whose work has ended or passed to several, by code.
  let gone: [String: Institution.Succession]

  var findings: [CheckFinding] {
    guard proposal.isOpen else { return sources }
    return sources + responseAgainstStatus + closedOwners
  }

  /// A value that holds, with where it comes from.
  private struct Claim {
    let words: String
    let event: EventID
    let provenance: Provenance
  }

  /// What holds and ought to have a source: status, response and the dates promised.
  private var claims: [Claim] {
    var claims: [Claim] = []
    if let status = proposal.status {
      claims.append(
        Claim(words: "status \(status.value.to.words)", event: status.event, provenance: status.provenance))
    }
    if let response = proposal.response {
      claims.append(
        Claim(words: "response \(response.value.words)", event: response.event, provenance: response.provenance))
    }
    for followUp in proposal.openFollowUps {
      guard let due = followUp.due, let event = dueEvent(followUp.number) else { continue }
      claims.append(
        Claim(
          words: "due day \(DayWording.short(due)) of .\(followUp.number)", event: event,
          provenance: followUp.dueProvenance))
    }
    return claims
  }

  private var sources: [CheckFinding] {
    claims.compactMap { claim in
      if standing.confirmations[claim.event] != nil { return nil }
      let provenance = claim.provenance
      let command = "rapport event confirm \(claim.event) --paper P"
      if provenance.authority == nil, provenance.paper == nil {
        return finding(.noSource, "The \(claim.words) (\(claim.event)) names no source.", command)
      }
      guard let grade = provenance.grade, grade == .oral || grade == .press, provenance.paper == nil else { return nil }
      return finding(.unconfirmed, "The \(claim.words) (\(claim.event)) is \(grade.words) only.", command)
    }
  }

  /// The newest fact that set the due day.
  private func dueEvent(_ number: Int) -> EventID? {
    standing.facts.last { fact in
      fact.fact.settings(followUp: number).contains { $0.name == "due" }
    }?.id
  }

  private var responseAgainstStatus: [CheckFinding] {
    let status = proposal.currentStatus
    switch (proposal.response?.value, status) {
    case (.declined, .agreed), (.declined, .underImplementation):
      return [
        finding(
          .responseAgainstStatus, "The other side declined, yet the status is \(status.words).",
          "rapport proposal status \(reference)")
      ]
    case (.accepted, .tabled), (.accepted, .underExamination):
      return [
        finding(
          .responseAgainstStatus, "The other side accepted, yet the status is \(status.words).",
          "rapport proposal status \(reference) agreed")
      ]
    default: return []
    }
  }

  private var closedOwners: [CheckFinding] {
    var findings: [CheckFinding] = []
    if let lead = proposal.tabling?.lead, let succession = gone[lead] {
      findings.append(
        finding(
          .closedOwner, "\(lead) leads it and \(Self.words(succession)).",
          "rapport proposal assign \(reference) --lead \(succession.successors.first ?? "I")"))
    }
    return findings
      + proposal.openFollowUps.compactMap { followUp in
        guard let succession = gone[followUp.owner] else { return nil }
        return finding(
          .closedOwner, "\(followUp.owner) owns .\(followUp.number) and \(Self.words(succession)).",
          "rapport follow-up reassign \(reference).\(followUp.number) --owner \(succession.successors.first ?? "I")")
      }
  }

  private static func words(_ succession: Institution.Succession) -> String {
    let day = DayWording.short(succession.on)
    return succession.how == .split
      ? "was split on \(day) into \(EventSentence.list(succession.successors))" : "was closed on \(day)"
  }

  private func finding(_ rule: CheckRule, _ sentence: String, _ command: String) -> CheckFinding {
    CheckFinding(rule: rule, reference: reference.text, sentence: sentence, command: command)
  }
}
