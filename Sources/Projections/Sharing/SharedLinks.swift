import Domain
import EventLog

/// What shared facts point to: a reference to something that is not shared is taken out of them.
struct SharedLinks {
  typealias Shown = SharedHistory.Shown

  /// The letters that are shown, by reference.
  private(set) var papers: [(subject: Subject, facts: [Shown])] = []
  private let proposals: Set<String>
  private let sessions: Set<String>
  private let paperReferences: Set<String>
  private let numbers: (String) throws -> [String]

  /// - Parameters:
  ///   - histories: the facts that are shared.
  ///   - papers: those of letters.
  ///   - numbers: finds every number that a letter was logged under.
  init(
    _ histories: [(subject: Subject, facts: [Shown])], papers: [(subject: Subject, facts: [Shown])],
    numbers: @escaping (String) throws -> [String]
  ) {
    self.numbers = numbers
    var (proposals, sessions) = (Set<String>(), Set<String>())
    for (subject, facts) in histories where !facts.isEmpty {
      switch subject {
      case .session(let session): sessions.insert("\(session)")
      case .proposal(let reference) where facts.contains(where: \.fact.isTabling): proposals.insert(reference.text)
      default: break
      }
    }
    (self.proposals, self.sessions) = (proposals, sessions)
    let aboutShared = papers.compactMap { subject, facts in
      let about = facts.filter { !Self.about($0, proposals).isEmpty }
      // Its documents are shown with it, and never alone: a name can say as much as the letter.
      return about.isEmpty ? nil : (subject: subject, facts: about + facts.filter(\.fact.isDocument))
    }
    let references = Set(aboutShared.map { String("\($0.subject)".dropFirst("paper/".count)) })
    self.papers = aboutShared.map { subject, facts in
      (subject, facts.compactMap { Self.trimmed($0, proposals: proposals, papers: references) })
    }
    paperReferences = references
  }

  /// The facts of a subject as they are shown; nil if nothing of it is.
  func kept(_ facts: [Shown], of subject: Subject) throws -> [Shown]? {
    let sourced = try facts.map { try $0.with(source(of: $0.fact.provenance)) }
    guard case .proposal = subject else { return sourced.isEmpty ? nil : sourced }
    var (proposal, kept) = (Proposal(), [Shown]())
    for shown in sourced {
      guard case .proposal(let fact) = shown.fact.fact, let linked = linked(fact, from: proposal.currentStatus),
        proposal.apply(shown.fact.with(linked))
      else { continue }
      kept.append(shown.with(shown.fact.with(.proposal(linked))))
    }
    return proposal.isTabled ? kept : nil
  }

  /// A fact without what it says of something that is not shared; nil if nothing is left.
  ///
  /// - Parameter status: the status before it, as far as that is shared: what the writer saw may not be.
  private func linked(_ fact: ProposalEvent, from status: Status) -> ProposalEvent? {
    switch fact {
    case .statusChanged(var change):
      change.from = status
      change.by = change.by.flatMap { proposals.contains($0) ? $0 : nil }
      change.until = change.until.flatMap { CalendarDate($0) != nil || sessions.contains($0) ? $0 : nil }
      return .statusChanged(change)
    case .reviewed(let session, _): return sessions.contains(session) ? fact : nil
    case .related(_, let to): return proposals.contains(to) ? fact : nil
    case .split(let into):
      let parts = into.filter(proposals.contains)
      return parts.isEmpty ? nil : .split(into: parts)
    default: return fact
    }
  }

  /// A source without a letter that is not shared, under whatever number.
  private func source(of provenance: Provenance) throws -> Provenance {
    guard let paper = provenance.paper, !paperReferences.contains(paper) else { return provenance }
    var source = provenance
    source.paper = nil
    if let authority = source.authority, try numbers(paper).contains(where: authority.contains) {
      source.authority = nil
    }
    return source
  }

  /// What of all that a letter is about is shared.
  private static func about(_ shown: Shown, _ proposals: Set<String>) -> [String] {
    guard case .paper(let fact) = shown.fact.fact else { return [] }
    return fact.about.filter { reference in
      proposals.contains(reference)
        || FollowUpReference(reference).map { proposals.contains($0.proposal.text) } ?? false
    }
  }

  /// A letter that names only what is shared.
  private static func trimmed(_ shown: Shown, proposals: Set<String>, papers: Set<String>) -> Shown? {
    guard case .paper(let fact) = shown.fact.fact else { return shown.fact.isDocument ? shown : nil }
    let about = about(shown, proposals)
    let trimmed: PaperEvent
    switch fact {
    case .received(let number, let dated, let from, let received, let answers, let reply, _):
      trimmed = .received(
        number: number, dated: dated, from: from, received: received,
        answers: answers.flatMap { papers.contains($0) ? $0 : nil }, reply: reply, about: about)
    case .issued(let number, let dated, let to, let replyBy, _):
      trimmed = .issued(number: number, dated: dated, to: to, replyBy: replyBy, about: about)
    }
    return shown.with(shown.fact.with(.paper(trimmed)))
  }
}

extension Recorded<Fact> {
  /// Whether it puts a proposal on the table.
  fileprivate var isTabling: Bool { if case .proposal(.tabled) = fact { true } else { false } }

  /// Whether it is a document of a letter or a session.
  var isDocument: Bool { if case .document = fact { true } else { false } }
}

extension SharedHistory.Shown {
  /// The same with another source.
  fileprivate func with(_ source: Provenance) -> Self {
    with(
      Recorded(
        id: fact.id, time: fact.time, effective: fact.effective, actor: fact.actor, sharing: fact.sharing,
        provenance: source, fact: fact.fact))
  }
}
