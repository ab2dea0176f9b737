public import Domain
import Projections

extension References {
  /// Whether a text looks like a target's reference: `9-05.T1`.
  public static func isTarget(_ typed: String) -> Bool { split(typed) != nil }

  /// A target that the register knows.
  public func target(_ typed: String) throws -> TargetReference {
    guard let (proposal, number) = Self.split(typed) else { throw RegisterFailure.notAReference(.target, typed) }
    let reference = try self.proposal(proposal)
    let history = try queries.history(of: .proposal(reference))
    if FollowUpNumbers(in: history, of: "target.set").all.contains(number) {
      return TargetReference(proposal: reference, number: number)
    }
    let nearest = try queries.proposal(reference).targets.values.sorted { $0.number < $1.number }
      .map { Candidate(reference: "\(reference).T\($0.number)", name: $0.definition.measure) }
    throw RegisterFailure.unknown(.target, "\(reference).T\(number)", nearest: nearest)
  }

  /// The proposal as typed, and the number behind `.T`.
  private static func split(_ typed: String) -> (proposal: String, number: Int)? {
    let text = ReferenceText.normalised(typed)
    guard let dot = text.lastIndex(of: ".") else { return nil }
    let name = text[text.index(after: dot)...]
    guard name.first == "T", let number = ReferenceNumber.positive(name.dropFirst()) else { return nil }
    return (String(text[..<dot]), number)
  }
}
