/// Changes of what is open and overdue, by the days from which on they count.
///
/// One value: for each day its distance from the one before, how many more are open, how many overdue, and by how much
/// the due days of those, added up, differ from what they would be had each become overdue on that day: mostly not at
/// all. The numbers have as many bytes as they need (see `EventRecord`).
struct OpenTotals {
  private var changes: [Int: OpenChange] = [:]

  /// Adds a step to its days.
  mutating func add(_ step: OpenStep) {
    changes[step.day, default: OpenChange()] += step.open
    if let day = step.overdueDay { changes[day, default: OpenChange()] += step.overdue }
  }

  /// Adds what `encoded` gave.
  mutating func add(_ bytes: UnsafeRawBufferPointer) throws {
    try Self.each(in: bytes, upTo: .max) { changes[$0, default: OpenChange()] += $1 }
  }

  /// In the order of the days; empty where nothing is left.
  var encoded: [UInt8] {
    var (bytes, day) = ([UInt8](), 0)
    for (next, change) in changes.sorted(by: { $0.key < $1.key }) where !change.isNothing {
      bytes.append(signed: next &- day)
      bytes.append(signed: change.open)
      bytes.append(signed: change.overdue)
      bytes.append(signed: change.dueTotal &- change.overdue &* (next &- 1))
      day = next
    }
    return bytes
  }

  /// Calls back with each change of what `encoded` gave, up to a day.
  ///
  /// - Throws: `SQLITE_CORRUPT` if they are not whole changes.
  static func each(
    in bytes: UnsafeRawBufferPointer, upTo last: Int, _ body: (_ day: Int, OpenChange) -> Void
  ) throws {
    var (cursor, day) = (RecordCursor(bytes), 0)
    while !cursor.isAtEnd {
      day &+= try cursor.signed()
      if day > last { return }
      let (open, overdue) = (try cursor.signed(), try cursor.signed())
      let dueTotal = overdue &* (day &- 1) &+ (try cursor.signed())
      body(day, OpenChange(open: open, overdue: overdue, dueTotal: dueTotal))
    }
  }
}
