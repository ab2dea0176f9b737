public import Domain
import EventLog
import GRDB

// Where words that are to be removed stand once more.
extension Queries {
  /// The events in whose data any of some texts stands, letter for letter, in total order.
  public func events(repeating texts: [String]) throws -> [(id: EventID, subject: Subject)] {
    guard !texts.isEmpty else { return [] }
    let condition = repeatElement("instr(data, ?) > 0", count: texts.count).joined(separator: " OR ")
    // As a string of the log has it, without its quotation marks.
    let written = texts.map { String(decoding: DataValue.string($0).encoded.dropFirst().dropLast(), as: UTF8.self) }
    let sql = """
      SELECT stream, number, subject FROM event WHERE (\(condition)) AND time <= \(knownTime)
      ORDER BY time, stream, number
      """
    return try Row.fetchAll(db, sql: sql, arguments: StatementArguments(written)).map { row in
      (id: EventID(stream: row[0], number: row[1]), subject: Subject(row[2] as String))
    }
  }
}
