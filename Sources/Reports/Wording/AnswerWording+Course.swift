import Domain
import Registry

// The course of a proposal: who is to move, what it belongs to, how far it came.
extension AnswerWording {
  /// What now holds, without its day and its full stop.
  func course(of fact: ProposalEvent, _ change: ProposalChange) -> String {
    let (reference, named) = (change.reference, Self.named(change.reference, change.after))
    switch fact {
    case .waiting(let on, let thirdParty):
      return "\(named) \(Self.waiting(on, thirdParty))"
    case .reviewed(let session, let outcome): return "\(named) was \(outcome.words) by \(session)"
    case .related(let relation, let to): return "\(named) \(relation.words) \(to)"
    case .split(let into): return "\(named) is split into \(into.joined(separator: ", "))"
    case .targetSet(let number, let target):
      let way = "from \(Self.figure(target.baseline, target)) to \(Self.figure(target.goal, target))"
      return "\(reference).T\(number) \(Self.quoted(target.measure)) is set: \(way)"
    case .targetRead(let number, let value, let day):
      guard let target = change.after.targets[number] else { return "\(reference).T\(number) stood at \(value)" }
      let reading = Reading(value: value, on: day)
      let position = target.position(of: reading).map { ", \(TargetWording.words($0, of: target))" } ?? ""
      return "\(reference).T\(number) \(Self.quoted(target.definition.measure)) stood at "
        + "\(Self.figure(reading, target.definition))\(position)"
    case .milestoneReached(let milestone): return "\(named): \(Self.stage(milestone, change.after))"
    default: return "\(named) is recorded"
    }
  }

  /// "waits for JICA", "waits for nobody".
  static func waiting(_ on: String, _ thirdParty: String?) -> String {
    Wording.english.waiting(on, thirdParty.map(visible)).plain
  }

  private static func figure(_ reading: Reading, _ target: TargetDefinition) -> String {
    "\(reading.value) \(visible(target.unit)) on \(DayWording.short(reading.on))"
  }

  /// "negotiations launched is reached, stage 3 of 7 of a trade agreement".
  private static func stage(_ milestone: String, _ proposal: Proposal) -> String {
    let name = milestone.split(separator: "/").last.map(String.init) ?? milestone
    guard let cycle = proposal.lifeCycle, let place = cycle.stages.firstIndex(of: name) else {
      return "\(name.unhyphenated) is reached"
    }
    return "\(name.unhyphenated) is reached, stage \(place + 1) of \(cycle.stages.count) (\(cycle.kind.words))"
  }

  /// The line that says what most likely comes next.
  func nextStep(inTheCourseOf reference: ProposalReference, after fact: ProposalEvent, _ now: Proposal) -> String? {
    switch fact {
    case .reviewed(_, .closed) where now.currentStatus == .completed:
      "If it is verified: rapport proposal status \(reference) closed --evidence \"...\""
    case .reviewed(_, .closed) where now.isOpen:
      "Its status is still \(now.currentStatus.words): rapport proposal status \(reference) completed"
    case .reviewed(_, .dropped) where now.isOpen:
      "Its status is still \(now.currentStatus.words): rapport proposal status \(reference) withdrawn -r \"...\""
    case .related(.supersedes, let other):
      "If that one has ended: rapport proposal status \(other) superseded --by \(reference)"
    case .related(.continues, _): "Next: rapport history \(reference) --lineage"
    case .targetSet(let number, _): "Next: rapport target read \(reference).T\(number) V --on D"
    default: nil
    }
  }
}
