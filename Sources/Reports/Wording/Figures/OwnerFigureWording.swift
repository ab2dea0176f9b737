/// The words of the figure that shows what is open at each institution.
enum OwnerFigureWording {
  static let title = "Open follow-ups by institution"
  static let explanation = "The filled part is overdue."
  static let office = "Institution"
  static let name = "Name"
  static let open = "Open"
  static let overdue = "Overdue"
  static let all = "All"
  static let nothing = "No follow-up is open."

  /// What stands behind a bar: "3 of 7" overdue, or the number of open ones.
  static func share(_ row: OwnerFigures.Row) -> String {
    row.overdue > 0 ? "\(Plural.digits(row.overdue)) of \(Plural.digits(row.open))" : Plural.digits(row.open)
  }

  static func more(_ institutions: Int, open: Int, overdue: Int) -> String {
    let late = overdue > 0 ? ", \(Plural.digits(overdue)) of them overdue" : ""
    return "and \(Plural.counted(institutions, "more institution", "more institutions")): "
      + "\(Plural.digits(open)) open\(late)"
  }

  static func summary(_ figures: OwnerFigures) -> String {
    guard !figures.rows.isEmpty else { return nothing }
    let rows = figures.rows.prefix(12).map { row in
      "\(row.owner) \(Plural.digits(row.open))" + (row.overdue > 0 ? " (\(Plural.digits(row.overdue)) overdue)" : "")
    }
    return rows.joined(separator: ", ") + (figures.rows.count > 12 ? ", …" : ".")
  }
}
