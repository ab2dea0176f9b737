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
  /// What bears the words in its name first, then by the newest entry; where not everything is listed, only so many as
  /// are shown.
  let groups: [Group]
  /// Entries that were found.
  let total: Int
  /// Things that they are about.
  let thingCount: Int
  /// At most so many entries are shown to people; nil = all.
  let limit: Int?
  /// The entries that are shown to people, as their histories tell them.
  let told: [EventID: HistoryItem]

  /// - Parameters:
  ///   - words: what all have to stand in one entry.
  ///   - typed: the words as they were typed.
  ///   - limit: at most so many entries are shown to people; nil = all.
  ///   - filter: in which proposals; nil: everywhere.
  ///   - isListing: whether every entry is wanted, as for programs, and not only those that are shown to people.
  public init(
    _ queries: Queries, words: SearchWords, typed: String, limit: Int?, matching filter: RowFilter? = nil,
    isListing: Bool = true
  ) throws {
    try self.init(
      queries, words: words, typed: typed, limit: limit, matching: filter, isListing: isListing, isThorough: false)
  }

  /// - Parameter isThorough: whether every entry is understood, also where its words alone tell that it is not meant;
  ///   the answer is the same.
  init(
    _ queries: Queries, words: SearchWords, typed: String, limit: Int?, matching filter: RowFilter?,
    isListing: Bool = true, isThorough: Bool
  ) throws {
    position = try RecordPosition(queries)
    self.typed = typed
    self.limit = limit
    selection = Selection(filter)
    let test = selection.isFiltering ? try SelectionTest(selection, queries) : nil
    let reader = SearchReader(queries, words, try Institutions(queries), isThorough: isThorough)
    var found: [SearchReader.Found] = []
    try queries.eachHistory(mayHold: words) { history in
      guard try Self.isAsked(history.subject, test, queries) else { return }
      if let one = try reader.found(in: history) { found.append(one) }
    }
    // Of many only the first are shown: they are not moved about.
    let order = found.indices.sorted { SearchReader.Found.precedes(found[$0], found[$1]) }
    total = found.reduce(0) { $0 + $1.count }
    thingCount = found.count
    groups = try Self.groups(order.lazy.map { found[$0] }, isListing ? nil : limit, reader)
    told = try Self.told(queries, groups, limit: limit)
  }

  /// The groups of the first entries.
  ///
  /// - Parameter limit: of so many; nil = of all.
  private static func groups(
    _ found: some Sequence<SearchReader.Found>, _ limit: Int?, _ reader: SearchReader
  ) throws -> [Group] {
    var (groups, left) = ([Group](), limit ?? .max)
    for one in found where left > 0 {
      guard let group = try reader.group(one.subject) else { continue }
      groups.append(group)
      left -= min(group.hits.count, left)
    }
    return groups
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
}
