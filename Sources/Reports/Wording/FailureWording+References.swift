import Domain
import EventLog
import Registry

// What was typed and what the register knows.
extension FailureWording {
  static func unknown(_ kind: ReferenceKind, _ typed: String, nearest: [Candidate]) -> WordedFailure {
    let hint = nearest.isEmpty ? wayToFind(kind) : "Did you mean \(list(nearest))?"
    return WordedFailure("There is no \(name(of: kind)) \(typed) in this register.", hint: hint, exitStatus: 1)
  }

  static func notYet(_ kind: ReferenceKind, _ code: String, from day: CalendarDate, _ event: EventID) -> WordedFailure {
    WordedFailure(
      "The \(name(of: kind)) \(code) is in this register only from \(DayWording.long(day)) on.",
      hint: "If that was earlier: rapport event correct \(event) --set effective=DATE -r TEXT", exitStatus: 1)
  }

  static func notShared(_ kind: ReferenceKind, _ reference: String, _ circle: Sharing) -> WordedFailure {
    WordedFailure(
      "The \(name(of: kind)) \(reference) is not shared as \(circle.words) on that day, so no such paper can name it.",
      hint: "Share it with: rapport event share \(reference) --as \(circle.rawValue) --authority TEXT", exitStatus: 1)
  }

  static func notAReference(_ kind: ReferenceKind, _ typed: String) -> WordedFailure {
    WordedFailure(
      "\"\(typed)\" is no reference of \(article(kind)) \(name(of: kind)).", hint: "It looks like \(example(of: kind))",
      exitStatus: 64)
  }

  private static func name(of kind: ReferenceKind) -> String { kind == .followUp ? "follow-up" : kind.rawValue }

  private static func article(_ kind: ReferenceKind) -> String {
    switch kind {
    case .institution, .event: "an"
    case .dialogue, .session, .proposal, .followUp, .target, .paper, .calendar, .view: "a"
    }
  }

  private static func example(of kind: ReferenceKind) -> String {
    switch kind {
    case .dialogue: "JPHLEPD"
    case .session: "JPHLEPD-9, or 9 where the dialogue is clear"
    case .proposal: "JPHLEPD-9-05, or 9-05 where the dialogue is clear"
    case .followUp: "JPHLEPD-9-05.1, or 9-05.1 where the dialogue is clear"
    case .target: "JPHLEPD-9-05.T1, or 9-05.T1 where the dialogue is clear"
    case .institution: "OPHRD"
    case .paper: "mea-P31, or P31"
    case .event: "mea/412"
    case .calendar: "PK-5"
    case .view: "late-at-jica"
    }
  }

  private static func wayToFind(_ kind: ReferenceKind) -> String {
    switch kind {
    case .dialogue: "See all with: rapport dialogue list"
    case .session: "See all with: rapport session list — plan a new one with: rapport session plan"
    case .proposal: "See all with: rapport list"
    case .followUp, .target: "See all with: rapport show, and the proposal's reference"
    case .institution: "See all with: rapport institution list — add one with: rapport institution add"
    case .event: "See the newest with: rapport log"
    case .paper: "See all with: rapport paper list"
    case .view: "See all with: rapport view list"
    case .calendar: "Define it with: rapport calendar define CODE --weekend sat,sun"
    }
  }

  // MARK: - What cannot be typed so

  static func typing(_ failure: RegisterFailure) -> WordedFailure {
    switch failure {
    case .emptyText(let field):
      WordedFailure("The text for \(field) is empty.", hint: "Type it in quotation marks.", exitStatus: 64)
    case .controlCharacter(let field, 0xFFFD):
      WordedFailure(
        "The text for \(field) holds bytes that are no UTF-8 text.",
        hint: "Set the terminal, or the file, to UTF-8 and give it again.", exitStatus: 64)
    case .controlCharacter(let field, let scalar):
      WordedFailure(
        "The text for \(field) holds a control character (\(codePoint(scalar))).",
        hint: "Type a space instead of a line break or a tab.", exitStatus: 64)
    case .lineTooLong(let bytes):
      WordedFailure(
        "The entry would need \(Plural.digits(bytes)) bytes; an entry has at most 60,000.",
        hint: "Shorten the text.", exitStatus: 64)
    case .badDay(let field, let problem): day(problem, field: field)
    case .badMoment(let typed):
      WordedFailure(
        "\"\(typed)\" is no day, time or record position for --known-at.",
        hint: "For example 2026-03-01, 2026-03-01T12:00:00Z or mea/412", exitStatus: 64)
    case .positionNotHeld(let position, let last, let streams):
      WordedFailure(
        "\(position) is not recorded here: "
          + (last.map { "\(position.stream) ends at \(position.stream)/\($0)." }
            ?? "the register has no stream \(position.stream); it has \(streams.joined(separator: ", "))."),
        hint: "A copy of the register that holds it can tell; how far this one goes: rapport status", exitStatus: 1)
    case .tooManyEvents(let limit):
      WordedFailure(
        "One commit holds at most \(Plural.digits(limit)) events.", hint: "Record it in several parts.",
        exitStatus: 64)
    default: unforeseen(failure)
    }
  }

  private static func day(_ problem: DayParser.Problem, field: String) -> WordedFailure {
    switch problem {
    case .impossible(let typed):
      WordedFailure(
        "\(typed) for \(field) is not in the calendar.", hint: "Check the day and the month.", exitStatus: 64)
    case .ambiguous(let typed):
      WordedFailure(
        "\(typed) for \(field) does not say which figure is the month.", hint: "Type 2025-12-03 or 3 Dec 2025",
        exitStatus: 64)
    case .notADay(let typed):
      WordedFailure(
        "\"\(typed)\" for \(field) is no day.",
        hint: "Type 2025-12-03, \"3 Dec 2025\", today, yesterday, +30d or +10wd", exitStatus: 64)
    }
  }

  private static func codePoint(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// A failure that was sent to the wrong group: still a sentence.
  static func unforeseen(_ failure: RegisterFailure) -> WordedFailure {
    WordedFailure("The register could not do this (\(failure)).", exitStatus: 1)
  }
}
