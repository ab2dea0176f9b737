import Domain
import EventLog
import Projections

/// What is remarkable about any history, whatever it is about.
struct HistoryCheck {
  let subject: Subject
  let history: [StoredEvent]
  let standing: StandingHistory
  /// How much of each stream is held.
  let held: [String: Int]
  /// The moment after which no event can have been recorded; nil where an earlier knowledge is asked about.
  let latest: Timestamp?

  var findings: [CheckFinding] { notUnderstood + misfits + bases + clocks }

  private var name: String { EventSentence(subject: subject).name }

  private var notUnderstood: [CheckFinding] {
    standing.notUnderstood.filter { $0.why != .redacted }.map { event, why in
      CheckFinding(
        rule: .notUnderstood, reference: name, sentence: "\(event.id) (\(event.type)): \(why.words).", command: nil)
    }
  }

  private var misfits: [CheckFinding] {
    let types = Dictionary(history.map { ($0.id, $0.type) }) { first, _ in first }
    let amendments = standing.misfits.map { id in
      CheckFinding(
        rule: .misfit, reference: name, sentence: "\(id) (\(types[id] ?? "")) names no earlier entry about \(name).",
        command: nil)
    }
    return amendments
      + folded.map { id in
        CheckFinding(
          rule: .misfit, reference: name, sentence: "\(id) (\(types[id] ?? "")) found nothing to act on.",
          command: "rapport event withdraw \(id) -r \"...\"")
      }
  }

  /// Facts that change nothing, because what they act on is not there.
  private var folded: [EventID] {
    switch subject {
    case .proposal: Proposal.folding(standing.proposalFacts).misfits.map(\.id)
    case .institution: Institution.folding(standing.institutionFacts).misfits.map(\.id)
    case .session: Session.folding(standing.sessionFacts).misfits.map(\.id)
    case .dialogue: Dialogue.folding(standing.dialogueFacts).misfits.map(\.id)
    case .paper: Paper.folding(standing.paperFacts).misfits.map(\.id)
    case .register, .calendar, .circulation, .reminder, .other: []
    }
  }

  private var bases: [CheckFinding] {
    history.compactMap { event in
      let missing = event.basis.filter { $0.number > held[$0.stream] ?? 0 }
      guard !missing.isEmpty else { return nil }
      let names = EventSentence.list(missing.map(\.description))
      return CheckFinding(
        rule: .incompleteBasis, reference: name, sentence: "\(event.id) was decided on \(names), not held here.",
        command: "rapport verify")
    }
  }

  private var clocks: [CheckFinding] {
    guard let latest, let event = history.last(where: { $0.time > latest }) else { return [] }
    return [
      CheckFinding(
        rule: .clock, reference: name,
        sentence: "\(event.id) was recorded at \(event.time), more than a day after this computer's clock.",
        command: nil)
    ]
  }
}
