import Domain
import Mustache
import Reports

/// What the names of a template stand for in one letter.
///
/// The library never sees a value: it puts a mark in its place, which nothing in a template can be mistaken for, so that
/// no recorded text can become a heading, a cell or emphasis.
struct LetterValues {
  private let letter: ReminderLetter
  private let wording: Wording
  /// The values by the numbers of their marks.
  private(set) var texts: [RichText] = []

  init(_ letter: ReminderLetter, _ wording: Wording) {
    self.letter = letter
    self.wording = wording
  }

  /// The object that the library reads.
  mutating func object() -> [String: Any] {
    var object: [String: Any] = [
      "step": mark(wording.recorded(letter.step)), "number": mark(letter.number),
      "date": mark(wording.long(letter.day)),
      "replyBy": mark(wording.long(letter.replyBy)), "institution": mark(wording.recorded(letter.to.name)),
      "code": mark(RichText(letter.to.code, .reference)), "post": mark(letter.to.post),
      "address": mark(letter.to.address),
      "secretariat": mark(letter.from.map { wording.recorded($0.name) }), "secretariatPost": mark(letter.from?.post),
      "secretariatAddress": mark(letter.from?.address), "count": mark(wording.digits(letter.items.count)),
    ]
    object["isOne"] = letter.items.count == 1
    object["isSeveral"] = letter.items.count > 1
    object["isFirst"] = letter.kind == .first
    object["isAgain"] = letter.kind == .again
    object["isFinal"] = letter.kind == .final
    object["isDemiOfficial"] = letter.kind == .demiOfficial
    object["isNote"] = letter.kind == .note
    object["isReminded"] = !letter.earlier.isEmpty
    var followUps: [[String: Any]] = []
    for item in letter.items { followUps.append(followUp(item)) }
    object["followUps"] = followUps
    var reminders: [[String: Any]] = []
    for reminder in letter.earlier { reminders.append(self.reminder(reminder)) }
    object["reminders"] = reminders
    return object
  }

  private mutating func followUp(_ item: ReminderLetter.Item) -> [String: Any] {
    [
      "reference": mark(RichText("\(item.reference)", .reference)),
      "proposal": mark(RichText("\(item.proposal)", .reference)), "title": mark(wording.recorded(item.title)),
      "action": mark(wording.recorded(item.action)), "due": mark(wording.short(item.due)),
      "firstDue": mark(wording.short(item.firstDue)), "daysLate": mark(wording.digits(item.due.days(to: letter.day))),
      "moved": mark(wording.digits(item.moved)), "isMoved": item.moved > 0,
    ]
  }

  private mutating func reminder(_ earlier: ReminderLetter.Earlier) -> [String: Any] {
    let references = earlier.items.map { RichText("\($0)", .reference) }.joined(separator: ", ")
    return [
      "reminder": mark(wording.recorded(earlier.step)), "reminderDate": mark(wording.short(earlier.on)),
      "reminderNumber": mark(earlier.number), "references": mark(references),
    ]
  }

  private mutating func mark(_ text: String?) -> ValueMark { mark(text.map { wording.recorded($0) }) }

  private mutating func mark(_ text: String) -> ValueMark { mark(RichText(text)) }

  private mutating func mark(_ text: RichText?) -> ValueMark {
    guard let text else { return mark(missing: true, Self.blank) }
    return mark(missing: false, text)
  }

  private mutating func mark(missing: Bool, _ text: RichText) -> ValueMark {
    texts.append(text)
    return ValueMark(number: texts.count - 1, isNull: missing)
  }

  /// To be filled in by hand.
  private static let blank = RichText("________________", .quiet)
}

/// Stands for a value while the library works.
struct ValueMark: MustacheCustomRenderable, MustacheParent {
  let number: Int
  /// Whether a section of its name is left out.
  let isNull: Bool

  /// The number between two characters that templates may not hold.
  var renderText: String { "\(Self.start)\(number)\(Self.end)" }

  /// Names are those of the letter, also in the section of a value: it has none of its own.
  func child(named: String) -> Any? { nil }

  static let start: Unicode.Scalar = "\u{E000}"
  static let end: Unicode.Scalar = "\u{E001}"
}
