/// The colours of papers, as six hexadecimal digits; text in each has a contrast of at least 4.5 on white.
enum OfficeColour {
  static let ink = "1B2431"
  static let navy = "16325C"
  static let quiet = "566170"
  static let good = "1E6B3C"
  static let warning = "8A5A00"
  static let bad = "A3271A"
  static let rule = "C3CBD6"
  static let band = "E9EEF5"
  static let paper = "FFFFFF"

  static func of(_ style: TextStyle) -> String {
    switch style {
    case .plain, .strong: ink
    case .quiet: quiet
    case .good: good
    case .warning: warning
    case .bad: bad
    case .reference: navy
    }
  }
}

extension TextStyle {
  /// What is told by colour is also told by weight where it matters most.
  var isBold: Bool {
    switch self {
    case .strong, .bad, .reference: true
    case .plain, .quiet, .good, .warning: false
    }
  }
}
