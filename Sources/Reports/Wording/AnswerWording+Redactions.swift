import Domain
import EventLog
public import Registry

// Words that were removed for good, and where they may still be.
extension AnswerWording {
  /// At most so many entries are named one by one.
  private static let named = 12

  func sentences(_ words: WordsRemoved, _ named: String, trail: String) -> [String] {
    let fields = EventSentence.list(words.fields)
    var lines = ["\(named) loses its words for good: \(fields), by order of: \(Self.visible(words.authority)).\(trail)"]
    if !words.corrections.isEmpty {
      let ids = EventSentence.list(words.corrections.map(\.description))
      lines.append("So \(words.corrections.count == 1 ? "does" : "do") \(ids), which corrected it.")
    }
    lines.append("Out of reach of this program: \(Self.outOfReach(words.otherOffice)).")
    return lines + repeated(words.repeated)
  }

  /// What no command here can take the words out of; said honestly, so that somebody asks for it.
  private static func outOfReach(_ office: String?) -> String {
    let others =
      "backups, copies of this folder, the history of git, what was sent or printed, freed blocks of the disk"
    return office.map { "\($0)'s own register, \(others)" } ?? others
  }

  private func repeated(_ events: [EventID]) -> [String] {
    guard let first = events.first else { return [] }
    let shown = events.prefix(Self.named).map(\.description)
    let more = events.count > shown.count ? ["\(Plural.digits(events.count - shown.count)) more"] : []
    let isOne = events.count == 1
    return [
      "\(EventSentence.list(shown + more)) \(isOne ? "says" : "say") the same, letter for letter, and "
        + "\(isOne ? "stays" : "stay"). To remove it there too: rapport event redact \(first) -r \"...\" -a \"...\""
    ]
  }

  /// That words stand in a file though a redaction removes them, for a command that did something else.
  public static func sentence(of left: WordsLeft) -> String {
    let words = FailureWording.words(for: .wordsLeft(left))
    return words.sentence + (words.hint.map { " " + $0 } ?? "")
  }
}
