import Domain
import EventLog

/// The words of events are removed: a redaction is recorded, and whoever finds it carries it out.
struct Redacting: Script {
  enum Step: Sendable {
    /// Records a redaction of the targets.
    case redact
    /// Takes the words of all redacted events out of the log.
    case remove
    case append(Int)
    /// The program ends, the next begins.
    case next
  }

  let name: String
  /// The commits that stand there at the beginning, by their events.
  var before = [1, 2, 1]
  /// The numbers of the events whose words are to go.
  var targets = [2]
  var isLong = false
  var grain = Grain.edges
  var oneFaultIn = 1
  /// What an interrupted writer has left behind the last commit, given the lines of a commit of two events.
  var leftover: (@Sendable ([[UInt8]]) -> [UInt8])?
  /// Whether what is left behind was another try at the commit of the targets.
  var isLeftTwice = false
  let steps: @Sendable () -> [Step]

  static let all: [Redacting] = [
    Redacting(name: "words go from the last segment") { [.redact, .remove] },
    Redacting(name: "words of a last line go, and a commit follows", before: [2, 2], targets: [3, 4], oneFaultIn: 31) {
      [.redact, .remove, .append(3)]
    },
    Redacting(name: "words go when a later writer finds the redaction") { [.redact, .append(1), .next, .remove] },
    Redacting(name: "words go from behind a torn tail", leftover: { $0[0] + $0[1].dropLast(40) }) {
      [.redact, .remove]
    },
    Redacting(
      name: "words go that stand in a torn tail too", targets: [2, 3], oneFaultIn: 61,
      leftover: { $0[0] + $0[1].dropLast(40) },
      isLeftTwice: true
    ) { [.redact, .remove] },
    Redacting(
      name: "words go that stand in a torn tail before zeros", targets: [2, 3], oneFaultIn: 79,
      leftover: { $0[0] + $0[1].dropLast(40) + Array(repeating: 0, count: 40) }, isLeftTwice: true
    ) { [.redact, .remove] },
    Redacting(
      name: "words go from a frozen segment and the last", before: [1, 1023, 2], targets: [3, 1026], isLong: true,
      grain: .few, oneFaultIn: 307
    ) { [.redact, .remove, .append(2)] },
  ]

  func prepare(_ office: Office) throws {
    try office.folder.create()
    let writer = try office.open()
    for count in before { try office.append(count, to: writer) }
    let end = writer.end
    defer { writer.close() }
    guard let leftover else { return }
    let lines = try writer.append(
      office.events(2, of: isLeftTwice ? 2 : 900, opening: false), time: office.time(900))
    let bytes = leftover(lines.map { $0.bytes + [0x0A] })
    try office.leave(bytes, in: Segment.first(holding: end.size), behind: end.endOffset)
    office.tail = bytes
  }

  var processes: [@Sendable (Office) throws -> Void] {
    let targets = targets.map { EventID(stream: stream, number: $0) }
    return steps().split { if case .next = $0 { true } else { false } }.map { steps in
      { office in
        let writer = try office.open()
        defer { writer.close() }
        for step in steps {
          switch step {
          case .redact: try office.redact(targets, with: writer)
          case .remove: try office.removeWords(with: writer)
          case .append(let count): try? office.append(count, to: writer)
          case .next: break
          }
        }
      }
    }
  }
}

extension Office {
  /// Records that the words of some events are to go.
  func redact(_ targets: [EventID], with writer: StreamWriter) throws {
    try append(to: writer) { number in
      targets.enumerated().map { place, target in
        let mark = Mark(commit: number, event: place + 1, of: targets.count).text
        return NewEvent(
          type: "event.redacted", subject: "JPHLEPD-9-05", effective: Self.day, actor: "mea.d3",
          data: [
            "target": .string(target.description), "reason": .string("A name. \(mark)"), "authority": "No. 7",
            "data": ["text": "[]", "grade": "official"],
          ])
      }
    }
    named.formUnion(targets)
  }

  /// Carries out the redactions that were found or recorded, and notes that the words are gone.
  func removeWords(with writer: StreamWriter) throws {
    guard !named.isEmpty else { return }
    _ = try writer.removeWords(of: named.sorted { $0.number < $1.number })
    account.noteRemoval(of: named)
    files.watcher?("removal of words")
  }

  /// Notes which events the redactions among some lines name, and forgets what was noted before.
  func noteRedactions(in lines: [LogLine]) {
    guard words != nil else { return }
    let redactions = lines.filter { $0.header?.type == "event.redacted" }
    named = Set(redactions.compactMap { $0.data?["target"]?.text.flatMap(EventID.init(_:)) })
  }
}
