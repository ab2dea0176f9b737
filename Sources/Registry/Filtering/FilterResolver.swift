import Domain
public import Projections

/// Finds what a filter means in a register on a day: codes, sessions, days, fiscal years and saved views.
public struct FilterResolver {
  let references: References
  let queries: Queries
  let heirs: Heirs
  let settings: RegisterSettings
  /// Our side of each dialogue, ISO 3166.
  let ours: [String: String]
  /// Every side of any dialogue.
  let sides: [String]

  /// - Parameter references: finds what people type; `today` in a filter is the day asked about.
  public init(_ queries: Queries, _ references: References) throws {
    self.queries = queries
    self.references = references
    heirs = try queries.heirs()
    settings = try queries.settings()
    let dialogues = try queries.dialogues()
    ours = Dictionary(dialogues.map { ($0.code, $0.ours) }) { first, _ in first }
    sides = Set(dialogues.flatMap { [$0.ours, $0.theirs] }).sorted()
  }

  /// What a filter and a saved view mean together.
  /// - Throws: `RegisterFailure` for a text that is no filter, an unknown code, or views that name each other.
  public func resolve(_ typed: String?, view: String? = nil) throws -> RowFilter {
    let reading = FilterReading(resolver: self, text: typed ?? "", views: [])
    let own = try reading.whole()
    guard let view else { return RowFilter(own.0, own.1) }
    let term = FilterTerm(.view, .equal, [FilterValue(.single(view.lowercased()))])
    let saved = try reading.resolve(.term(term))
    return RowFilter(.joined([saved.0, own.0]), .all([saved.1, own.1]))
  }
}

/// One text while it is resolved: what was typed, or a view that was saved.
struct FilterReading {
  let resolver: FilterResolver
  let text: String
  /// The views through which the text was reached, the innermost last.
  let views: [String]

  func whole() throws -> (FilterExpression, FilterTest) {
    try resolve(try expression())
  }

  private func expression() throws(RegisterFailure) -> FilterExpression {
    do throws(FilterProblem) { return try FilterExpression(text) } catch {
      throw .filter(FilterFailure(error, in: text, view: views.last))
    }
  }

  func resolve(_ expression: FilterExpression) throws -> (FilterExpression, FilterTest) {
    switch expression {
    case .all(let parts):
      let parts = try parts.map(resolve)
      return (.all(parts.map(\.0)), .all(parts.map(\.1)))
    case .any(let parts):
      let parts = try parts.map(resolve)
      return (.any(parts.map(\.0)), .any(parts.map(\.1)))
    case .not(let part):
      let (inner, test) = try resolve(part)
      return (.not(inner), .not(test))
    case .word(let word): return (expression, test(of: word))
    case .term(let term):
      let (values, test) = try resolve(term)
      return (.term(FilterTerm(term.field, term.comparison, values)), test)
    }
  }

  private func test(of word: FilterWord) -> FilterTest {
    let day = resolver.queries.day
    let silentSince = day.adding(days: -resolver.settings.silenceDays)
    switch word {
    case .overdue: return .followUp { row in row.due.map { $0 < day } ?? false }
    case .undated: return .followUp { $0.due == nil }
    case .moved: return .followUp { $0.slips > 0 }
    case .decision: return .followUp(\.isDecision)
    case .stale:
      return .proposal {
        $0.proposal.isOpen && $0.proposal.status != .deferred && $0.proposal.lastEntry < silentSince
      }
    case .waiting: return .proposal { $0.proposal.waiting != nil }
    case .open: return .proposal { $0.proposal.isOpen }
    case .ended: return .proposal { !$0.proposal.isOpen }
    case .standing: return .proposal { $0.proposal.isStanding }
    }
  }

  private func resolve(_ term: FilterTerm) throws -> ([FilterValue], FilterTest) {
    switch term.field.form {
    case .choice: (term.values, choice(term.field, Set(term.values.compactMap(\.single))))
    case .words, .text, .country: try plain(term)
    case .institution: try institutions(term)
    case .proposal, .session, .dialogue: try places(term)
    case .day, .fiscalYear: try days(term)
    case .number: (term.values, numbers(term))
    case .view: try saved(term)
    }
  }

  private func choice(_ field: FilterField, _ values: Set<String>) -> FilterTest {
    switch field {
    case .kind: .proposal { values.contains($0.proposal.kind) }
    case .status: .proposal { values.contains($0.proposal.status.rawValue) }
    case .response: .proposal { values.contains($0.proposal.response.rawValue) }
    case .sharing: .proposal { values.contains($0.proposal.sharing.rawValue) }
    default: .standing(Set(values.compactMap { Standing(rawValue: $0) }))
    }
  }

  private func saved(_ term: FilterTerm) throws -> ([FilterValue], FilterTest) {
    let tests = try term.values.compactMap(\.single).map { name in
      if let first = views.firstIndex(of: name) { throw RegisterFailure.viewsInCircle(Array(views[first...]) + [name]) }
      guard let text = resolver.settings.views[name] else {
        let known = resolver.settings.views.sorted { $0.key < $1.key }
          .map { Candidate(reference: $0.key, name: $0.value) }
        let near = Nearest.candidates(to: name, among: known)
        let longer = known.filter { $0.reference.hasPrefix(name) }
        throw RegisterFailure.unknown(.view, name, nearest: near.isEmpty ? Array(longer.prefix(3)) : near)
      }
      return try FilterReading(resolver: resolver, text: text, views: views + [name]).whole().1
    }
    return (term.values, .any(tests))
  }

  func failure(_ cause: FilterFailure.Cause, _ value: FilterValue, nearest: [String] = []) -> RegisterFailure {
    .filter(FilterFailure(cause, in: text, at: value.place, nearest: nearest, view: views.last))
  }
}
