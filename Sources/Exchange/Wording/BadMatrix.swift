public import Reports

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

  /// A line for each column that is missing, and two for each fault; one for a fault that was explained before.
  public var findings: String {
    let missing = plan.missingColumns.sorted { $0.rawValue < $1.rawValue }.map { field in
      let line =
        "\(matrix.file):\(matrix.head.number): No column is named \(field.rawValue), and new proposals need it."
      return "\(line) \(way(to: field))".madeVisible + "\n"
    }
    var (explained, lines, named) = ([RepeatedFault: Int](), missing, Set<Int>())
    for fault in plan.faults {
      if case .empty = fault.problem, let field = fault.field, plan.missingColumns.contains(field) {
        // The reference may be mistyped, and then this is the line to look at.
        if named.insert(fault.row.number).inserted { lines.append(newProposal(in: fault.row)) }
        continue
      }
      let same = RepeatedFault(fault)
      let first = same.flatMap { explained[$0] }
      if let same, first == nil { explained[same] = fault.row.number }
      lines.append(ImportWording.finding(fault, in: matrix, explainedIn: first))
    }
    return lines.joined()
  }

  private func newProposal(in row: Sheet.Row) -> String {
    let reference = matrix.cell(.reference, of: row)?.text ?? ""
    let line = "\(matrix.file):\(row.number): \(reference) is new to the register."
    return "\(line) As in line \(matrix.head.number).".madeVisible + "\n"
  }

  private func way(to field: MatrixField) -> String {
    let theirs = matrix.leftOut.first { $0.nearest == field }?.name ?? "THEIRS"
    let map = "Map it: --map \"\(theirs)=\(field.rawValue)\""
    switch field {
    case .kind: return map + ", or say it for all: --map \"kind:=other\""
    case .side: return map + ", or say it for all: --map \"side:=PK\""
    default: return map
    }
  }

  /// What would mend many rows: the words to map, and the institutions to add; nil if there is nothing of the kind.
  public var remedies: String? {
    let parts = [words(toMap: unknownWords), additions].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined()
  }

  /// Each word that is none of those used here, once, in the order of the file.
  private var unknownWords: [(field: MatrixField, word: String, known: [String])] {
    var (seen, words) = (Set<RepeatedFault>(), [(MatrixField, String, [String])]())
    for fault in plan.faults {
      guard case .unknownWord(let word, let known, let nearest) = fault.problem, nearest.isEmpty,
        let field = fault.field, let same = RepeatedFault(fault), seen.insert(same).inserted
      else { continue }
      words.append((field, word, known))
    }
    return words
  }

  private func words(toMap words: [(field: MatrixField, word: String, known: [String])]) -> String? {
    guard !words.isEmpty else { return nil }
    let count = Plural.counted(words.count, "word is", "words are")
    var text = "\(count) none of those used here. Say once for the file what each is:\n"
    for field in MatrixField.allCases {
      let own = words.filter { $0.field == field }
      guard let known = own.first?.known else { continue }
      for (_, word, _) in own { text += "  --map \"\(field.rawValue):\(word)=...\"".madeVisible + "\n" }
      text += "    one of \(known.joined(separator: ", "))\n"
    }
    return text
  }

  /// The institutions that the register has not, with the commands that add them.
  private var additions: String? {
    guard !unknown.bodies.isEmpty else { return nil }
    let lines = unknown.bodies.map { body in
      let name = ["\\", "\"", "$", "`"].reduce(body.name) { $0.replacing($1, with: "\\" + $1) }
      return "  rapport institution add \(body.code) --name \"\(name)\" --side \(body.side)".madeVisible + "\n"
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

/// A fault that many rows may have alike, for which nothing near is known: it is explained once.
struct RepeatedFault: Hashable {
  private let field: MatrixField?
  private let text: String

  /// Nil for a fault that is the row's own.
  init?(_ fault: RowFault) {
    switch fault.problem {
    case .unknownWord(let word, _, let nearest) where nearest.isEmpty: text = word
    case .unknownInstitution(let name, let nearest, _) where nearest.isEmpty: text = name
    default: return nil
    }
    field = fault.field
  }
}
