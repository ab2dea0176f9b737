/// Reads comma-separated values: RFC 4180, also with lines ended by LF alone and a byte order mark in front.
enum CSVReader {
  /// The rows that are not empty, each with the number of its first line, 1 and up.
  static func rows(of text: String) -> [(fields: [String], line: Int)] {
    var rows: [(fields: [String], line: Int)] = []
    var (fields, field) = ([String](), "")
    var (line, start) = (1, 1)
    var (isQuoted, wasQuote) = (false, false)
    func endRow() {
      if !(fields.isEmpty && field.isEmpty) { rows.append((fields + [field], start)) }
      (fields, field) = ([], "")
    }
    for scalar in text.unicodeScalars.drop(while: { $0 == "\u{FEFF}" }) {
      if scalar == "\n" { line += 1 }
      if isQuoted, !wasQuote {
        if scalar == "\"" { wasQuote = true } else { field.unicodeScalars.append(scalar) }
        continue
      }
      if wasQuote, scalar == "\"" {
        field.append("\"")
        wasQuote = false
        continue
      }
      (isQuoted, wasQuote) = (false, false)
      switch scalar {
      case "\"" where field.isEmpty: isQuoted = true
      case ",":
        fields.append(field)
        field = ""
      case "\n":
        endRow()
        start = line
      case "\r": break
      default: field.unicodeScalars.append(scalar)
      }
    }
    endRow()
    return rows
  }
}
