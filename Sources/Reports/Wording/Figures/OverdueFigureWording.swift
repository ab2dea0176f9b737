/// The words of the figure that shows what is overdue at each institution.
struct OverdueFigureWording {
  let wording: Wording

  var title: RichText { wording[.figureOfOverdue] }
  var explanation: RichText { wording[.overdueExplained] }
  var office: RichText { wording[.institution] }
  var name: RichText { wording[.name] }
  var all: RichText { wording[.allOfThem] }
  var nothing: String { wording(.nothingOverdue) }

  /// - Parameter isFirst: whether it says what is counted, the days.
  func words(_ age: OverdueFigures.Age, isFirst: Bool) -> String {
    let days: (from: Int, to: Int)? =
      switch age {
      case .month: (1, 30)
      case .twoMonths: (31, 60)
      case .threeMonths: (61, 90)
      case .more: nil
      }
    guard let days else { return wording.count(isFirst ? .ageOverDays : .ageOver, 90) }
    return wording(isFirst ? .ageFromToDays : .ageFromTo, ["from": .number(days.from), "to": .number(days.to)])
  }

  func more(_ institutions: Int, _ followUps: Int) -> String {
    wording(.moreInstitutionsOverdue, ["n": .number(institutions), "late": .number(followUps)])
  }

  func summary(_ figures: OverdueFigures) -> String {
    guard !figures.rows.isEmpty else { return nothing }
    let rows = figures.rows.prefix(12).map { "\($0.owner) \(wording.digits($0.total))" }
    return wording(
      .followUpsOverdueAt,
      ["n": .number(figures.total), "rows": .text(wording.series(rows + (figures.rows.count > 12 ? ["…"] : [])))])
  }
}
