public import Domain
import EventLog
import GRDB

// What the record itself holds: how much is known, and which reminders went out.
extension Queries {
  /// The number of the last event of each stream that is known at the moment asked about.
  public func knownSizes() throws -> [String: Int] {
    var sizes: [String: Int] = [:]
    for end in try cursor() {
      if let size = try lastRecorded(of: end.stream, size: end.size, upTo: knownTime) { sizes[end.stream] = size }
    }
    return sizes
  }

  /// The last event of a stream that was recorded up to a time, found by halving: in a stream time never goes back, so
  /// the cost does not grow with what was recorded since.
  func lastRecorded(of stream: String, size: Int, upTo time: Int) throws -> Int? {
    let finder = EventFinder(db)
    guard let lane = try finder.table.decoder.names.number(of: stream) else { return nil }
    // Withheld events are not held: what is looked at is the last one that is.
    func nearest(_ number: Int) throws -> (number: Int, isWithin: Bool)? {
      for number in stride(from: number, to: 0, by: -1) {
        guard let place = try finder.place(stream: lane, number: number) else { continue }
        if time >= Forever.time - 1 { return (number, true) }
        let event = try finder.event(EventID(stream: stream, number: number), at: place, withData: false)
        return event.map { (number, $0.time.microseconds <= time) }
      }
      return nil
    }
    var (low, high) = (0, size)
    while low < high {
      let middle = time >= Forever.time - 1 ? high : (low + high + 1) / 2
      if let found = try nearest(middle), !found.isWithin { high = found.number - 1 } else { low = middle }
    }
    return try nearest(low).flatMap { $0.isWithin ? $0.number : nil }
  }

  /// How many reminders have named each reference, issued by the day asked about.
  public func remindersSent() throws -> [String: Int] {
    var sent: [String: Int] = [:]
    for reminder in try reminders() {
      for item in Set(reminder.items) { sent[item, default: 0] += 1 }
    }
    return sent
  }

  /// All papers with their own number and date, by reference.
  public func papers() throws -> [String: (number: String, dated: CalendarDate)] {
    let rows = try Row.fetchAll(db, sql: "SELECT reference, number, dated FROM paper WHERE \(holds("paper"))")
    return Dictionary(
      rows.map { ($0[0] as String, (number: $0[1] as String, dated: CalendarDate(daysSinceEpoch: $0[2]))) }
    ) { first, _ in first }
  }
}
