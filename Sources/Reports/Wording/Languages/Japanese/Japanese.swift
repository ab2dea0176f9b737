/// The wording of Japanese papers: the register of official papers, with nouns at the end of entries in tables
/// (体言止め) and the terms that the Ministry of Foreign Affairs and JICA use.
enum Japanese {}

extension Lexicon {
  static let japanese = Lexicon(
    .japanese, plural: .same,
    phrases: [
      Japanese.common, Japanese.source, Japanese.target, Japanese.proposalEvent, Japanese.surrounding,
      Japanese.history, Japanese.detail, Japanese.lineage, Japanese.list, Japanese.deadline, Japanese.overdue,
      Japanese.change, Japanese.line, Japanese.report, Japanese.matrix, Japanese.paper, Japanese.chase,
      Japanese.workbook, Japanese.figure, Japanese.page, Japanese.audience,
    ], terms: [Japanese.terms], stages: Japanese.stages, countries: CountryNames.japanese)
}
