import Domain
import EventLog
import Registry

// Why words cannot be removed, and words that could not be removed yet.
extension FailureWording {
  static func redaction(_ refusal: AmendmentRefusal, of event: EventID) -> WordedFailure {
    switch refusal {
    case .wordsGone(let redaction):
      return entry(
        "\(event) lost its words by \(redaction); what that left stands in \(redaction) itself, which stays.",
        "rapport show \(redaction)")
    case .noWords(let type):
      return entry(
        "\(event) (\(type)) holds no words: codes, references, days and numbers stay.",
        "Entered in error: rapport event withdraw \(event) -r \"...\"")
    case .notWords(let name, let words):
      return WordedFailure(
        "\(event) has no words in \"\(name)\"; codes, references, days and numbers stay.",
        hint: words.isEmpty ? nil : "It has words in \(alternatives(words))", exitStatus: 64)
    case .repeatsWords(let field):
      return WordedFailure(
        "\(field) says again what is to be removed from \(event), and would stay for ever.",
        hint: "Word it otherwise, without what is to go.", exitStatus: 64)
    case .orderMissing:
      return entry("Words are removed from \(event) by somebody's order.", "Add: --authority \"...\", or --paper P")
    default: return entry("\(event) keeps its words.", nil)
    }
  }

  static func wordsLeft(_ left: WordsLeft) -> WordedFailure {
    let cause = words(for: left.cause)
    let events = EventSentence.list(left.events.map(\.description))
    return WordedFailure(
      "It is recorded that \(events) \(left.events.count == 1 ? "loses its" : "lose their") words, and they still stand "
        + "in a file. \(cause.sentence)",
      hint: "Every further command that records something tries again. \(cause.hint ?? "")",
      exitStatus: cause.exitStatus, isCertain: false)
  }
}
