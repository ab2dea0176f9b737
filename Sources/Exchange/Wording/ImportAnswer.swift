import Domain
public import Registry
public import Reports

/// What is said of an import that was recorded, or would be.
public struct ImportAnswer: Sendable {
  let file: String
  let actor: String

  public init(file: String, actor: String) {
    self.file = file
    self.actor = actor
  }

  /// So many rows, and what they came to.
  public func text(of written: WrittenTogether<MatrixPlan>) -> String {
    let plan = written.answer
    var lines: [String]
    if let events = written.events {
      let last = events.count == 1 ? "" : "-\(events.upperBound)"
      let trail = "\(written.office)/\(events.lowerBound)\(last), \(actor)"
      lines = ["\(file): \(Plural.counted(plan.commits.count, "row")) recorded.   \(trail)"]
    } else {
      lines = ["\(file): nothing to record."]
    }
    lines += Self.acts(plan.counts).map { "  \($0)" }
    lines += Self.others(plan.counts)
    return lines.map { $0 + "\n" }.joined()
  }

  private static func acts(_ counts: ImportCounts) -> [String] {
    [
      (counts.tabled, "proposal tabled", "proposals tabled"), (counts.amended, "title or kind changed", "titles or kinds changed"),
      (counts.assigned, "assignment changed", "assignments changed"), (counts.moved, "status moved on", "statuses moved on"),
      (counts.responded, "response recorded", "responses recorded"),
      (counts.promised, "follow-up promised", "follow-ups promised"),
      (counts.reassigned, "follow-up given to another owner", "follow-ups given to other owners"),
      (counts.rescheduled, "due day moved", "due days moved"), (counts.noted, "position noted", "positions noted"),
    ].filter { $0.0 > 0 }.map { count, one, many in Plural.counted(count, one, many) }
  }

  private static func others(_ counts: ImportCounts) -> [String] {
    var lines: [String] = []
    if counts.unchanged > 0 {
      lines.append("\(Plural.counted(counts.unchanged, "row says", "rows say")) nothing new.")
    }
    if counts.before > 0 {
      lines.append("\(Plural.counted(counts.before, "row was", "rows were")) recorded from this file before.")
    }
    if counts.overtaken > 0 {
      let rows = Plural.counted(counts.overtaken, "of them says", "of them say")
      lines.append(
        "Note: \(rows) something else than what stands now, and was left: save the file anew to import it as it is.")
    }
    return lines
  }

  /// The columns that were left out, and how they can be used.
  public static func leftOut(in matrix: Matrix) -> String? {
    guard !matrix.leftOut.isEmpty else { return nil }
    let names = matrix.leftOut.map { column in
      column.nearest.map { "\(column.name) (--map \"\(column.name)=\($0.rawValue)\"?)" } ?? column.name
    }
    return "Columns left out: \(names.joined(separator: ", "))."
  }
}

/// What is said of a matrix with bad rows: each of them, and what would mend many at once.
public struct BadMatrix: Error, Sendable {
  public let plan: MatrixPlan
  public let matrix: Matrix
  public let unknown: UnknownBodies

  public init(_ plan: MatrixPlan, of matrix: Matrix, unknown: UnknownBodies) {
    self.plan = plan
    self.matrix = matrix
    self.unknown = unknown
  }

  /// A line for each column that is missing, and two for each fault.
  public var findings: String {
    let missing = plan.missingColumns.sorted { $0.rawValue < $1.rawValue }.map { field in
      "\(matrix.file):\(matrix.head.number): No column is named \(field.rawValue), and new proposals need it. \(way(to: field))\n"
    }
    let faults = plan.faults.filter { fault in
      guard case .empty = fault.problem, let field = fault.field else { return true }
      return !plan.missingColumns.contains(field)
    }
    return missing.map(\.madeVisibleLine).joined() + faults.map { ImportWording.finding($0, in: matrix) }.joined()
  }

  private func way(to field: MatrixField) -> String {
    let near = matrix.leftOut.first { $0.nearest == field }
    let map = near.map { "Map it: --map \"\($0.name)=\(field.rawValue)\"" } ?? "Map it: --map \"THEIRS=\(field.rawValue)\""
    switch field {
    case .kind: return map + ", or say it for all: --map \"kind:=other\""
    case .side: return map + ", or say it for all: --map \"side:=PK\""
    default: return map
    }
  }

  /// The institutions that the register has not, with the commands that add them; nil if there are none.
  public var additions: String? {
    guard !unknown.bodies.isEmpty else { return nil }
    let lines = unknown.bodies.map { body in
      let name = body.name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("$", with: "\\$")
        .replacing("`", with: "\\`")
      return "  rapport institution add \(body.code) --name \"\(name)\" --side \(body.side)\n".madeVisibleLine
    }
    let count = Plural.counted(unknown.bodies.count, "institution is", "institutions are")
    return "\(count) not in the register. Look through these lines, mend codes, names and sides, and run them:\n"
      + lines.joined()
  }

  /// The last two lines.
  public var words: WordedFailure {
    let bad = Set(plan.faults.map(\.row.number)).count
    let rows = Plural.counted(plan.counts.rows, "row")
    return WordedFailure(
      "\(Plural.digits(bad)) of \(rows) of \(matrix.file) \(bad == 1 ? "is" : "are") bad.",
      hint: "Mend them and give the command again, or record the others now with --only-good", exitStatus: 1)
  }
}

extension String {
  /// One line without what could steer a terminal; its line feed stays.
  fileprivate var madeVisibleLine: String { dropLast().description.madeVisible + "\n" }
}
