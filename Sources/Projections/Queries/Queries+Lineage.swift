public import Domain
import GRDB

// How proposals belong together: which one goes on in which.
extension Queries {
  /// The proposals whose history names another one as what they continue, replace, depend on or were split into.
  ///
  /// Only where to look: whether it holds at the moment asked about is for the folded state to say.
  public func proposalsNaming(_ reference: ProposalReference) throws -> [ProposalReference] {
    try subjects(holding: ["\"\(reference.text)\""], marked: .linking).compactMap { subject in
      guard case .proposal(let other) = subject, other != reference else { return nil }
      return other
    }
  }
}
