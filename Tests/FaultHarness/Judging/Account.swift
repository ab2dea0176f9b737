import Domain
import EventLog

/// What a register was asked to take in, and what it answered: the measure of everything that is found later.
struct Account: Sendable {
  enum Answer: Sendable {
    /// None yet, or the process was killed before it: the commit may be there or not.
    case none
    /// The commit is on the device, in these lines.
    case acknowledged([[UInt8]])
    /// Nothing of the commit was written.
    case refused
    /// Nobody knows.
    case unknown

    var isOpen: Bool {
      switch self {
      case .none, .unknown: true
      case .acknowledged, .refused: false
      }
    }
  }

  /// The answers by the number of the commit.
  private(set) var answers: [Int: Answer] = [:]
  /// The number of the next commit.
  private(set) var next = 1

  /// The events whose words a writer has said to be gone.
  private(set) var removed: Set<EventID> = []

  mutating func noteRemoval(of events: Set<EventID>) { removed.formUnion(events) }

  /// Notes that a commit is begun; gives its number.
  mutating func begin() -> Int {
    answers[next] = Answer.none
    next += 1
    return next - 1
  }

  /// Begins with another number: what came before is none of this account's.
  mutating func skip(to number: Int) { next = number }

  mutating func answer(_ number: Int, _ answer: Answer) { answers[number] = answer }

  /// Takes what a writer found, and then built upon, for settled: what was open is there or will never be.
  mutating func settle(_ found: [FoundCommit]) {
    for (number, answer) in answers where answer.isOpen {
      let commit = found.first { $0.number == number }
      answers[number] = commit.map { .acknowledged($0.lines) } ?? .refused
    }
  }

  /// Whether a commit was begun whose bytes may stand in a torn tail.
  var hasOpenCommits: Bool { answers.values.contains(where: \.isOpen) }

  var isAllAcknowledged: Bool {
    answers.values.allSatisfy { if case .acknowledged = $0 { true } else { false } }
  }

  /// What is wrong with what was found; nil if it is what the answers promised.
  func violation(of found: [FoundCommit]) -> String? {
    guard zip(found, found.dropFirst()).allSatisfy({ $0.number < $1.number }) else {
      return "commits out of order: \(found.map(\.number))"
    }
    for commit in found {
      guard commit.isWhole else { return "commit \(commit.number) is not whole" }
      switch answers[commit.number] {
      case nil: return "commit \(commit.number) was never asked for"
      case .refused: return "commit \(commit.number) was refused and is there"
      case .acknowledged(let lines) where lines != commit.lines: return "commit \(commit.number) was altered"
      default: break
      }
    }
    let numbers = Set(found.map(\.number))
    for (number, answer) in answers.sorted(by: { $0.key < $1.key }) {
      guard case .acknowledged = answer, !numbers.contains(number) else { continue }
      return "commit \(number) was acknowledged and is lost"
    }
    return nil
  }

  var digest: UInt64 {
    answers.sorted { $0.key < $1.key }.reduce(UInt64(7 + removed.count)) { digest, entry in
      let kind: UInt64 =
        switch entry.value {
        case .none: 1
        case .acknowledged: 2
        case .refused: 3
        case .unknown: 4
        }
      return StateDigest.combine(digest, UInt64(entry.key) << 3 | kind)
    }
  }
}

/// A commit as a reader gets it, told apart by the mark that each of its events bears.
struct FoundCommit: Sendable {
  let number: Int
  /// How many events it had when it was written.
  let eventCount: Int
  var lines: [[UInt8]]
  /// Whether the events are those from the first on, in order.
  var isInOrder = true

  var isWhole: Bool { isInOrder && lines.count == eventCount }

  /// Groups lines into commits by their marks; those whose words may go count as they were.
  static func commits(in lines: [LogLine], _ words: Words?) -> [FoundCommit] {
    lines.map { words?.full($0.bytes) ?? $0.bytes }.reduce(into: []) { commits, line in
      let mark = Mark(in: line) ?? Mark(commit: 0, event: 0, of: 0)
      if mark.event > 1, let last = commits.last, last.number == mark.commit, last.eventCount == mark.of {
        commits[commits.count - 1].isInOrder = last.isInOrder && mark.event == last.lines.count + 1
        commits[commits.count - 1].lines.append(line)
      } else {
        let isFirst = mark.event == 1 && mark.commit > 0
        commits.append(
          FoundCommit(number: mark.commit, eventCount: mark.of, lines: [line], isInOrder: isFirst))
      }
    }
  }
}

/// What each event bears in its text: `@commit/event/of@`.
struct Mark: Hashable {
  let commit: Int
  let event: Int
  let of: Int

  init(commit: Int, event: Int, of: Int) {
    self.commit = commit
    self.event = event
    self.of = of
  }

  var text: String { "@\(commit)/\(event)/\(of)@" }

  /// The last mark in a line; nil if it has none.
  init?(in bytes: [UInt8]) {
    let sign = UInt8(ascii: "@")
    guard let end = bytes.lastIndex(of: sign), let start = bytes[..<end].lastIndex(of: sign) else { return nil }
    let numbers = bytes[(start + 1)..<end].split(separator: UInt8(ascii: "/")).map { digits in
      digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
    guard numbers.count == 3 else { return nil }
    self.init(commit: numbers[0], event: numbers[1], of: numbers[2])
  }
}
