import Domain

/// Proposals of one moment in their order, packed; each is made into a row when it is reached.
public struct PackedProposals: Sequence, Sendable {
  var pages = PackedPages()
  var names = PackedNames()
  var keys: [PackedKey] = []
  private let heirs: Heirs
  private let passesOn: Bool

  init(_ heirs: Heirs) {
    self.heirs = heirs
    passesOn = !heirs.codes.isEmpty
  }

  public var count: Int { keys.count }

  public func makeIterator() -> AnyIterator<ProposalRow> {
    var keys = keys.makeIterator()
    return AnyIterator { keys.next().map { row(at: $0.place) } }
  }

  private func row(at place: UInt32) -> ProposalRow {
    let row = pages.read(at: place) { $0.proposal(names) }
    return passesOn ? row.passed(to: heirs) : row
  }

  /// Takes in the row that a reader stands on, unless its last entry or something else speaks against it.
  ///
  /// - Parameter silentBefore: only those without an entry on that day or later, which are ordered by their last one.
  mutating func add(
    _ columns: inout ColumnReader, silentBefore: CalendarDate?, keeping: ((ProposalRow) -> Bool)?
  ) {
    let place = pages.begin()
    var (key, lastEntry) = pages.addProposal(&columns, &names)
    let isKept = silentBefore.map { lastEntry < $0.daysSinceEpoch } ?? true
    guard isKept, keeping.map({ $0(row(at: place)) }) ?? true else { return pages.takeBack(place) }
    (key.first, key.place) = (silentBefore == nil ? 0 : Int32(clamping: lastEntry), place)
    keys.append(key)
  }

  /// Puts the rows into their order.
  mutating func sort() {
    let ranks = DialogueRanks(keys, names)
    keys.sort { ranks.precedes($0, $1) }
  }
}

/// What decides about the order of a packed row, and where it lies.
struct PackedKey: Sendable {
  /// What rows are ordered by in front of their references: a day.
  var first: Int32 = 0
  /// The place of its name.
  let dialogue: Int32
  /// Proposals outside a session come last.
  let session: Int32
  let number: Int32
  /// The letter of a part; 0 without one.
  let part: UInt8
  var followUp: Int32 = 0
  var place: UInt32 = 0
}

/// The order of dialogues by their codes, as the database has it.
struct DialogueRanks {
  private var ranks: [Int32: Int] = [:]

  init(_ keys: [PackedKey], _ names: PackedNames) {
    let codes = Set(keys.map(\.dialogue)).sorted {
      names[Int($0)].utf8.lexicographicallyPrecedes(names[Int($1)].utf8)
    }
    for (rank, code) in codes.enumerated() { ranks[code] = rank }
  }

  func precedes(_ left: PackedKey, _ right: PackedKey) -> Bool {
    if left.first != right.first { return left.first < right.first }
    if left.dialogue != right.dialogue { return ranks[left.dialogue] ?? 0 < ranks[right.dialogue] ?? 0 }
    if left.session != right.session { return left.session < right.session }
    if left.number != right.number { return left.number < right.number }
    return left.part != right.part ? left.part < right.part : left.followUp < right.followUp
  }
}

// MARK: - One proposal

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

extension PackedPages {
  mutating func addProposal(_ columns: inout ColumnReader, _ names: inout PackedNames) -> (PackedKey, lastEntry: Int) {
    let dialogue = names.place(of: columns.text())
    let (session, number, part) = (columns.optional(), columns.number(), columns.text())
    add(dialogue)
    add(session)
    add(number)
    add(names.place(of: part))
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
    let key = PackedKey(
      dialogue: Int32(truncatingIfNeeded: dialogue), session: session.map { Int32(clamping: $0) } ?? .max,
      number: Int32(clamping: number), part: part.utf8.first ?? 0)
    return (key, lastEntry)
  }
}

extension PackedReader {
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
