import Domain
import Projections
import Registry

/// What a filter leaves of proposals and open follow-ups; everything where there is none.
struct Selection: Sendable {
  private let filter: RowFilter?
  private let standings: Standings?
  /// The normal form of everything that was asked for; nil where nothing was.
  let text: String?

  /// - Parameters:
  ///   - filter: what was typed in the language of filters.
  ///   - options: what was asked for beside it, in the same language.
  ///   - standings: those that the report has already; else they are read where there is a filter.
  init(
    _ queries: Queries, _ filter: RowFilter?, with options: FilterExpression = .everything,
    standings: Standings? = nil
  ) throws {
    self.filter = filter
    self.standings = try filter.map { _ in try standings ?? Standings(queries) }
    let whole = FilterExpression.joined([options, filter?.expression ?? .everything])
    text = whole == .everything ? nil : whole.description
  }

  /// Whether something has to be left out by hand.
  var isFiltering: Bool { filter != nil }

  func accepts(_ row: ProposalRow) -> Bool {
    guard let filter, let standings else { return true }
    let open = standings.openFollowUps(of: row)
    return filter.accepts(row, openFollowUps: open) { standings.standing(of: row, openFollowUps: open) }
  }

  /// What rows are kept by; nil where all are, so that none has to be made for it.
  var keptProposals: ((ProposalRow) -> Bool)? { isFiltering ? { accepts($0) } : nil }
  var keptFollowUps: ((FollowUpRow) -> Bool)? { isFiltering ? { accepts($0) } : nil }

  func accepts(_ row: FollowUpRow) -> Bool {
    guard let filter, let standings else { return true }
    return filter.accepts(row) { standings.standing(of: row.proposal) }
  }

  /// A line that says what was asked for.
  func note(_ wording: Wording = .english) -> [Document.Block] {
    text.map { [.note(wording.rich(.filteredBy, ["filter": .rich(RichText($0, .reference))]))] } ?? []
  }

  /// The member that every filtered report has in JSON.
  var member: (String, JSONValue) { ("filter", JSONValue(text)) }
}
