import Domain
import EventLog
import Projections

/// Letters that asked for a reply by a day and have none.
struct LetterCheck {
  /// What holds of each paper, by reference.
  private var papers: [String: PaperEvent] = [:]

  mutating func take(_ reference: String, _ standing: StandingHistory) {
    papers[reference] = Paper.folding(standing.paperFacts).state.event
  }

  func findings(on day: CalendarDate) -> [CheckFinding] {
    // An interim reply asks for patience and settles nothing.
    let answered = Set(
      papers.values.compactMap { event -> String? in
        guard case .received(_, _, _, _, let answers, let reply, _) = event, reply != .interim else { return nil }
        return answers
      })
    return papers.sorted { $0.key < $1.key }.compactMap { reference, event in
      guard case .issued(let number, _, let to, let replyBy?, _) = event, replyBy < day, !answered.contains(reference)
      else { return nil }
      let late = Plural.counted(replyBy.days(to: day), "day")
      let asked = "\(number) to \(EventSentence.list(to)) asked for a reply by \(DayWording.short(replyBy))"
      return CheckFinding(
        rule: .unanswered, reference: reference,
        sentence: "\(asked), \(late) ago.",
        command: "rapport paper in NUMBER --dated D --from \(to.first ?? "I") --answers \(reference)")
    }
  }
}
