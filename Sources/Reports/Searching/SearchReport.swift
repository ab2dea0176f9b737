import Domain
import EventLog
public import Projections
public import Registry

/// Where words stand in what holds: titles, actions, positions, sources, names.
///
/// What was withdrawn, corrected away or removed is not found; what is off the record is left to `show` and `history`.
public struct SearchReport: Report {
  /// An entry in which all the words stand.
  struct Hit: Sendable {
    let id: EventID
    let type: String
    let sharing: Sharing
    /// The day from which it holds, after corrections.
    let effective: CalendarDate
    /// The follow-up that it is about.
    let followUp: Int?
    /// The text in which a word stands, and the member that holds it.
    let text: String
    let member: String
  }

  /// The entries about one thing.
  struct Group: Sendable {
    let subject: Subject
    let title: String?
    /// Whether the title itself fits.
    let isNamedSo: Bool
    /// The newest first.
    let hits: [Hit]
  }

  let position: RecordPosition
  let typed: String
  let selection: Selection
  /// What bears the words in its name first, then by the newest entry.
  let groups: [Group]
  /// At most so many entries are shown to people; nil = all.
  let limit: Int?
  /// The entries that are shown to people, as their histories tell them.
  let told: [EventID: HistoryItem]

  /// - Parameters:
  ///   - words: what all have to stand in one entry.
  ///   - typed: the words as they were typed.
  ///   - filter: in which proposals; nil: everywhere.
  public init(
    _ queries: Queries, words: SearchWords, typed: String, limit: Int?, matching filter: RowFilter? = nil
  ) throws {
    try self.init(queries, words: words, typed: typed, limit: limit, matching: filter, isThorough: false)
  }

  /// - Parameter isThorough: whether every entry is understood, also where its words alone tell that it is not meant;
  ///   the answer is the same.
  init(
    _ queries: Queries, words: SearchWords, typed: String, limit: Int?, matching filter: RowFilter?, isThorough: Bool
  ) throws {
    position = try RecordPosition(queries)
    self.typed = typed
    self.limit = limit
    let institutions = try Institutions(queries)
    selection = Selection(filter)
    let test = selection.isFiltering ? try SelectionTest(selection, queries) : nil
    let groups = try queries.candidates(words).compactMap { subject -> Group? in
      guard try Self.isAsked(subject, test, queries) else { return nil }
      return try Self.group(queries, subject, words, institutions, isThorough: isThorough)
    }
    .sorted(by: Self.precedes)
    self.groups = groups
    told = try Self.told(queries, groups, limit: limit)
  }

  /// Tells the first entries.
  ///
  /// How all of them read need not be worked out where only some are shown.
  private static func told(_ queries: Queries, _ groups: [Group], limit: Int?) throws -> [EventID: HistoryItem] {
    var told: [EventID: HistoryItem] = [:]
    var left = limit ?? .max
    for group in groups where left > 0 {
      let shown = Set(group.hits.prefix(left).map(\.id))
      left -= shown.count
      let history = try queries.history(of: group.subject)
      for item in HistoryReader(of: group.subject, events: history, asOf: queries.day).items
      where shown.contains(item.event.id) {
        told[item.event.id] = item
      }
    }
    return told
  }

  /// A filter is about proposals, and leaves nothing else.
  private static func isAsked(_ subject: Subject, _ test: SelectionTest?, _ queries: Queries) throws -> Bool {
    guard let test else { return true }
    guard case .proposal(let reference) = subject, let row = try queries.proposalRow(reference) else { return false }
    return try test.accepts(row)
  }

  private static func precedes(_ left: Group, _ right: Group) -> Bool {
    if left.isNamedSo != right.isNamedSo { return left.isNamedSo }
    let (first, second) = (left.hits[0].effective, right.hits[0].effective)
    return first == second ? "\(left.subject)" < "\(right.subject)" : first > second
  }

  private static func group(
    _ queries: Queries, _ subject: Subject, _ words: SearchWords, _ institutions: Institutions, isThorough: Bool
  ) throws -> Group? {
    let history = try queries.history(of: subject)
    // Where nothing was corrected each event says what it says alone, and most need not be understood.
    let isPlain = !isThorough && !history.contains { $0.type.hasPrefix("event.") }
    let looked = isPlain ? history.filter { words.match($0.texts) } : history
    let standing = StandingHistory(of: looked, asOf: queries.day)
    // The newest first.
    let hits = try standing.facts.reversed().compactMap { fact in try hit(fact, in: looked, words) }
    if hits.isEmpty { return nil }
    let naming = { history.filter { titled.contains($0.type) } }
    let named = isPlain ? StandingHistory(of: naming(), asOf: queries.day) : standing
    let title = try Self.title(of: subject, named, queries, institutions)
    return Group(subject: subject, title: title, isNamedSo: title.map(words.match) ?? false, hits: hits)
  }

  /// The types that give a proposal its title.
  private static let titled: Set = ["proposal.tabled", "proposal.amended"]

  /// Where the words stand in an entry; nil if they do not, or if it is off the record.
  private static func hit(_ fact: Recorded<Fact>, in history: [StoredEvent], _ words: SearchWords) throws -> Hit? {
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
    return Hit(
      id: event.id, type: event.type, sharing: event.sharing, effective: fact.effective, followUp: followUp,
      text: place.text, member: place.member)
  }

  private static func title(
    of subject: Subject, _ standing: StandingHistory, _ queries: Queries, _ institutions: Institutions
  ) throws -> String? {
    switch subject {
    case .proposal: Proposal.folding(standing.proposalFacts).state.tabling?.title.wording()
    case .institution(let code): institutions.name(code)
    case .dialogue(let code): try queries.dialogue(code)?.title
    case .session(let reference): try queries.dialogue(reference.dialogue)?.title
    case .register, .calendar, .paper, .circulation, .reminder, .other: nil
    }
  }

  var total: Int { groups.reduce(0) { $0 + $1.hits.count } }
}

extension StoredEvent {
  /// Everything that it says, in lines.
  fileprivate var texts: String { data.map { DataValue.object($0).texts.joined(separator: "\n") } ?? "" }
}

extension SearchReport {
  public var document: Document {
    guard total > 0 else {
      let day = " as at \(DayWording.long(position.asOf))."
      return Document([.paragraph([TextRun("Nothing holds “\(typed)”", .strong), TextRun(day)])])
    }
    let shown = min(limit ?? total, total)
    let all = Plural.counted(total, "entry", "entries")
    let count = shown < total ? "\(Plural.digits(shown)) of \(all)" : all
    var document = Document([
      .paragraph([
        TextRun(count, .strong),
        TextRun(" about \(Plural.counted(groups.count, "thing")) as at \(DayWording.long(position.asOf))"),
      ])
    ])
    document.blocks += selection.note()
    document.append(.table(table(shown: shown)))
    return document
  }

  private func table(shown: Int) -> Table {
    var table = Table(columns: [.fixed("On"), .init("What was recorded", minimumWidth: 28), .fixed("Event")])
    var left = shown
    for group in groups where left > 0 {
      let name = EventSentence(subject: group.subject).name
      table.rows.append(
        .group([TextRun(name, .reference), TextRun(group.title.map { "  " + $0 } ?? "")]))
      for hit in group.hits.prefix(left) {
        if let item = told[hit.id] { table.append(cells(hit, item)) }
      }
      left -= min(left, group.hits.count)
    }
    return table
  }

  private func cells(_ hit: Hit, _ item: HistoryItem) -> [Table.Cell] {
    let sentence = item.sentence
    var lines: [RichText] = [sentence]
    // The sentence does not say everything that an entry holds.
    if !sentence.plain.contains(hit.text) { lines.append(.init("\(hit.member): \(hit.text)", .quiet)) }
    if case .corrected = item.fate, let fate = item.fateWords { lines.append(.init(fate, .warning)) }
    if let order = item.order { lines.append(.init(order.words(.english), .warning)) }
    return [
      .init(DayWording.short(item.effective)), .init(lines: lines), .init("\(hit.id)", .reference),
    ]
  }

  public var records: RecordTable {
    RecordTable(
      columns: ["reference", "title", "event", "effective", "type", "followUp", "member", "text", "sharing"],
      rows: groups.flatMap { group in
        group.hits.map { hit in
          [
            .text(EventSentence(subject: group.subject).name), .init(group.title), .init(reference: hit.id),
            .init(hit.effective), .text(hit.type), .init(hit.followUp), .text(hit.member),
            .text(hit.text), .text(hit.sharing.rawValue),
          ]
        }
      })
  }

  public var json: JSONValue {
    let items = groups.flatMap { group in
      group.hits.map { hit -> JSONValue in
        [
          "reference": .string(EventSentence(subject: group.subject).name), "title": JSONValue(group.title),
          "event": JSONValue(reference: hit.id), "effective": JSONValue(hit.effective),
          "type": .string(hit.type), "followUp": JSONValue(hit.followUp), "member": .string(hit.member),
          "text": .string(hit.text), "sharing": .string(hit.sharing.rawValue),
        ]
      }
    }
    return position.json(
      schema: "search/1",
      [("words", .string(typed)), selection.member, ("items", .array(items)), ("count", .integer(total))])
  }
}
