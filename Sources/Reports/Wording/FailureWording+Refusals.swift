import Domain

// What the model refuses about proposals, follow-ups and sessions.
extension FailureWording {
  static func refusal(
    _ refusal: ProposalRefusal, of reference: ProposalReference, title: String?
  ) -> WordedFailure {
    let named = title.map { "\(reference) \(quoted($0))" } ?? "\(reference)"
    switch refusal {
    case .alreadyTabled(let day):
      return refused("\(named) has been on the table since \(DayWording.long(day)).", "rapport show \(reference)")
    case .notTabled(let day, let tabledOn):
      let later = tabledOn.map { "; it was tabled on \(DayWording.long($0))" } ?? ""
      return WordedFailure(
        "\(named) was not on the table on \(DayWording.long(day))\(later).",
        hint: "Give the day on which it took effect with --on", exitStatus: 1)
    case .illegalMove(let from, let to): return illegalMove(from: from, to: to, of: reference)
    case .reasonMissing(let purpose): return reasonMissing(purpose, of: reference)
    case .evidenceMissing:
      return refused(
        "\(reference) cannot be closed without what shows that it is done.",
        "rapport proposal status \(reference) closed --evidence \"...\"")
    case .successorMissing:
      return refused(
        "\(reference) is superseded by another proposal, and that one is not named.",
        "rapport proposal status \(reference) superseded --by REF")
    case .standing(let to):
      return WordedFailure(
        "\(named) is a standing commitment: it goes on and is never \(to.words).",
        hint: "If it has an end after all: rapport proposal amend \(reference) --no-standing", exitStatus: 1)
    case .openFollowUps(let to, let numbers):
      let list = numbers.map { "\(reference).\($0)" }.joined(separator: ", ")
      return WordedFailure(
        "\(reference) cannot become \(to.words) while \(Plural.spelled(numbers.count, "follow-up")) "
          + "\(numbers.count == 1 ? "is" : "are") open: \(list).",
        hint: "Say what becomes of them: --follow-ups keep, cancel or move:REF", exitStatus: 1)
    case .notInList(let code):
      return refused(
        "\(code) is not among those named for \(reference), so it cannot be taken out.", "rapport show \(reference)")
    case .unknownFollowUp, .followUpLater, .followUpDone, .followUpCancelled, .followUpOpen, .followUpTaken:
      return followUp(refusal, of: reference)
    case .relatedInCircle, .onePartOnly, .splitAfterEnd, .movedToItself, .noLifeCycle, .unknownStage,
      .everyStageReached, .targetTaken, .unknownTarget, .goalBeforeBaseline, .goalAgainstDirection, .directionMissing,
      .notADecimal:
      return course(refusal, of: reference)
    }
  }

  private static func followUp(_ refusal: ProposalRefusal, of reference: ProposalReference) -> WordedFailure {
    switch refusal {
    case .unknownFollowUp(let number, let known):
      let hint = known.isEmpty ? "It has none." : "It has \(alternatives(known.map { "\(reference).\($0)" }))"
      return WordedFailure(
        "\(reference) had no follow-up \(number) on that day.", hint: hint, exitStatus: 1)
    case .followUpLater(let number, let promised, let day, let event):
      return refused(
        "\(reference).\(number) was promised on \(DayWording.long(promised)), later than \(DayWording.long(day)).",
        "rapport event correct \(event) --set effective=\(day) --reason \"...\"",
        before: "If the day of the promise is wrong, mend it first: ")
    case .followUpDone(let number, let day):
      return refused(
        "\(reference).\(number) was done on \(DayWording.long(day)).",
        "rapport follow-up reopen \(reference).\(number) --due D --reason \"...\"",
        before: "Open it again first, with: ")
    case .followUpCancelled(let number, let day):
      return refused(
        "\(reference).\(number) was cancelled on \(DayWording.long(day)).",
        "rapport follow-up reopen \(reference).\(number) --due D --reason \"...\"",
        before: "Open it again first, with: ")
    case .followUpOpen(let number):
      return refused(
        "\(reference).\(number) is open, so there is nothing to open again.",
        "rapport follow-up reschedule \(reference).\(number) --to D --reason \"...\"")
    case .followUpTaken(let number):
      return refused("\(reference).\(number) exists already.", "rapport show \(reference)")
    default: return refused("\(reference) does not allow this.", "rapport show \(reference)")
    }
  }

  private static func illegalMove(from: Status, to: Status, of reference: ProposalReference) -> WordedFailure {
    let why =
      switch (from, to) {
      case (.tabled, .closed), (.underExamination, .closed), (.agreed, .closed), (.underImplementation, .closed):
        ": it has not been completed"
      case (.declined, _), (.withdrawn, _), (.lapsed, _), (.superseded, _): ": it has ended; a wrong label is corrected"
      default: ""
      }
    let hint =
      to == .closed && [.tabled, .underExamination, .agreed, .underImplementation].contains(from)
      ? "rapport proposal status \(reference) completed --authority \"...\""
      : "See the open moves with: rapport proposal status \(reference)"
    return WordedFailure(
      "\(reference) cannot go from \(from.words) to \(to.words)\(why).", hint: hint, exitStatus: 1)
  }

  private static func reasonMissing(
    _ purpose: ProposalRefusal.ReasonFor, of reference: ProposalReference
  ) -> WordedFailure {
    let act =
      switch purpose {
      case .move(let from, let to): "Taking \(reference) from \(from.words) to \(to.words)"
      case .rescheduling(let number): "Rescheduling follow-up \(reference).\(number)"
      case .cancelling(let number): "Cancelling follow-up \(reference).\(number)"
      case .reopening(let number): "Opening follow-up \(reference).\(number) again"
      }
    return WordedFailure("\(act) needs a reason.", hint: "Add: --reason \"...\"", exitStatus: 1)
  }

  static func refusal(_ refusal: SessionRefusal, of session: SessionReference) -> WordedFailure {
    switch refusal {
    case .endsBeforeItBegins(let date, let until):
      WordedFailure(
        "\(session) cannot end on \(DayWording.long(until)), before it begins on \(DayWording.long(date)).",
        hint: "Check --date and --until", exitStatus: 64)
    case .alreadyHeld(let day):
      refused("\(session) was held on \(DayWording.long(day)).", "rapport show \(session)")
    case .unknown: refused("\(session) has not been planned.", "rapport session plan \(session) --date D")
    case .cancelled:
      refused("\(session) was cancelled.", "rapport session plan \(session) --date D")
    case .notHeld:
      refused(
        "\(session) has not been held, so its minutes cannot have been agreed.",
        "rapport session hold \(session) --date D")
    case .reasonMissing:
      WordedFailure("Cancelling \(session) needs a reason.", hint: "Add: --reason \"...\"", exitStatus: 1)
    case .minutesBeforeSession(let held, let agreed):
      WordedFailure(
        "The minutes of \(session) cannot have been agreed on \(DayWording.long(agreed)), before its end on "
          + "\(DayWording.long(held)).", hint: "Check --agreed", exitStatus: 1)
    case .headOfThirdSide(let side, let sides):
      WordedFailure(
        "\(side) is not a side of \(session.dialogue).", hint: "Its sides are \(sides.joined(separator: " and "))",
        exitStatus: 1)
    }
  }

  private static func refused(_ sentence: String, _ hint: String, before: String = "") -> WordedFailure {
    WordedFailure(sentence, hint: before + hint, exitStatus: 1)
  }
}
