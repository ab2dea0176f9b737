public import Domain

/// Why a form that came back is not recorded.
public enum CollectFailure: Error, Hashable, Sendable {
  /// All that is wrong with the files.
  case findings([FormFinding])
  /// What a person has to decide, and nobody could be asked.
  case undecided([FormQuestion])
  /// Something was recorded since the form went out, about what the row says.
  case conflicts([FormConflict])
  /// References given to `--accept` or `--leave` that stand in no row of the files.
  case notInFiles(option: String, [String])
}

/// A row that was filled in without knowing what was recorded since.
public struct FormConflict: Hashable, Sendable {
  public let file: String
  public let row: Int
  public let reference: String
  /// What the row says, in a few words.
  public let said: String
  /// What was recorded since, the oldest first.
  public let since: [NewerEvent]

  public struct NewerEvent: Hashable, Sendable {
    public let event: EventID
    public let on: CalendarDate
    public let actor: String
    /// What it says, in a sentence.
    public let words: String
  }
}

extension CollectedRow {
  /// The conflict of a row that something is to be recorded of, with what was recorded since; nil if there is none.
  public func conflict(in file: String) -> FormConflict? {
    guard !commands.isEmpty, !since.isEmpty || !overturned.isEmpty else { return nil }
    let entries = (overturned.map { ($0, true) } + since.map { ($0, false) }).map { entry, isOverturned in
      FormConflict.NewerEvent(
        event: entry.id, on: entry.effective, actor: entry.actor,
        words: CollectWording.words(for: entry, of: row.proposal, isOverturned: isOverturned))
    }
    return FormConflict(
      file: file, row: row.number, reference: row.reference, said: CollectWording.words(for: row), since: entries)
  }
}
