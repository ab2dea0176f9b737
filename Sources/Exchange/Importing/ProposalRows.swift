import Domain
import Projections
import Registry

/// The rows of one proposal, and what they come to.
struct ProposalRows {
  let reference: ProposalReference
  let rows: [MatrixRow]
  let context: RowContext
  var faults: [RowFault] = []
  var missingColumns: Set<MatrixField> = []
  private(set) var commits: [PlannedCommit] = []
  private(set) var commands: [[String]] = []
  private(set) var unchanged = 0
  private(set) var before = 0
  private(set) var overtaken = 0
  private(set) var kept = 0
  private(set) var leftOpen = 0
  /// What imports said; nil where nothing but imports has said anything since the first of them.
  private(set) var base: ImportBase?

  /// More follow-ups than any proposal has; without a bound, comparing each with each would never end.
  private static let mostRows = 1_000

  var desk: PlanningDesk { context.desk }

  init(_ reference: ProposalReference, _ rows: [MatrixRow], _ context: RowContext) {
    self.reference = reference
    self.rows = rows
    self.context = context
  }

  /// - Parameter known: what is wrong with these rows already; then only what else is wrong is looked for.
  mutating func decide(besides known: [RowFault]) throws {
    faults = known
    guard try isOfThisRegister() else { return }
    if rows.count > Self.mostRows {
      return faults.append(RowFault(rows[Self.mostRows].source, .reference, .tooManyRows(Self.mostRows)))
    }
    let history: PlannedHistory
    do {
      history = try desk.history(of: reference)
    } catch let failure as RegisterFailure {
      return faults.append(RowFault(rows[0].source, .reference, .refused(failure)))
    }
    if history.isBegun, !history.state.isTabled {
      return faults.append(RowFault(rows[0].source, .reference, .enteredInError(reference)))
    }
    if context.changedSinceImport.contains(reference) {
      base = ImportBase(
        of: try desk.queries.history(of: .proposal(reference)),
        imported: try desk.queries.importedEvents(of: reference))
    }
    let isNewHere =
      !history.state.isTabled
      || rows.contains {
        context.tokens[context.matrix.token(of: $0)] == "proposal.tabled"
      }
    let fields = try ProposalFields(self, history, isNewHere: isNewHere, &faults, &missingColumns)
    let wanted = try wanted()
    let matching = FollowUpMatching(wanted, existing: try existing(history), of: reference)
    faults += matching.faults
    for item in wanted where item.owner == nil && item.row.owner == nil && matching.numbers[item.row.number] == nil {
      // An owner that cannot be read was named already.
      if !known.contains(where: { $0.row.number == item.row.number && $0.field == .owner }) {
        faults.append(RowFault(item.row.source, .owner, .empty))
      }
    }
    guard faults.isEmpty else { return }
    var planner = CommitPlanner(self, history, fields, isNewHere: isNewHere)
    for row in rows { try plan(row, &planner, wanted.first { $0.row.number == row.number }, matching) }
    let state = planner.history.state
    if !commits.isEmpty, fields.status?.isEnded == true, state.currentStatus.isEnded {
      leftOpen = state.openFollowUps.count
    }
  }

  /// The follow-ups as they stand, and those that were changed since as an import said them.
  private func existing(_ history: PlannedHistory) throws -> [FollowUpMatching.Known] {
    let standing = history.state.passed(to: try desk.heirs(on: desk.today)).followUps
    let now = standing.values.map {
      FollowUpMatching.Known(
        number: $0.number, action: $0.action, owner: $0.owner, due: $0.due, isOpen: $0.isOpen)
    }
    let before = (base?.followUps ?? [:]).compactMap { number, promise -> FollowUpMatching.Known? in
      let own = standing[number]
      if let own, (own.action, own.owner, own.due) == (promise.action, promise.owner, promise.due) { return nil }
      return FollowUpMatching.Known(
        number: number, action: promise.action, owner: promise.owner, due: promise.due, isOpen: own?.isOpen ?? false)
    }
    return now + before.sorted { $0.number < $1.number }
  }

  private mutating func plan(
    _ row: MatrixRow, _ planner: inout CommitPlanner, _ wanted: FollowUpMatching.Wanted?, _ matching: FollowUpMatching
  ) throws {
    let token = context.matrix.token(of: row)
    let isRecorded = context.tokens[token] != nil
    // What was recorded from this file before is compared with what stands now.
    var tried = isRecorded ? planner.onChangeDay : planner
    do {
      try tried.plan(row, isFirst: row.number == rows[0].number, wanted, number: matching.numbers[row.number])
    } catch let refusal as CommitPlanner.Refusal {
      if isRecorded, case .movedOn = refusal.problem {
        before += 1
        overtaken += 1
        return
      }
      return faults.append(RowFault(row.source, refusal.field, refusal.problem))
    }
    if tried.keeps { kept += 1 }
    guard !isRecorded else {
      before += 1
      if !tried.events.isEmpty { overtaken += 1 }
      return
    }
    if tried.events.isEmpty {
      if !tried.keeps { unchanged += 1 }
    } else {
      commits.append(
        PlannedCommit(
          token: token, subject: reference, basis: tried.history.basis, events: tried.events.map(\.event)))
      commands += tried.events.map(\.words).filter { !$0.isEmpty }
    }
    tried.events = []
    tried.keeps = false
    planner = tried
  }

  /// Whether the dialogue is one of this register; a reference in short is looked at with it.
  private mutating func isOfThisRegister() throws -> Bool {
    if try desk.dialogue(reference.dialogue).title != nil { return true }
    let nearest = Nearest.candidates(to: reference.dialogue, among: context.dialogues)
    for row in rows {
      faults.append(
        RowFault(
          row.source, .reference, .otherRegister(reference, known: nearest.isEmpty ? context.dialogues : nearest)))
    }
    return false
  }

  /// The rows that name an action, with the code of its owner.
  private mutating func wanted() throws -> [FollowUpMatching.Wanted] {
    try rows.compactMap { row in
      guard let action = row.action else { return nil }
      var owner: String?
      if let typed = row.owner { owner = try institution(typed, .owner, row, side: nil) }
      return .init(row: row, action: action, owner: owner)
    }
  }

  /// The code of a body; what is wrong with it is noted.
  ///
  /// - Parameter side: the side on which it has to be; nil for either.
  mutating func institution(_ typed: String, _ field: MatrixField, _ row: MatrixRow, side: String?) throws -> String? {
    do {
      let body = try desk.institution(typed)
      if let side, try desk.dialogue(reference.dialogue).sides.contains(body.side), body.side != side {
        faults.append(RowFault(row.source, field, .wrongSide(body.code, side: body.side, expected: side)))
        return nil
      }
      return body.code
    } catch RegisterFailure.unknown(_, _, let candidates) {
      let nearest = candidates.filter { Self.isNear(typed, $0) }
      faults.append(RowFault(row.source, field, .unknownInstitution(typed, nearest: nearest, side: side)))
    } catch let failure as RegisterFailure {
      faults.append(RowFault(row.source, field, .refused(failure)))
    }
    return nil
  }

  /// Whether a body may be meant by what is written; of a short code, three other letters make another one.
  private static func isNear(_ typed: String, _ candidate: Candidate) -> Bool {
    let wanted = Nearest.folded(typed)
    return [candidate.reference, candidate.name].contains {
      Nearest.distance(wanted, Nearest.folded($0)) <= max(1, min(3, wanted.count / 3))
    }
  }
}
