/// The wording of Korean papers: the style of official papers, with noun endings in tables (명사형).
enum Korean {}

extension Lexicon {
  static let korean = Lexicon(
    .korean, plural: .same,
    phrases: [
      Korean.common, Korean.source, Korean.target, Korean.proposalEvent, Korean.surrounding, Korean.history,
      Korean.detail, Korean.lineage, Korean.list, Korean.deadline, Korean.overdue, Korean.change, Korean.line,
      Korean.report, Korean.matrix, Korean.paper, Korean.chase, Korean.workbook, Korean.figure, Korean.page,
      Korean.audience,
    ], terms: [Korean.terms], stages: Korean.stages, countries: CountryNames.korean)
}
