public import Domain

/// What entries say, for those who show them outside of a report.
public enum EventWording {
  /// The sentence of one entry, in English and without styles.
  public static func sentence(_ entry: Recorded<Fact>, of subject: Subject) -> String {
    EventSentence(subject: subject).words(entry.fact, id: entry.id).plain
  }

  /// "A, B and C".
  public static func list(_ items: [String]) -> String { EventSentence.list(items) }
}
