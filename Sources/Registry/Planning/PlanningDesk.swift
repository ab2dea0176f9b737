public import Domain
import EventLog
public import Projections

/// What many commits are planned on, under the lock: everything that rows ask again and again is asked once.
public final class PlanningDesk {
  /// The day in the register's time zone.
  public let today: CalendarDate
  /// The stream that is written.
  public let office: String
  /// Questions about today.
  public let queries: Queries
  /// Short references are none here: what is planned comes from a file.
  public let references: References
  private let projector: Projector
  private let clock: Clock
  private let firstNumber: Int
  private var spellings: [ProposalReference: ProposalReference] = [:]
  private var known: Set<ProposalReference> = []
  private var institutions: [String: Result<InstitutionRow, any Error>] = [:]
  private var heirs: [CalendarDate: Heirs] = [:]
  private var sessions: [SessionReference: Session] = [:]
  private var dialogues: [String: Dialogue] = [:]
  private let hasEndedBodies: Bool

  init(projector: Projector, office: String, clock: Clock, today: CalendarDate) throws {
    self.projector = projector
    self.office = office
    self.clock = clock
    self.today = today
    queries = projector.queries(on: today)
    references = References(queries, currentDialogue: nil)
    firstNumber = try queries.wholeSettings().numbersFrom[office] ?? 1
    hasEndedBodies = try !queries.heirs().codes.isEmpty
    for reference in try queries.proposalsEver() {
      known.insert(reference)
      spellings[Self.plain(reference)] = reference
    }
  }

  /// However many zeros were typed.
  private static func plain(_ reference: ProposalReference) -> ProposalReference {
    ProposalReference(
      dialogue: reference.dialogue, session: reference.session, number: reference.number, part: reference.part)
  }

  /// The reference as it stands in the log; with the usual zeros for one that is new.
  public func spelling(of reference: ProposalReference) -> ProposalReference {
    known.contains(reference) ? reference : spellings[Self.plain(reference)] ?? Self.plain(reference)
  }

  /// The history of a proposal; an empty one for a new reference.
  ///
  /// - Throws: `RegisterFailure.historyNotUnderstood`.
  public func history(of reference: ProposalReference) throws -> PlannedHistory {
    let events = known.contains(reference) ? try queries.history(of: .proposal(reference)) : []
    return try PlannedHistory(reference, events, office: office, firstNumber: firstNumber)
  }

  /// A body by code, alias or name.
  ///
  /// - Throws: `RegisterFailure.unknown` and `.ambiguousReference`.
  public func institution(_ typed: String) throws -> InstitutionRow {
    if let found = institutions[typed] { return try found.get() }
    let found = Result { try references.institution(typed) }
    institutions[typed] = found
    return try found.get()
  }

  /// Who answers on a day for whom.
  public func heirs(on day: CalendarDate) throws -> Heirs {
    guard hasEndedBodies else { return Heirs() }
    if let heirs = heirs[day] { return heirs }
    let found = try projector.queries(on: day).heirs()
    heirs[day] = found
    return found
  }

  /// Refuses a body whose work had passed on, or ended, by a day.
  public func checkGoesOn(_ code: String, on day: CalendarDate) throws {
    guard hasEndedBodies, let end = try heirs(on: day).succession(of: code) else { return }
    let living = Set(end.successors.map(try heirs(on: day).heir)).sorted()
    let successors = try living.map { code in
      Candidate(reference: code, name: try queries.institution(code)?.name.wording() ?? "")
    }
    throw RegisterFailure.bodyHasEnded(code, end, successors: successors)
  }

  /// A session as it stands today; one that the register does not know has no state.
  public func session(_ reference: SessionReference) throws -> Session {
    if let session = sessions[reference] { return session }
    let found = try queries.sessionState(reference)
    sessions[reference] = found
    return found
  }

  /// A dialogue as it stands today; one that the register does not know has no sides.
  public func dialogue(_ code: String) throws -> Dialogue {
    if let dialogue = dialogues[code] { return dialogue }
    let found = try queries.dialogueState(code)
    dialogues[code] = found
    return found
  }

  /// Where facts come from, with a paper's own number and date filled in.
  ///
  /// - Throws: `RegisterFailure` for a paper that is not known, and for text that cannot stand in the log.
  public func provenance(_ circumstances: Circumstances) throws -> (Provenance, paperDate: CalendarDate?) {
    try circumstances.provenance(references, queries, office: office, isClockFixed: clock.isFixed)
  }

  /// Refuses an event that no line of the log has room for.
  public static func checkRoom(for event: PlannedEvent) throws(RegisterFailure) {
    let bytes = EventCodec.encode(.proposal(event.fact), event.provenance).data.encoded.count
    // The header of a line has at most some hundred bytes.
    guard bytes <= LogLine.byteLimit - 2_000 else { throw .lineTooLong(bytes: bytes + 2_000) }
  }
}
