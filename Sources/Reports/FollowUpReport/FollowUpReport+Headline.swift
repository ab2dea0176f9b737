import Domain
import Projections

// The two sentences on top, computed from counts, and the scope.
extension FollowUpReport {
  /// How the proposals stand, then what is late and what is to be decided.
  var headline: RichText {
    [TextRun(standingSentence, .strong), TextRun(" " + dueSentence)]
  }

  private var standingSentence: String {
    guard !items.isEmpty else {
      return isForOthers ? "No shared proposal was open in this time." : "No proposal was open in this time."
    }
    let counted = items.count - count(.standing)
    var parts: [String] = []
    for standing in [Standing.done, .onTrack, .open, .atRisk, .overdue, .paused, .ended] {
      let number = count(standing)
      guard number > 0 else { continue }
      let verb = parts.isEmpty ? (number == 1 ? "is " : "are ") : ""
      let verified = standing == .done ? verifiedWords : ""
      parts.append("\(Plural.word(number)) \(verb)\(standing.words)\(verified)")
    }
    let without = count(.noNextStep)
    if without > 0 { parts.append("\(Plural.word(without)) \(parts.isEmpty ? "are " : "")without a next step") }
    let apart = count(.standing)
    let rest =
      apart == 0 ? "" : "; \(Plural.spelled(apart, "standing commitment")) \(apart == 1 ? "is" : "are") counted apart"
    if parts.isEmpty { return "\(Plural.spelled(apart, "standing commitment")) and nothing else.".capitalizedFirst }
    return "Of \(Plural.spelled(counted, "proposal")), \(EventSentence.list(parts))\(rest)."
  }

  /// A number that stands without its noun.
  private static func word(_ number: Int) -> String { number == 0 ? "none" : Plural.word(number) }

  /// The strict count beside the claimed one.
  private var verifiedWords: String {
    let (closed, done) = (count(.closed), count(.done))
    if closed == done { return " and verified" }
    return done == 1 ? " (not verified)" : " (\(Self.word(closed)) of them verified)"
  }

  private var dueSentence: String {
    let late = overdue
    var sentence: String
    if let oldest = late.first, let due = oldest.followUp.due {
      let owners = Set(late.map(\.followUp.owner)).count
      sentence =
        "\(Plural.spelled(late.count, "follow-up")) \(late.count == 1 ? "is" : "are") overdue at "
        + "\(Plural.spelled(owners, "institution")), the oldest for \(Plural.counted(due.days(to: day), "day")) "
        + "(\(oldest.reference), \(oldest.followUp.owner))"
    } else {
      sentence = "no follow-up is overdue"
    }
    if let next = frame.next, next.date >= day {
      let asked = decisions.count
      let left = DayWording.distance(to: next.date, from: day)
      sentence +=
        asked == 0
        ? "; the next session is \(left)"
        : "; \(Plural.spelled(asked, "decision")) \(asked == 1 ? "is" : "are") asked for before the next session, \(left)"
    }
    return sentence.capitalizedFirst + "."
  }

  /// How many were tabled at the session, carried into it and tabled since.
  var scopeSentence: String {
    guard let last = frame.last else {
      return "No session has been held yet; the report covers every proposal of the dialogue."
    }
    let scope = scope
    var tabled = "\(Self.word(scope.tabled)) tabled there"
    if scope.split + scope.merged > 0 {
      let now = scope.tabled - scope.split - scope.merged
      var ways: [String] = []
      if scope.split > 0 { ways.append("\(Plural.word(scope.split)) split") }
      if scope.merged > 0 { ways.append("\(Plural.word(scope.merged)) merged") }
      tabled =
        "\(Self.word(scope.tabled)) of that session "
        + "(\(scope.original) tabled, now \(now): \(ways.joined(separator: ", ")))"
    }
    let parts = [tabled, "\(Self.word(scope.carried)) carried from before", "\(Self.word(scope.since)) tabled since"]
    return "It covers the \(Plural.counted(items.count, "proposal")) that \(items.count == 1 ? "was" : "were") open at "
      + "any time since \(last.reference): \(EventSentence.list(parts))."
  }

  var facts: [Document.Fact] {
    var facts: [Document.Fact] = [
      .init("As at", .init(DayWording.long(day), .strong))
    ]
    if let audienceFact { facts.append(audienceFact) }
    if let last = frame.last {
      let venue = last.venue.map { ", \($0)" } ?? ""
      let minutes = last.minutesAgreed.map { "; minutes agreed \(DayWording.short($0))" } ?? ""
      facts.append(
        .init("Last session", .init("\(last.reference), \(DayWording.span(last.date, last.until))\(venue)\(minutes)")))
    }
    if let next = frame.next {
      let venue = next.venue.map { ", \($0)" } ?? ""
      let left = day.days(to: next.date)
      let words =
        left >= 0
        ? "\(Plural.counted(left, "day")) left" : "\(Plural.counted(-left, "day")) past, not yet recorded as held"
      facts.append(
        .init(
          "Next session",
          [
            TextRun("\(next.reference), \(DayWording.span(next.date, next.until))\(venue), "),
            TextRun(words, .strong),
          ]))
    } else if !isForOthers {
      facts.append(.init("Next session", .init("none planned", .warning)))
    }
    if let secretariat = settings.secretariat {
      let keeper = institutions.heirs.heir(of: secretariat)
      facts.append(.init("Prepared by", .init(institutions.name(keeper) ?? keeper)))
    }
    return facts
  }
}
