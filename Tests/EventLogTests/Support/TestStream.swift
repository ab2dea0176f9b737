import Domain
import EventLog

/// A stream made line by line, without files, with salts that are counted and not drawn.
struct TestStream {
  let name: String
  private(set) var lines: [LogLine] = []
  private var seconds = 0

  /// A stream with its opening event.
  init(_ name: String = "mea") throws {
    self.name = name
    try commit([.opening(name)])
  }

  /// A stream of so many events, each a commit of its own.
  init(_ name: String = "mea", count: Int) throws {
    try self.init(name)
    for number in 2..<max(count + 1, 2) { try commit([.note(number)]) }
  }

  static let start = Timestamp(date: CalendarDate(daysSinceEpoch: 20_000), secondsOfDay: 0)

  /// Adds a commit, one second after the one before.
  mutating func commit(_ events: [NewEvent]) throws {
    seconds += 1
    for (place, event) in events.enumerated() {
      lines.append(
        try LogLine(
          writing: event, id: EventID(stream: name, number: lines.count + 1),
          time: Self.start.adding(seconds: seconds), more: place + 1 < events.count,
          previous: lines.last?.leaf ?? .zero, salt: .counted(lines.count)))
    }
  }

  /// Each line with its line feed.
  var endedLines: [[UInt8]] { lines.map { $0.bytes + [0x0A] } }

  var bytes: [UInt8] { Array(endedLines.joined()) }

  /// The segments by name.
  var segments: [String: [UInt8]] {
    var segments: [String: [UInt8]] = [:]
    for (place, line) in endedLines.enumerated() {
      segments[Segment.name(first: Segment.first(holding: place + 1)), default: []] += line
    }
    return segments
  }
}

extension NewEvent {
  static let day = CalendarDate(daysSinceEpoch: 20_000)

  static func opening(_ stream: String = "mea", format: Int = 1, origin: String = "example.org/test") -> NewEvent {
    NewEvent(
      type: stream == "mea" ? "register.opened" : "stream.opened", subject: "register", effective: day, actor: "mea.d3",
      sharing: .joint, data: ["format": .integer(format), "origin": .string(origin)])
  }

  static func note(_ number: Int, command: String? = nil, text: String = "A position was reported.") -> NewEvent {
    NewEvent(
      type: "proposal.noted", subject: "JPHLEPD-9-05", effective: day, actor: "mea.d3", command: command,
      data: ["text": .string("\(text) \(number)"), "grade": "official"])
  }
}

extension Salt {
  /// The 16 bytes from a number on.
  static func counted(_ number: Int) -> Salt {
    Salt(bytes: (0..<16).map { UInt8(truncatingIfNeeded: number + $0) }) ?? .random()
  }
}

extension Array where Element == UInt8 {
  /// The bytes with one piece replaced, wherever it stands first.
  func replacing(_ old: String, with new: String) -> [UInt8] {
    replacing(Array(old.utf8), with: Array(new.utf8), maxReplacements: 1)
  }
}
