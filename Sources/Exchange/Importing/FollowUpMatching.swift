import Domain
import Registry

/// Which follow-up of a proposal each row means, by the words of its action; the order of the rows does not matter.
///
/// Where the words alone do not say it, owner and day do; where those do not either, somebody has to.
struct FollowUpMatching {
  /// A row with an action.
  struct Wanted {
    let row: MatrixRow
    let action: String
    /// The owner's code; nil if none is said.
    let owner: String?
  }

  /// A follow-up as it stands, or as an import said it before somebody changed it.
  struct Known {
    let number: Int
    let action: String
    let owner: String
    let due: CalendarDate?
    let isOpen: Bool
  }

  /// The number of the follow-up that a row means, by the row's number in the file; none for a new one.
  private(set) var numbers: [Int: Int] = [:]
  private(set) var faults: [RowFault] = []

  private let reference: ProposalReference
  private var free: [Known]

  /// - Parameter existing: the follow-ups of the proposal, whatever their state, under those that answer for them; one
  ///   that was changed since an import stands there in both forms.
  init(_ wanted: [Wanted], existing: [Known], of reference: ProposalReference) {
    self.reference = reference
    // An open one is meant rather than one that was done.
    free = existing.sorted { ($0.isOpen ? 0 : 1, $0.number) < ($1.isOpen ? 0 : 1, $1.number) }
    // A new proposal with one follow-up: there is nothing to compare.
    if existing.isEmpty, wanted.count < 2 { return }
    var (groups, order) = ([String: [Wanted]](), [String]())
    for item in wanted {
      let key = Nearest.folded(item.action)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(item)
    }
    var left: [Wanted] = []
    for key in order { left += match(Self.once(groups[key] ?? [], &faults), key) }
    for item in left { checkSimilar(item) }
  }

  /// Without rows that promise the same once more.
  private static func once(_ wanted: [Wanted], _ faults: inout [RowFault]) -> [Wanted] {
    var kept: [Wanted] = []
    for item in wanted {
      if let first = kept.first(where: { $0.owner == item.owner && $0.row.due == item.row.due }) {
        faults.append(RowFault(item.row.source, .action, .repeated(line: first.row.number)))
      } else {
        kept.append(item)
      }
    }
    return kept
  }

  /// Finds the follow-ups of rows with the same words; gives the rows that find none.
  private mutating func match(_ wanted: [Wanted], _ key: String) -> [Wanted] {
    var left = wanted
    let rules: [(Wanted, Known) -> Bool] = [
      { $0.owner == $1.owner && $0.row.due == $1.due },
      { ($0.owner ?? $1.owner) == $1.owner && ($0.row.due ?? $1.due) == $1.due },
      { $0.owner == $1.owner },
    ]
    for (place, rule) in rules.enumerated() {
      for item in left {
        let fitting = free.filter { Nearest.folded($0.action) == key && rule(item, $0) }
        // What says the same in every respect is the same; less than that must be the only one.
        guard let found = fitting.first, place == 0 || Set(fitting.map(\.number)).count == 1 else { continue }
        take(found, for: item, &left)
      }
    }
    let others = free.filter { Nearest.folded($0.action) == key }
    let numbers = Set(others.map(\.number)).sorted()
    if let item = left.first, left.count == 1, let other = others.first, other.isOpen, numbers.count == 1 {
      take(other, for: item, &left)
    } else if !others.filter(\.isOpen).isEmpty {
      for item in left {
        let references = numbers.map { FollowUpReference(proposal: reference, number: $0) }
        faults.append(RowFault(item.row.source, .action, .severalFollowUps(references)))
      }
      return []
    }
    return left
  }

  private mutating func take(_ followUp: Known, for item: Wanted, _ left: inout [Wanted]) {
    numbers[item.row.number] = followUp.number
    free.removeAll { $0.number == followUp.number }
    left.removeAll { $0.row.number == item.row.number }
  }

  /// A row that finds nothing, where an open follow-up that no row names says nearly the same, may be a change of words.
  private mutating func checkSimilar(_ item: Wanted) {
    let wanted = Nearest.folded(item.action)
    let similar = free.first { followUp in
      guard followUp.isOpen else { return false }
      let isSamePromise = followUp.owner == item.owner && followUp.due != nil && followUp.due == item.row.due
      return isSamePromise || Nearest.distance(wanted, Nearest.folded(followUp.action)) <= 3
    }
    guard let similar else { return }
    let reference = FollowUpReference(proposal: reference, number: similar.number)
    faults.append(RowFault(item.row.source, .action, .similarFollowUp(reference, action: similar.action)))
  }
}
