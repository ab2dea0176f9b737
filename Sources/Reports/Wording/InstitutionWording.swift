import Domain

/// How a body passed on, in words.
enum InstitutionWording {
  /// "was merged into MOEA", "was split into MOEA and MOFR".
  static func words(for end: Institution.Succession) -> String {
    end.successors.isEmpty ? end.how.words : "\(end.how.words) \(EventSentence.list(end.successors))"
  }
}
