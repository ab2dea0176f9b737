import Domain
import Registry

// What to type next.
extension AnswerWording {
  /// The line that says what most likely comes next; nil where nothing suggests itself.
  func nextStep(after answer: Answer) -> String? {
    if answer.confirmation != nil { return nil }
    return switch answer {
    case .setting, .reviewed, .amendment: nil
    case .paper(let change): nextStep(after: change)
    case .document: nil
    case .institution(let change): nextStep(after: change)
    case .dialogue(let change): Self.next("rapport session plan \(change.code)-1 --date D")
    case .session(let change): nextStep(after: change)
    case .calendar(let change): nextStep(after: change)
    case .reminder: nil
    case .circulation(let change): Self.next("rapport circulate --status --institution \(change.institution)")
    case .key(let change): change.signsOwnStream ? Self.next("rapport checkpoint") : nil
    case .proposal(let change, _, _): change.facts.first.flatMap { nextStep(after: $0, change) }
    }
  }

  private func nextStep(after change: CalendarChange) -> String? {
    guard case .define = change.command else { return nil }
    return Self.next("rapport holiday add \(change.code) 2026-03-20..2026-03-22 \"NAME\" --announced D")
  }

  private func nextStep(after change: SessionChange) -> String? {
    switch change.command {
    case .plan, .hold: Self.next("rapport proposal table \(change.reference) \"TITLE\" --kind K --side CC")
    case .cancel: nil
    case .agreeMinutes: Self.next("rapport report \(change.reference)")
    }
  }

  private func nextStep(after fact: ProposalEvent, _ change: ProposalChange) -> String? {
    let reference = change.reference
    switch fact {
    case .tabled(let tabling):
      return tabling.lead == nil
        ? Self.next("rapport proposal assign \(reference) --lead I --counterpart I") : Self.adding(to: reference)
    case .assigned: return change.now.openFollowUps.isEmpty ? Self.adding(to: reference) : nil
    case .statusChanged(let move): return nextStep(after: move, change)
    case .responded(_, let response): return nextStep(after: response, change)
    case .followUp(let number, .scheduled(_, _, nil, _)):
      return "Once a day is promised: rapport follow-up reschedule \(reference).\(number) --to D -r \"...\""
    case .followUp(_, .completed), .followUp(_, .cancelled):
      guard change.now.isOpen, change.now.openFollowUps.isEmpty else { return nil }
      return "Nothing is owed now. \(Self.adding(to: reference)), or rapport proposal status \(reference) completed"
    case .reviewed, .split, .targetSet, .related: return nextStep(inTheCourseOf: reference, after: fact, change.now)
    default: return nil
    }
  }

  private func nextStep(after response: Response, _ change: ProposalChange) -> String? {
    let reference = change.reference
    switch response {
    case .accepted where [.tabled, .underExamination].contains(change.now.currentStatus):
      return Self.next("rapport proposal status \(reference) agreed")
    case .declined where change.now.isOpen:
      return "We may press on. If it is dropped: rapport proposal status \(reference) declined -r \"...\""
    case .none, .noted, .acceptedInPart, .accepted, .declined: return nil
    }
  }

  private func nextStep(after move: StatusChange, _ change: ProposalChange) -> String? {
    let reference = change.reference
    switch move.to {
    case .agreed where change.now.response == nil:
      return "If the other side has said so: rapport proposal respond \(reference) accepted"
    case .tabled, .underExamination, .agreed, .underImplementation:
      return change.now.openFollowUps.isEmpty ? Self.adding(to: reference) : nil
    case .declined where change.now.response?.value != .declined:
      return "Declined means dropped. That they refuse is a response: rapport proposal respond \(reference) declined"
    case .completed: return "Once it is verified: rapport proposal status \(reference) closed --evidence \"...\""
    case .closed:
      guard let source = change.now.status?.provenance, source.authority == nil, source.paper == nil,
        let event = change.events.first
      else { return nil }
      return "No source is named. Once there is a letter: rapport event confirm \(event) --paper P"
    case .deferred, .declined, .withdrawn, .superseded, .lapsed: return nil
    }
  }

  private static func adding(to reference: ProposalReference) -> String {
    next("rapport follow-up add \(reference) \"ACTION\" --owner I --due D")
  }

  private static func next(_ command: String) -> String { "Next: \(command)" }
}
