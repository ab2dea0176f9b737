public import Domain

/// What one institution is asked to fill in and to send back: its open follow-ups, and the proposals that it has a part
/// in.
///
/// It holds what concerns that institution and nothing else: of other bodies no follow-up, no day and no note that is
/// not shared.
public struct ReturnForm: Hashable, Sendable {
  /// What the form calls itself, and the name of its file: `MOC-2026-08-10`.
  public let reference: String
  public let institution: Body
  /// Who keeps the register and sends the form; nil where the register does not say.
  public let secretariat: Body?
  /// The day on which it goes out.
  public let day: CalendarDate
  public let replyBy: CalendarDate
  /// By proposal, its follow-ups by number.
  public let rows: [Row]

  /// A body with the name that it has on the day of the form.
  public struct Body: Hashable, Sendable {
    public let code: String
    public let name: Text
  }

  /// What an institution has to do with a proposal.
  public enum Part: String, Hashable, Sendable {
    case lead, support, counterpart, owner
  }

  /// The newest position that the institution may read: its own, or one that is shared.
  public struct Position: Hashable, Sendable {
    public let on: CalendarDate
    public let text: String
  }

  /// One follow-up, or a proposal of which it owns none that is open.
  public struct Row: Hashable, Sendable {
    public let proposal: ProposalReference
    public let followUp: FollowUp?
    public let title: Text
    /// What the institution is to the proposal; never empty.
    public let parts: [Part]
    public let status: Status
    public let remarks: [Remark]
    public let position: Position?
    /// The newest events of the proposal's history that the form rests on, one a stream.
    public let state: [EventID]

    /// How it stands in the file: `JPHLEPD-9-05.1`, or `JPHLEPD-9-05`.
    public var reference: String {
      followUp.map { "\(FollowUpReference(proposal: proposal, number: $0.number))" } ?? proposal.text
    }
  }

  /// What the desk that fills it in should know of a row.
  public enum Remark: Hashable, Sendable {
    case late(days: Int)
    /// The ball is with the other side; the name only where it is shared.
    case withOtherSide(String?)
    case moved(times: Int, first: CalendarDate)
    /// Its status is deferred.
    case paused
  }

  /// What the first column of the state says: the form, then the newest events that it rests on, spaces between.
  public func state(of row: Row) -> String { ([reference] + row.state.map { "\($0)" }).joined(separator: " ") }
}
