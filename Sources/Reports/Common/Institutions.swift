import Domain
import Projections

/// The institutions as they were called on the day asked about, read once for a whole report.
struct Institutions: Sendable {
  private let byCode: [String: InstitutionRow]
  /// Who answers on that day for what a body took on.
  let heirs: Heirs

  init(_ queries: Queries) throws {
    byCode = Dictionary(try queries.institutions().map { ($0.code, $0) }) { first, _ in first }
    heirs = Heirs(byCode.compactMapValues(\.succession))
  }

  subscript(code: String) -> InstitutionRow? { byCode[code] }

  /// The name in the language of the report; nil for a code that was not registered by that day.
  func name(_ code: String?) -> String? { code.flatMap { byCode[$0]?.name.wording() } }

  /// The side that it belongs to, ISO 3166.
  func side(_ code: String) -> String? { byCode[code]?.side }

  /// Code and name: "OPHRD  Ministry of Overseas Pakistanis".
  func heading(_ code: String) -> RichText {
    [TextRun(code, .reference), TextRun(name(code).map { "  " + $0 } ?? "")]
  }

  /// That a body asked for is no more, and where its work stands; nothing for one that goes on.
  func passing(_ code: String?) -> [Document.Block] {
    guard let code, let end = heirs.succession(of: code) else { return [] }
    let heir = heirs.heir(of: code)
    var words: RichText = "\(code) \(InstitutionWording.words(for: end)) on \(DayWording.long(end.on))".rich
    if heir != code { words += [TextRun("; its work stands under "), TextRun(heir, .reference)] }
    return [.note(words + ".")]
  }

  /// "OPHRD (Ministry of Overseas Pakistanis)".
  func codeAndName(_ code: String) -> String { name(code).map { "\(code) (\($0))" } ?? code }
}

/// The working days of each owner, every calendar read once.
struct OwnerCalendars: Sendable {
  private let byOwner: [String: WorkingCalendar]
  private let usual = WorkingCalendar()

  init(_ queries: Queries, owners: Set<String>, _ institutions: Institutions) throws {
    var calendars: [String: WorkingCalendar] = [:]
    var byOwner: [String: WorkingCalendar] = [:]
    for owner in owners {
      guard let code = institutions[owner]?.calendar else { continue }
      let calendar = try calendars[code] ?? queries.calendar(code)
      calendars[code] = calendar
      byOwner[owner] = calendar
    }
    self.byOwner = byOwner
  }

  /// The owner's working days after the due day up to a day, as far as holidays were announced by then.
  func workingDays(of owner: String, after due: CalendarDate, through day: CalendarDate) -> Int {
    (byOwner[owner] ?? usual).workingDays(after: due, through: day, knownBy: day)
  }

  /// Whether the owner works on a day, as far as holidays were announced by another.
  func isWorkingDay(_ day: CalendarDate, of owner: String, knownBy known: CalendarDate) -> Bool {
    (byOwner[owner] ?? usual).isWorkingDay(day, knownBy: known)
  }
}
