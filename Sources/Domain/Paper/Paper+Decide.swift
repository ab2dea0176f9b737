/// A wish about a letter.
public enum PaperCommand: Hashable, Sendable {
  /// It came in, or it went out.
  case log(PaperEvent)
}

/// Why a command about a letter is refused.
public enum PaperRefusal: Error, Hashable, Sendable {
  case alreadyLogged(number: String, dated: CalendarDate)
  case receivedBeforeDated(dated: CalendarDate, received: CalendarDate)
  case replyBeforeDated(dated: CalendarDate, replyBy: CalendarDate)
  /// It says how far it answers, and not what.
  case replyToNothing(Reply)
  case nobodyAddressed
}

extension Paper {
  /// What a wish amounts to: the event to record, or a refusal.
  /// - Throws: the fact that forbids it.
  public func decide(_ command: PaperCommand) throws(PaperRefusal) -> [PaperEvent] {
    if let number, let dated { throw .alreadyLogged(number: number, dated: dated) }
    switch command {
    case .log(.received(let number, let dated, let from, let received, let answers, let reply, let about)):
      if let received, received < dated { throw .receivedBeforeDated(dated: dated, received: received) }
      if let reply, answers == nil, about.isEmpty { throw .replyToNothing(reply) }
      return [
        .received(
          number: number, dated: dated, from: from, received: received, answers: answers, reply: reply, about: about)
      ]
    case .log(.issued(let number, let dated, let to, let replyBy, let about)):
      guard !to.isEmpty else { throw .nobodyAddressed }
      if let replyBy, replyBy < dated { throw .replyBeforeDated(dated: dated, replyBy: replyBy) }
      return [.issued(number: number, dated: dated, to: to, replyBy: replyBy, about: about)]
    }
  }
}

/// Who still owes an answer to a letter that went out and asked for one.
public struct AwaitedAnswer: Hashable, Sendable {
  /// A letter that came in and says that it answers this one.
  public struct Answer: Hashable, Sendable {
    public let paper: String
    public let from: String
    public let reply: Reply?

    public init(paper: String, from: String, reply: Reply?) {
      self.paper = paper
      self.from = from
      self.reply = reply
    }

    /// Whether it settles the question; an interim reply asks for patience.
    public var isFinal: Bool { reply != .interim }
  }

  /// The day by which an answer was asked for.
  public let replyBy: CalendarDate
  /// The addressees who have not answered for good, as the letter names them.
  public let owing: [String]

  /// - Parameters:
  ///   - letter: as it stands.
  ///   - answers: the letters that answer it, as far as they stand.
  /// - Returns: nil for a letter that asks for no answer.
  public init?(to letter: Paper, answers: [Answer]) {
    guard case .issued(_, _, let to, let replyBy?, _)? = letter.event else { return nil }
    self.replyBy = replyBy
    let answered = Set(answers.filter(\.isFinal).map(\.from))
    // A letter to one body is answered by whoever answers it: its successor, its embassy.
    let isSettled = to.count == 1 && !answered.isEmpty
    owing = isSettled ? [] : to.filter { !answered.contains($0) }
  }

  /// Whether the day has passed without every answer.
  public func isOverdue(on day: CalendarDate) -> Bool { !owing.isEmpty && replyBy < day }
}
