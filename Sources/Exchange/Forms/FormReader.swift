import Domain
import Registry

/// Reads a form that came back: finds its table, takes each row apart, and notes everything that is wrong.
struct FormReader {
  private let file: String
  private let days: FileDays
  private(set) var rows: [FilledForm.Row] = []
  private(set) var reference: String?
  private(set) var findings: [FormFinding] = []
  private(set) var remarks: [FormRemark] = []
  /// What stands in the columns that are not to be filled in, by reference.
  private(set) var shown: [(row: Int, reference: String, cells: [FormColumn: String])] = []
  private var seen: [String: Int] = [:]

  init(_ sheets: [Sheet], file: String, days: FileDays) {
    self.file = file
    self.days = days
    let tables = sheets.compactMap { sheet in sheet.rows.first.map { (sheet, FormHead($0)) } }
    let forms = tables.filter { $0.1.missing.isEmpty }
    guard !forms.isEmpty else {
      let nearest = tables.min { $0.1.missing.count < $1.1.missing.count }?.1 ?? FormHead(.init(number: 1, cells: []))
      add(nil, .columnsMissing(nearest.missing.map(\.rawValue), found: nearest.names))
      return
    }
    for (sheet, head) in forms { read(sheet, head) }
    if seen.isEmpty, findings.isEmpty { add(nil, .noRows) }
  }

  private mutating func add(_ row: Int?, _ problem: FormFinding.Problem) {
    findings.append(FormFinding(file: file, row: row, problem))
  }

  private mutating func read(_ sheet: Sheet, _ head: FormHead) {
    for name in head.twice { add(sheet.rows.first?.number, .columnTwice(name)) }
    if !head.unknown.isEmpty { remarks.append(.unknownColumns(head.unknown)) }
    for row in sheet.rows.dropFirst() {
      var reader = FormRowReader(head.cells(of: row), controls: sheet.controls, days: days)
      let read = reader.read()
      for problem in reader.problems { add(row.number, problem) }
      guard let read else { continue }
      if let first = seen[read.reference] {
        add(row.number, .duplicate(reference: read.reference, first: first))
        continue
      }
      seen[read.reference] = row.number
      if let reference, reference != read.form { add(row.number, .anotherForm(read.form, first: reference)) }
      reference = reference ?? read.form
      shown.append((row.number, read.reference, reader.shown))
      rows.append(read.filled(row.number))
    }
  }
}

/// Which column of a table is which column of a form.
struct FormHead {
  private let places: [FormColumn: Int]
  /// Names that stand over two columns.
  let twice: [String]
  /// Names that no column of a form has.
  let unknown: [String]
  let names: [String]

  /// By these a row is recognised; of what is to be filled in, no column may be missing: it may have been filled in.
  private static let needed: [FormColumn] = [.proposal, .followUp] + FormColumn.inputs + [.form]

  init(_ head: Sheet.Row) {
    names = head.cells.map(\.text).filter { !$0.isEmpty }
    var places: [FormColumn: Int] = [:]
    var (twice, unknown) = ([String](), [String]())
    for (place, cell) in head.cells.enumerated() where !cell.isEmpty {
      guard let column = Self.columns[Self.normalised(cell.text)] else {
        if !Self.worded.contains(Self.normalised(cell.text)) { unknown.append(cell.text) }
        continue
      }
      if places[column] == nil { places[column] = place } else { twice.append(cell.text) }
    }
    (self.places, self.twice, self.unknown) = (places, twice, unknown)
  }

  var missing: [FormColumn] { Self.needed.filter { places[$0] == nil } }

  func cells(of row: Sheet.Row) -> [FormColumn: Sheet.Cell] { places.mapValues { row[$0] } }

  private static let columns = Dictionary(
    uniqueKeysWithValues: FormColumn.allCases.map { (normalised($0.rawValue), $0) })

  /// Columns of a form in a document, which are for people only.
  private static let worded: Set<String> = ["whatitis"]

  /// In small letters, without spaces, hyphens and other marks.
  private static func normalised(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }
}
