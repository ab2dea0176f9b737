import Domain
import Registry

// Letters in and out.
extension AnswerWording {
  func sentences(_ change: PaperChange, trail: String) -> [String] {
    guard let event = change.after.event else { return [] }
    let letter = "\(change.reference): \(Self.quoted(event.number)) of \(DayWording.long(event.dated))"
    switch event {
    case .received(_, _, let from, let received, _, let reply, let about):
      let arrived = received.map { ", arrived \(DayWording.long($0))" } ?? ""
      let parts = [
        change.answers.map { "answers \($0.reference) \(Self.quoted($0.number))" }, reply?.words, Self.about(about),
      ]
      let rest = parts.compactMap { $0 }.map { "; \($0)" }.joined()
      return ["\(letter) from \(from)\(arrived)\(rest).\(trail)"] + Self.stillOwed(change)
    case .issued(_, _, let to, let replyBy, let about):
      let parts = [replyBy.map { "reply by \(DayWording.long($0))" }, Self.about(about)]
      let rest = parts.compactMap { $0 }.map { "; \($0)" }.joined()
      return ["\(letter) to \(EventSentence.list(to))\(rest).\(trail)"]
    }
  }

  private static func about(_ references: [String]) -> String? {
    references.isEmpty ? nil : "about \(EventSentence.list(references))"
  }

  private static func stillOwed(_ change: PaperChange) -> [String] {
    guard let answers = change.answers, let awaited = change.awaited, !awaited.owing.isEmpty else { return [] }
    let verb = awaited.owing.count == 1 ? "owes" : "owe"
    return [
      "\(EventSentence.list(awaited.owing)) still \(verb) an answer to \(answers.reference), by "
        + "\(DayWording.long(awaited.replyBy))."
    ]
  }

  /// What a letter brings is entered with it as its source.
  func nextStep(after change: PaperChange) -> String? {
    guard case .received(_, _, _, _, _, _, let about)? = change.after.event else { return nil }
    return "What it brings: rapport proposal note \(about.first ?? "REF") \"...\" --paper P\(change.reference.number)"
  }
}
