import Domain
import Projections

// The two sentences on top, computed from counts, and the scope.
extension FollowUpReport {
  /// How the proposals stand, then what is late and what is to be decided.
  var headline: RichText {
    RichText(standingSentence, .strong) + wording[.betweenSentences] + RichText(dueSentence)
  }

  private var standingSentence: String {
    guard !items.isEmpty else { return wording(isForOthers ? .noSharedProposalOpen : .noProposalOpen) }
    let apart = count(.standing)
    var parts: [String] = []
    for standing in [Standing.done, .onTrack, .open, .atRisk, .overdue, .paused, .ended] where count(standing) > 0 {
      parts.append(
        wording(
          parts.isEmpty ? .standingFirst : .standingFurther,
          [
            "n": .spelled(count(standing)), "standing": .text(wording(.standing(standing))),
            "verified": .text(standing == .done ? verifiedWords : ""),
          ]))
    }
    let without = count(.noNextStep)
    if without > 0 {
      parts.append(wording.spelled(parts.isEmpty ? .withoutStepFirst : .withoutStepFurther, without))
    }
    if parts.isEmpty { return wording.spelled(.standingOnly, apart).capitalizedFirst }
    return wording(
      .ofProposals,
      [
        "n": .spelled(items.count - apart), "parts": .list(parts),
        "rest": .text(apart == 0 ? "" : wording.spelled(.countedApart, apart)),
      ])
  }

  /// The strict count beside the claimed one.
  private var verifiedWords: String {
    let (closed, done) = (count(.closed), count(.done))
    if closed == done { return wording(.allVerified) }
    return done == 1 ? wording(.notVerified) : wording(.someVerified, ["n": .alone(closed)])
  }

  private var dueSentence: String {
    let late = overdue
    var sentence = wording(.nothingLate)
    if let oldest = late.first, let due = oldest.followUp.due {
      let owners = Set(late.map(\.followUp.owner)).count
      sentence = wording(
        .lateSentence,
        [
          "n": .spelled(late.count), "places": .text(wording.spelled(.institutions, owners)),
          "days": .number(due.days(to: day)), "reference": "\(oldest.reference)", "owner": .text(oldest.followUp.owner),
        ])
    }
    if let next = frame.next, next.date >= day {
      let left = Filling.text(wording.distance(to: next.date, from: day))
      sentence +=
        decisions.isEmpty
        ? wording(.nextSessionIs, ["distance": left])
        : wording(.decisionsAsked, ["n": .spelled(decisions.count), "distance": left])
    }
    return wording.sentence(.init(sentence.capitalizedFirst)).plain
  }

  /// How many were tabled at the session, carried into it and tabled since.
  var scopeSentence: String {
    guard let last = frame.last else { return wording(.noSessionYet) }
    let scope = scope
    var tabled = wording(.tabledThere, ["n": .alone(scope.tabled)])
    if scope.split + scope.merged > 0 {
      let ways = [(Phrase.countSplit, scope.split), (.countMerged, scope.merged)].filter { $0.1 > 0 }
      tabled = wording(
        .tabledOfSession,
        [
          "n": .alone(scope.tabled), "original": .number(scope.original),
          "now": .number(scope.tabled - scope.split - scope.merged),
          "ways": .text(wording.series(ways.map { wording.spelled($0.0, $0.1) })),
        ])
    }
    let parts = [
      tabled, wording(.carriedFromBefore, ["n": .alone(scope.carried)]),
      wording(.countTabledSince, ["n": .alone(scope.since)]),
    ]
    return wording(
      .scopeIs, ["n": .number(items.count), "session": "\(last.reference)", "parts": .list(parts)])
  }

  var facts: [Document.Fact] {
    var facts: [Document.Fact] = [.init(wording[.asAt], .init(wording.long(day), .strong))]
    if let audienceFact { facts.append(audienceFact) }
    if let last = frame.last {
      let minutes = last.minutesAgreed.map { wording.rich(.minutesAgreedOn, ["day": .day($0)]) } ?? RichText()
      facts.append(.init(wording[.lastSession], words(last) + minutes))
    }
    if let next = frame.next {
      let left = day.days(to: next.date)
      let distance = left >= 0 ? wording.count(.daysLeft, left) : wording.count(.daysPastNotHeld, -left)
      facts.append(.init(wording[.nextSession], words(next) + wording[.comma] + RichText(distance, .strong)))
    } else if !isForOthers {
      facts.append(.init(wording[.nextSession], wording.rich(.nonePlanned, [:], .warning)))
    }
    if let secretariat = settings.secretariat {
      facts.append(.init(wording[.preparedBy], institutions.named(institutions.heirs.heir(of: secretariat))))
    }
    return facts
  }

  /// A session with its days and where it meets.
  private func words(_ session: SessionRow) -> RichText {
    RichText("\(session.reference)") + wording[.comma] + RichText(wording.span(session.date, session.until))
      + wording.venue(session.venue)
  }
}
