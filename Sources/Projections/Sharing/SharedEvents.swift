import Domain
import EventLog
import GRDB

/// The facts that an audience may see, with nothing in them that points to what it may not.
///
/// Left out are entries of a smaller circle and of other dialogues; lines to take and what is off the record;
/// reminders and return forms, which are ours; of the register's settings all but who keeps it; contacts; a proposal
/// whose tabling is not shared, with all that is said about it; a fact that finds nothing to act on in what is shared.
struct SharedEvents {
  typealias Shown = SharedHistory.Shown

  let audience: Audience
  /// In no order; the facts of each in fold order.
  private(set) var histories: [(subject: Subject, facts: [Shown])] = []
  /// The last event of each stream that decides what is shown: who knows the log so far can make the same again.
  ///
  /// An entry that the audience never could see does not move it.
  private(set) var ends: [String: Int] = [:]
  /// Entries about the dialogue that stand, shown or not.
  private var standing = 0

  var disclosure: Disclosure {
    let shown = histories.flatMap(\.facts)
    let inDialogue = histories.filter { isInDialogue($0.subject) }.reduce(0) { $0 + $1.facts.count }
    return Disclosure(
      audience: audience, sharedOn: Dictionary(shown.map { ($0.fact.id, $0.since) }) { first, _ in first },
      wordedOn: Dictionary(shown.map { ($0.fact.id, $0.worded) }) { first, _ in first },
      withheld: audience.countsWithheld ? standing - inDialogue : nil)
  }

  init(_ source: Database, _ moment: Moment, _ audience: Audience) throws {
    self.audience = audience
    var papers: [(subject: Subject, facts: [Shown])] = []
    let mark: HistoryMarks? = audience.countsWithheld ? nil : .shared
    try HistoryTable(db: source).eachHistory(marked: mark, where: Self.scope(of: audience)) { subject, events in
      // A redaction counts for every moment: first the words go, then what was not known.
      let known = Amendments.withRedactions(events).filter { moment.known?.holds($0.id, $0.time) ?? true }
      let history = SharedHistory(of: known, asOf: moment.day, circle: audience.circle)
      switch subject {
      case .circulation, .reminder, .other: return
      case .paper:
        // What it is about may have been corrected: it decides something where it ever was about the dialogue.
        guard events.contains(where: { $0.names(audience.dialogue) }) else { return }
        if let about = Self.about(history, audience.dialogue) { papers.append((subject, about)) }
      case .register: histories.append((subject, history.shown.filter { Self.isForOthers($0.fact.fact) }))
      case .institution: histories.append((subject, history.shown.filter { Self.isForOthers($0.fact.fact) }))
      case .session:
        // A document alone would show that there is a session, and not which.
        histories.append((subject, history.shown.allSatisfy(\.fact.isDocument) ? [] : history.shown))
      case .dialogue, .calendar, .proposal: histories.append((subject, history.shown))
      }
      for id in history.deciding { ends[id.stream] = max(ends[id.stream] ?? 0, id.number) }
      if isInDialogue(subject) { standing += history.standing }
    }
    let links = SharedLinks(histories, papers: papers) { try Self.numbers(of: $0, source) }
    histories = try histories.compactMap { subject, facts in try links.kept(facts, of: subject).map { (subject, $0) } }
    histories += links.papers
  }

  private func isInDialogue(_ subject: Subject) -> Bool {
    switch subject {
    case .dialogue, .session, .proposal: true
    // A letter is here only if all that it is about is.
    case .paper: true
    case .register, .institution, .calendar, .circulation, .reminder, .other: false
    }
  }

  /// The facts of a letter if all that it is about lies in one dialogue; nil if it does not, or is about nothing.
  private static func about(_ history: SharedHistory, _ dialogue: String) -> [Shown]? {
    let about = history.shown.flatMap { shown in
      if case .paper(let fact) = shown.fact.fact { fact.about } else { [String]() }
    }
    let isOfDialogue = !about.isEmpty && about.allSatisfy { $0.hasPrefix(dialogue + "-") }
    return isOfDialogue ? history.shown : nil
  }

  /// What everybody knows of the register and of bodies; how we go about our work is not among it.
  private static func isForOthers(_ fact: Fact) -> Bool {
    switch fact {
    case .register(.set(let key, _)): key == "secretariat"
    case .institution(.contactSet): false
    default: true
    }
  }

  /// Every number that a letter was ever logged under.
  private static func numbers(of paper: String, _ source: Database) throws -> [String] {
    try HistoryTable(db: source).history(of: .paper(paper)).flatMap { event in
      [event.data?["number"]?.text, event.data?["data"]?.object?["number"]?.text].compactMap { $0 }
    }
  }

  /// The events that are looked at: those of subjects in which something was ever shared, one dialogue's only.
  private static func scope(of audience: Audience) -> SQL {
    let (first, last) = ("\(audience.dialogue)-", "\(audience.dialogue).")
    return """
      (subject IN ('register', \("dialogue/" + audience.dialogue))
        OR (subject >= 'institution/' AND subject < 'institution0')
        OR (subject >= 'calendar/' AND subject < 'calendar0') OR (subject >= 'paper/' AND subject < 'paper0')
        OR (subject >= \("session/" + first) AND subject < \("session/" + last))
        OR (subject >= \(first) AND subject < \(last)))
      """
  }
}

extension StoredEvent {
  /// Whether a letter, as recorded or as corrected by it, names something of a dialogue.
  fileprivate func names(_ dialogue: String) -> Bool {
    let about = data?["about"] ?? data?["data"]?.object?["about"]
    return about?.texts.contains { $0.hasPrefix(dialogue + "-") } ?? false
  }
}

extension PaperEvent {
  /// The references that it is about.
  var about: [String] {
    switch self {
    case .received(_, _, _, _, _, _, let about), .issued(_, _, _, _, let about): about
    }
  }
}
