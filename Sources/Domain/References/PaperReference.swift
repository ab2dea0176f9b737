/// A letter in or out: the stream whose office logged it, and its number there, `mea-P31`.
public struct PaperReference: Hashable, Sendable, CustomStringConvertible {
  public let stream: String
  /// 1 and up, never reused within the stream.
  public let number: Int

  public init(stream: String, number: Int) {
    self.stream = stream
    self.number = number
  }

  /// Reads `mea-P31`, in any case, with leading zeros; `P31` is one of the stream given.
  ///
  /// - Parameter office: the stream that a short form means; nil = none.
  /// - Returns: nil for anything else.
  public init?(_ typed: some StringProtocol, office: String? = nil) {
    let text = ReferenceText.normalised(typed)
    guard let mark = text.lastIndex(of: "P"),
      let number = ReferenceNumber.positive(text[text.index(after: mark)...])
    else { return nil }
    let head = text[..<mark]
    guard !head.isEmpty else {
      guard let office else { return nil }
      self.init(stream: office, number: number)
      return
    }
    let stream = head.dropLast().lowercased()
    guard head.last == "-", StreamName.isValid(stream) else { return nil }
    self.init(stream: stream, number: number)
  }

  public var description: String { "\(stream)-P\(number)" }
}
