import Domain
import EventLog
public import Projections

/// The moment that a report is about, and how much of the record it rests on.
struct RecordPosition: Hashable, Sendable {
  /// The end of what was read of one stream.
  struct End: Hashable, Sendable {
    let stream: String
    let size: Int
    /// The leaf hash of its last line, where it is held.
    let leaf: Digest?
  }

  let asOf: CalendarDate
  let ends: [End]

  /// - Parameter leaf: finds the leaf hash of an event that is not the last of its stream.
  init(_ queries: Queries, leaf: (EventID) -> Digest? = { _ in nil }) throws {
    asOf = queries.day
    let sizes = queries.moment.known == nil ? [:] : try queries.knownSizes()
    ends = try queries.cursor().compactMap { cursor in
      let size = queries.moment.known == nil ? cursor.size : sizes[cursor.stream] ?? 0
      guard size > 0 else { return nil }
      let last = EventID(stream: cursor.stream, number: size)
      let isLast = size == cursor.size && queries.disclosure == nil
      return End(stream: cursor.stream, size: size, leaf: isLast ? cursor.lastLeaf : leaf(last))
    }
  }

  /// As `--known-at` takes it: `mea/412,jica/12`.
  var cursor: String { ends.map { "\($0.stream)/\($0.size)" }.joined(separator: ",") }

  /// The members with which every report in JSON begins.
  func json(schema: String, _ members: [(String, JSONValue)]) -> JSONValue {
    let sizes = ends.map { JSONValue.Member($0.stream, .integer($0.size)) }
    let head: [JSONValue.Member] = [
      .init("schema", .string(schema)), .init("asOf", .string("\(asOf)")), .init("cursor", .object(sizes)),
    ]
    return .object(head + members.map { JSONValue.Member($0.0, $0.1) })
  }

  /// A command with the options that make it give the same answer again.
  func again(_ command: String, _ wording: Wording = .english) -> String {
    let language = wording == .english ? "" : " --language \(wording.language.tag)"
    return "\(command) --as-of \(asOf)" + (ends.isEmpty ? "" : " --known-at \(cursor)") + language
  }

  /// The position, the version of the program, and the command that makes the same again.
  func note(command: String, _ wording: Wording = .english) -> RichText {
    let positions = ends.map { end in
      let position = "\(end.stream)/\(end.size)"
      return end.leaf.map { wording(.withLastLine, ["position": .text(position), "leaf": .text($0.shortHex)]) }
        ?? position
    }
    if ends.isEmpty { return wording.rich(.recordIsEmpty) }
    return wording.rich(
      .madeAgainWith,
      [
        "positions": .text(wording.series(positions + [Product.name])),
        "command": .rich(RichText(again(command, wording), .reference)),
      ])
  }
}

/// How an answer is made again, for papers that do not say it themselves.
public struct PaperRecord: Sendable {
  private let position: RecordPosition

  public init(_ queries: Queries) throws { position = try RecordPosition(queries) }

  /// The paper with its record position and the command that makes it again; a paper that bears a day says so itself.
  public func added(to paper: Document, command: String) -> Document {
    guard paper.day == nil else { return paper }
    var paper = paper
    paper.day = position.asOf
    paper.append(.note(position.note(command: command, Wording(of: paper.language))))
    return paper
  }
}

/// What is said beside an answer for which only a part of the record counted.
///
/// The answer itself does not say it: it is byte for byte what was printed at that moment.
public struct EarlierKnowledge: Sendable {
  /// What is said: "As it was known then: up to mea/412".
  public let sentence: String

  /// Nil where everything that is recorded counts.
  public init?(_ queries: Queries) throws {
    guard queries.moment.known != nil else { return nil }
    let ends = try RecordPosition(queries).ends.map { "\($0.stream)/\($0.size)" }
    let known = ends.isEmpty ? "before anything was recorded" : "up to \(EventSentence.list(ends))"
    sentence = "As it was known then: \(known)."
  }
}
