/// A wish about the course of a proposal: who is to move, what it belongs to, what a session did, how far it came.
public enum CourseCommand: Hashable, Sendable {
  /// `on`: an institution's code, `secretariat` or `none`.
  case wait(on: String, thirdParty: String?)
  /// `circle`: the proposals through which the other one already leads back to this one, as the caller found them.
  case relate(Relation, to: String, circle: [String])
  case review(session: String, outcome: ReviewOutcome)
  /// `into`: the references of the parts, which the caller puts on the table in the same commit.
  case split(into: [String], followUps: FollowUpDisposal?)
  /// A stage of its life cycle, or of another one; nil = the next stage that was not reached.
  case reach(stage: String?, of: Kind?)
  /// `number`: the next free one, as found in the whole history.
  case setTarget(number: Int, TargetDefinition)
  case readTarget(number: Int, Reading)
}
