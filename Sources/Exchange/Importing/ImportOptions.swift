import Domain
public import Registry

/// What holds for all rows of an import.
public struct ImportOptions: Sendable {
  /// Day, source, grade and circle of every row that does not say otherwise.
  public var circumstances: Circumstances
  /// Whether bad rows are left out and the others recorded.
  public var takesGoodRows = false
  /// What becomes of the open follow-ups of a proposal that a row ends.
  public var cancelsFollowUps = false
  /// The proposals and follow-ups whose values are taken from the file where the register has moved on too.
  public var accepted: Set<String> = []
  /// Whether the commands are put into words.
  public var wantsCommands = false

  public init(circumstances: Circumstances) { self.circumstances = circumstances }
}

/// What an import comes to: the commits of its good rows, and what is wrong with the others.
public struct MatrixPlan: Sendable {
  public internal(set) var commits: [PlannedCommit] = []
  /// The commands that say the same, as words, in the same order; only where they were asked for.
  public internal(set) var commands: [[String]] = []
  /// In the order of the rows.
  public internal(set) var faults: [RowFault] = []
  /// Columns that a new proposal needs and the file has not.
  public internal(set) var missingColumns: Set<MatrixField> = []
  /// The rows of a proposal of which another row is bad, by number, with the number of that one.
  public internal(set) var held: [Int: Int] = [:]
  public internal(set) var counts = ImportCounts()
}

/// How much of what an import records.
public struct ImportCounts: Sendable, Equatable {
  public internal(set) var rows = 0
  public internal(set) var tabled = 0
  public internal(set) var promised = 0
  public internal(set) var rescheduled = 0
  public internal(set) var reassigned = 0
  public internal(set) var moved = 0
  public internal(set) var responded = 0
  public internal(set) var assigned = 0
  public internal(set) var amended = 0
  public internal(set) var noted = 0
  public internal(set) var cancelled = 0
  /// Follow-ups that stay open under proposals that rows have ended.
  public internal(set) var leftOpen = 0
  /// Rows that repeat what an import said, where something else was recorded since.
  public internal(set) var kept = 0
  /// Rows of which something is recorded without a source.
  public internal(set) var unsourced = 0
  /// Rows that say nothing new.
  public internal(set) var unchanged = 0
  /// Rows that were recorded from this very file before.
  public internal(set) var before = 0
  /// Among these, those that say something else than what stands now.
  public internal(set) var overtaken = 0

  mutating func count(_ fact: ProposalEvent) {
    switch fact {
    case .tabled: tabled += 1
    case .followUp(_, .scheduled): promised += 1
    case .followUp(_, .rescheduled): rescheduled += 1
    case .followUp(_, .reassigned): reassigned += 1
    case .followUp(_, .cancelled): cancelled += 1
    case .statusChanged: moved += 1
    case .responded: responded += 1
    case .assigned: assigned += 1
    case .amended: amended += 1
    case .noted: noted += 1
    default: break
    }
  }
}
