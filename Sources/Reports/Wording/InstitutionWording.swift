import Domain

/// How a body passed on, in English.
enum InstitutionWording {
  /// "was merged into MOEA", "was split into MOEA and MOFR".
  static func words(for end: Institution.Succession) -> String { Wording.english.words(for: end) }
}
