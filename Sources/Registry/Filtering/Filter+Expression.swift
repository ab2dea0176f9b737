public import Domain
public import Projections

extension Filter {
  /// The same, said in the language of filters.
  ///
  /// - Parameter institution: what the institution is asked for as: in any role, or as owner.
  public func expression(institution field: FilterField = .institution) -> FilterExpression {
    let values: [(FilterField, [String])] = [
      (field, [institution].compactMap { $0 }), (.dialogue, [dialogue].compactMap { $0 }),
      (.session, session.map { ["\($0)"] } ?? []),
      (.status, Status.allCases.filter { statuses?.contains($0) ?? false }.map(\.rawValue)),
      (.kind, [kind].compactMap { $0 }), (.sector, [sector].compactMap { $0 }), (.side, [side].compactMap { $0 }),
    ]
    let terms = values.filter { !$0.1.isEmpty }.map { field, values in
      FilterExpression.term(FilterTerm(field, .equal, values.map { FilterValue(.single($0)) }))
    }
    let words = (isOverdue ? [FilterExpression.word(.overdue)] : []) + (isOpen ? [.word(.open)] : [])
    return .joined(terms + words)
  }
}
