import Domain
import EventLog
import Projections

/// Events of the log as their histories tell them, those that one command wrote together, in the order in which they
/// are shown.
///
/// There may be a million: each is told once and packed, and those of one command, at most 1,024, are unpacked at a
/// time.
struct LoggedCommits: Sequence, Sendable {
  /// How many events are looked up together.
  private static let partSize = 4096
  /// What is one in so many of all that is known is looked up history by history; of more, every history is gone
  /// through as it lies in the file.
  static let fewOfAll = 16

  private let rows: SortedRows
  private let names: PackedNames
  private let count: Int
  private let isReversed: Bool

  /// - Parameters:
  ///   - count: how many events are shown, the first of the log in this order.
  ///   - filter: which events are asked for.
  ///   - isReversed: the oldest first.
  ///   - fewOfAll: see `LoggedCommits.fewOfAll`; `.max` goes through every history, 0 through none.
  init(
    _ queries: Queries, count: Int, _ filter: EventFilter, isReversed: Bool, fewOfAll: Int = fewOfAll
  ) throws {
    var packer = Packer(queries, isReversed: isReversed)
    if try fewOfAll == 0 || count <= queries.eventCount() / fewOfAll {
      try queries.eachPart(of: Self.partSize, limit: count, filter, isReversed: isReversed) { rows in
        for (subject, rows) in Dictionary(grouping: rows, by: \.event.subject) {
          packer.add(rows, of: subject, history: try queries.history(of: subject))
        }
      }
    } else {
      try queries.eachHistory(with: filter) { packer.add($2, of: $0, history: $1) }
    }
    (rows, names) = packer.packed()
    self.count = count
    self.isReversed = isReversed
  }

  /// What kept the events from being read to the end; nil where nothing did.
  var failure: FileFailure? { rows.failure }

  /// One command's events after the other's; what was written in one command stands as it was written.
  func makeIterator() -> AnyIterator<[HistoryItem]> {
    let rows = rows.rows(of: [0]) { [names] reader in
      (commit: reader.number(), item: reader.historyItem(names, in: .english))
    }
    var left = count
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
    private var sorter: RowSorter
    private var names = PackedNames()
    private var row = PackedRow()

    init(_ queries: Queries, isReversed: Bool) {
      day = queries.day
      self.isReversed = isReversed
      sorter = queries.rowSorter()
    }

    /// Takes in events of one history.
    ///
    /// - Parameter history: all of it, as far as it is known.
    mutating func add(_ rows: [LogRow], of subject: Subject, history: [StoredEvent]) {
      let commits = Dictionary(rows.map { ($0.event.id, $0.commit) }) { first, _ in first }
      for item in HistoryReader(of: subject, events: history, asOf: day).items {
        guard let commit = commits[item.event.id] else { continue }
        row.removeAll()
        row.order(by: item.event.time, descending: !isReversed)
        row.order(by: item.event.id.stream, descending: !isReversed)
        row.order(by: item.event.id.number, descending: !isReversed)
        row.add(commit)
        row.add(item, &names)
        sorter.add(row)
      }
    }

    mutating func packed() -> (SortedRows, PackedNames) { (sorter.sorted(), names) }
  }
}
