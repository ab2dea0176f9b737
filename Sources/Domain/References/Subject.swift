/// What an event is about; all events with one subject are its history.
public enum Subject: Hashable, Sendable {
  case register
  case institution(String)
  case dialogue(String)
  case session(SessionReference)
  case calendar(String)
  case paper(String)
  case circulation(String)
  case reminder(String)
  case proposal(ProposalReference)
  /// A subject that no rule of this version gives; its history is shown, never written.
  case other(String)

  /// Reads a subject as it stands in the log.
  public init(_ text: some StringProtocol) {
    let text = String(text)
    self = Self.known(text) ?? .other(text)
  }

  private static func known(_ text: String) -> Subject? {
    if text == "register" { return .register }
    guard let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) else {
      return ProposalReference(text).flatMap { $0.text == text ? .proposal($0) : nil }
    }
    let name = String(text[text.index(after: slash)...])
    guard !name.isEmpty else { return nil }
    switch text[..<slash] {
    case "institution": return .institution(name)
    case "dialogue": return .dialogue(name)
    case "session": return SessionReference(name).flatMap { "\($0)" == name ? .session($0) : nil }
    case "calendar": return .calendar(name)
    case "paper": return .paper(name)
    case "circulation": return .circulation(name)
    case "reminder": return .reminder(name)
    default: return nil
    }
  }
}

extension Subject: CustomStringConvertible {
  /// As it stands in the log.
  public var description: String {
    switch self {
    case .register: "register"
    case .institution(let code): "institution/\(code)"
    case .dialogue(let code): "dialogue/\(code)"
    case .session(let session): "session/\(session)"
    case .calendar(let code): "calendar/\(code)"
    case .paper(let reference): "paper/\(reference)"
    case .circulation(let name): "circulation/\(name)"
    case .reminder(let name): "reminder/\(name)"
    case .proposal(let reference): reference.text
    case .other(let text): text
    }
  }
}
