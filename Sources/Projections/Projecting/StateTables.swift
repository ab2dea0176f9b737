import Domain
import EventLog
import GRDB

/// Writes what a history folds into: one subject's rows, replaced as a whole.
///
/// Catching up and rebuilding both come through here, so they cannot differ.
struct StateTables {
  let db: Database
  let day: CalendarDate

  /// Replaces the rows of one subject.
  func fold(_ subject: Subject, _ events: [StoredEvent]) throws {
    let history = StandingHistory(of: events, asOf: day)
    switch subject {
    case .register, .calendar, .circulation, .reminder, .other: break
    case .institution(let code): try write(Institution.folding(history.institutionFacts).state, code: code)
    case .dialogue(let code): try write(Dialogue.folding(history.dialogueFacts).state, code: code)
    case .session(let reference): try write(Session.folding(history.sessionFacts).state, reference)
    case .paper(let reference): try write(Paper.folding(history.paperFacts).state, reference: reference)
    case .proposal(let reference): try write(Proposal.folding(history.proposalFacts).state, reference)
    }
  }

  private func write(_ institution: Institution, code: String) throws {
    try delete(from: "institution", key: "code", value: code)
    guard let name = institution.name else { return }
    try insert(
      into: "institution",
      [
        code, name.wording(), name.json, institution.side, institution.kind, institution.parent,
        institution.aliases.json, institution.calendar,
      ])
  }

  private func write(_ dialogue: Dialogue, code: String) throws {
    try delete(from: "dialogue", key: "code", value: code)
    guard let title = dialogue.title, let ours = dialogue.sides.first, let theirs = dialogue.sides.last else { return }
    try insert(into: "dialogue", [code, title.wording(), ours, theirs])
  }

  private func write(_ session: Session, _ reference: SessionReference) throws {
    try delete(from: "session", key: "reference", value: "\(reference)")
    guard let state = session.state, let date = session.date else { return }
    try insert(
      into: "session",
      [
        "\(reference)", reference.dialogue, reference.number, state.rawValue, date.daysSinceEpoch,
        session.until?.daysSinceEpoch, session.venue, session.minutesAgreed?.daysSinceEpoch,
      ])
  }

  private func write(_ paper: Paper, reference: String) throws {
    try delete(from: "paper", key: "reference", value: reference)
    guard let number = paper.number, let dated = paper.dated else { return }
    try insert(into: "paper", [reference, number, dated.daysSinceEpoch])
  }

  private func write(_ proposal: Proposal, _ reference: ProposalReference) throws {
    try delete(from: "proposal", key: "reference", value: reference.text)
    try delete(from: "follow_up", key: "proposal", value: reference.text)
    guard let tabling = proposal.tabling, let tabledOn = proposal.tabledOn else { return }
    try insert(
      into: "proposal",
      [
        reference.text, reference.dialogue, reference.session, reference.number, reference.part,
        tabling.title.wording(), tabling.kind, tabling.side, tabling.sector, tabling.lead, tabling.support.json,
        tabling.counterpart.json, proposal.currentStatus.rawValue,
        (proposal.statusSince ?? tabledOn).daysSinceEpoch, (proposal.response?.value ?? .none).rawValue,
        tabling.isStanding, proposal.isOpen, tabledOn.daysSinceEpoch,
        (proposal.lastEntry ?? tabledOn).daysSinceEpoch, proposal.sharing.rawValue,
      ])
    for followUp in proposal.followUps.values.sorted(by: { $0.number < $1.number }) {
      try write(followUp, of: reference)
    }
  }

  private func write(_ followUp: FollowUp, of proposal: ProposalReference) throws {
    let (state, endedOn) = followUp.state.columns
    try insert(
      into: "follow_up",
      [
        proposal.text, followUp.number, followUp.action, followUp.owner, followUp.due?.daysSinceEpoch,
        followUp.firstDue?.daysSinceEpoch, followUp.slips, state, endedOn?.daysSinceEpoch, followUp.isDecision,
        followUp.lastEntry.daysSinceEpoch,
      ])
  }

  private func delete(from table: String, key: String, value: String) throws {
    let statement = try db.cachedStatement(sql: "DELETE FROM \(table) WHERE \(key) = ?")
    statement.setUncheckedArguments([value])
    try statement.execute()
  }

  private func insert(into table: String, _ values: [(any DatabaseValueConvertible)?]) throws {
    let places = repeatElement("?", count: values.count).joined(separator: ", ")
    let statement = try db.cachedStatement(sql: "INSERT INTO \(table) VALUES (\(places))")
    statement.setUncheckedArguments(StatementArguments(values))
    try statement.execute()
  }
}

extension FollowUp.State {
  /// The name in the table, and the day on which it ended.
  var columns: (name: String, endedOn: CalendarDate?) {
    switch self {
    case .open: ("open", nil)
    case .completed(let day): ("completed", day)
    case .cancelled(let day): ("cancelled", day)
    }
  }
}

extension Text {
  /// A JSON object from language to wording.
  var json: String {
    let members = wordings.sorted { $0.key < $1.key }.map { ($0.key, DataValue.string($0.value)) }
    return String(decoding: DataObject(members).encoded, as: UTF8.self)
  }

  init(json: String) {
    let members = (try? DataValue(reading: json.utf8))?.object?.members ?? []
    self.init(wordings: Dictionary(members.map { ($0.name, $0.value.text ?? "") }) { first, _ in first })
  }
}

extension [String] {
  /// A JSON array.
  var json: String { String(decoding: DataValue.array(map(DataValue.string)).encoded, as: UTF8.self) }

  init(json: String) {
    // Only an object is a whole value of the log's grammar.
    let object = (try? DataValue(reading: "{\"list\":\(json)}".utf8))?.object
    self = object?["list"]?.array?.compactMap(\.text) ?? []
  }
}
