import Reports
import Testing

/// Compares every form of a report with its recorded files.
func expectGoldens(of report: some Report, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  for width in [80, 140] {
    let text = TextRenderer(width: width, colour: false).render(report.document)
    try expectGolden(text, "\(name)-\(width).txt", sourceLocation: sourceLocation)
  }
  try expectGolden(MarkdownRenderer().render(report.document), "\(name).md.txt", sourceLocation: sourceLocation)
  // The line ends of CSV have a test of their own; a golden file is to be read in a diff.
  let csv = CSVRenderer(byteOrderMark: false).render(report.records).replacing("\r\n", with: "\n")
  try expectGolden(csv, "\(name).csv.txt", sourceLocation: sourceLocation)
  try expectGolden(JSONWriter().write(report.json) + "\n", "\(name).json", sourceLocation: sourceLocation)
}

// Short ways to what a test looks for.
extension JSONValue {
  var elements: [JSONValue] {
    switch self {
    case .array(let elements): elements
    case .rows(let rows): Array(rows)
    default: []
    }
  }

  var first: JSONValue? { elements.first }

  var count: Int { elements.count }

  var number: Int? { if case .integer(let number) = self { number } else { nil } }

  /// One member of every element of a list.
  func all(_ name: String) -> [JSONValue] { elements.compactMap { $0[name] } }

  /// The numbers of an object, added up.
  var sum: Int {
    guard case .object(let members) = self else { return 0 }
    return members.compactMap(\.value.number).reduce(0, +)
  }
}
