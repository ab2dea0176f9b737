public import Domain
public import Projections
import Registry

/// The reminder letters that are due on a day: one for each institution and step.
public struct ReminderLetters: Sendable {
  public private(set) var letters: [ReminderLetter] = []
  /// Follow-ups that the other side has not been shown, and that therefore stand in no letter to it.
  public private(set) var withheld: [FollowUpReference] = []

  /// What is wanted beside the day.
  public struct Wanted: Sendable {
    /// Only this institution.
    public var institution: String?
    /// The side that is written to; nil = our own.
    public var side: String?
    /// Only this step.
    public var step: String?
    /// The letter's number.
    public var number: String?
    /// When the answer is to come; nil = before the next step is due.
    public var replyBy: CalendarDate?
    /// What bodies are called that are not registered by that day; else they stand there by their codes.
    public var names: [InstitutionRow]

    public init(
      institution: String? = nil, side: String? = nil, step: String? = nil, number: String? = nil,
      replyBy: CalendarDate? = nil, names: [InstitutionRow] = []
    ) {
      self.institution = institution
      self.side = side
      self.step = step
      self.number = number
      self.replyBy = replyBy
      self.names = names
    }
  }

  /// Those that are due on the day of the queries, by institution, the farthest step first.
  public init(_ queries: Queries, _ wanted: Wanted) throws {
    let due = try RemindersDue(queries, institution: wanted.institution, side: wanted.side).dueNow().filter { item in
      wanted.step == nil || item.step?.name.lowercased() == wanted.step?.lowercased()
    }
    let maker = try LetterMaker(queries, wanted)
    var place = due.startIndex
    while place < due.endIndex {
      let first = due[place]
      let group = due[place...].prefix { $0.followUp.owner == first.followUp.owner && $0.number == first.number }
      if let letter = try maker.letter(Array(group), to: first.followUp.owner) { letters.append(letter) }
      place += group.count
    }
  }

  /// The dialogues of which letters to the other side speak.
  public var dialoguesAbroad: Set<String> {
    Set(letters.filter { $0.kind == .note }.flatMap { $0.items.map(\.proposal.dialogue) })
  }

  /// Takes out of the letters to the other side what it has not been shown, and says the rest as it was shown.
  ///
  /// - Parameter shared: the open follow-ups of those dialogues, as the other side may see them.
  public mutating func restrict(to shared: [FollowUpRow]) {
    let rows = Dictionary(shared.map { ($0.reference, $0) }) { first, _ in first }
    letters = letters.compactMap { letter in
      guard letter.kind == .note else { return letter }
      var letter = letter
      let all = letter.items
      letter.items = all.compactMap { item in rows[item.reference].flatMap { Self.item($0, before: letter.day) } }
      let kept = Set(letter.items.map(\.reference))
      withheld += all.map(\.reference).filter { !kept.contains($0) }
      letter.earlier = letter.earlier.compactMap { earlier in
        var earlier = earlier
        earlier.items.removeAll { !kept.contains($0) }
        return earlier.items.isEmpty ? nil : earlier
      }
      return letter.items.isEmpty ? nil : letter
    }
  }

  private static func item(_ row: FollowUpRow, before day: CalendarDate) -> ReminderLetter.Item? {
    guard let due = row.due, due < day else { return nil }
    return .init(
      reference: row.reference, proposal: row.proposal.reference, title: Text(row.proposal.title), action: row.action,
      due: due, firstDue: row.firstDue ?? due, moved: row.slips)
  }
}

/// What is read once for all letters.
private struct LetterMaker {
  private let queries: Queries
  private let wanted: ReminderLetters.Wanted
  private let settings: RegisterSettings
  private let institutions: [String: InstitutionRow]
  private let reminders: [ReminderRow]
  private let from: ReminderLetter.Party?

  init(_ queries: Queries, _ wanted: ReminderLetters.Wanted) throws {
    self.queries = queries
    self.wanted = wanted
    settings = try queries.settings()
    let known = try queries.institutions() + wanted.names
    institutions = Dictionary(known.map { ($0.code, $0) }) { first, _ in first }
    reminders = try queries.reminders()
    let secretariat = settings.secretariat.flatMap { [institutions] in institutions[$0] }
    from = try secretariat.map { try Self.party($0, queries) }
  }

  private static func party(_ row: InstitutionRow, _ queries: Queries) throws -> ReminderLetter.Party {
    let contact = try queries.institutionState(row.code).contacts.min { $0.key < $1.key }
    let address = contact.flatMap { $0.value.isEmpty ? nil : $0.value }
    return .init(code: row.code, name: row.name, post: contact?.key, address: address)
  }

  /// Nil only where nothing is due.
  func letter(_ due: [RemindersDue.Item], to code: String) throws -> ReminderLetter? {
    guard let first = due.first, let step = first.step else { return nil }
    let owner = institutions[code]
    let items = try due.map(item)
    let ladder = first.isOurs ? settings.ladder : settings.ladderAbroad
    return ReminderLetter(
      to: try owner.map { try Self.party($0, queries) }
        ?? .init(code: code, name: Text(code), post: nil, address: nil),
      from: from, step: step.name,
      kind: first.isOurs ? Self.kind(step.name, first.number, of: ladder) : .note, day: queries.day,
      replyBy: try wanted.replyBy ?? replyBy(owner, after: first.number, of: ladder), number: wanted.number,
      items: items, earlier: earlier(items))
  }

  private func item(_ due: RemindersDue.Item) throws -> ReminderLetter.Item {
    let row = due.followUp
    let tabling = try queries.proposal(row.proposal.reference).tabling
    return .init(
      reference: row.reference, proposal: row.proposal.reference, title: tabling?.title ?? Text(row.proposal.title),
      action: row.action, due: due.due, firstDue: row.firstDue ?? due.due, moved: row.slips)
  }

  /// The names of steps are the register's own; a step that is nothing else is final if it is the last.
  private static func kind(_ step: String, _ number: Int, of ladder: ReminderLadder) -> ReminderLetter.Kind {
    let name = step.lowercased()
    if name.contains("d.o.") || name.contains("demi-official") { return .demiOfficial }
    if name.contains("final") || (number == ladder.steps.count && number > 1) { return .final }
    return number == 1 ? .first : .again
  }

  /// The owner's last working day before the next step is due; five working days where there is none.
  private func replyBy(_ owner: InstitutionRow?, after number: Int, of ladder: ReminderLadder) throws -> CalendarDate {
    let days = ladder.steps.indices.contains(number) ? max(ladder.steps[number].workingDays - 1, 1) : 5
    let calendar = try owner?.calendar.map { try queries.calendar($0) } ?? WorkingCalendar()
    return calendar.day(days, workingDaysAfter: queries.day, knownBy: queries.day)
  }

  /// Reminders about the days that have passed now; those of a day that was moved since are of an older promise.
  private func earlier(_ items: [ReminderLetter.Item]) -> [ReminderLetter.Earlier] {
    reminders.compactMap { reminder in
      let named = items.filter { item in
        item.due < reminder.on && reminder.on < queries.day && reminder.items.contains("\(item.reference)")
      }
      guard !named.isEmpty else { return nil }
      return .init(step: reminder.step, on: reminder.on, number: reminder.authority, items: named.map(\.reference))
    }
  }
}
