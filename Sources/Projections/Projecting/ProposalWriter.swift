import Domain
import GRDB

/// Writes the rows of one proposal: its place, its own spans, those of its follow-ups, and their texts.
///
/// Rows are numbered in the order in which they were learnt: an entry adds some behind the others and ends a few of
/// those in front. In tables that are kept only the rows that differ are written (see `RowWriters`), so that an entry
/// costs as much as it changes, and not as much as is known of the proposal.
struct ProposalWriter {
  private let tables: StateTables
  private let reference: ProposalReference
  private let history: Int

  /// - Parameter history: the number of its history.
  init(_ tables: StateTables, _ reference: ProposalReference, _ history: Int) {
    self.tables = tables
    self.reference = reference
    self.history = history
  }

  func write(_ sweep: ProposalSweep) throws {
    let days = sweep.days
    let place = sweep.proposal.spans.lazy.map(\.knownFrom).min().map { since in
      ProposalPlace(since: since, days: days, standing: sweep.standing(days, isPart: !reference.part.isEmpty))
    }
    let followUps = Self.inOrderLearnt(sweep.followUps)
    try ProposalCounting(tables, reference, history).count(place?.standing, followUps)
    if let place { try write(place) } else { try deletePlace() }
    var wording = Wordings(history: history, row: try tables.rows[.wording])
    let proposals = try write(sweep.proposal.spans, &wording)
    try write(followUps, &wording)
    if tables.isNew { return }
    try delete(.wording, from: wording.count)
    try delete(.proposalSpan, from: proposals)
    try delete(.followUpSpan, from: followUps.count)
  }

  private func write(_ place: ProposalPlace) throws {
    let row = try tables.rows[.proposalPlace]
    row.add(history)
    row.add(reference.text)
    row.add(reference.dialogue)
    row.add(reference.session)
    row.add(reference.number)
    row.add(reference.part)
    row.add(place.since)
    row.add(place.days.encoded[...])
    row.add(place.standing.sort?.rawValue)
    row.add(place.standing.lastEntry)
    try row.write()
  }

  /// - Returns: how many rows there are.
  private func write(_ spans: [Span<ProposalColumns>], _ wording: inout Wordings) throws -> Int {
    let row = try tables.rows[.proposalSpan]
    for (place, span) in spans.enumerated() {
      row.add(HistoryRows.row(place, of: history))
      row.add(try wording.number(of: span.row.title))
      try span.row.add(to: row, tables.names)
      row.add(validityOf: span)
      try row.write()
    }
    return spans.count
  }

  private func write(_ followUps: [LearntFollowUp], _ wording: inout Wordings) throws {
    let row = try tables.rows[.followUpSpan]
    for (place, (number, span)) in followUps.enumerated() {
      row.add(HistoryRows.row(place, of: history))
      row.add(number)
      row.add(try wording.number(of: span.row.action))
      try span.row.add(to: row, tables.names)
      row.add(validityOf: span)
      try row.write()
    }
  }

  private static func inOrderLearnt(_ followUps: [Int: SpanBuilder<FollowUpColumns>]) -> [LearntFollowUp] {
    followUps.flatMap { number, builder in builder.spans.map { (number, $0) } }.sorted {
      ($0.1.knownFrom, $0.0, $0.1.fromDay) < ($1.1.knownFrom, $1.0, $1.1.fromDay)
    }
  }

  // MARK: - What stood there before

  private func deletePlace() throws {
    if tables.isNew { return }
    let statement = try tables.db.cachedStatement(sql: "DELETE FROM proposal_place WHERE history = ?")
    statement.setUncheckedArguments([history])
    try statement.execute()
  }

  /// Deletes the rows of the history from a place on.
  private func delete(_ table: Schema.Table, from place: Int) throws {
    try tables.rows[table].delete(HistoryRows.row(place, of: history)...HistoryRows.all(of: history).upperBound)
  }
}

/// A follow-up's number and one of its rows.
typealias LearntFollowUp = (number: Int, span: Span<FollowUpColumns>)

/// What the table `proposal_place` says of a proposal, beside its reference.
struct ProposalPlace {
  /// Since when it is known.
  let since: Int
  let days: EntryDays
  let standing: SettledCount.Standing
}

extension ProposalColumns {
  /// All but the title.
  fileprivate func add(to row: RowWriter, _ names: NameTable) throws {
    row.add(try names.number(of: kind))
    row.add(try names.number(of: side))
    row.add(try sector.map(names.number))
    row.add(try lead.map(names.number))
    row.add(try names.number(of: support.json))
    row.add(try names.number(of: counterpart.json))
    row.add(try names.number(of: status.rawValue))
    row.add(statusSince)
    row.add(try names.number(of: response.rawValue))
    row.add(isStanding)
    row.add(isOpen)
    row.add(tabledOn)
    row.add(try names.number(of: sharing.rawValue))
    row.add(try waiting.map(names.number))
    row.add(completedOn)
  }
}

extension FollowUpColumns {
  /// All but the action.
  fileprivate func add(to row: RowWriter, _ names: NameTable) throws {
    row.add(try names.number(of: owner))
    row.add(due)
    row.add(firstDue)
    row.add(slips)
    row.add(state)
    row.add(endedOn)
    row.add(isDecision)
    row.add(lastEntry)
  }
}

/// The titles and actions of one history, each written when it is first met.
private struct Wordings {
  let history: Int
  let row: RowWriter
  private var texts: [String] = []

  /// How many rows there are.
  var count: Int { texts.count }

  init(history: Int, row: RowWriter) {
    self.history = history
    self.row = row
  }

  /// The number of a text's row.
  mutating func number(of text: String) throws -> Int {
    // The text is often one of the last.
    if let place = texts.lastIndex(of: text) { return HistoryRows.row(place, of: history) }
    let number = HistoryRows.row(texts.count, of: history)
    texts.append(text)
    row.add(number)
    row.add(text)
    try row.write()
    return number
  }
}
