import Domain
import Registry

// Reminders: answers, refusals and the ladder.
extension AnswerWording {
  func sentences(_ change: ReminderChange, trail: String) -> [String] {
    change.letters.enumerated().map { place, letter in
      "\(letter.step) to \(change.institution) for \(EventSentence.list(letter.items))\(dayPhrase(change.day))."
        + (place == change.letters.count - 1 ? trail : "")
    }
  }
}

extension FailureWording {
  static func reminder(_ institution: String, _ refusal: ReminderRefusal) -> WordedFailure {
    let list = "rapport remind --list"
    switch refusal {
    case .nothingLate:
      return WordedFailure(
        "\(institution) owns nothing that is late.", hint: "See who does: \(list)", exitStatus: 1)
    case .notBefore(let day, let step):
      return WordedFailure(
        "The next step for \(institution), \(step), is not due before \(DayWording.long(day)).", hint: "See: \(list)",
        exitStatus: 1)
    case .holiday(let day, let next):
      return WordedFailure(
        "\(institution) does not work on \(DayWording.long(day)): the reminder would be lost.",
        hint: "Its next working day is \(DayWording.long(next))", exitStatus: 1)
    case .climbed:
      return WordedFailure(
        "Every step of the ladder was taken with \(institution).",
        hint: "Put it to the Minister, or record its answer: rapport proposal note REF.N \"...\" --reply interim",
        exitStatus: 1)
    case .waiting(let on):
      return WordedFailure(
        "The ball is with \(on), so \(institution) is not chased.",
        hint: "If it has come back: rapport proposal wait REF \(institution)", exitStatus: 1)
    case .notThisStep(let step, let due):
      return WordedFailure(
        "\(quoted(step)) is not what is due for \(institution).", hint: "Due is \(alternatives(due))", exitStatus: 1)
    }
  }

  static func ladder(_ key: String, _ problem: ReminderLadder.Problem) -> WordedFailure {
    let example = "For example: rapport register set \(key) \"Reminder-I +1, Reminder-II +7, D.O. letter +5\""
    switch problem {
    case .noInterval(let step):
      return WordedFailure(
        "\(quoted(step)) does not say after how many working days: it ends in +1 to +365.", hint: example,
        exitStatus: 64)
    case .noName(let interval):
      return WordedFailure("A step of \(interval) has no name.", hint: example, exitStatus: 64)
    case .twice(let step):
      return WordedFailure("The ladder has two steps \(quoted(step)).", hint: example, exitStatus: 64)
    }
  }
}
