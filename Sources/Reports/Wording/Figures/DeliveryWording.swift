import Domain

/// The words of the figure that shows what was delivered against what was promised.
enum DeliveryWording {
  static let promised = "Promised"
  static let due = "Due, as first promised"
  static let delivered = "Delivered"
  static let day = "Day"
  static let today = "Today"
  static let nothing = "No follow-up has been promised in this time."

  static func title(_ session: SessionReference?) -> String {
    session.map { "Commitments delivered since \($0)" } ?? "Commitments delivered"
  }

  static let explanation = "Follow-ups done (area), promised, and due as first promised (dashed)."

  // Behind the ends of the lines.
  static func promised(_ count: Int) -> String { "\(Plural.digits(count)) promised" }
  static func due(_ count: Int) -> String { "\(Plural.digits(count)) due by then" }
  static func delivered(_ count: Int) -> String { "\(Plural.digits(count)) delivered" }
  static func projected(_ count: Int) -> String { "\(Plural.digits(count)) if on track" }

  static func projection(_ session: SessionReference) -> String { "At \(session), if what is on track is finished" }

  static func summary(promised: Int, due: Int, delivered: Int) -> String {
    "\(Plural.digits(delivered)) delivered of \(Plural.digits(promised)) promised; \(Plural.digits(due)) were due by now "
      + "as first promised."
  }
}
