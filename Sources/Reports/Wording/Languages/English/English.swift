/// The wording of English papers, as they have always been: plain English in British spelling.
enum English {}

extension Lexicon {
  static let english = Lexicon(
    .english, plural: .oneAndOther,
    numerals: ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
    phrases: [
      English.common, English.source, English.target, English.proposalEvent, English.surrounding, English.history,
      English.detail, English.lineage, English.list, English.deadline, English.overdue, English.change, English.line,
      English.report, English.matrix, English.paper, English.chase, English.workbook, English.figure, English.page,
      English.audience,
    ], terms: [English.terms], stages: [:], countries: CountryNames.english)
}
