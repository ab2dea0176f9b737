import Domain

/// The rules that bind a line to those before it in its stream.
///
/// It judges a line first and takes it in afterwards. After a line that broke a rule it trusts what the next one says
/// of itself, so that one wrong byte gives one finding and not one for each line that follows.
struct StreamChain {
  /// A rule that a line breaks, with the evidence for people.
  struct Violation {
    var rule: LogRule
    var expected: String?
    var found: String?
  }

  let stream: String
  let isWrittenHere: Bool
  private let streamBytes: [UInt8]

  /// The id that the next line should have.
  private(set) var nextNumber: Int
  /// The leaf hash of the line before; nil if it is not known.
  private(set) var lastLeaf: Digest?
  /// The time of the commit before, or of the one that is open.
  private(set) var lastTime: Timestamp?
  /// Events of the commit that is open; 0 between commits.
  private(set) var openCount = 0
  /// Whether the next line may belong to the same commit as the last one without our knowing: behind a withheld line.
  private var mayContinue = false
  /// Whether the next line's id and time are taken from itself: behind a line that could not be read.
  private var trustsNext = false

  /// A chain whose next line has this number.
  ///
  /// - Parameters:
  ///   - number: 1, or any other number with nothing known about the line before.
  init(stream: String, isWrittenHere: Bool, at number: Int) {
    self.stream = stream
    streamBytes = Array(stream.utf8)
    self.isWrittenHere = isWrittenHere
    nextNumber = number
    lastLeaf = number == 1 ? .zero : nil
    trustsNext = number != 1
  }

  /// The first rule that a line breaks by its place; nil if none.
  func violation(of fields: LineFields, in bytes: UnsafeRawBufferPointer) -> Violation? {
    guard fields.form != .withheld else {
      if nextNumber == 1 { return Violation(rule: .opening) }
      return isWrittenHere ? Violation(rule: .withheldHere) : nil
    }
    let source = bytes[fields.source.range]
    guard ByteSearch.equal(source, streamBytes) else {
      return Violation(rule: .source, expected: stream, found: String(decoding: source, as: UTF8.self))
    }
    if fields.number != nextNumber, !trustsNext {
      let rule: LogRule = fields.number < nextNumber ? .idRepeated : .idGap
      return Violation(rule: rule, expected: String(nextNumber), found: String(fields.number))
    }
    if let lastLeaf, fields.previous != lastLeaf {
      return Violation(rule: .previous, expected: lastLeaf.base64, found: fields.previous.base64)
    }
    if let rule = timeRule(fields.time) {
      return Violation(rule: rule, expected: lastTime.map { "after \($0)" }, found: "\(fields.time)")
    }
    if let cited = ownCitation(of: fields, in: bytes), cited >= fields.number {
      return Violation(rule: .basisOrder, expected: "before \(fields.number)", found: "\(stream)/\(cited)")
    }
    return openCount >= Segment.eventLimit ? Violation(rule: .commitSize) : nil
  }

  /// The event of this stream that a line's basis cites.
  private func ownCitation(of fields: LineFields, in bytes: UnsafeRawBufferPointer) -> Int? {
    for (stream, number) in Citations(fields.basis, in: bytes) where ByteSearch.equal(stream, streamBytes) {
      return number
    }
    return nil
  }

  private func timeRule(_ time: Timestamp) -> LogRule? {
    guard let lastTime, !trustsNext, time != lastTime || (openCount == 0 && !mayContinue) else { return nil }
    if openCount > 0 { return .commitTime }
    return time > lastTime ? nil : .timeOrder
  }

  /// Takes in a line, sound or not, by what it says of itself.
  mutating func advance(over fields: LineFields) {
    lastLeaf = fields.leaf
    trustsNext = false
    guard fields.form != .withheld else {
      nextNumber += 1
      openCount = 0
      mayContinue = true
      return
    }
    nextNumber = fields.number + 1
    lastTime = fields.time
    openCount = fields.more ? openCount + 1 : 0
    mayContinue = false
  }

  /// Takes in a line that could not be read: the next one speaks for itself.
  mutating func advanceOverUnreadable() {
    nextNumber += 1
    lastLeaf = nil
    openCount = 0
    trustsNext = true
  }

  /// Goes on with the first line of a later segment, because those between are missing.
  mutating func jump(to number: Int) {
    advanceOverUnreadable()
    nextNumber = number
  }

  /// Whether the last line ended a commit, as far as we can know.
  var isBetweenCommits: Bool { openCount == 0 }
}
