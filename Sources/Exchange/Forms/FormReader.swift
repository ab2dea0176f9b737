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
    let tables = sheets.compactMap { sheet in FormHead.find(in: sheet).map { (sheet: sheet, head: $0) } }
    let forms = tables.filter { $0.head.missing.isEmpty }
    guard !forms.isEmpty else {
      let nearest = tables.map(\.head).min { $0.missing.count < $1.missing.count }
      let head = nearest ?? FormHead(.init(number: 1, cells: []), place: 0)
      add(nil, .columnsMissing(head.missing.map(\.rawValue), found: head.names))
      return
    }
    for (sheet, head) in forms { read(sheet, head) }
    if seen.isEmpty, findings.isEmpty { add(nil, .noRows) }
  }

  private mutating func add(_ row: Int?, _ problem: FormFinding.Problem) {
    findings.append(FormFinding(file: file, row: row, problem))
  }

  private mutating func read(_ sheet: Sheet, _ head: FormHead) {
    for name in head.twice { add(head.number, .columnTwice(name)) }
    if !head.unknown.isEmpty { remarks.append(.unknownColumns(head.unknown)) }
    for row in sheet.rows.dropFirst(head.place + 1) {
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
  /// Where the row of names stands among the rows of the sheet.
  let place: Int
  /// Its number in the file.
  let number: Int
  private let places: [FormColumn: Int]
  /// Names that stand over two columns.
  let twice: [String]
  /// Names that no column of a form has.
  let unknown: [String]
  let names: [String]

  /// By these a row is recognised; of what is to be filled in, no column may be missing: it may have been filled in.
  private static let needed: [FormColumn] = [.proposal, .followUp] + FormColumn.inputs + [.form]

  /// Rows in which the names are looked for: whoever fills in a form may have put a title above them.
  private static let depth = 20

  /// The head of a sheet: the first row that names every column needed, else the one that lacks fewest.
  static func find(in sheet: Sheet) -> FormHead? {
    let heads = sheet.rows.prefix(depth).enumerated().map { FormHead($0.element, place: $0.offset) }
    return heads.first { $0.missing.isEmpty } ?? heads.min { $0.missing.count < $1.missing.count }
  }

  /// - Parameter place: where the row stands among the rows of its sheet.
  init(_ head: Sheet.Row, place: Int) {
    (self.place, number) = (place, head.number)
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
