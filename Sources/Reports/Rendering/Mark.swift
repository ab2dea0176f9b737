public import Domain

/// A small sign that repeats in shape and colour what a word says: ● on track, ▲ overdue.
public enum Mark: String, Hashable, Sendable, CaseIterable {
  case done, onTrack, atRisk, overdue, noNextStep, paused, ended, standing

  public init(_ standing: Standing) {
    self =
      switch standing {
      case .done: .done
      case .ended: .ended
      case .paused: .paused
      case .overdue: .overdue
      case .atRisk: .atRisk
      case .onTrack: .onTrack
      case .noNextStep: .noNextStep
      case .standing: .standing
      // A ring, and no judgement.
      case .open: .noNextStep
      }
  }
}
