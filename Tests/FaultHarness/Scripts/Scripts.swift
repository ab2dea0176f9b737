import Domain
import EventLog

/// All scripts, the ones with most states first.
enum Scripts {
  static let all: [any Script] =
    [
      Writing(name: "a large commit", before: [1, 2, 1], grain: .everyByte) { [.append(8)] },
      Writing(name: "two commits of one writer", before: [1, 2], grain: .everyByte) { [.append(4), .append(3)] },
      Writing(name: "one writer after another", before: [2]) { [.append(3), .next, .append(4)] },
      Writing(name: "a command given twice", before: [2, 1], grain: .everyByte) { [.append(3), .next, .repeated(3)] },
      Founding(name: "a register is founded", hasOther: false),
      Founding(name: "a stream is opened", hasOther: true),
      Writing(name: "across the end of a segment", before: [1, 1019], isLong: true) { [.append(2), .append(7)] },
      Writing(name: "to the end of a segment and on", before: [1, 1018], isLong: true) { [.append(5), .append(4)] },
      Writing(name: "a new segment given twice", before: [1, 1023], isLong: true) {
        [.append(5), .next, .repeated(5)]
      },
      Writing(name: "several commits at once", before: [1], grain: .few, oneFaultIn: 2) { [.together([1, 2])] },
      Writing(
        name: "several commits at once across the end of a segment", before: [1, 1020], isLong: true, grain: .whole,
        oneFaultIn: 17
      ) { [.together([1, 1, 2, 1, 2])] },
      Writing(
        name: "a whole segment, then another writer", before: [1, 1023], isLong: true, grain: .few, oneFaultIn: 31
      ) { [.append(1024), .next, .append(3)] },
    ] + Repairing.all + Redacting.all

  /// Scripts in which two things go wrong, and how many of the pairs are tried.
  static let inPairs: [(script: any Script, oneIn: Int)] = [
    (Writing(name: "one writer after another", before: [2]) { [.append(2), .next, .append(1)] }, 1),
    (Repairing(name: "half a line is moved aside", leftover: { $0[0].dropLast(200) }), 1),
    (Redacting(name: "words go from the last segment") { [.redact, .remove] }, 1),
    (Writing(name: "across the end of a segment", before: [1, 1022], isLong: true) { [.append(3)] }, 1),
  ]

  /// Few scripts that take each path of the writer once.
  static let some: [any Script] = [
    Writing(name: "two commits", before: [1, 2]) { [.append(2), .append(1)] },
    Writing(name: "several commits at once", before: [1]) { [.together([1, 2])] },
    Founding(name: "a register is founded", hasOther: false),
    Repairing(name: "half a line is moved aside", leftover: { $0[0].dropLast(200) }),
    Redacting(name: "words go that stand in a torn tail too", leftover: { $0[0].dropLast(40) }, isLeftTwice: true) {
      [.redact, .remove]
    },
  ]
}

/// Commits behind others.
struct Writing: Script {
  enum Step: Sendable {
    case append(Int)
    /// Several commits with one write and one wait, as an import makes them.
    case together([Int])
    /// The command was given before: it answers for what it finds, or commits.
    case repeated(Int)
    /// The program ends, the next begins.
    case next
  }

  let name: String
  /// The commits that stand there at the beginning, by their events.
  let before: [Int]
  var isLong = false
  var grain = Grain.edges
  var oneFaultIn = 1
  let steps: @Sendable () -> [Step]

  func prepare(_ office: Office) throws {
    try office.folder.create()
    let writer = try office.open()
    for count in before { try office.append(count, to: writer) }
    writer.close()
  }

  var processes: [@Sendable (Office) throws -> Void] {
    steps().split { if case .next = $0 { true } else { false } }.map { steps in
      { office in
        let writer = try office.open()
        defer { writer.close() }
        for step in steps {
          // Who is refused may try the next command with the same writer.
          switch step {
          case .append(let count): try? office.append(count, to: writer)
          case .together(let counts): try? office.appendTogether(counts, to: writer)
          case .repeated(let count): try? office.appendOnce(count, to: writer)
          case .next: break
          }
        }
      }
    }
  }
}

/// The first commit of a stream.
struct Founding: Script {
  let name: String
  /// Whether the register has another stream before.
  let hasOther: Bool

  var stream: String { hasOther ? "ophrd" : "mea" }

  func prepare(_ office: Office) throws {
    if hasOther { try office.folder.create() }
  }

  var processes: [@Sendable (Office) throws -> Void] {
    [
      { office in
        try office.folder.create()
        let writer = try office.open()
        defer { writer.close() }
        try office.append(2, to: writer)
        try office.append(2, to: writer)
      }
    ]
  }
}
