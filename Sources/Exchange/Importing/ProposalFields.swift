import Domain
import Registry
import Reports

/// What the rows of a proposal say about the proposal itself: each field once, by the first row that says it.
struct ProposalFields {
  private(set) var title: String?
  private(set) var kind: String?
  private(set) var side: String?
  private(set) var lead: String?
  private(set) var support: [String]?
  private(set) var counterpart: [String]?
  private(set) var tabled: CalendarDate?
  private(set) var response: Response?
  private(set) var status: Status?

  init(
    _ group: ProposalRows, _ history: PlannedHistory, isNewHere: Bool, _ faults: inout [RowFault],
    _ missing: inout Set<MatrixField>
  ) throws {
    var group = group
    group.faults = []
    defer { faults += group.faults }
    title = Self.once(.title, &group) { $0.title }
    kind = Self.once(.kind, &group) { $0.kind }
    let sides = try group.desk.dialogue(group.reference.dialogue).sides
    side = Self.once(.side, &group) { $0.side.map { Self.side($0, of: sides) } }
    tabled = Self.once(.tabled, &group) { $0.tabled }
    response = Self.once(.response, &group) { $0.response }
    status = Self.once(.status, &group) { $0.status }
    try takeBodies(&group)
    checkSession(&group)
    let state = history.state
    if state.isTabled {
      checkStanding(state, history, isNewHere: isNewHere, &group)
    } else {
      try checkNew(&group, known: faults, &missing)
    }
    checkMove(from: state.currentStatus, isStanding: state.tabling?.isStanding == true, &group)
  }

  /// The value of the first row that has one; a row that says something else is noted.
  private static func once<Value: Hashable>(
    _ field: MatrixField, _ group: inout ProposalRows, _ value: (MatrixRow) -> Value?
  ) -> Value? {
    var found: (value: Value, row: MatrixRow)?
    for row in group.rows {
      guard let own = value(row) else { continue }
      if let found {
        if found.value == own { continue }
        let shown = group.context.matrix.head.columns[field].map { found.row.source[$0].text } ?? ""
        group.faults.append(RowFault(row.source, field, .differs(from: shown, line: found.row.number)))
      } else {
        found = (own, row)
      }
    }
    return found?.value
  }

  /// A side by its code, or by the English name of its country; anything else as it is written.
  private static func side(_ written: String, of sides: [String]) -> String {
    if sides.contains(written) { return written }
    let folded = Nearest.folded(written)
    return (sides + ["both"]).first { side in
      folded == Nearest.folded(side) || folded == Nearest.folded(Wording.english.side(side))
    } ?? written
  }

  private mutating func takeBodies(_ group: inout ProposalRows) throws {
    let sides = try group.desk.dialogue(group.reference.dialogue).sides
    let lead = Self.once(.lead, &group) { $0.lead }
    if let lead, let row = group.rows.first(where: { $0.lead != nil }) {
      self.lead = try group.institution(lead, .lead, row, side: sides.first)
    }
    support = try Self.bodies(.support, &group, side: nil) { $0.support }
    counterpart = try Self.bodies(.counterpart, &group, side: sides.last) { $0.counterpart }
  }

  /// A list of bodies: the whole cell is one where that is a name, else what stands between its commas.
  private static func bodies(
    _ field: MatrixField, _ group: inout ProposalRows, side: String?, _ value: (MatrixRow) -> BodyList?
  ) throws -> [String]? {
    guard let list = once(field, &group, value), let row = group.rows.first(where: { value($0) != nil }) else {
      return nil
    }
    let isOne = list.items.count > 1 && (try? group.desk.institution(list.whole)) != nil
    var codes: [String] = []
    for item in isOne ? [list.whole] : list.items {
      guard let code = try group.institution(item, field, row, side: side), !codes.contains(code) else { continue }
      codes.append(code)
    }
    return codes
  }

  /// A session that is named stands in the reference too.
  private func checkSession(_ group: inout ProposalRows) {
    let reference = group.reference
    for row in group.rows {
      guard let typed = row.session else { continue }
      let text = ReferenceText.normalised(typed)
      let named =
        SessionReference(text)
        ?? ReferenceNumber.positive(text).map {
          SessionReference(dialogue: reference.dialogue, number: $0)
        }
      let isNone = text == "X" || text == reference.dialogue || text == "\(reference.dialogue)-X"
      if named == reference.sessionReference, named != nil || isNone { continue }
      group.faults.append(RowFault(row.source, .session, .otherSession(typed, reference)))
    }
  }

  /// What a proposal that is not on the table yet needs.
  private func checkNew(
    _ group: inout ProposalRows, known: [RowFault], _ missing: inout Set<MatrixField>
  ) throws {
    let (reference, rows) = (group.reference, group.rows)
    for (field, isThere) in [(MatrixField.title, title != nil), (.kind, kind != nil), (.side, side != nil)]
    where !isThere && !known.contains(where: { $0.field == field }) {
      if group.context.matrix.head.columns[field] == nil { missing.insert(field) }
      group.faults.append(RowFault(rows[0].source, field, .empty))
    }
    if let session = reference.sessionReference, try group.desk.session(session).state == nil {
      group.faults.append(RowFault(rows[0].source, .reference, .unknownSession(session)))
    }
    let sides = try group.desk.dialogue(reference.dialogue).sides
    if let side, side != "both", !sides.contains(side) {
      group.faults.append(
        RowFault(rows[0].source, .side, .unknownWord(side, known: sides + ["both"], nearest: [])))
    }
  }

  /// What of a proposal no command changes.
  private func checkStanding(
    _ state: Proposal, _ history: PlannedHistory, isNewHere: Bool, _ group: inout ProposalRows
  ) {
    let row = group.rows[0].source
    // What a correction has put right since an import is not asked again.
    if let side, let standing = state.tabling?.side, side != standing, side != group.base?.side {
      group.faults.append(
        RowFault(row, .side, .standsOtherwise(standing, event: history.tabling, setting: "side=\(side)")))
    }
    if let tabled, let standing = state.tabledOn, tabled != standing, tabled != group.base?.tabled {
      group.faults.append(
        RowFault(row, .tabled, .standsOtherwise("\(standing)", event: history.tabling, setting: "effective=\(tabled)")))
    }
  }

  /// A move that is refused whatever is said with it.
  private func checkMove(from: Status, isStanding: Bool, _ group: inout ProposalRows) {
    guard let status, status != from, let row = group.rows.first(where: { $0.status != nil }) else { return }
    // A status that the register has left since an import stays, or is for somebody to decide.
    if let base = group.base {
      let isAccepted = group.context.accepts(group.reference, followUp: nil)
      if status == base.status || from != base.status && !isAccepted { return }
    }
    let refusal: ProposalRefusal?
    switch StatusMoves.need(from: from, to: status) {
    case nil: refusal = .illegalMove(from: from, to: status)
    case .evidence: refusal = .evidenceMissing
    case .successor: refusal = .successorMissing
    case .nothing, .reason: refusal = isStanding && status == .completed ? .standing(to: status) : nil
    }
    guard let refusal else { return }
    group.faults.append(
      RowFault(row.source, .status, .refused(.proposal(group.reference, refusal, title: nil))))
  }
}
