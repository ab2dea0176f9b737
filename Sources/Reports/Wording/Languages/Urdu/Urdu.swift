/// The wording of Urdu papers, in the usage of government papers in Pakistan: western digits, months by their English
/// names in Urdu letters, full stops as ۔.
enum Urdu {}

extension Lexicon {
  static let urdu = Lexicon(
    .urdu, plural: .oneAndOther,
    phrases: [
      Urdu.common, Urdu.source, Urdu.target, Urdu.proposalEvent, Urdu.surrounding, Urdu.history, Urdu.detail,
      Urdu.lineage, Urdu.list, Urdu.deadline, Urdu.overdue, Urdu.change, Urdu.line, Urdu.report, Urdu.matrix,
      Urdu.paper, Urdu.chase, Urdu.workbook, Urdu.figure, Urdu.page, Urdu.audience,
    ], terms: [Urdu.terms], stages: Urdu.stages, countries: CountryNames.urdu)
}
