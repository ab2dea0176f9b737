import Domain
import Projections
public import Registry

/// Decides what a matrix comes to on what the register holds: for each row the events, and for each bad one why.
///
/// A proposal goes in whole: where one of its rows is bad, its other rows are held back too.
public struct MatrixPlanner {
  let matrix: Matrix
  let options: ImportOptions

  public init(_ matrix: Matrix, _ options: ImportOptions) {
    self.matrix = matrix
    self.options = options
  }

  /// - Parameter progress: is told how many rows are done.
  /// - Throws: `RegisterFailure` for what holds for all rows: a paper that is not known, a day.
  public func plan(on desk: PlanningDesk, progress: (Int) -> Void = { _ in }) throws -> MatrixPlan {
    var plan = MatrixPlan()
    plan.counts.rows = matrix.rows.count
    let shared = try RowContext(desk: desk, matrix: matrix, options: options)
    var faultsOfRows = Dictionary(grouping: matrix.faults) { $0.row.number }
    var done = 0
    for (reference, rows) in groups(desk) {
      let known = rows.flatMap { faultsOfRows.removeValue(forKey: $0.number) ?? [] }
      var group = ProposalRows(reference, rows, shared)
      try group.decide(besides: known)
      take(group, into: &plan)
      done += rows.count
      progress(done)
    }
    // Rows whose reference nobody can read belong to no proposal.
    plan.faults += faultsOfRows.values.flatMap { $0 }
    let known = shared.dialogues.count == 1 ? shared.dialogues[0].reference : nil
    plan.faults = plan.faults.map { $0.inFull(known) }.sorted { $0.row.number < $1.row.number }
    return plan
  }

  private func take(_ group: ProposalRows, into plan: inout MatrixPlan) {
    plan.missingColumns.formUnion(group.missingColumns)
    guard group.faults.isEmpty else {
      plan.faults += group.faults
      let bad = Set(group.faults.map(\.row.number))
      guard let first = bad.min() else { return }
      for row in group.rows where !bad.contains(row.number) { plan.held[row.number] = first }
      return
    }
    plan.commits += group.commits
    plan.commands += group.commands
    for commit in group.commits { for event in commit.events { plan.counts.count(event.fact) } }
    plan.counts.unsourced += group.commits.count { commit in
      commit.events.contains { $0.provenance.authority == nil && $0.provenance.paper == nil }
    }
    plan.counts.unchanged += group.unchanged
    plan.counts.before += group.before
    plan.counts.overtaken += group.overtaken
    plan.counts.kept += group.kept
    plan.counts.leftOpen += group.leftOpen
  }

  /// The rows of each proposal, in the order in which the proposals first stand in the file.
  private func groups(_ desk: PlanningDesk) -> [(ProposalReference, [MatrixRow])] {
    var (places, groups) = ([ProposalReference: Int](), [(ProposalReference, [MatrixRow])]())
    for row in matrix.rows {
      guard let written = row.reference else { continue }
      let reference = desk.spelling(of: written)
      if let place = places[reference] {
        groups[place].1.append(row)
      } else {
        places[reference] = groups.count
        groups.append((reference, [row]))
      }
    }
    return groups
  }
}

/// What holds for all rows: asked once.
final class RowContext {
  let desk: PlanningDesk
  let matrix: Matrix
  let options: ImportOptions
  /// Where every row comes from that names no source of its own.
  let provenance: Provenance
  /// The day on which changes take effect.
  let changeDay: CalendarDate
  /// The day that the caller gave for what has no other; nil if none was given.
  let givenDay: CalendarDate?
  let sharing: Sharing
  /// Why a day is moved or a proposal rests, where nobody says it.
  let usualReason: String
  /// The rows that were recorded from this file before: the type of the first event, by token.
  let tokens: [String: String]
  let dialogues: [Candidate]
  /// The proposals of which somebody recorded something after an import.
  let changedSinceImport: Set<ProposalReference>
  private let accepted: Set<String>

  init(desk: PlanningDesk, matrix: Matrix, options: ImportOptions) throws {
    self.desk = desk
    self.matrix = matrix
    self.options = options
    let (provenance, paperDate) = try desk.provenance(options.circumstances)
    self.provenance = provenance
    givenDay = options.circumstances.on ?? paperDate
    changeDay = givenDay ?? desk.today
    sharing = options.circumstances.sharing ?? .internal
    let name = matrix.file.split(separator: "/").last.map(String.init) ?? ""
    usualReason = (try? TextRule.checked("imported from \(name)", field: "FILE")) ?? "imported from a file"
    tokens = try desk.queries.tokens(beginningWith: matrix.token, in: desk.office)
    dialogues = try desk.queries.dialogues().map { Candidate(reference: $0.code, name: $0.title) }
    changedSinceImport = try desk.queries.proposalsChangedSinceImport()
    accepted = Set(options.accepted.map { Self.spelling(of: $0, desk) })
  }

  /// A reference of a proposal or follow-up as it stands in the log.
  private static func spelling(of typed: String, _ desk: PlanningDesk) -> String {
    let text = ReferenceText.normalised(typed)
    if let followUp = FollowUpReference(text) {
      return "\(FollowUpReference(proposal: desk.spelling(of: followUp.proposal), number: followUp.number))"
    }
    return ProposalReference(text).map { desk.spelling(of: $0).text } ?? text
  }

  /// Whether the file's values are taken, also where the register has moved on; a proposal's stands for all of it.
  func accepts(_ reference: ProposalReference, followUp: Int?) -> Bool {
    if accepted.contains(reference.text) { return true }
    return followUp.map { accepted.contains("\(FollowUpReference(proposal: reference, number: $0))") } ?? false
  }
}
