public import Domain

/// What entries say, for those who show them outside of a report.
public enum EventWording {
  /// The sentence of one entry, in English and without styles; of a note off the record, only where it is shown.
  public static func sentence(_ entry: Recorded<Fact>, of subject: Subject) -> String {
    if case .proposal(.noted(let note)) = entry.fact, note.isOffRecord {
      return Wording.english.rich(.offRecordShownBy, ["command": "rapport history \(subject)"], .plain).plain
    }
    return EventSentence(subject: subject).words(entry.fact, id: entry.id).plain
  }

  /// "A, B and C".
  public static func list(_ items: [String]) -> String { EventSentence.list(items) }
}
