import Domain
import Registry

// Documents that were attached.
extension AnswerWording {
  func sentence(_ change: DocumentChange) -> String {
    let size = Wording.english.count(.bytes, change.mention.bytes)
    return "\(Self.quoted(change.mention.name)) (\(change.mention.mediaType), \(size)) belongs to "
      + "\(Self.keeper(change))\(dayPhrase(change.day))."
  }

  func unchanged(_ change: DocumentChange) -> String {
    let since = change.earlier.map { " since \($0)" } ?? ""
    return "\(Self.quoted(change.mention.name)) belongs to \(Self.keeper(change)) already\(since)."
  }

  private static func keeper(_ change: DocumentChange) -> String {
    change.keeper.title.map { "\(change.keeper.reference) \(quoted($0))" } ?? change.keeper.reference
  }
}
