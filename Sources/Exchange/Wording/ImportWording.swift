import Domain
public import Registry
public import Reports

/// What is wrong with a matrix, in words.
public enum ImportWording {
  /// A row as a finding: `FILE:LINE: sentence` with what to do, and under it the row with the cell.
  ///
  /// - Parameter first: the line of which the same was explained; then it is not explained again.
  static func finding(_ fault: RowFault, in matrix: Matrix, explainedIn first: Int?) -> String {
    let (sentence, hint) = words(for: fault)
    let column = fault.field.map { "\(matrix.name(of: $0)): " } ?? ""
    if let first {
      return "\(matrix.file):\(fault.row.number): \(column)\(sentence) As in line \(first).".madeVisible + "\n"
    }
    let advice = hint.map { " \($0)" } ?? ""
    let line = "\(matrix.file):\(fault.row.number): \(column)\(sentence)\(advice)"
    return "\(line.madeVisible)\n    \(excerpt(fault, in: matrix).madeVisible)\n"
  }

  /// What a file of bad rows says beside a row.
  public static func problem(_ fault: RowFault, in matrix: Matrix) -> String {
    let column = fault.field.map { "\(matrix.name(of: $0)): " } ?? ""
    return column + words(for: fault).sentence
  }

  /// The cells of a row that say which it is, and the one that is wrong, in one line.
  private static func excerpt(_ fault: RowFault, in matrix: Matrix) -> String {
    var fields: [MatrixField] = [.reference, .title, .action]
    if let field = fault.field { fields = fields.filter { $0 != field } }
    var parts = fields.compactMap { field -> String? in
      guard let shown = matrix.cell(field, of: fault.row)?.text, !shown.isEmpty else { return nil }
      return short(shown, 24)
    }
    if let field = fault.field, let cell = matrix.cell(field, of: fault.row) {
      parts.append("\(matrix.name(of: field)) = \(short(cell.text, 30))")
    }
    return parts.isEmpty ? "(empty)" : parts.joined(separator: " | ")
  }

  static func short(_ text: String, _ limit: Int) -> String {
    let line = text.prefix(limit * 4).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > limit ? "\(line.prefix(limit - 1))…" : line
  }

  // MARK: - The whole file

  /// The words for a file that is no matrix.
  public static func words(for failure: MatrixFailure) -> WordedFailure {
    switch failure {
    case .noReferenceColumn(let file, let line, let columns, let suggested):
      let isFound = suggested.contains { $0.hasSuffix("=reference") }
      let map = ((isFound ? [] : ["THEIRS=reference"]) + suggested).map { "--map \"\($0)\"" }.joined(separator: " ")
      return WordedFailure(
        "\(file):\(line): No column is named reference. The columns are: \(list(columns)).",
        hint: "Say which one holds the references (JPHLEPD-9-05), and what the others are here: \(map)", exitStatus: 1)
    case .duplicateColumn(let file, let line, let first, let second):
      return WordedFailure(
        "\(file):\(line): Two columns have the same name: \(quoted(first)) and \(quoted(second)).",
        hint: "Name them apart in the file, or take one of them out.", exitStatus: 1)
    case .columnsOfOneField(let file, let line, let field, let first, let second):
      return WordedFailure(
        "\(file):\(line): Two columns would be \(field.rawValue): \(quoted(first)) and \(quoted(second)).",
        hint: "Map only one of them, or give the other another name in the file.", exitStatus: 1)
    case .mappedColumnMissing(let file, let line, let name, let columns):
      return WordedFailure(
        "\(file):\(line): There is no column \(quoted(name)), which --map names. The columns are: \(list(columns)).",
        hint: "Write the name as it stands in the file; case and blanks do not matter.", exitStatus: 1)
    case .unknownSheet(let file, let name, let known):
      return WordedFailure(
        "\(file) has no sheet \(quoted(name)).",
        hint: known.isEmpty ? "It has one table: leave --sheet out." : "Its sheets are: \(list(known))", exitStatus: 1)
    case .severalSheets(let file, let names):
      return WordedFailure(
        "Several sheets of \(file) have references: \(list(names)).",
        hint: "Import one after the other, with --sheet NAME", exitStatus: 1)
    case .noRows(let file):
      return WordedFailure(
        "\(file) names its columns and has no row under them.", hint: "Check whether it was saved.", exitStatus: 1)
    }
  }

  /// The words for a mapping that cannot be used.
  public static func words(for failure: ColumnMapFailure) -> WordedFailure {
    switch failure {
    case .noEqualsSign(let entry):
      return WordedFailure(
        "\(quoted(entry)) for --map has no equals sign.",
        hint: "For example --map \"Ref No=reference\" or --map \"kind:Agreement=fta\"", exitStatus: 64)
    case .unknownField(let entry, let named, let nearest):
      let near = nearest.map { "Did you mean \($0.rawValue)? " } ?? ""
      return WordedFailure(
        "\(quoted(entry)) for --map: there is no column \(quoted(named)) here.",
        hint: near + "The columns are: \(MatrixField.allCases.map(\.rawValue).joined(separator: ", "))", exitStatus: 64)
    case .badName(let name):
      return WordedFailure(
        "\(quoted(name)) cannot be the name of a mapping: letters, digits, full stop, underscore and hyphen.",
        hint: "For example --save-map commerce", exitStatus: 64)
    case .unknownName(let name, let known):
      return WordedFailure(
        "No mapping is kept as \(quoted(name)).",
        hint: known.isEmpty ? "Keep one with --save-map NAME" : "There are: \(list(known))", exitStatus: 1)
    case .unreadable(let file):
      return WordedFailure("\(file) cannot be read.", hint: "Keep the mapping anew with --save-map", exitStatus: 66)
    case .unwritable(let file, let code):
      return WordedFailure(
        "\(file) cannot be written: \(systemWords(code)).", hint: "Leave --save-map out, or make room.", exitStatus: 73)
    }
  }

  /// The words for an import that stopped on the way.
  public static func words(for stopped: RecordingStopped) -> WordedFailure {
    let cause = FailureWording.words(for: .write(stopped.cause))
    return WordedFailure(
      "\(cause.sentence) Before that, \(Plural.digits(stopped.recorded)) of \(Plural.digits(stopped.planned)) rows were "
        + "recorded.",
      hint: "Mend this, then give the same command again: it goes on where it stopped.", exitStatus: cause.exitStatus,
      isCertain: false)
  }

  static func quoted(_ text: String) -> String { FailureWording.quoted(text) }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.map { short($0, 40) }.joined(separator: ", ")
  }
}
