import Domain
import EventLog

/// The numbers that follow-ups of one proposal were given, whatever became of them: none is given again.
struct FollowUpNumbers {
  private var byStream: [String: Set<Int>] = [:]

  init(in history: [StoredEvent]) {
    for event in history where event.type == "follow-up.scheduled" {
      if let number = event.data?["number"]?.integer { byStream[event.id.stream, default: []].insert(number) }
    }
  }

  var all: Set<Int> { byStream.values.reduce(into: []) { $0.formUnion($1) } }

  /// The number that a stream gives next; each stream counts on from its own first number.
  func next(for stream: String, from first: Int) -> Int {
    let taken = all
    var number = max(first, (byStream[stream]?.max() ?? 0) + 1)
    while taken.contains(number) { number += 1 }
    return number
  }
}
