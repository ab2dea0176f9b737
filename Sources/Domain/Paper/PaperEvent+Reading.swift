extension PaperEvent {
  /// The letter's own number.
  public var number: String {
    switch self {
    case .received(let number, _, _, _, _, _, _), .issued(let number, _, _, _, _): number
    }
  }

  public var dated: CalendarDate {
    switch self {
    case .received(_, let dated, _, _, _, _, _), .issued(_, let dated, _, _, _): dated
    }
  }

  /// The day on which it arrived or went out, as far as it is known.
  public var day: CalendarDate {
    if case .received(_, _, _, let received?, _, _, _) = self { received } else { dated }
  }

  /// The code of the sender; nil for a letter of our own.
  public var sender: String? {
    if case .received(_, _, let from, _, _, _, _) = self { from } else { nil }
  }

  /// The reference of the letter that it answers.
  public var answers: String? {
    if case .received(_, _, _, _, let answers, _, _) = self { answers } else { nil }
  }
}

extension PaperEvent {
  /// The codes of the addressees; none for a letter that came in.
  public var addressees: [String] {
    if case .issued(_, _, let to, _, _) = self { to } else { [] }
  }

  /// The day by which an answer is asked for.
  public var replyBy: CalendarDate? {
    if case .issued(_, _, _, let replyBy, _) = self { replyBy } else { nil }
  }

  /// The day on which it arrived.
  public var received: CalendarDate? {
    if case .received(_, _, _, let received, _, _, _) = self { received } else { nil }
  }

  /// How far it goes as an answer.
  public var reply: Reply? {
    if case .received(_, _, _, _, _, let reply, _) = self { reply } else { nil }
  }

  /// The references that it is about.
  public var about: [String] {
    switch self {
    case .received(_, _, _, _, _, _, let about), .issued(_, _, _, _, let about): about
    }
  }
}
