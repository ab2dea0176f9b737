public import Domain
public import EventLog
import Registry

// The register, its streams, institutions, dialogues and sessions.
extension AnswerWording {
  /// A register that has just begun.
  public static func founded(title: String, in folder: String, event: EventID, actor: String) -> String {
    """
    The register \(quoted(title)) begins in \(visible(folder)).   \(event), \(actor)
    Next: rapport dialogue open CODE --title "..." --sides CC,CC

    """
  }

  /// A further stream that has just begun.
  public static func opened(stream: String, in folder: String, event: EventID, actor: String) -> String {
    """
    The stream \(stream) begins in \(visible(folder)).   \(event), \(actor)
    Next: rapport status

    """
  }

  func sentence(_ change: SettingChange) -> String {
    if change.key.hasPrefix(SettingRule.viewPrefix) { return view(change) }
    let before = change.before.map { " (was \(Self.visible($0)))" } ?? ""
    return "The register's \(change.key) is now \(Self.visible(change.value))\(before)."
  }

  private func view(_ change: SettingChange) -> String {
    let name = change.key.dropFirst(SettingRule.viewPrefix.count)
    let before = change.before.flatMap { $0.isEmpty ? nil : " (was \(Self.visible($0)))" } ?? ""
    if change.value.isEmpty { return "The view \(name) is removed\(before)." }
    return "The view \(name) is now \(Self.visible(change.value))\(before). Use it with: rapport list --view \(name)"
  }

  func sentence(_ change: DialogueChange) -> String {
    let sides = change.after.sides.map(SideWording.name).joined(separator: " (ours) and ")
    return "The dialogue \(change.code) \(Self.quoted(change.after.title?.wording() ?? "")) is open between \(sides)"
      + dayPhrase(change.day) + "."
  }

  func sentence(_ change: SessionChange) -> String {
    let days = change.after.date.map { DayWording.span($0, change.after.until) } ?? ""
    let venue = change.after.venue.map { ", \(Self.visible($0))" } ?? ""
    switch change.command {
    case .plan:
      let before = change.before.date.map { $0 == change.after.date ? "" : " (was \(DayWording.long($0)))" } ?? ""
      return "\(change.reference) is planned for \(days)\(venue)\(before)."
    case .hold: return "\(change.reference) was held on \(days)\(venue)."
    case .cancel: return "\(change.reference) of \(days) is cancelled\(dayPhrase(change.day))."
    case .agreeMinutes(let day): return "The minutes of \(change.reference) were agreed on \(DayWording.long(day))."
    }
  }

  /// What became of the tail that an interrupted command left.
  public static func sentence(of tail: TornTail) -> String {
    """
    An interrupted command left \(Plural.counted(tail.byteCount, "byte")) at \(tail.file):\(tail.line); \
    they count for nothing and now lie in recovered/.
    """
  }

  /// That the computer's clock is behind the log.
  public static func sentence(ofClock now: Timestamp, behind newest: Timestamp) -> String {
    "The clock says \(now.utcDate), but the newest entry is of \(newest.utcDate): set the clock of this computer."
  }
}
