/// A rule of the log that is broken, and where.
public struct Finding: Error, Hashable, Sendable {
  /// The file, relative to the register: `events/mea/000000000001.jsonl`.
  public let file: String
  /// The line in the file, 1 and up; 1 also for what concerns the file as a whole.
  public let line: Int
  /// The rule.
  public let rule: LogRule
  /// What should stand there, where that is known.
  public let expected: String?
  /// What stands there instead.
  public let found: String?

  public init(file: String, line: Int, rule: LogRule, expected: String? = nil, found: String? = nil) {
    self.file = file
    self.line = line
    self.rule = rule
    self.expected = expected
    self.found = found
  }
}

extension Finding: CustomStringConvertible {
  /// `events/STREAM/SEGMENT:LINE: rule: explanation (expected ..., found ...)`, the one form in which it is printed.
  public var description: String {
    var detail: [String] = []
    if let expected { detail.append("expected \(expected)") }
    if let found { detail.append("found \(found)") }
    let evidence = detail.isEmpty ? "" : " (\(detail.joined(separator: ", ")))"
    return "\(file):\(line): \(rule.rawValue): \(rule.explanation)\(evidence)"
  }
}
