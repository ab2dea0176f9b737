/// A small sign that repeats in shape and colour what a word says: ● on track, ▲ overdue.
public enum Mark: String, Hashable, Sendable, CaseIterable {
  case done, onTrack, atRisk, overdue, noNextStep, paused, ended, standing
}
