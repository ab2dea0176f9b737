import Domain
import Projections

/// By what proposals are counted; each of them has one value, so that the counts add up.
public enum CountKey: String, Sendable, CaseIterable {
  case status, response, standing, kind, sector, side, lead, waiting, dialogue, session, sharing
  /// The fiscal year in which it was tabled.
  case fiscalYear = "fiscal-year"

  /// The heading of the column, as it begins a sentence.
  var phrase: Phrase {
    switch self {
    case .status: .status
    case .response: .response
    case .standing: .standing
    case .kind: .kind
    case .sector: .sector
    case .side: .side
    case .lead: .lead
    case .waiting: .waitingFor
    case .dialogue: .dialogue
    case .session: .session
    case .sharing: .sharing
    case .fiscalYear: .fiscalYearTabled
    }
  }

  /// The values in the order in which they are read, where that is not by their numbers.
  var order: [String]? {
    switch self {
    case .status: Status.allCases.map(\.rawValue)
    case .response: Response.allCases.map(\.rawValue)
    case .standing: Standing.inHouse.map(\.rawValue)
    case .sharing: Sharing.allCases.map(\.rawValue)
    case .kind, .sector, .side, .lead, .waiting, .dialogue, .session, .fiscalYear: nil
    }
  }

  /// Whether its values are read in their own order.
  var isSequence: Bool { [.dialogue, .session, .fiscalYear].contains(self) }
}
