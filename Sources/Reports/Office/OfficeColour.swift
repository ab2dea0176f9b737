/// The colours of `Palette` as the Office formats write them: six hexadecimal digits.
enum OfficeColour {
  static let ink = digits(.text)
  static let navy = digits(.navy)
  static let quiet = digits(.quiet)
  static let good = digits(.onTrackWords)
  static let warning = digits(.atRiskWords)
  static let bad = digits(.overdueWords)
  static let rule = digits(.rule)
  static let band = digits(.band)
  static let paper = digits(.paper)
  /// Behind what is to be filled in.
  static let input = digits(.atRiskBand)

  private static func digits(_ ink: Ink) -> String { String(Palette.hex(ink).dropFirst()) }

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
