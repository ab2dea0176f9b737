import Domain

/// What an event says, in one sentence of plain words.
///
/// One file words the events about a proposal, one those of everything around it; the switch names every type, so
/// that a new one cannot be forgotten.
struct EventSentence {
  /// The subject whose event it is.
  let subject: Subject
  /// The change of a due day that an event made, where the history is known.
  var moves: [EventID: FollowUp.Move] = [:]
  /// What each target measures, by its number.
  var targets: [Int: Proposal.Target] = [:]
  /// In which language it is said.
  var wording: Wording = .english

  /// The sentence for a fact; `id` finds what the event changed.
  func words(_ fact: Fact, id: EventID?) -> RichText {
    switch fact {
    case .register(let event): words(event, stream: id?.stream ?? "")
    case .institution(let event): words(event)
    case .dialogue(let event): words(event)
    case .session(let event): words(event)
    case .calendar(let event): words(event)
    case .paper(let event): words(event)
    case .circulation(let event): words(event)
    case .reminder(let event): words(event)
    case .proposal(let event): words(event, id: id)
    case .document(let mention): words(mention)
    }
  }

  /// The name that the subject is cited by: "JPHLEPD-9", "MOC".
  var name: String {
    let text = subject.description
    return text.firstIndex(of: "/").map { String(text[text.index(after: $0)...]) } ?? text
  }

  /// A text from people, in its quotation marks.
  func quoted(_ text: String) -> RichText { wording.rich(.quoted, ["text": .recorded(text)]) }

  /// "A, B and C".
  static func list(_ items: [String]) -> String { Wording.english.list(items) }
}
