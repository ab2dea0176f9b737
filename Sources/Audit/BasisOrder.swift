import Domain
import EventLog

/// Checks across streams that an event stands behind every event in its basis, in the total order of the log.
///
/// An event that is cited and not held here is no fault of the bytes: `check` reports it.
struct BasisOrder {
  private let streams: [StreamVerification]
  private let times: [String: [Timestamp?]]

  init(_ streams: [StreamVerification]) {
    self.streams = streams
    times = Dictionary(streams.map { ($0.stream, $0.times) }) { first, _ in first }
  }

  func findings() -> [Finding] {
    streams.flatMap { stream in
      stream.citations.compactMap { citation in
        guard let time = time(of: EventID(stream: stream.stream, number: citation.number)),
          let earlier = self.time(of: citation.cited), (earlier, citation.cited.stream) > (time, stream.stream)
        else { return nil }
        let first = Segment.first(holding: citation.number)
        return Finding(
          file: LogFolder.file(first: first, in: stream.stream), line: citation.number - first + 1, rule: .basisOrder,
          expected: "after \(earlier)", found: "\(time)")
      }
    }
  }

  private func time(of event: EventID) -> Timestamp? {
    guard let times = times[event.stream], times.indices.contains(event.number - 1) else { return nil }
    return times[event.number - 1]
  }
}
