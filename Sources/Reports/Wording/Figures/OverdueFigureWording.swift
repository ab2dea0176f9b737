/// The words of the figure that shows what is overdue at each institution.
enum OverdueFigureWording {
  static let title = "Overdue follow-ups, by institution and age"
  static let explanation = "Days past the day that was promised; the number is the count."
  static let office = "Institution"
  static let name = "Name"
  static let all = "All"
  static let nothing = "Nothing is overdue."

  /// - Parameter isFirst: whether it says what is counted, the days.
  static func words(_ age: OverdueFigures.Age, isFirst: Bool) -> String {
    let words =
      switch age {
      case .month: "1–30"
      case .twoMonths: "31–60"
      case .threeMonths: "61–90"
      case .more: "over 90"
      }
    return isFirst ? words + " days" : words
  }

  static func more(_ institutions: Int, _ followUps: Int) -> String {
    "and \(Plural.counted(institutions, "more institution", "more institutions")): \(Plural.digits(followUps)) overdue"
  }

  static func summary(_ figures: OverdueFigures) -> String {
    guard !figures.rows.isEmpty else { return nothing }
    let rows = figures.rows.prefix(12).map { "\($0.owner) \(Plural.digits($0.total))" }.joined(separator: ", ")
    return "\(Plural.counted(figures.total, "follow-up")) overdue: \(rows)\(figures.rows.count > 12 ? ", …" : "")."
  }
}
