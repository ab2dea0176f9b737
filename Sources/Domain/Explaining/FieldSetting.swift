/// A field of something and the value that one fact gave it.
///
/// The names are those of options and JSON members: `due`, `owner`, `status`, `lead`.
public struct FieldSetting: Hashable, Sendable {
  public enum Value: Hashable, Sendable {
    case text(String)
    case day(CalendarDate)
    case codes([String])
    /// Wordings by language.
    case wording(Text)
    case status(Status)
    case response(Response)
    case yes(Bool)
  }

  public let name: String
  public let value: Value

  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}

/// What somebody can ask about: of each kind of thing the fields that facts set.
public enum FieldNames {
  public static let proposal = [
    "title", "kind", "side", "session", "forum", "sector", "lead", "support", "counterpart", "summary", "standing",
    "tabledBy", "aliases", "status", "evidence", "response", "waiting", "review",
  ]
  public static let followUp = ["action", "owner", "due", "decision", "state", "outcome"]
  public static let institution = [
    "name", "side", "kind", "parent", "aliases", "calendar", "succession", "contact",
  ]
  public static let dialogue = ["title", "sides"]
  public static let session = ["state", "date", "until", "venue", "heads", "minutes"]
  public static let paper = ["number", "dated", "from", "to", "received", "answers", "reply", "replyBy", "about"]
  public static let calendar = ["weekend"]

  /// The fields of a subject; of the register its settings.
  public static func all(of subject: Subject, followUp: Int?) -> [String] {
    switch subject {
    case .proposal: followUp == nil ? proposal : Self.followUp
    case .institution: institution
    case .dialogue: dialogue
    case .session: session
    case .paper: paper
    case .calendar: calendar
    case .register: ["title", "origin", "timezone"] + SettingRule.keys.filter { $0 != "title" }
    case .circulation, .reminder, .other: []
    }
  }
}
