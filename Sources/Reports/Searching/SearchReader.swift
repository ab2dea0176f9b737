import Domain
import EventLog
import Projections
import Registry

/// Reads what a search finds in histories, first only to count and to order it, then as it is shown.
///
/// Valid only as long as the queries are.
struct SearchReader {
  /// What was found in one history: enough to count and to order.
  struct Found {
    let subject: Subject
    /// The subject as it is written.
    let name: String
    /// Whether its title fits.
    let isNamedSo: Bool
    /// The day of the newest entry.
    let newest: CalendarDate
    /// Entries.
    let count: Int

    init(_ subject: Subject, isNamedSo: Bool, newest: CalendarDate, count: Int) {
      (self.subject, name) = (subject, subject.description)
      self.isNamedSo = isNamedSo
      self.newest = newest
      self.count = count
    }

    static func precedes(_ left: Found, _ right: Found) -> Bool {
      if left.isNamedSo != right.isNamedSo { return left.isNamedSo }
      return left.newest == right.newest ? left.name < right.name : left.newest > right.newest
    }
  }

  private let queries: Queries
  private let words: SearchWords
  private let institutions: Institutions
  private let isThorough: Bool

  /// - Parameter isThorough: whether every history is understood as a whole; what is found is the same.
  init(_ queries: Queries, _ words: SearchWords, _ institutions: Institutions, isThorough: Bool) {
    self.queries = queries
    self.words = words
    self.institutions = institutions
    self.isThorough = isThorough
  }

  /// What stands in a history; nil if nothing does.
  ///
  /// Where nothing was corrected each event says what it says alone: those that cannot hold the words are not even read.
  func found(in history: SearchedHistory) throws -> Found? {
    guard history.isPlain, !isThorough else {
      return try group(history.subject).flatMap { group in
        group.hits.first.map {
          Found(
            group.subject, isNamedSo: group.isNamedSo, newest: $0.effective, count: group.hits.count)
        }
      }
    }
    let holding = try history.events(mayHold: words).filter { words.match($0.texts) }
    let facts = StandingHistory(of: holding, asOf: queries.day).facts.filter { Self.isOnRecord($0.fact) }
    guard let newest = facts.last?.effective else { return nil }
    return Found(history.subject, isNamedSo: try isNamedSo(history, holding), newest: newest, count: facts.count)
  }

  /// - Parameter holding: its events that hold the words.
  private func isNamedSo(_ history: SearchedHistory, _ holding: [StoredEvent]) throws -> Bool {
    var naming: [StoredEvent] = []
    if case .proposal = history.subject {
      // What gives a title that holds the words holds them too.
      guard holding.contains(where: { Self.titled.contains($0.type) }) else { return false }
      naming = try history.events(of: Self.titled)
    }
    return try title(of: history.subject, StandingHistory(of: naming, asOf: queries.day)).map(words.match) ?? false
  }

  /// The entries about a thing; nil if there are none.
  func group(_ subject: Subject) throws -> SearchReport.Group? {
    let history = try queries.history(of: subject)
    let isPlain = !isThorough && !history.contains { $0.type.hasPrefix("event.") }
    let looked = isPlain ? history.filter { words.match($0.texts) } : history
    let standing = StandingHistory(of: looked, asOf: queries.day)
    // The newest first.
    let hits = try standing.facts.reversed().compactMap { fact in try hit(fact, in: looked) }
    if hits.isEmpty { return nil }
    let naming = { history.filter { Self.titled.contains($0.type) } }
    let named = isPlain ? StandingHistory(of: naming(), asOf: queries.day) : standing
    let title = try title(of: subject, named)
    return SearchReport.Group(
      subject: subject, title: title, isNamedSo: title.map(words.match) ?? false, hits: hits)
  }

  /// The types that give a proposal its title.
  private static let titled: Set = ["proposal.tabled", "proposal.amended"]

  /// Where the words stand in an entry; nil if they do not, or if it is off the record.
  private func hit(_ fact: Recorded<Fact>, in history: [StoredEvent]) throws -> SearchReport.Hit? {
    let texts = EventCodec.encode(fact.fact, fact.provenance).data.members.flatMap { member in
      member.value.texts.map { (member: member.name, text: $0) }
    }
    guard words.match(texts.map(\.text).joined(separator: "\n")),
      let place = texts.first(where: { words.match($0.text) }) ?? texts.first(where: { words.touch($0.text) }),
      let event = history.first(where: { $0.id == fact.id })
    else { return nil }
    // As it was recorded: a correction does not put anything on the record.
    var followUp: Int?
    if case .fact(.proposal(let recorded), _)? = try? event.decoded() {
      switch recorded {
      case .followUp(let number, _): followUp = number
      case .noted(let note):
        if note.isOffRecord { return nil }
        followUp = note.followUp
      default: break
      }
    }
    return SearchReport.Hit(
      id: event.id, type: event.type, sharing: event.sharing, effective: fact.effective, followUp: followUp,
      text: place.text, member: place.member)
  }

  private static func isOnRecord(_ fact: Fact) -> Bool {
    if case .proposal(.noted(let note)) = fact { return !note.isOffRecord }
    return true
  }

  private func title(of subject: Subject, _ standing: StandingHistory) throws -> String? {
    switch subject {
    case .proposal: Proposal.folding(standing.proposalFacts).state.tabling?.title.wording()
    case .institution(let code): institutions.name(code)
    case .dialogue(let code): try queries.dialogue(code)?.title
    case .session(let reference): try queries.dialogue(reference.dialogue)?.title
    case .register, .calendar, .paper, .circulation, .reminder, .other: nil
    }
  }
}

extension StoredEvent {
  /// Everything that it says, in lines.
  fileprivate var texts: String { data.map { DataValue.object($0).texts.joined(separator: "\n") } ?? "" }
}
