public import Domain
public import Reports

/// Reminder letters as they are handed over, one or several one after the other.
public struct ReminderPaper: Report {
  public let letters: [ReminderLetter]
  private let documents: [Document]
  private let day: CalendarDate
  private let wording: Wording
  private let institution: String?

  /// - Parameters:
  ///   - day: the day asked about, for an answer without a letter.
  ///   - institution: the body asked about; nil = all.
  public init(
    _ letters: [ReminderLetter], template: LetterTemplate, on day: CalendarDate, wording: Wording,
    institution: String? = nil
  ) {
    self.letters = letters
    self.day = day
    self.wording = wording
    self.institution = institution
    documents = letters.map { template.document(of: $0, wording) }
  }

  /// Each letter for itself.
  public func single() -> [(letter: ReminderLetter, paper: ReminderPaper)] {
    zip(letters, documents).map { ($0, ReminderPaper(letter: $0, document: $1, wording: wording)) }
  }

  private init(letter: ReminderLetter, document: Document, wording: Wording) {
    letters = [letter]
    documents = [document]
    day = letter.day
    institution = letter.to.code
    self.wording = wording
  }

  public var orientation: WordDocument.Orientation { .portrait }

  public var document: Document {
    guard let first = documents.first else { return Document(LetterWording.nothingDue(to: institution, on: day)) }
    guard documents.count > 1 else { return first }
    var all = Document(title: RichText(LetterWording.title(letters.count, on: day, wording)), language: first.language)
    all.day = day
    for (letter, document) in zip(letters, documents) {
      all.append(.sheet(document.title ?? RichText(letter.step), detail: wording.recorded(letter.to.name)))
      all.blocks += document.blocks
    }
    return all
  }

  public var records: RecordTable {
    RecordTable(
      columns: [
        "institution", "name", "step", "day", "number", "replyBy", "followUp", "proposal", "title", "action", "due",
        "firstDue", "daysLate", "moved",
      ],
      rows: letters.flatMap { letter in
        letter.items.map { item in
          [
            .text(letter.to.code), .text(letter.to.name.wording(in: wording.language.tag)), .text(letter.step),
            .day(letter.day), .init(letter.number), .day(letter.replyBy), .text("\(item.reference)"),
            .text("\(item.proposal)"), .text(item.title.wording(in: wording.language.tag)), .text(item.action),
            .day(item.due), .day(item.firstDue), .integer(item.due.days(to: letter.day)), .integer(item.moved),
          ]
        }
      })
  }

  public var json: JSONValue {
    [
      "schema": "letters/1", "asOf": .string("\(day)"), "letters": .array(letters.map(json)),
    ]
  }

  private func json(_ letter: ReminderLetter) -> JSONValue {
    [
      "institution": .string(letter.to.code), "name": .string(letter.to.name.wording(in: wording.language.tag)),
      "post": JSONValue(letter.to.post), "address": JSONValue(letter.to.address), "step": .string(letter.step),
      "day": .string("\(letter.day)"), "number": JSONValue(letter.number), "replyBy": .string("\(letter.replyBy)"),
      "followUps": .array(letter.items.map(json)),
      "reminders": .array(
        letter.earlier.map { earlier in
          [
            "step": .string(earlier.step), "on": .string("\(earlier.on)"), "number": JSONValue(earlier.number),
            "followUps": .array(earlier.items.map { .string("\($0)") }),
          ]
        }),
    ]
  }

  private func json(_ item: ReminderLetter.Item) -> JSONValue {
    [
      "followUp": .string("\(item.reference)"), "proposal": .string("\(item.proposal)"),
      "title": .string(item.title.wording(in: wording.language.tag)), "action": .string(item.action),
      "due": .string("\(item.due)"), "firstDue": .string("\(item.firstDue)"),
      "daysLate": .integer(item.due.days(to: day)), "moved": .integer(item.moved),
    ]
  }
}
