import Domain
import Projections

/// The institutions as they were called on the day asked about, read once for a whole report.
struct Institutions: Sendable {
  private let byCode: [String: InstitutionRow]
  private let wording: Wording
  /// Who answers on that day for what a body took on.
  let heirs: Heirs

  /// - Parameter wording: in whose language they are named where the register has their names in it.
  init(_ queries: Queries, _ wording: Wording = .english) throws {
    self.wording = wording
    byCode = Dictionary(try queries.institutions().map { ($0.code, $0) }) { first, _ in first }
    heirs = Heirs(byCode.compactMapValues(\.succession))
  }

  subscript(code: String) -> InstitutionRow? { byCode[code] }

  /// The name in the language of the report; nil for a code that was not registered by that day.
  func name(_ code: String?) -> String? { code.flatMap { byCode[$0]?.name.wording(in: wording.language.tag) } }

  /// The side that it belongs to, ISO 3166.
  func side(_ code: String) -> String? { byCode[code]?.side }

  /// The name, marked with its language; the code for a body that was not registered by that day.
  func named(_ code: String, _ style: TextStyle = .plain) -> RichText {
    byCode[code].map { wording.recorded($0.name, style) } ?? RichText(code, style)
  }

  /// Code and name: "OPHRD  Ministry of Overseas Pakistanis".
  func heading(_ code: String) -> RichText {
    let name = byCode[code].map { RichText("  ") + wording.recorded($0.name) } ?? RichText()
    return RichText(code, .reference) + name
  }

  /// That a body asked for is no more, and where its work stands; nothing for one that goes on.
  func passing(_ code: String?) -> [Document.Block] {
    guard let code, let end = heirs.succession(of: code) else { return [] }
    let heir = heirs.heir(of: code)
    let onward =
      heir == code ? RichText() : wording.rich(.workStandsUnder, ["heir": .rich(RichText(heir, .reference))])
    return [.note(wording.sentence(RichText(wording.passed(code, end, .longDay(end.on))) + onward))]
  }

  /// "OPHRD (Ministry of Overseas Pakistanis)".
  func codeAndName(_ code: String) -> String { name(code).map { "\(code) (\($0))" } ?? code }

  /// "OPHRD (Ministry of Overseas Pakistanis)", the name marked with its language.
  func codeAndNamed(_ code: String) -> RichText {
    guard let row = byCode[code] else { return RichText(code) }
    return RichText(code) + wording.rich(.inBrackets, ["words": .rich(wording.recorded(row.name))])
  }
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
