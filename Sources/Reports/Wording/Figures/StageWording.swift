import Domain

/// The words of the figure that shows how far proposals have come.
enum StageWording {
  static let title = "How far the proposals have come"
  static let stage = "Stage"
  static let now = "Proposals"
  static let share = "Share"
  static let left = "Left the path"
  static let nothing = "No proposal was open in this time."

  static func explanation(_ session: SessionReference?) -> String {
    let rule = "Proposals that reached each stage"
    return session.map { "\(rule); gold mark: at \($0)." } ?? rule + "."
  }

  static func then(_ session: SessionReference) -> String { "At \(session)" }

  static func name(_ status: Status) -> String { status.words.capitalizedFirst }

  static func percent(_ number: Int) -> String { "\(number)%" }

  static func left(_ left: [StageFigures.Leaving]) -> String {
    "Left the path: " + left.map { "\(Plural.digits($0.count)) \($0.status.words)" }.joined(separator: ", ")
  }

  static func summary(_ figures: StageFigures) -> String {
    let rows = figures.rows.map { row in
      let then = row.then.map { " (\(Plural.digits($0)))" } ?? ""
      return "\(name(row.stage)) \(Plural.digits(row.now))\(then)"
    }
    return rows.joined(separator: ", ") + "."
  }
}
