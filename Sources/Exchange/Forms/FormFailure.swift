public import Domain

/// Why no return form is made.
public enum FormFailure: Error, Hashable, Sendable {
  /// Nothing is open with this institution; for one of the other side, nothing that is shared with it.
  case nothingOpen(String, isOtherSide: Bool)
  /// Nothing is open with any institution of a side, ISO 3166; nil = our own.
  case nothingOpenAnywhere(side: String?)
  /// It would have to come back before it goes out.
  case replyByPast(CalendarDate, day: CalendarDate)
  /// No form for the other side spans two dialogues.
  case severalDialogues(String, [String])
  /// An institution of another side than the one named.
  case otherSide(String, side: String, asked: String)
}
