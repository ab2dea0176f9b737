public import Domain
import GRDB

/// Open proposals that nobody chases: those without a dated next step, and those of which nothing was entered for long.
public struct UnchasedProposals: Sendable, Hashable {
  /// One of them.
  public struct Unchased: Sendable, Hashable {
    public let proposal: ProposalRow
    /// Whether nothing was entered about it for long.
    public let isSilent: Bool
    public let isWithoutNextStep: Bool
  }

  public fileprivate(set) var withoutNextStep = 0
  public fileprivate(set) var silent = 0
  /// Of either sort, each once.
  public fileprivate(set) var count = 0
  /// The first by their last entry.
  public fileprivate(set) var first: [Unchased] = []
}

/// The same, one by one.
public struct UnchasedLists: Sendable {
  public let withoutNextStep: PackedProposals
  /// By their last entry.
  public let silent: PackedProposals

  /// Counts them.
  ///
  /// - Parameters:
  ///   - silentBefore: as for `silent`.
  ///   - most: how many are named at most.
  public func counted(silentBefore: CalendarDate, most: Int) -> UnchasedProposals {
    var counted = UnchasedProposals()
    (counted.withoutNextStep, counted.silent, counted.count) = (withoutNextStep.count, silent.count, silent.count)
    let shown = Array(silent.prefix(most))
    let asked = Set(shown.map(\.reference))
    var without: Set<ProposalReference> = []
    // The others had an entry since: they come behind all that are silent.
    var others = Foremost<ProposalRow>(most - shown.count) { $0.lastEntry < $1.lastEntry }
    for row in withoutNextStep {
      if row.lastEntry < silentBefore {
        if asked.contains(row.reference) { without.insert(row.reference) }
      } else {
        counted.count += 1
        others.take(row)
      }
    }
    counted.first =
      shown.map { .init(proposal: $0, isSilent: true, isWithoutNextStep: without.contains($0.reference)) }
      + others.all.map { .init(proposal: $0, isSilent: false, isWithoutNextStep: true) }
    return counted
  }
}

extension Queries {
  /// Open proposals, not deferred, that nobody chases, counted where they lie.
  ///
  /// - Parameters:
  ///   - silentBefore: those are silent of which nothing was entered on this day or later.
  ///   - most: how many are named at most.
  public func unchased(silentBefore: CalendarDate, dialogue: String? = nil, most: Int) throws -> UnchasedProposals {
    let request: SQL = """
      SELECT p.dialogue, p.session, p.number, p.part, p.reference, p.entries, \(isWithoutNextStep)
      FROM proposal p WHERE \(notDeferred(dialogue).joined(operator: .and))
      """
    var (columns, counted) = (try ColumnReader(request, self), UnchasedProposals())
    let before = silentBefore.daysSinceEpoch
    var first = Foremost(most, precedes: FoundUnchased.precedes)
    while try columns.next() {
      let reference = ProposalReference(
        dialogue: columns.text(), session: columns.optional(), number: columns.number(), part: columns.text(),
        text: columns.text())
      let found = FoundUnchased(
        reference: reference, lastEntry: columns.lastEntry(), isWithoutNextStep: columns.number() == 1)
      let isSilent = found.lastEntry < before
      guard isSilent || found.isWithoutNextStep else { continue }
      counted.count += 1
      if isSilent { counted.silent += 1 }
      if found.isWithoutNextStep { counted.withoutNextStep += 1 }
      first.take(found)
    }
    for found in first.all {
      guard let proposal = try proposalRow(found.reference) else { continue }
      counted.first.append(
        .init(
          proposal: proposal, isSilent: found.lastEntry < before, isWithoutNextStep: found.isWithoutNextStep))
    }
    return counted
  }

  /// All of them, one by one.
  ///
  /// - Parameters:
  ///   - days: those are silent of which nothing was entered for more than so many.
  ///   - keeping: what beside that has to hold of a row.
  public func unchasedLists(
    days: Int, dialogue: String? = nil, keeping: ((ProposalRow) throws -> Bool)? = nil
  ) throws -> UnchasedLists {
    UnchasedLists(
      withoutNextStep: try packedWithoutNextStep(dialogue: dialogue, keeping: keeping),
      silent: try packedSilent(days: days, dialogue: dialogue, keeping: keeping))
  }
}

/// What is known of a proposal before its row is read.
private struct FoundUnchased {
  let reference: ProposalReference
  /// Days since 1970-01-01.
  let lastEntry: Int
  let isWithoutNextStep: Bool

  /// By the last entry, then by their place.
  static func precedes(_ one: FoundUnchased, _ other: FoundUnchased) -> Bool {
    let (left, right) = (one.reference, other.reference)
    return (one.lastEntry, left.dialogue, left.session ?? .max, left.number, left.part)
      < (other.lastEntry, right.dialogue, right.session ?? .max, right.number, right.part)
  }
}

/// The foremost of many, in their order; of equal ones the first that came.
private struct Foremost<Element> {
  private let most: Int
  private let precedes: (Element, Element) -> Bool
  private(set) var all: [Element] = []

  init(_ most: Int, precedes: @escaping (Element, Element) -> Bool) {
    self.most = most
    self.precedes = precedes
  }

  mutating func take(_ element: Element) {
    guard most > 0 else { return }
    if all.count == most, let last = all.last, !precedes(element, last) { return }
    all.insert(element, at: all.firstIndex { precedes(element, $0) } ?? all.endIndex)
    if all.count > most { all.removeLast() }
  }
}
