import Domain
import Projections
import Registry

/// What a filter leaves of proposals and open follow-ups; everything where there is none.
struct Selection: Sendable {
  fileprivate let filter: RowFilter?
  /// The normal form of everything that was asked for; nil where nothing was.
  let text: String?

  /// - Parameters:
  ///   - filter: what was typed in the language of filters.
  ///   - options: what was asked for beside it, in the same language.
  init(_ filter: RowFilter?, with options: FilterExpression = .everything) {
    self.filter = filter
    let whole = FilterExpression.joined([options, filter?.expression ?? .everything])
    text = whole == .everything ? nil : whole.description
  }

  /// Whether something has to be left out by hand.
  var isFiltering: Bool { filter != nil }

  /// A line that says what was asked for.
  func note(_ wording: Wording = .english) -> [Document.Block] {
    text.map { [.note(wording.rich(.filteredBy, ["filter": .rich(RichText($0, .reference))]))] } ?? []
  }

  /// The member that every filtered report has in JSON.
  var member: (String, JSONValue) { ("filter", JSONValue(text)) }
}

/// Puts a selection to one row after the other.
///
/// Valid only as long as the queries are.
struct SelectionTest {
  private let filter: RowFilter?
  private let standings: Standings
  private let open: OpenFollowUps

  init(_ selection: Selection, _ queries: Queries) throws {
    filter = selection.filter
    standings = try Standings(queries)
    open = try OpenFollowUps(queries)
  }

  func accepts(_ row: ProposalRow) throws -> Bool {
    guard let filter else { return true }
    let open = try open.of(row)
    return filter.accepts(row, openFollowUps: open) { standings.standing(of: row, openFollowUps: open) }
  }

  func accepts(_ row: FollowUpRow) throws -> Bool {
    guard let filter else { return true }
    let open = filter.asksForStanding ? try open.of(row.proposal) : []
    return filter.accepts(row) { standings.standing(of: row.proposal, openFollowUps: open) }
  }

  /// How many open follow-ups there are of a sort, counted where they lie unless each has to be looked at.
  func count(of filter: Filter, due: DueState, _ queries: Queries) throws -> Int {
    guard let kept = keptFollowUps else { return try queries.openFollowUpCount(filter, due: due) }
    return try queries.packedFollowUps(filter, due: due, keeping: kept).count
  }

  /// What rows are kept by; nil where all are, so that none has to be made for it.
  var keptProposals: ((ProposalRow) throws -> Bool)? { filter == nil ? nil : { try accepts($0) } }
  var keptFollowUps: ((FollowUpRow) throws -> Bool)? { filter == nil ? nil : { try accepts($0) } }
}
