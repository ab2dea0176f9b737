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
    (counted.withoutNextStep, counted.silent) = (withoutNextStep.count, silent.count)
    // Only the silent ones come into question where there are enough of them: the others had an entry since.
    let others = withoutNextStep.filter { $0.lastEntry >= silentBefore }
    counted.count = silent.count + others.count
    let first = Array(silent.prefix(most)) + others.sorted { $0.lastEntry < $1.lastEntry }.prefix(most)
    let shown = first.prefix(most)
    let asked = Set(shown.map(\.reference))
    let without = Set(withoutNextStep.lazy.map(\.reference).filter(asked.contains))
    counted.first = shown.map {
      .init(
        proposal: $0, isSilent: $0.lastEntry < silentBefore, isWithoutNextStep: without.contains($0.reference))
    }
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
    var (columns, counted, first) = (try ColumnReader(request, self), UnchasedProposals(), FirstUnchased(most: most))
    while try columns.next() {
      let reference = ProposalReference(
        dialogue: columns.text(), session: columns.optional(), number: columns.number(), part: columns.text(),
        text: columns.text())
      let found = FirstUnchased.Found(
        reference: reference, lastEntry: columns.lastEntry(), isWithoutNextStep: columns.number() == 1)
      let isSilent = found.lastEntry < silentBefore.daysSinceEpoch
      guard isSilent || found.isWithoutNextStep else { continue }
      counted.count += 1
      if isSilent { counted.silent += 1 }
      if found.isWithoutNextStep { counted.withoutNextStep += 1 }
      first.take(found)
    }
    for found in first.all {
      guard let proposal = try proposalRow(found.reference) else { continue }
      let isSilent = found.lastEntry < silentBefore.daysSinceEpoch
      counted.first.append(
        .init(proposal: proposal, isSilent: isSilent, isWithoutNextStep: found.isWithoutNextStep))
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

/// The first proposals by their last entry, then by their place, among many.
private struct FirstUnchased {
  struct Found {
    let reference: ProposalReference
    /// Days since 1970-01-01.
    let lastEntry: Int
    let isWithoutNextStep: Bool

    func precedes(_ other: Found) -> Bool {
      (lastEntry, reference.dialogue, reference.session ?? .max, reference.number, reference.part)
        < (
          other.lastEntry, other.reference.dialogue, other.reference.session ?? .max, other.reference.number,
          other.reference.part
        )
    }
  }

  let most: Int
  private(set) var all: [Found] = []

  init(most: Int) { self.most = most }

  mutating func take(_ found: Found) {
    if all.count == most, let last = all.last, !found.precedes(last) { return }
    all.insert(found, at: all.firstIndex { found.precedes($0) } ?? all.endIndex)
    if all.count > most { all.removeLast() }
  }
}
