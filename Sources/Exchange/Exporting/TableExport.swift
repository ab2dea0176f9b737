public import Domain
import EventLog
public import Projections
import Reports

/// Writes everything that holds on a day as a folder of tables, for whoever wants to go on without this program.
public struct TableExport {
  /// What an export came to.
  public struct Summary: Hashable, Sendable {
    public let folder: String
    public let tables: Int
    public let rows: Int
    /// Entries off the record, which are in no export.
    public let offRecord: Int
  }

  private let target: String
  private let files: any LogFiles

  /// - Parameter target: the folder to be made.
  public init(to target: String) { self.init(to: target, files: PosixFiles()) }

  init(to target: String, files: any LogFiles) { (self.target, self.files) = (target, files) }

  /// Writes the folder.
  ///
  /// - Parameters:
  ///   - queries: about the moment of which the tables are to be.
  ///   - offRecord: what leaves the house in no form, with everything known.
  /// - Throws: `ExportFailure`; then nothing is left.
  public func write(_ queries: Queries, offRecord: Set<EventID>) throws -> Summary {
    let offRecord = offRecord.union(try queries.offRecordNames())
    let folder = try ExportFolder(target, files: files)
    do {
      let counts = try fill(folder, queries, offRecord)
      let imprint = try ExportReadme(queries, rows: counts, offRecord: offRecord.count)
      try folder.write(imprint.text, to: "README.md")
      try folder.finish()
      return Summary(
        folder: target, tables: ExportTable.all.count, rows: counts.values.reduce(0, +), offRecord: offRecord.count)
    } catch let failure as FileFailure {
      folder.abandon()
      throw ExportFailure.cannotWrite(failure)
    } catch {
      folder.abandon()
      throw error
    }
  }

  /// The rows of each table.
  private func fill(_ folder: ExportFolder, _ queries: Queries, _ offRecord: Set<EventID>) throws -> [String: Int] {
    let renderer = CSVRenderer(byteOrderMark: true)
    for table in ExportTable.all { try folder.write(renderer.head(table.columns.map(\.name)), to: table.file) }
    var counts: [String: Int] = [:]
    let add = { (table: ExportTable, row: [Field]) in
      precondition(row.count == table.columns.count, "a row of \(table.file) has other columns than its table")
      counts[table.name, default: 0] += 1
      try folder.write(renderer.row(row, columns: table.columns.count), to: table.file)
    }
    let rows = ExportRows(day: queries.day, heirs: try queries.heirs(), offRecord: offRecord, add: add)
    try queries.eachHistory(rows.take)
    let first = try queries.wholeSettings().numbersFrom
    for (stream, size) in try Self.sizes(queries) {
      try add(.streams, [.text(stream), .integer(size), .init(first[stream])])
    }
    try queries.eachEvent { row in
      let event = row.event
      guard !offRecord.contains(event.id) else { return }
      let basis = event.basis.filter { !offRecord.contains($0) }
      try add(
        .events,
        [
          .text("\(event.id)"), .text(event.id.stream), .integer(event.id.number),
          .text("\(EventID(stream: event.id.stream, number: row.commit))"), .text("\(event.time)"),
          .day(event.effective), .text(event.actor), .text(event.type), .text("\(event.subject)"),
          .text(event.sharing.rawValue), ExportRows.list(basis.map(\.description)),
        ])
    }
    return counts
  }

  /// How many events of each stream count, by name.
  static func sizes(_ queries: Queries) throws -> [(stream: String, size: Int)] {
    let known = queries.moment.known == nil ? nil : try queries.knownSizes()
    return try queries.cursor().map { end in
      (end.stream, known.map { $0[end.stream] ?? 0 } ?? end.size)
    }
  }
}
