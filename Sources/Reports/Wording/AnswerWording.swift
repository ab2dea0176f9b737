public import Domain
import EventLog
public import Registry

/// The one or two lines that follow an entry: what now holds, and what to type next.
public struct AnswerWording: Sendable {
  let today: CalendarDate
  let actor: String

  public init(today: CalendarDate, actor: String) {
    self.today = today
    self.actor = actor
  }

  /// All that is said of a commit.
  public func text(of written: Written<[Answer]>) -> String {
    let answers = written.answer.flatMap { lines(for: $0) }
    // What to type next is said after one entry; after many it would bury what was done.
    let next = written.answer.count == 1 && written.kind == .recorded ? nextStep(after: written.answer[0]) : nil
    let opening = written.kind == .dryRun ? ["Dry run, nothing was recorded. It would say:"] : []
    let all = opening + answers + ahead(written) + (next.map { [$0] } ?? []) + closing(of: written)
    return all.map { $0 + "\n" }.joined()
  }

  /// That a day lies ahead: right for a decree, wrong for a year that was mistyped.
  private func ahead(_ written: Written<[Answer]>) -> [String] {
    let days = Set(written.events.map(\.effective)).filter { $0 > today }.sorted()
    guard !days.isEmpty, written.kind == .recorded || written.kind == .dryRun else { return [] }
    return ["Note: in the future: \(EventSentence.list(days.map(DayWording.long))). Until then it does not count."]
  }

  /// What is said of one entry: what now holds, and what is remarkable about it.
  public func lines(for answer: Answer) -> [String] {
    guard !answer.events.isEmpty else { return ["Nothing to change: \(unchanged(answer))"] }
    let trail = "   \(Self.cited(answer.events)), \(actor)"
    if let confirmation = answer.confirmation { return [confirmed(by: confirmation, answer) + trail] }
    switch answer {
    case .setting(let change): return [sentence(change) + trail]
    case .institution(let change): return sentences(change, trail: trail)
    case .dialogue(let change): return [sentence(change) + trail]
    case .session(let change): return [sentence(change) + trail]
    case .calendar(let change): return [sentence(change) + trail]
    case .reminder(let change): return sentences(change, trail: trail)
    case .circulation(let change): return [sentence(change) + trail]
    case .paper(let change): return sentences(change, trail: trail)
    case .document(let change): return [sentence(change) + trail]
    case .amendment(let change): return sentences(change, trail: trail)
    case .key(let change): return sentences(change, trail: trail)
    case .reviewed: return []
    case .proposal(let change, _, let remarks):
      return sentences(change, trail: trail) + later(than: change) + remarks.map(sentence)
    }
  }

  private func unchanged(_ answer: Answer) -> String {
    switch answer {
    case .setting(let change): "\(change.key) is \(Self.visible(change.value)) already."
    case .institution(let change): "\(change.code) is recorded so already."
    case .dialogue(let change): "\(change.code) is open already."
    case .session(let change): "\(change.reference) is recorded so already."
    case .calendar(let change): "\(change.code) is recorded so already."
    case .reminder(let change): "\(change.institution) was reminded already."
    case .circulation(let change): "the form \(change.reference) is recorded so already."
    case .paper(let change): "\(change.reference) is recorded so already."
    case .document(let change): unchanged(change)
    case .amendment(let change): unchanged(change)
    case .key(let change): "the key \(change.key.id.hex) is published already."
    case .reviewed(let session): "\(session) has reviewed every open proposal of its dialogue."
    case .proposal(let change, let followUp?, _):
      "\(Self.named(change.reference, followUp, change.now)) is recorded so already."
    case .proposal(let change, nil, _): "\(Self.named(change.reference, change.now)) is recorded so already."
    }
  }

  /// How the commit as a whole went, where the lines before do not say it.
  private func closing(of written: Written<[Answer]>) -> [String] {
    switch written.kind {
    case .recorded:
      if written.answer.count > 1 {
        return ["Recorded \(Plural.counted(written.events.count, "event")) as one commit."]
      }
      return []
    case .nothing: return []
    case .alreadyRecorded: return ["This command was recorded before under its token; nothing was recorded again."]
    case .dryRun: return ["It would be recorded as:"] + written.events.flatMap { Self.lines(of: $0) }
    }
  }

  /// "mea/412", "mea/412-414".
  static func cited(_ ids: [EventID]) -> String {
    guard let first = ids.first, let last = ids.last, first != last else { return ids.first?.description ?? "" }
    return "\(first)-\(last.number)"
  }

  /// A reference with the first 60 characters of the title.
  static func named(_ reference: ProposalReference, _ proposal: Proposal) -> String {
    guard let title = proposal.tabling?.title.wording() else { return reference.text }
    return "\(reference) \(quoted(title))"
  }

  /// A reference with the first 60 characters of the action.
  static func named(_ reference: ProposalReference, _ number: Int, _ proposal: Proposal) -> String {
    let action = proposal.followUps[number].map { " " + quoted($0.action) } ?? ""
    return "\(reference).\(number)\(action)"
  }

  /// Text in quotation marks, at most 60 characters of it, unable to steer a terminal or to turn what follows.
  public static func quoted(_ text: String) -> String {
    let shown = visible(text.count > 60 ? text.prefix(59) + "…" : text)
    guard let direction = TextIsolation.direction(of: TextRun(shown)) else { return "\"\(shown)\"" }
    return "\"\(TextIsolation.isolated(shown, direction))\""
  }

  /// Text without what could steer a terminal.
  public static func visible(_ text: String) -> String { text.madeVisible }

  /// ", as of Wed 3 Dec 2025": said where the day is not today.
  func dayPhrase(_ day: CalendarDate) -> String {
    if day == today { return "" }
    return day < today ? ", as of \(DayWording.long(day))" : ", from \(DayWording.long(day)) on"
  }
}

extension Answer {
  /// The events that were recorded for it.
  var events: [EventID] {
    switch self {
    case .setting(let change): change.events
    case .institution(let change): change.events
    case .dialogue(let change): change.events
    case .session(let change): change.events
    case .calendar(let change): change.events
    case .reminder(let change): change.letters.map(\.event)
    case .circulation(let change): change.events
    case .paper(let change): change.events
    case .document(let change): change.events
    case .amendment(let change): change.events
    case .key(let change): change.events
    case .reviewed: []
    case .proposal(let change, _, _): change.events
    }
  }
}
