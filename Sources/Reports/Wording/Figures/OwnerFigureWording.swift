/// The words of the figure that shows what is open at each institution.
struct OwnerFigureWording {
  let wording: Wording

  var title: RichText { wording[.figureOfOwners] }
  var explanation: RichText { wording[.ownersExplained] }
  var office: RichText { wording[.institution] }
  var name: RichText { wording[.name] }
  var open: RichText { wording[.openHeading] }
  var overdue: RichText { wording[.overdue] }
  var all: RichText { wording[.allOfThem] }
  var nothing: String { wording(.noFollowUpOpen) }

  /// What stands behind a bar: "3 of 7" overdue, or the number of open ones.
  func share(_ row: OwnerFigures.Row) -> String {
    row.overdue > 0
      ? wording(.shareOf, ["some": .number(row.overdue), "n": .number(row.open)]) : wording.digits(row.open)
  }

  func more(_ institutions: Int, open: Int, overdue: Int) -> String {
    let late = overdue > 0 ? wording.count(.ofThemOverdue, overdue) : ""
    return wording(.moreInstitutionsOpen, ["n": .number(institutions), "open": .number(open)]) + late
  }

  func summary(_ figures: OwnerFigures) -> String {
    guard !figures.rows.isEmpty else { return nothing }
    let rows = figures.rows.prefix(12).map { row -> String in
      let late =
        row.overdue > 0 ? wording(.inBrackets, ["words": .text(wording.count(.countOverdue, row.overdue))]) : ""
      return "\(row.owner) \(wording.digits(row.open))\(late)"
    }
    if figures.rows.count > 12 { return wording.series(rows + ["…"]) }
    return wording.sentence(.init(wording.series(rows))).plain
  }
}
