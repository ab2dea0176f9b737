import Domain

extension Provenance {
  /// Where a fact comes from and how sure it is: "MOEA press release of 10 Sep 2025 (official)"; nil if unsaid.
  ///
  /// - Parameter papers: the papers of the register, to name a letter by its own number.
  func source(papers: [String: (number: String, dated: CalendarDate)] = [:]) -> String? {
    var parts: [String] = []
    if let authority { parts.append(authority) }
    if let paper {
      // An authority that was filled from the paper already names it.
      let letter = papers[paper].flatMap { letter in
        authority?.contains(letter.number) == true ? nil : "\(letter.number) of \(DayWording.short(letter.dated))"
      }
      parts.append([paper, letter].compactMap { $0 }.joined(separator: ", "))
    }
    guard !parts.isEmpty else { return grade.map { "\($0.words), no source named" } }
    return parts.joined(separator: "; ") + (grade.map { " (\($0.words))" } ?? "")
  }
}
