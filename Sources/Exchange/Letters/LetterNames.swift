/// The names that a template of reminder letters may use.
public enum LetterNames {
  /// What a name stands for.
  enum Sort: Hashable {
    /// Words that are always there.
    case words
    /// Words that may be missing: then a blank to be filled in by hand, and a section of that name is left out.
    case perhaps
    /// Only a section: it is so, or it is not.
    case condition
    /// A section that is repeated, with names of its own.
    case list
  }

  struct Name: Hashable {
    let name: String
    let sort: Sort
    /// What it stands for, for the manual and the head of the built-in template.
    let meaning: String

    init(_ name: String, _ sort: Sort, _ meaning: String) {
      self.name = name
      self.sort = sort
      self.meaning = meaning
    }
  }

  static let letter: [Name] = [
    .init("step", .words, "the step of the ladder: Reminder-II"),
    .init("number", .perhaps, "the letter's number, once it has one"),
    .init("date", .words, "the day of the letter"),
    .init("replyBy", .words, "the day by which an answer is asked for"),
    .init("institution", .words, "the addressee's name on that day"),
    .init("code", .words, "its code in the register"),
    .init("post", .perhaps, "the post that is written to"),
    .init("address", .perhaps, "its address"),
    .init("secretariat", .perhaps, "who writes"),
    .init("secretariatPost", .perhaps, "the post that signs"),
    .init("secretariatAddress", .perhaps, "its address"),
    .init("count", .words, "how many follow-ups it is about"),
    .init("isOne", .condition, "it is about one"),
    .init("isSeveral", .condition, "it is about several"),
    .init("isFirst", .condition, "a first reminder"),
    .init("isAgain", .condition, "a later one"),
    .init("isFinal", .condition, "the final one"),
    .init("isDemiOfficial", .condition, "a D.O. letter"),
    .init("isNote", .condition, "a note to the other side"),
    .init("isReminded", .condition, "reminders went out before"),
    .init("followUps", .list, "what is late, with the names below"),
    .init("reminders", .list, "the reminders before, with the names below"),
  ]

  static let lists: [String: [Name]] = [
    "followUps": [
      .init("reference", .words, "JPHLEPD-9-05.1"), .init("proposal", .words, "JPHLEPD-9-05"),
      .init("title", .words, "the proposal's title"), .init("action", .words, "what was promised"),
      .init("due", .words, "the day on which it was due"),
      .init("firstDue", .words, "the day first promised"), .init("daysLate", .words, "calendar days since it was due"),
      .init("moved", .words, "how often the day was moved"), .init("isMoved", .condition, "it was moved"),
    ],
    "reminders": [
      .init("reminder", .words, "its step"), .init("reminderDate", .words, "its day"),
      .init("reminderNumber", .perhaps, "its number"), .init("references", .words, "the follow-ups that it named"),
    ],
  ]

  /// What a name stands for inside these lists, the innermost last; nil if nothing bears it there.
  static func sort(of name: String, within open: [String]) -> Sort? {
    for list in open.reversed() {
      if let found = lists[list]?.first(where: { $0.name == name }) { return found.sort }
    }
    return letter.first { $0.name == name }?.sort
  }

  /// The list whose entries bear a name.
  static func list(of name: String) -> String? {
    lists.filter { $0.value.contains { $0.name == name } }.keys.min()
  }

  /// Every name that may be used there.
  static func all(within open: [String]) -> [String] {
    letter.map(\.name) + open.flatMap { lists[$0]?.map(\.name) ?? [] }
  }

  /// Each name with what it stands for, for the manual: those of the letter, then those of each list.
  public static var explained: [(name: String, meaning: String)] {
    letter.map { ($0.name, $0.meaning) }
      + lists.sorted { $0.key < $1.key }.flatMap { list in list.value.map { ("\(list.key): \($0.name)", $0.meaning) } }
  }
}
