public import Domain
import EventLog
public import Projections
public import Registry

/// Makes the return forms of one day.
///
/// A form for our own side is made from everything and keeps out what is other bodies' own; one for the other side of a
/// dialogue is made from tables that hold nothing but what that side may see.
public struct FormMaker {
  private let register: Register
  private let day: CalendarDate
  private let replyBy: CalendarDate
  /// Only items of this dialogue.
  private let dialogue: String?
  /// As it was known then; nil = everything.
  private let known: Moment.Known?

  /// - Parameters:
  ///   - day: the day on which the forms go out, and as of which they say how things stand.
  ///   - replyBy: when they are to come back.
  ///   - dialogue: only items of this one; nil = of all.
  ///   - known: as it was known then; nil = everything.
  /// - Throws: `FormFailure.replyByPast` if they were to come back before they go out.
  public init(
    _ register: Register, on day: CalendarDate, replyBy: CalendarDate, dialogue: String? = nil,
    known: Moment.Known? = nil
  ) throws(FormFailure) {
    guard replyBy >= day else { throw .replyByPast(replyBy, day: day) }
    (self.register, self.day, self.replyBy, self.dialogue) = (register, day, replyBy, dialogue)
    self.known = known
  }

  /// The form of one institution.
  ///
  /// - Throws: `FormFailure.nothingOpen` if nothing is open with it; `.severalDialogues` for a body of the other side
  ///   that has a part in more than one dialogue.
  public func form(for code: String) throws -> ReturnForm {
    let dialogues = try ask { try $0.dialogues() }.filter { dialogue == nil || $0.code == dialogue }
    let (row, secretariat) = try ask { queries in
      (try queries.body(code), try queries.settings().secretariat.flatMap { try queries.body($0) })
    }
    guard let row else { throw FormFailure.nothingOpen(code, isOtherSide: false) }
    let ours = Set(dialogues.filter { $0.ours == row.side }.map(\.code))
    var rows = try ask { try FormRows($0, for: row).rows.filter { ours.contains($0.dialogue) } }
    var withRows: [String] = []
    for other in dialogues.map(\.code) where !ours.contains(other) {
      let audience = Audience(circle: .joint, dialogue: other)
      let shared = try register.ask(asOf: day, knownAt: known, for: audience) { try FormRows($0, for: row).rows }
      if !shared.isEmpty { withRows.append(other) }
      rows += shared
    }
    guard withRows.count < 2 else { throw FormFailure.severalDialogues(code, withRows) }
    guard !rows.isEmpty else { throw FormFailure.nothingOpen(code, isOtherSide: ours.isEmpty) }
    return ReturnForm(
      reference: "\(code)-\(day)", institution: .init(code: code, name: row.name),
      secretariat: secretariat.map { .init(code: $0.code, name: $0.name) }, day: day, replyBy: replyBy, rows: rows)
  }

  /// The forms of all institutions of a side with which something is open, by code.
  ///
  /// - Parameter side: ISO 3166; nil = our own in every dialogue.
  /// - Throws: `FormFailure.nothingOpenAnywhere` if there is none.
  public func forms(side: String?) throws -> [ReturnForm] {
    let codes = try ask { queries in
      let sides = try side.map { Set([$0]) } ?? Set(queries.dialogues().map(\.ours))
      return try queries.institutions().filter { sides.contains($0.side) && $0.succession == nil }.map(\.code).sorted()
    }
    let forms = try codes.compactMap { code -> ReturnForm? in
      do { return try form(for: code) } catch FormFailure.nothingOpen { return nil }
    }
    guard !forms.isEmpty else { throw FormFailure.nothingOpenAnywhere(side: side) }
    return forms
  }

  private func ask<Answer>(_ body: (Queries) throws -> Answer) throws -> Answer {
    try register.ask(asOf: day, knownAt: known, body)
  }

  /// What is to be recorded of a form.
  public func circulated(_ form: ReturnForm) throws -> CirculatedForm {
    let proposals = Set(form.rows.map(\.proposal))
    let seen = try register.ask { queries in
      try proposals.map { ($0, Draft.basis(of: try queries.history(of: .proposal($0)))) }
    }
    return CirculatedForm(
      institution: form.institution.code, replyBy: form.replyBy, items: form.rows.map(\.reference),
      seen: Dictionary(uniqueKeysWithValues: seen))
  }
}

extension Queries {
  fileprivate func body(_ code: String) throws -> InstitutionRow? { try institutions().first { $0.code == code } }
}

extension ReturnForm.Row {
  fileprivate var dialogue: String { proposal.dialogue }
}

/// Finds the rows of one institution's form, in whatever the queries may see.
private struct FormRows {
  let queries: Queries
  let institution: InstitutionRow
  let heirs: Heirs
  /// The side of each body, by code.
  private let sides: [String: String]
  private(set) var rows: [ReturnForm.Row] = []

  init(_ queries: Queries, for institution: InstitutionRow) throws {
    self.queries = queries
    self.institution = institution
    heirs = try queries.heirs()
    sides = Dictionary(try queries.institutions().map { ($0.code, $0.side) }) { first, _ in first }
    var filter = Filter()
    filter.institution = institution.code
    filter.isOpen = true
    let owned = Dictionary(grouping: try queries.followUps(filter)) { $0.proposal.reference }
    let open = try queries.proposals(filter)
    // A promise can outlive its proposal.
    let ended = owned.values.compactMap(\.first?.proposal).filter { row in
      !open.contains { $0.reference == row.reference }
    }
    for row in open + ended.sorted(by: { $0.reference.text < $1.reference.text }) {
      try add(row, owned[row.reference] ?? [])
    }
  }

  private mutating func add(_ row: ProposalRow, _ owned: [FollowUpRow]) throws {
    let proposal = try queries.proposal(row.reference).passed(to: heirs)
    let state = Draft.basis(of: try queries.history(of: .proposal(row.reference)))
    let followUps = owned.compactMap { proposal.followUps[$0.reference.number] }.sorted { $0.number < $1.number }
    for followUp in followUps.isEmpty ? [nil] : followUps.map(Optional.some) {
      rows.append(
        ReturnForm.Row(
          proposal: row.reference, followUp: followUp, title: proposal.tabling?.title ?? Text(row.title),
          parts: parts(in: row, owns: followUp != nil), status: proposal.currentStatus,
          remarks: remarks(proposal, followUp), position: position(in: proposal, followUp), state: state))
    }
  }

  private func parts(in row: ProposalRow, owns: Bool) -> [ReturnForm.Part] {
    let code = institution.code
    return [
      (ReturnForm.Part.lead, row.lead == code), (.support, row.support.contains(code)),
      (.counterpart, row.counterpart.contains(code)), (.owner, owns),
    ].filter(\.1).map(\.0)
  }

  private func remarks(_ proposal: Proposal, _ followUp: FollowUp?) -> [ReturnForm.Remark] {
    var remarks: [ReturnForm.Remark] = []
    if let followUp, let due = followUp.due, followUp.isOverdue(on: queries.day) {
      remarks.append(.late(days: due.days(to: queries.day)))
    }
    if let followUp, followUp.slips > 0, let first = followUp.firstDue {
      remarks.append(.moved(times: followUp.slips, first: first))
    }
    if proposal.currentStatus == .deferred { remarks.append(.paused) }
    if let wait = proposal.waiting, let side = sides[wait.value.on], side != institution.side {
      remarks.append(.withOtherSide(wait.sharing == .internal ? nil : wait.value.on))
    }
    return remarks
  }

  /// The newest note that is its own or shared, about this follow-up or the proposal as a whole.
  private func position(in proposal: Proposal, _ followUp: FollowUp?) -> ReturnForm.Position? {
    let notes = proposal.notes.filter { position in
      let note = position.note
      guard !note.isLine, !note.isOffRecord, note.followUp == nil || note.followUp == followUp?.number else {
        return false
      }
      return position.sharing != .internal || note.institution.map(heirs.heir) == institution.code
    }
    return notes.max { ($0.on, $0.time) < ($1.on, $1.time) }.map { .init(on: $0.on, text: $0.note.text) }
  }
}
