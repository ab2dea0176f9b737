import Domain

/// Words that people try first, and the command that does what they mean.
enum OtherWords {
  /// The command as it is typed, without `rapport`; nil where nobody could have meant anything by the word.
  static func command(for word: String, within path: [String]) -> String? {
    let word = word.lowercased()
    if path == ["proposal"], let status = moves[word] ?? Status(rawValue: word) {
      return "proposal status REF \(status.rawValue)"
    }
    return byNoun[path.joined(separator: " ")]?[word] ?? (path.isEmpty ? nil : mending[word])
  }

  private static let moves: [String: Status] = [
    "close": .closed, "complete": .completed, "done": .completed, "finish": .completed, "agree": .agreed,
    "defer": .deferred, "drop": .withdrawn, "decline": .declined, "withdraw": .withdrawn, "supersede": .superseded,
  ]

  private static let byNoun = [
    "proposal": [
      "add": "proposal table", "new": "proposal table", "create": "proposal table", "edit": "proposal amend",
    ],
    "follow-up": [
      "new": "follow-up add", "create": "follow-up add", "close": "follow-up done", "complete": "follow-up done",
      "finish": "follow-up done", "move": "follow-up reschedule", "postpone": "follow-up reschedule",
      "edit": "follow-up amend", "drop": "follow-up cancel", "assign": "follow-up reassign",
    ],
    "session": ["add": "session plan", "new": "session plan", "open": "session hold", "close": "session minutes"],
    "dialogue": ["add": "dialogue open", "new": "dialogue open", "create": "dialogue open"],
    "institution": [
      "new": "institution add", "create": "institution add", "merge": "institution succeed OLD --how merged",
      "split": "institution succeed OLD --how split", "close": "institution succeed OLD --how closed",
    ],
    "paper": [
      "receive": "paper in", "add": "paper in", "log": "paper in", "send": "paper out", "issue": "paper out",
      "attach": "document attach",
    ],
    "document": [
      "add": "document attach", "new": "document attach", "show": "document open", "check": "document verify",
    ],
    "target": ["add": "target set", "reading": "target read"],
    "event": ["edit": "event correct", "undo": "undo"],
  ]

  /// Nothing is deleted; what was entered in error is withdrawn.
  private static let mending = ["delete": "event withdraw", "remove": "event withdraw", "rm": "event withdraw"]
}
