public import Domain
import EventLog
import GRDB

// What imports have recorded, and where somebody went on after them.
extension Queries {
  /// What the token of an imported row looks like: the beginning of the file's digest, a colon, and the row.
  private static let importToken = String(repeating: "[0-9a-f]", count: 32) + ":[0-9]*"

  /// The proposals of which an import recorded something, and of which something else was recorded after that.
  public func proposalsChangedSinceImport() throws -> Set<ProposalReference> {
    let sql = "SELECT stream, number FROM token WHERE token GLOB ?"
    let starts = Set(
      try Row.fetchAll(db, sql: sql, arguments: [Self.importToken]).map { EventID(stream: $0[0], number: $0[1]) })
    if starts.isEmpty { return [] }
    let finder = EventFinder(db)
    var changed: Set<ProposalReference> = []
    try finder.table.eachRow { subject, records in
      guard let reference = ProposalReference(subject) else { return }
      var isImported = false
      for record in records {
        // In total order: whatever follows the first imported event was recorded after it.
        if starts.contains(try finder.commitStart(of: record)) {
          isImported = true
        } else if isImported {
          changed.insert(reference)
        }
      }
    }
    return changed
  }

  /// The events of a proposal that imports recorded.
  public func importedEvents(of reference: ProposalReference) throws -> Set<EventID> {
    let statement = try db.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM token WHERE stream = ? AND number = ? AND token GLOB ?)")
    let finder = EventFinder(db)
    let imported = try finder.table.history(of: .proposal(reference)).filter { event in
      guard let place = try finder.place(event.id) else { return false }
      return try Bool.fetchOne(
        statement, arguments: [event.id.stream, event.id.number - Int(place.distance), Self.importToken]) ?? false
    }
    return Set(imported.map(\.id))
  }
}

extension EventFinder {
  /// The first event of the commit to which an event of a history belongs.
  fileprivate func commitStart(of record: EventRecord) throws -> EventID {
    let place = try place(stream: record.head.stream, number: record.head.number)
    return EventID(
      stream: try table.decoder.names[record.head.stream],
      number: record.head.number - Int(place?.distance ?? 0))
  }
}
