import Domain
import EventLog
import Projections

/// Events of the log as their histories tell them, those that one command wrote together, in the order in which they
/// are shown.
///
/// There may be a million: they are packed, and those of one command are worked out at a time.
struct LoggedCommits: Sequence, Sendable {
  /// Up to so many events are looked for one by one; of more, every history is gone through.
  static let fewEvents = 4096

  private let rows: SortedRows
  private let names: PackedNames
  private let limit: Int
  private let isReversed: Bool

  /// - Parameters:
  ///   - count: how many events are shown, the first of the log in this order.
  ///   - filter: which events are asked for.
  ///   - isReversed: the oldest first.
  ///   - fewEvents: see `LoggedCommits.fewEvents`.
  init(
    _ queries: Queries, count: Int, _ filter: EventFilter, isReversed: Bool, fewEvents: Int = fewEvents
  ) throws {
    var packer = try Packer(queries, isReversed: isReversed)
    if count <= fewEvents {
      let rows = try queries.log(limit: count, filter, isReversed: isReversed)
      for (subject, rows) in Dictionary(grouping: rows, by: \.event.subject) {
        packer.add(rows, of: subject, history: try queries.history(of: subject))
      }
    } else {
      try queries.eachHistory(holding: filter) { packer.add($2, of: $0, history: $1) }
    }
    (rows, names) = packer.packed()
    limit = count
    self.isReversed = isReversed
  }

  /// What kept the events from being read to the end; nil where nothing did.
  var failure: FileFailure? { rows.failure }

  /// One command's events after the other's; what was written in one command stands as it was written.
  func makeIterator() -> AnyIterator<[HistoryItem]> {
    let rows = rows.rows(of: [0]) { [names] reader in
      (commit: reader.number(), item: reader.historyItem(names, in: .english))
    }
    var left = limit
    var next = rows.next()
    return AnyIterator { [isReversed] in
      guard let first = next, left > 0 else { return nil }
      var items: [HistoryItem] = []
      while let row = next, left > 0, row.commit == first.commit, row.item.event.id.stream == first.item.event.id.stream
      {
        items.append(row.item)
        left -= 1
        next = rows.next()
      }
      return isReversed ? items : items.reversed()
    }
  }
}

extension LoggedCommits {
  private struct Packer {
    private let day: CalendarDate
    private let isReversed: Bool
    /// The streams in their order.
    private let ranks: [String: Int]
    private var sorter: RowSorter
    private var names = PackedNames()
    private var row = PackedRow()

    init(_ queries: Queries, isReversed: Bool) throws {
      day = queries.day
      self.isReversed = isReversed
      let streams = try queries.cursor().map(\.stream).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      ranks = Dictionary(uniqueKeysWithValues: zip(streams, streams.indices))
      sorter = queries.rowSorter()
    }

    /// Takes in events of one history.
    ///
    /// - Parameter history: all of it, as far as it is known.
    mutating func add(_ rows: [LogRow], of subject: Subject, history: [StoredEvent]) {
      let commits = Dictionary(rows.map { ($0.event.id, $0.commit) }) { first, _ in first }
      let direction = isReversed ? 1 : -1
      for item in HistoryReader(of: subject, events: history, asOf: day).items {
        guard let commit = commits[item.event.id] else { continue }
        row.removeAll()
        row.order(by: item.event.time, isReversed: !isReversed)
        row.order(by: direction * (ranks[item.event.id.stream] ?? 0))
        row.order(by: direction * item.event.id.number)
        row.add(commit)
        row.add(item, &names)
        sorter.add(row)
      }
    }

    mutating func packed() -> (SortedRows, PackedNames) { (sorter.sorted(), names) }
  }
}
