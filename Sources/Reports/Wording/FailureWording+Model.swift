import Domain
import EventLog
import Registry

// Codes, settings, sessions, and what later entries rest on.
extension FailureWording {
  static func model(_ failure: RegisterFailure) -> WordedFailure {
    switch failure {
    case .setting(let refusal): setting(refusal)
    case .codeTaken(let kind, let code, let name):
      WordedFailure(
        "The code \(code) is taken: \(kind.rawValue) \(quoted(name)).", hint: "Choose another code.", exitStatus: 1)
    case .badCode(let kind, let typed):
      WordedFailure(
        "\"\(typed)\" cannot be the code of \(kind == .institution ? "an" : "a") \(kind.rawValue).",
        hint: kind == .institution
          ? "A letter, then letters, digits and hyphens, at most 24, for example OPHRD"
          : "A letter, then letters and digits, 2 to 16, for example JPHLEPD", exitStatus: 64)
    case .badValue(let field, let value, let known):
      WordedFailure(
        "\(field) cannot be \"\(value)\".",
        hint: known.isEmpty
          ? "Type the country's code of two letters, for example PK" : "It can be \(alternatives(known))",
        exitStatus: 64)
    case .sidesNeeded:
      WordedFailure(
        "A dialogue has two sides, each a country code of two letters, ours first.", hint: "For example --sides PK,JP",
        exitStatus: 64)
    case .sessionOfAnotherDialogue(let session, let dialogue):
      WordedFailure(
        "\(session) is a session of \(session.dialogue), not of \(dialogue).",
        hint: "See the sessions with: rapport session list", exitStatus: 1)
    case .referenceTaken(let reference, let title):
      WordedFailure(
        "\(reference) is taken: \(quoted(title)). References are never used again.",
        hint: "Leave --ref out to get the next free one.", exitStatus: 1)
    case .wrongSide(let institution, let side, let expected):
      WordedFailure(
        "\(institution) is on the side of \(side), not of \(expected).",
        hint: "--lead is on our side, --counterpart on theirs.", exitStatus: 1)
    case .laterEntryRests(let subject, let event, let type, let effective):
      WordedFailure(
        "\(event) (\(type) of \(DayWording.short(effective))) rests on what this entry would change.",
        hint: "See the order of things with: rapport history \(reference(of: subject))", exitStatus: 1)
    case .historyNotUnderstood(let subject, let event, let why):
      WordedFailure(
        "\(event) in the history of \(reference(of: subject)) is not understood (\(words(for: why))).",
        hint: "A newer version of rapport is needed to record here; reading goes on.", exitStatus: 1)
    default: unforeseen(failure)
    }
  }

  private static func setting(_ refusal: SettingRule.Refusal) -> WordedFailure {
    switch refusal {
    case .unknownKey(let key, let known):
      WordedFailure(
        "The register has no setting \"\(key)\".", hint: "It has \(alternatives(known))", exitStatus: 64)
    case .notDays(let key, let value):
      WordedFailure(
        "\(key) is a number of days from 1 to 3650, not \"\(value)\".",
        hint: "For example: rapport register set \(key) 90", exitStatus: 64)
    case .notInstitution(let key, let value):
      WordedFailure(
        "\(key) is the code of an institution, not \"\(value)\".",
        hint: "For example: rapport register set \(key) MOEA", exitStatus: 64)
    case .notLadder(let key, let problem): ladder(key, problem)
    }
  }

  /// Why an event is not understood.
  static func words(for why: NotUnderstood) -> String {
    switch why {
    case .unknownType(let type): "its type \(type) is unknown"
    case .foreignSubject(let type, let subject): "\(type) does not belong to \(subject)"
    case .unknownMember(let name): "its member \(name) is unknown"
    case .missingMember(let name): "its member \(name) is missing"
    case .misshapenMember(let name): "its member \(name) is not in the form that the catalogue gives"
    case .redacted: "its words were removed"
    }
  }

  /// A subject as it is typed.
  static func reference(of subject: Subject) -> String {
    switch subject {
    case .institution(let code), .dialogue(let code), .calendar(let code): code
    case .session(let session): "\(session)"
    case .proposal(let proposal): proposal.text
    case .register: "register"
    case .paper(let name), .circulation(let name), .reminder(let name), .other(let name): name
    }
  }
}
