import Domain
import Registry

// What the model refuses about the course of a proposal: relations, splits, stages, targets.
extension FailureWording {
  static func course(_ refusal: ProposalRefusal, of reference: ProposalReference) -> WordedFailure {
    switch refusal {
    case .relatedInCircle(let relation, let circle):
      refused(
        "\(reference) cannot be one that \(relation.words) \(circle.first ?? ""): that would lead back to itself "
          + "(\(circle.joined(separator: ", "))).", "rapport history \(reference) --lineage")
    case .onePartOnly:
      WordedFailure(
        "\(reference) cannot be split into one part.",
        hint: "Give two titles or more; or: rapport proposal amend "
          + "\(reference) --title \"...\"", exitStatus: 1)
    case .splitAfterEnd(let status):
      refused("\(reference) is \(status.words) and cannot be split any more.", "rapport proposal status \(reference)")
    case .movedToItself:
      WordedFailure(
        "The follow-ups of \(reference) cannot be moved to \(reference) itself.",
        hint: "Name another proposal: --follow-ups move:REF", exitStatus: 1)
    case .noLifeCycle, .unknownStage, .everyStageReached: stage(refusal, of: reference)
    case .targetTaken(let number): refused("\(reference).T\(number) exists already.", "rapport show \(reference)")
    case .unknownTarget, .goalBeforeBaseline, .goalAgainstDirection, .directionMissing, .notADecimal:
      target(refusal, of: reference)
    default: refused("\(reference) does not allow this.", "rapport show \(reference)")
    }
  }

  static func course(_ failure: RegisterFailure) -> WordedFailure {
    switch failure {
    case .reviewBeforeSession(let session):
      refused(
        "\(session) has not been held, so it cannot have reviewed anything.", "rapport session hold \(session) --date D"
      )
    case .partOfASplit(let reference):
      WordedFailure(
        "\(reference) is a part of a split and is not split again.",
        hint: "Table another proposal and relate it: rapport proposal relate REF part-of \(reference)", exitStatus: 1)
    case .tooManyParts(let limit):
      WordedFailure("A proposal can be split into \(limit) parts at most.", exitStatus: 1)
    default: unforeseen(failure)
    }
  }

  private static func stage(_ refusal: ProposalRefusal, of reference: ProposalReference) -> WordedFailure {
    switch refusal {
    case .unknownStage(let name, let kind, let known):
      WordedFailure(
        "\"\(name)\" is no stage of the life cycle of a \(kind.words).", hint: "It can be \(alternatives(known))",
        exitStatus: 1)
    case .everyStageReached(let kind):
      refused(
        "\(reference) has reached every stage of the life cycle of a \(kind.words).",
        "rapport proposal status \(reference) completed")
    case .noLifeCycle(let kind):
      WordedFailure(
        "\(reference) is of the kind \"\(Kind.words(for: kind))\", which has no life cycle of its own.",
        hint: "Choose one: --lifecycle \(alternatives(LifeCycle.kinds.map(\.rawValue)))", exitStatus: 1)
    default: refused("\(reference) does not allow this.", "rapport show \(reference)")
    }
  }

  private static func target(_ refusal: ProposalRefusal, of reference: ProposalReference) -> WordedFailure {
    switch refusal {
    case .unknownTarget(let number, let known):
      WordedFailure(
        "\(reference) had no target T\(number) on that day.",
        hint: known.isEmpty
          ? "Set one: rapport target set \(reference) --measure T --unit U --baseline V@D --goal V@D"
          : "It has \(alternatives(known.map { "\(reference).T\($0)" }))", exitStatus: 1)
    case .goalBeforeBaseline(let baseline, let goal):
      WordedFailure(
        "The goal of \(DayWording.long(goal)) does not lie after the baseline of \(DayWording.long(baseline)).",
        hint: "Check --baseline and --goal", exitStatus: 1)
    case .goalAgainstDirection(let direction):
      WordedFailure(
        "The measure is to go \(direction.rawValue), and the goal lies on the other side of the baseline.",
        hint: "Check --direction, --baseline and --goal", exitStatus: 1)
    case .directionMissing:
      WordedFailure(
        "Baseline and goal are the same, so they do not say which way the measure is to go.",
        hint: "Add: --direction up or --direction down", exitStatus: 1)
    case .notADecimal(let value): notADecimal(value)
    default: refused("\(reference) does not allow this.", "rapport show \(reference)")
    }
  }

  /// A figure that is no decimal number cannot be typed so, wherever it stands.
  private static func notADecimal(_ value: String) -> WordedFailure {
    WordedFailure(
      "\"\(value)\" is no decimal number.", hint: "Write it as 1100 or 1.512, without separators of thousands",
      exitStatus: 64)
  }

  private static func refused(_ sentence: String, _ hint: String) -> WordedFailure {
    WordedFailure(sentence, hint: hint, exitStatus: 1)
  }
}
