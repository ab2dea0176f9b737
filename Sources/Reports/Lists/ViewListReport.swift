import Domain
public import Projections
public import Registry

/// The filters that were saved, with how much each of them leaves on the day asked about.
public struct ViewListReport: Report {
  struct Item: Sendable {
    let name: String
    let filter: String
    /// Proposals that fit; nil where the filter is not understood, as one from another version may be.
    let proposals: Int?
  }

  let position: RecordPosition
  let items: [Item]

  /// - Parameter references: finds what stands in the filters.
  public init(_ queries: Queries, _ references: References) throws {
    position = try RecordPosition(queries)
    let views = try queries.settings().views.sorted { $0.key < $1.key }
    let resolver = try FilterResolver(queries, references)
    let filters = views.map { try? resolver.resolve(nil, view: $0.key) }
    let fitting = try Self.counts(filters.compactMap { $0 }, queries)
    var counts = fitting.makeIterator()
    items = zip(views, filters).map { view, filter in
      Item(name: view.key, filter: view.value, proposals: filter.flatMap { _ in counts.next() })
    }
  }

  /// How many proposals fit each filter.
  private static func counts(_ filters: [RowFilter], _ queries: Queries) throws -> [Int] {
    var counts = filters.map { _ in 0 }
    if filters.isEmpty { return counts }
    let (standings, followUps) = (try Standings(queries), try OpenFollowUps(queries))
    try queries.eachProposal { row in
      let open = try followUps.of(row)
      for (place, filter) in filters.enumerated() {
        let fits = filter.accepts(row, openFollowUps: open) { standings.standing(of: row, openFollowUps: open) }
        if fits { counts[place] += 1 }
      }
    }
    return counts
  }

  public var document: Document {
    guard !items.isEmpty else {
      return Document([
        .paragraph("No view is saved."),
        .note(["Save one with: ", TextRun("rapport view save NAME FILTER", .reference)]),
      ])
    }
    let table = Table(
      columns: [.fixed("View"), .init("Filter", minimumWidth: 20), .number("Proposals")],
      rows: items.map { item in
        .cells([
          .init(item.name, .reference), .init(item.filter),
          item.proposals.map { .init(Plural.digits($0)) } ?? .init("not understood", .warning),
        ])
      })
    return Document([.table(table), .note(["Use one with: ", TextRun("rapport list --view NAME", .reference)])])
  }

  public var records: RecordTable {
    RecordTable(
      columns: ["view", "filter", "proposals"],
      rows: items.map { [.text($0.name), .text($0.filter), $0.proposals.map { .integer($0) } ?? .empty] })
  }

  public var json: JSONValue {
    position.json(
      schema: "views/1",
      [
        (
          "items",
          .array(
            items.map {
              ["view": .string($0.name), "filter": .string($0.filter), "proposals": JSONValue($0.proposals)]
            })
        )
      ])
  }
}
