/// A target: a proposal's reference and the target's number, `JPHLEPD-9-05.T1`.
public struct TargetReference: Hashable, Sendable, CustomStringConvertible {
  public let proposal: ProposalReference
  /// 1 and up, never reused within the proposal.
  public let number: Int

  public init(proposal: ProposalReference, number: Int) {
    self.proposal = proposal
    self.number = number
  }

  public var description: String { "\(proposal).T\(number)" }
}
