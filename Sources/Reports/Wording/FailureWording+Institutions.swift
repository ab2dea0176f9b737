import Domain
import Registry

// What the model refuses about bodies that change.
extension FailureWording {
  static func institution(_ refusal: InstitutionRefusal, of code: String, name: String?) -> WordedFailure {
    let named = name.map { "\(code) \(quoted($0))" } ?? code
    switch refusal {
    case .notRegistered(let day, let registeredOn):
      let later = registeredOn.map { "; it is known from \(DayWording.long($0)) on" } ?? ""
      return refused(
        "\(code) was not known on \(DayWording.long(day))\(later).",
        "Check --on. If it is older than that: rapport event correct ID --set effective=DATE -r \"...\"")
    case .hasEnded(let end): return ended(code, end, successors: end.successors.map { .init(reference: $0, name: "") })
    case .succeededAlready(let end):
      return refused(
        "\(named) \(InstitutionWording.words(for: end)) already, on \(DayWording.long(end.on)); a body passes on once.",
        "If that was entered in error: rapport history \(code), then rapport event withdraw ID -r \"...\"")
    case .successorCount(let how, let given): return wrongCount(how, given: given, of: code)
    case .successorIsItself: return refused("\(code) cannot take its own place.", "Name another body with --by")
    case .successorTwice(let twice):
      return refused("\(twice) is named twice as a successor of \(code).", "Name each body once")
    case .circle(let circle):
      return refused(
        "\(circle.first ?? "") cannot take the place of \(code): its own work leads back to it, by way of "
          + "\(circle.joined(separator: ", ")).", "rapport institution show \(circle.first ?? code)")
    case .successorOfAnotherSide(let successor, let side):
      return refused(
        "\(successor) is on the side of \(SideWording.name(side)) and cannot take the place of \(code).",
        "rapport institution list")
    }
  }

  /// An entry names a body that is no more.
  static func ended(_ code: String, _ end: Institution.Succession, successors: [Candidate]) -> WordedFailure {
    let sentence = "\(code) \(InstitutionWording.words(for: end)) on \(DayWording.long(end.on))."
    if successors.isEmpty {
      return refused(sentence, "Name a body that goes on, or give the day on which it took effect with --on")
    }
    return refused(sentence, "Name \(list(successors)), or give the day on which it took effect with --on")
  }

  private static func wrongCount(_ how: SuccessionKind, given: Int, of code: String) -> WordedFailure {
    let wanted =
      switch how {
      case .renamed, .replaced, .merged: "one body takes its place"
      case .split: "two bodies or more take its place"
      case .closed: "no body takes its place"
      }
    let hint =
      switch how {
      case .renamed, .replaced, .merged: "rapport institution succeed \(code) --by NEW --how \(how.rawValue)"
      case .split: "rapport institution succeed \(code) --by NEW,NEW --how split"
      case .closed: "rapport institution succeed \(code) --how closed"
      }
    return refused(
      "Where a body is \(how.rawValue), \(wanted); \(given == 0 ? "none" : "\(given)") \(given > 1 ? "are" : "is") named.",
      hint)
  }

  private static func refused(_ sentence: String, _ hint: String) -> WordedFailure {
    WordedFailure(sentence, hint: hint, exitStatus: 1)
  }
}
