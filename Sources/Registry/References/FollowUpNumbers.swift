import Domain
import EventLog

/// The numbers that follow-ups of one proposal, or its targets, were given, whatever became of them: none is given again.
struct FollowUpNumbers: Sendable {
  private var byStream: [String: Set<Int>] = [:]

  /// - Parameter type: the events that give a number.
  init(in history: [StoredEvent], of type: String = "follow-up.scheduled") {
    let scheduled = Set(history.filter { $0.type == type }.map(\.id))
    for event in history {
      if scheduled.contains(event.id) { add(event.data, event.id.stream) }
      // A correction may give another number, and a redaction keeps the one that it took out of the line.
      guard let target = event.data?["target"]?.text.flatMap({ EventID($0) }), scheduled.contains(target) else {
        continue
      }
      add(event.data?["data"]?.object, target.stream)
    }
  }

  private mutating func add(_ data: DataObject?, _ stream: String) {
    if let number = data?["number"]?.integer { add(number, stream) }
  }

  /// Notes a number that a stream has given.
  mutating func add(_ number: Int, _ stream: String) { byStream[stream, default: []].insert(number) }

  var all: Set<Int> { byStream.values.reduce(into: []) { $0.formUnion($1) } }

  /// The number that a stream gives next; each stream counts on from its own first number.
  func next(for stream: String, from first: Int) -> Int {
    let taken = all
    var number = max(first, (byStream[stream]?.max() ?? 0) + 1)
    while taken.contains(number) { number += 1 }
    return number
  }
}
