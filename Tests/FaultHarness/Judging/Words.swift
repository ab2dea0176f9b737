import Domain
import EventLog

/// The lines that stood in a stream at the beginning, and those among them whose words are to go.
struct Words: Sendable {
  private let stream: String
  /// The lines by their numbers, from 1 on, as they stood there with their words.
  private let lines: [[UInt8]]
  private let root: Digest
  /// Where a line stands whose words are to go.
  private struct Target: Sendable {
    /// The line without its words.
    let header: [UInt8]
    /// What gives the words away: the salt and the text.
    let marks: [[UInt8]]
  }
  private let targets: [Int: Target]
  private let fullLines: [[UInt8]: [UInt8]]

  /// Bytes of a mark that tell it apart, where it was torn.
  private static let tellingBytes = 8
  private static let lineFeed = UInt8(ascii: "\n")

  /// - Parameter count: the lines of the stream, without those of a torn tail.
  init(of numbers: [Int], in stream: String, count: Int, on disk: Disk) throws {
    self.stream = stream
    lines = Array(Self.lines(of: stream, on: disk).prefix(count))
    let parsed = try lines.enumerated().map { try LogLine(reading: $1, in: stream, at: $0 + 1) }
    root = Self.root(of: parsed)
    var targets: [Int: Target] = [:]
    for number in numbers {
      let line = parsed[number - 1]
      guard let text = line.data?["text"]?.text, let salt = Self.salt(in: line.bytes) else { continue }
      targets[number] = Target(header: Self.header(of: line.bytes), marks: [salt, Array(text.utf8)])
    }
    self.targets = targets
    fullLines = Dictionary(uniqueKeysWithValues: targets.map { [lines] in ($1.header, lines[$0 - 1]) })
  }

  /// The line as it was, if it is one of those whose words went; else the line itself.
  func full(_ line: [UInt8]) -> [UInt8] { fullLines[line] ?? line }

  /// What is wrong with the lines that stood there at the beginning; nil if nothing is.
  ///
  /// - Parameters:
  ///   - named: the events that a redaction on this disk names.
  ///   - isDone: whether a writer has removed the words of all these.
  func violation(on disk: Disk, named: Set<EventID>, isDone: Bool) -> String? {
    let found = Self.lines(of: stream, on: disk).prefix(lines.count)
    guard found.count == lines.count else { return "of \(lines.count) lines \(found.count) are left" }
    for (place, line) in found.enumerated() {
      let isNamed = named.contains(EventID(stream: stream, number: place + 1))
      if line == lines[place] {
        if isNamed, isDone { return "the writer has left the words of event \(place + 1)" }
        continue
      }
      guard let target = targets[place + 1], line == target.header else { return "line \(place + 1) was altered" }
      if !isNamed { return "event \(place + 1) lost its words, and no redaction names it" }
    }
    guard found.indices.contains(where: { found[$0] != lines[$0] }) else { return nil }
    let parsed = try? found.enumerated().map { try LogLine(reading: $1, in: stream, at: $0 + 1) }
    return parsed.map(Self.root) == root ? nil : "the root is another one"
  }

  /// Where words stand, or begin, that a writer has said to be gone; nil if nowhere.
  func violation(on disk: Disk, removed: Set<EventID>) -> String? {
    let marks = removed.sorted { $0.number < $1.number }.flatMap { targets[$0.number]?.marks ?? [] }
    guard !marks.isEmpty else { return nil }
    for path in disk.names.keys.sorted() {
      guard let bytes = disk.seen(path)?.bytes, marks.contains(where: { Self.stands($0, in: bytes) }) else { continue }
      return "words that were removed stand in \(path)"
    }
    return nil
  }

  /// What must be left of a torn tail once the words are gone: lines that held them end behind their headers.
  func cleaned(_ tail: [UInt8]) -> [UInt8] {
    let marks = targets.values.flatMap(\.marks)
    let lines = tail.split(separator: Self.lineFeed, omittingEmptySubsequences: false).map { line in
      marks.contains { Self.stands($0, in: Array(line)) } ? Self.header(of: Array(line)) : Array(line)
    }
    return Array(lines.joined(separator: [Self.lineFeed]))
  }
}

extension Words {
  /// The whole lines of a stream, without regard to any rule.
  private static func lines(of stream: String, on disk: Disk) -> [[UInt8]] {
    let paths = disk.paths(in: "\(Office.register)/events/\(stream)").filter { !$0.contains("/.") }
    return paths.flatMap { path in
      let bytes = disk.seen(path)?.bytes ?? []
      return bytes.split(separator: lineFeed, omittingEmptySubsequences: false).dropLast().map { Array($0) }
    }
  }

  private static func root(of lines: [LogLine]) -> Digest {
    var tree = MerkleTree()
    for line in lines { tree.append(line.leaf) }
    return tree.root
  }

  private static let saltMember = Array(",\"salt\":\"".utf8)

  /// A line's bytes before its salt, closed; nothing of one that was torn before it.
  private static func header(of line: [UInt8]) -> [UInt8] {
    line.firstRange(of: saltMember).map { line[..<$0.lowerBound] + [UInt8(ascii: "}")] } ?? []
  }

  private static func salt(in line: [UInt8]) -> [UInt8]? {
    line.firstRange(of: saltMember).map { Array(line[$0.upperBound...].prefix { $0 != UInt8(ascii: "\"") }) }
  }

  /// Whether a mark stands in some bytes, or begins: no two begin alike.
  private static func stands(_ mark: [UInt8], in bytes: [UInt8]) -> Bool {
    contains(bytes, Array(mark.prefix(tellingBytes + 2)))
  }

  private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      part.withUnsafeBufferPointer { part in
        guard let first = part.first, bytes.count >= part.count else { return false }
        for start in 0...(bytes.count - part.count) where bytes[start] == first {
          if part.indices.allSatisfy({ bytes[start + $0] == part[$0] }) { return true }
        }
        return false
      }
    }
  }
}
