/// The forms in which an answer can be had.
enum OutputFormat: String, CaseIterable {
  case text, markdown, csv, json
  /// Papers: one file for a browser, and what a browser prints of it.
  case html, pdf
  /// For Word and for Excel.
  case docx, xlsx
  /// For a calendar program; only where days are what is asked for.
  case ics

  /// What the ending of a file name asks for.
  init?(ending: String) {
    switch ending.lowercased() {
    case "txt", "text": self = .text
    case "md", "markdown": self = .markdown
    case "csv": self = .csv
    case "json": self = .json
    case "html", "htm": self = .html
    case "pdf": self = .pdf
    case "docx": self = .docx
    case "xlsx": self = .xlsx
    case "ics": self = .ics
    default: return nil
    }
  }

  /// What the name of a file asks for by its ending.
  init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    self.init(ending: String(fileName[fileName.index(after: dot)...]))
  }

  /// What the name of its file ends in.
  var ending: String {
    switch self {
    case .text: "txt"
    case .markdown: "md"
    default: rawValue
    }
  }

  static let endings = [".txt", ".md", ".csv", ".json", ".html", ".pdf", ".docx", ".xlsx", ".ics"]

  /// Whether a terminal can show it.
  var isText: Bool {
    switch self {
    case .text, .markdown, .csv, .json, .html, .ics: true
    case .pdf, .docx, .xlsx: false
    }
  }

  /// Whether it has every row, where people are shown the first ones.
  var isForPrograms: Bool {
    switch self {
    case .csv, .json, .xlsx: true
    case .text, .markdown, .html, .pdf, .docx, .ics: false
    }
  }

  /// Whether it is handed over, laid out for paper.
  var isPaper: Bool {
    switch self {
    case .html, .pdf, .docx: true
    case .text, .markdown, .csv, .json, .xlsx, .ics: false
    }
  }
}
