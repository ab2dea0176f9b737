/// Where a fact comes from: what every event may carry beside its own fields.
public struct Provenance: Hashable, Sendable {
  /// The source as opaque text: a letter's number, a press report; never parsed.
  public var authority: String?
  /// The reference of the paper that it rests on, `mea-P31`.
  public var paper: String?
  public var grade: Grade?
  /// Why it was decided so.
  public var reason: String?
  /// Whether the time of recording was fixed by hand, for a demonstration or a test.
  public var isClockFixed: Bool

  public init(
    authority: String? = nil, paper: String? = nil, grade: Grade? = nil, reason: String? = nil,
    isClockFixed: Bool = false
  ) {
    self.authority = authority
    self.paper = paper
    self.grade = grade
    self.reason = reason
    self.isClockFixed = isClockFixed
  }
}
