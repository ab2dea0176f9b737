import Domain

/// The words of the figure that shows the deadlines of open proposals.
enum DeadlineWording {
  static let title = "Deadlines of open proposals"
  static let explanation =
    "Line from the day first promised (hollow) over the days between to the one now in force; hatched: overdue."
  static let followUp = "Follow-up"
  static let proposal = "Proposal"
  static let first = "First promised"
  static let slips = "Slips"
  static let due = "Due"
  static let late = "Days late"
  static let movedHeading = "Slips"
  static let standing = "Standing"

  static func times(_ number: Int) -> String { "\(Plural.digits(number))×" }

  static func nothing(_ undated: Int) -> String {
    undated == 0 ? "There is no deadline." : Self.undated(undated).capitalizedFirst + "."
  }

  static func undated(_ number: Int) -> String {
    "\(Plural.counted(number, "open proposal")) without a day"
  }

  /// What is not drawn; nil if everything is.
  static func note(more: Int, undated: Int) -> String? {
    let parts = [
      more > 0 ? "and \(Plural.digits(more)) more" : nil, undated > 0 ? Self.undated(undated) : nil,
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  static func summary(_ figures: DeadlineFigures) -> String {
    let counts = Standing.allCases.compactMap { standing -> String? in
      let count = figures.rows.count { $0.standing == standing }
      return count == 0 ? nil : "\(Plural.digits(count)) \(standing.words)"
    }
    let parts = counts + (figures.undated > 0 ? [undated(figures.undated)] : [])
    return parts.isEmpty ? nothing(0) : parts.joined(separator: ", ") + "."
  }
}
