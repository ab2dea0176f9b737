import Domain
public import EventLog

/// Proposals of one moment in their order, packed; each is made into a row when it is reached.
public struct PackedProposals: Sequence, Sendable {
  private let rows: SortedRows
  private let names: PackedNames
  private let heirs: Heirs?

  fileprivate init(_ rows: SortedRows, _ names: PackedNames, _ heirs: Heirs?) {
    (self.rows, self.names, self.heirs) = (rows, names, heirs)
  }

  public var count: Int { rows.count }

  /// What kept the rows from being read to the end; nil where nothing did.
  public var failure: FileFailure? { rows.failure }

  public func makeIterator() -> AnyIterator<ProposalRow> {
    rows.rows(of: [0]) { [names, heirs] in $0.proposal(names, heirs) }
  }

  /// Each with its open follow-ups, where they were asked for: those due first in front, undated ones last.
  public func withOpenFollowUps() -> AnyIterator<(proposal: ProposalRow, open: [FollowUpRow])> {
    rows.rows(of: [0]) { [names, heirs] reader in
      let proposal = reader.proposal(names)
      let open = (0..<reader.number()).map { _ in reader.followUp(names).row(of: proposal) }
      guard let heirs else { return (proposal, open.inOrder) }
      return (proposal.passed(to: heirs), open.map { $0.passed(to: heirs) }.inOrder)
    }
  }
}

/// Packs proposals as they are read.
struct ProposalPacker {
  private var sorter: RowSorter
  private var names = PackedNames()
  private var row = PackedRow()
  private let heirs: Heirs?
  private let silentBefore: CalendarDate?
  private let openFollowUps: OpenFollowUps?

  /// - Parameters:
  ///   - silentBefore: only those without an entry on that day or later, which are ordered by their last one.
  ///   - openFollowUps: where those of each are found that are packed with it; nil packs none.
  init(
    _ queries: Queries, silentBefore: CalendarDate? = nil, with openFollowUps: OpenFollowUps? = nil
  ) throws {
    sorter = queries.rowSorter()
    heirs = try queries.heirs().unlessEmpty
    self.silentBefore = silentBefore
    self.openFollowUps = openFollowUps
  }

  /// Takes in the row that a reader stands on, unless its last entry or something else speaks against it.
  mutating func add(_ columns: inout ColumnReader, keeping: ((ProposalRow) throws -> Bool)?) throws {
    row.removeAll()
    let place = row.addProposal(&columns, &names)
    if let silentBefore, place.lastEntry >= silentBefore.daysSinceEpoch { return }
    if let keeping, try !keeping(row.read { $0.proposal(names, heirs) }) { return }
    if silentBefore != nil { row.order(by: place.lastEntry) }
    row.order(by: place, names)
    try openFollowUps?.pack(of: columns.number(), into: &row, &names)
    sorter.add(row)
  }

  mutating func packed() -> PackedProposals { PackedProposals(sorter.sorted(), names, heirs) }

  /// The row that a reader stands on.
  mutating func row(_ columns: inout ColumnReader) -> ProposalRow {
    row.removeAll()
    _ = row.addProposal(&columns, &names)
    return row.read { $0.proposal(names, heirs) }
  }
}

extension Heirs {
  /// nil where nobody took anything on.
  var unlessEmpty: Heirs? { codes.isEmpty ? nil : self }
}

// MARK: - One proposal

/// Where a proposal stands among others.
struct PackedPlace {
  /// The place of its name.
  let dialogue: Int
  let session: Int?
  let number: Int
  /// The place of its name.
  let part: Int
  /// The last day on which something was entered, days since 1970-01-01.
  let lastEntry: Int
}

extension Queries {
  /// What is packed of a proposal `p`, in this order.
  var packedProposalColumns: String {
    """
    p.dialogue, p.session, p.number, p.part, p.reference, p.title, p.kind, p.side, p.sector, p.lead, p.support,
      p.counterpart, p.status, p.status_since, p.response, p.is_standing, p.is_open, p.tabled_on,
      p.entries, p.sharing, p.waiting, p.completed_on
    """
  }
}

extension PackedRow {
  mutating func addProposal(_ columns: inout ColumnReader, _ names: inout PackedNames) -> PackedPlace {
    let dialogue = names.place(of: columns.text())
    let (session, number, part) = (columns.optional(), columns.number(), names.place(of: columns.text()))
    add(dialogue)
    add(session)
    add(number)
    add(part)
    // Reference and title.
    for _ in 0..<2 { columns.pack(into: &self) }
    for _ in 0..<2 { add(names.place(of: columns.text())) }
    for _ in 0..<2 { add(columns.optionalText().map { names.place(of: $0) }) }
    for _ in 0..<2 { add(names.place(ofList: columns.text())) }
    add(names.place(of: columns.text()))
    add(columns.number())
    add(names.place(of: columns.text()))
    for _ in 0..<3 { add(columns.number()) }
    let lastEntry = columns.lastEntry()
    add(lastEntry)
    add(names.place(of: columns.text()))
    add(columns.optionalText().map { names.place(of: $0) })
    add(columns.optional())
    return PackedPlace(dialogue: dialogue, session: session, number: number, part: part, lastEntry: lastEntry)
  }

  /// Orders by dialogue, session and number; what was tabled outside a session comes last.
  mutating func order(by place: PackedPlace, _ names: PackedNames) {
    order(by: names[place.dialogue])
    order(by: place.session ?? .max)
    order(by: place.number)
    order(by: names[place.part])
  }
}

extension PackedReader {
  fileprivate mutating func proposal(_ names: PackedNames, _ heirs: Heirs?) -> ProposalRow {
    let row = proposal(names)
    return heirs.map { row.passed(to: $0) } ?? row
  }

  mutating func proposal(_ names: PackedNames) -> ProposalRow {
    let (dialogue, session, number, part) = (names[self.number()], optional(), self.number(), names[self.number()])
    let reference = ProposalReference(
      dialogue: dialogue, session: session, number: number, part: part, text: text())
    return ProposalRow(
      reference: reference, title: text(), kind: names[self.number()], side: names[self.number()],
      sector: optional().map { names[$0] }, lead: optional().map { names[$0] }, support: names.list(self.number()),
      counterpart: names.list(self.number()), status: Status(rawValue: names[self.number()]) ?? .tabled,
      statusSince: day(), response: Response(rawValue: names[self.number()]) ?? .none,
      isStanding: self.number() == 1, isOpen: self.number() == 1, tabledOn: day(), lastEntry: day(),
      sharing: Sharing(rawValue: names[self.number()]) ?? .internal, waiting: optional().map { names[$0] },
      completedOn: optionalDay())
  }
}
