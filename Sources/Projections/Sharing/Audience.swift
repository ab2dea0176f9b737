public import Domain

/// For whom a paper is made that leaves the house: the other side of one dialogue, or everybody.
public struct Audience: Sendable, Hashable {
  /// The smallest circle that an entry must have been shared with: joint or public.
  public let circle: Sharing
  /// The dialogue's code: no paper spans two.
  public let dialogue: String
  /// Whether the entries that are left out are counted, which costs a look at each of them.
  public let countsWithheld: Bool

  public init(circle: Sharing, dialogue: String, countsWithheld: Bool = false) {
    self.circle = circle
    self.dialogue = dialogue
    self.countsWithheld = countsWithheld
  }
}

/// What an audience may see on a day, beside the tables that hold nothing else.
public struct Disclosure: Sendable {
  public let audience: Audience
  /// For each event that may be seen the day since which it may: the later one of the day on which it took effect and
  /// the day on which it was shared.
  public let sharedOn: [EventID: CalendarDate]
  /// For each of them the day since which it reads as it does: a correction may be later than that day.
  public let wordedOn: [EventID: CalendarDate]
  /// How many entries about the dialogue stand on that day and are left out; nil if nobody asked.
  ///
  /// Lines to take and what is off the record are not counted: they are in no paper.
  public let withheld: Int?
}
