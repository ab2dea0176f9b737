import Domain

extension Wording {
  /// Where a fact comes from and how sure it is: "MOEA press release of 10 Sep 2025 (official)"; nil if unsaid.
  ///
  /// - Parameter papers: the papers of the register, to name a letter by its own number.
  func source(
    _ provenance: Provenance, papers: [String: (number: String, dated: CalendarDate)] = [:]
  ) -> RichText? {
    let grade = provenance.grade.map { self(.grade($0)) }
    var parts: [RichText] = []
    if let authority = provenance.authority { parts.append(recorded(authority)) }
    if let paper = provenance.paper {
      // An authority that was filled from the paper already names it.
      let letter = papers[paper].flatMap { letter in
        provenance.authority?.contains(letter.number) == true
          ? nil : self(.letterOf, ["number": .text(letter.number), "day": .day(letter.dated)])
      }
      parts.append(RichText([paper, letter].compactMap { $0 }.joined(separator: self(.comma))))
    }
    guard !parts.isEmpty else { return grade.map { rich(.noSourceOnlyGrade, ["grade": .text($0)]) } }
    return parts.joined(separator: rich(.semicolon))
      + (grade.map { rich(.inBrackets, ["words": .text($0)]) } ?? RichText())
  }
}

extension Provenance {
  /// Where a fact comes from, in English.
  func source(papers: [String: (number: String, dated: CalendarDate)] = [:]) -> String? {
    Wording.english.source(self, papers: papers)?.plain
  }
}
