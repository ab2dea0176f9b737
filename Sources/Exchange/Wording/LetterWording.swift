public import Domain
import Foundation
public import Reports

/// What is said about letters beside the letters themselves.
public enum LetterWording {
  /// Instead of a letter.
  static func nothingDue(to institution: String?, on day: CalendarDate) -> [Document.Block] {
    let whom = institution.map { "to \($0) " } ?? ""
    return [
      .paragraph([TextRun("No letter \(whom)is due", .strong), TextRun(" on \(DayWording.long(day)).")]),
      .note(["Which step comes when: ", TextRun("rapport remind --list", .reference)]),
    ]
  }

  /// Over several letters in one paper; in another language than English their day alone.
  static func title(_ count: Int, on day: CalendarDate, _ wording: Wording) -> String {
    wording == .english ? "\(Plural.counted(count, "reminder letter")) of \(wording.long(day))" : wording.long(day)
  }

  /// That something stands in no letter.
  public static func withheld(_ references: [FollowUpReference]) -> String {
    let names = references.map { "\($0)" }.joined(separator: ", ")
    let verb = references.count == 1 ? "is" : "are"
    return "\(names) \(verb) not shared with the other side and stand\(references.count == 1 ? "s" : "") in no letter."
  }

  /// What would be recorded is not what the letters say.
  public static let wordsForOtherLetters = WordedFailure(
    "What would be recorded is not what the letters say: something was recorded meanwhile, or is not shared.",
    hint: "See what is due: rapport remind --list", exitStatus: 1)

  /// The words for a day of reply that is none.
  public static func words(forReplyBy last: CalendarDate, _ day: CalendarDate) -> WordedFailure {
    WordedFailure(
      "A letter of \(DayWording.long(day)) cannot ask for an answer by \(DayWording.long(last)).",
      hint: "Type a later day: --reply-by +10wd", exitStatus: 64)
  }

  /// The words for a fault of a template, with its place.
  public static func words(for failure: TemplateFailure) -> WordedFailure {
    let place = failure.file + (failure.place.map { ":\($0.line):\($0.column)" } ?? "")
    let names = "All names: rapport help letters"
    switch failure.problem {
    case .missing(let language):
      return refused(
        "There is no template for letters in the language \(language): \(failure.file) is not there.",
        "Put one there to be translated: rapport remind --template --language \(language)")
    case .unreadable(let code):
      return WordedFailure(
        "\(place) cannot be read: \(String(cString: strerror(code))).", hint: "Check who may read it.", exitStatus: 66)
    case .notAFile: return refused("\(place) is no file.", "Move it away, or put a file there.")
    case .notUTF8: return refused("\(place) is not UTF-8 text.", "Save it as UTF-8.")
    case .tooLarge: return refused("\(place) is larger than any letter.", "Check whether it is the right file.")
    case .empty: return refused("\(place) is empty.", "Delete it; then the built-in one is used.")
    case .controlCharacter(let scalar):
      let digits = String(scalar, radix: 16, uppercase: true)
      let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      return refused("\(place): There is a character that no letter can hold (U+\(code)).", "Take it out.")
    case .unknownName(let name, let nearest):
      let near = nearest.isEmpty ? names : "Did you mean \(FailureWording.alternatives(nearest))?"
      return refused("\(place): No letter has anything called \(FailureWording.quoted(name)).", near)
    case .onlyWithin(let name, let list):
      return refused(
        "\(place): Only the entries of a list have \(FailureWording.quoted(name)).",
        "Put it between {{#\(list)}} and {{/\(list)}}.")
    default: return words(forTagsOf: failure.problem, place)
    }
  }

  private static func words(forTagsOf problem: TemplateFailure.Problem, _ place: String) -> WordedFailure {
    switch problem {
    case .list(let name):
      refused(
        "\(place): \(name) is a list, not a value.", "Repeat something for each entry: {{#\(name)}} ... {{/\(name)}}")
    case .condition(let name):
      refused("\(place): \(name) is no value: it is so, or it is not.", "Write {{#\(name)}} ... {{/\(name)}}")
    case .unfinishedTag:
      refused("\(place): Here begins a tag that does not end, or is empty.", "A tag ends in }} and has a name in it.")
    case .unclosedSection(let name): refused("\(place): {{#\(name)}} is never closed.", "Close it: {{/\(name)}}")
    case .wrongClose(let name, let open?):
      refused("\(place): {{/\(name)}} closes nothing: {{#\(open)}} is open.", "Close what was opened last first.")
    case .wrongClose(let name, nil):
      refused("\(place): {{/\(name)}} closes nothing.", "Take it out, or open it before.")
    case .partial(let name):
      refused("\(place): A template cannot take in another one (\(name)).", "Write its words here.")
    case .function(let name):
      refused("\(place): A template cannot compute anything (\(name)).", "Use a name alone: rapport help letters")
    case .unsupported(let name):
      refused("\(place): This sign of mustache is not used here (\(name)).", "Values, sections and remarks are.")
    case .tooDeep: refused("\(place): Sections stand within each other too deep.", "Close some of them before.")
    default: refused("\(place): The template cannot be read here.", "Compare it with: rapport remind --template")
    }
  }

  private static func refused(_ sentence: String, _ hint: String) -> WordedFailure {
    WordedFailure(sentence, hint: hint, exitStatus: 1)
  }
}
