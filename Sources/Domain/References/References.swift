/// A session of a dialogue: `JPHLEPD-9`.
public struct SessionReference: Hashable, Sendable, CustomStringConvertible {
  public let dialogue: String
  /// 1 and up.
  public let number: Int

  public init(dialogue: String, number: Int) {
    self.dialogue = dialogue
    self.number = number
  }

  /// Reads `CODE-N`, already normalised; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, CodeRule.isDialogue(parts[0]), let number = ReferenceNumber.positive(parts[1]) else {
      return nil
    }
    self.init(dialogue: String(parts[0]), number: number)
  }

  public var description: String { "\(dialogue)-\(number)" }
}

/// A proposal's permanent reference: `JPHLEPD-9-05`, a part of a split `JPHLEPD-9-05a`, or, when it was tabled
/// outside a session, `JPHLEPD-X-01`.
///
/// Two references are equal when their text is; `key` tells whether two spellings mean the same proposal.
public struct ProposalReference: Hashable, Sendable, CustomStringConvertible {
  public let dialogue: String
  /// The session's number; nil outside a session (`X`).
  public let session: Int?
  /// The number within the session, 1 and up.
  public let number: Int
  /// The letter of a part of a split, lower case; empty otherwise.
  public let part: String
  /// As it stands in the log, with its leading zeros.
  public let text: String

  /// A new reference, its number written with at least two digits.
  public init(dialogue: String, session: Int?, number: Int, part: String = "") {
    let place = session.map(String.init) ?? "X"
    self.init(
      dialogue: dialogue, session: session, number: number, part: part,
      text: "\(dialogue)-\(place)-\(number.padded(2))\(part)")
  }

  /// Reads a reference as it stands in the log or as typed in full; nil for anything else.
  public init?(_ text: some StringProtocol) {
    // On bytes: a rebuild reads one for every event.
    let parts = Array(text.utf8).split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, CodeRule.isDialogue(parts[0]) else { return nil }
    let digits = parts[2].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    // The letter of a part counts in either case.
    let letters = parts[2][digits.endIndex...].map { $0 | 0x20 }
    guard let number = ReferenceNumber.positive(digits), letters.count <= 1,
      letters.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
    else { return nil }
    let session = ReferenceNumber.positive(parts[1])
    guard session != nil || parts[1] == [UInt8(ascii: "X")] || parts[1] == [UInt8(ascii: "x")] else { return nil }
    let dialogue = String(decoding: parts[0], as: UTF8.self)
    let part = String(decoding: letters, as: UTF8.self)
    let place = session.map(String.init) ?? "X"
    self.init(
      dialogue: dialogue, session: session, number: number, part: part,
      text: dialogue + "-" + place + "-" + String(decoding: digits, as: UTF8.self) + part)
  }

  /// A reference whose parts were read before, from its text.
  package init(dialogue: String, session: Int?, number: Int, part: String, text: String) {
    self.dialogue = dialogue
    self.session = session
    self.number = number
    self.part = part
    self.text = text
  }

  /// The session in which it was tabled, if it was tabled in one.
  public var sessionReference: SessionReference? {
    session.map { SessionReference(dialogue: dialogue, number: $0) }
  }

  /// Whether both mean the same proposal, however many zeros were typed.
  public func names(_ other: ProposalReference) -> Bool {
    dialogue == other.dialogue && session == other.session && number == other.number && part == other.part
  }

  public var description: String { text }
}

/// A follow-up: a proposal's reference and the follow-up's number, `JPHLEPD-9-05.1`.
public struct FollowUpReference: Hashable, Sendable, CustomStringConvertible {
  public let proposal: ProposalReference
  /// 1 and up, never reused within the proposal.
  public let number: Int

  public init(proposal: ProposalReference, number: Int) {
    self.proposal = proposal
    self.number = number
  }

  /// Reads `PROPOSAL.N`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let proposal = ProposalReference(parts[0]),
      let number = ReferenceNumber.positive(parts[1])
    else { return nil }
    self.init(proposal: proposal, number: number)
  }

  public var description: String { "\(proposal).\(number)" }
}

/// Numbers inside references.
public enum ReferenceNumber {
  /// A decimal number of 1 to 999,999,999, ASCII digits, leading zeros allowed.
  public static func positive(_ text: some StringProtocol) -> Int? { positive(Array(text.utf8)[...]) }

  /// The same of bytes.
  static func positive(_ digits: ArraySlice<UInt8>) -> Int? {
    guard (1...9).contains(digits.count), let number = digits.decimalNumber, number > 0 else { return nil }
    return number
  }
}
