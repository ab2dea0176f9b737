public import Domain

/// Days to be put into a calendar program: what RFC 5545 calls a VCALENDAR of whole-day events.
public struct CalendarFile: Sendable, Hashable {
  public struct Event: Sendable, Hashable {
    /// The same for the same thing in every file, so that a calendar replaces what it had.
    public let uid: String
    public let first: CalendarDate
    /// The last day; the same as the first for one day.
    public let last: CalendarDate
    /// When something was last recorded about it.
    public let stamp: Timestamp
    public let summary: String
    public let description: String?
    public let location: String?
    public let category: String?

    public init(
      uid: String, first: CalendarDate, last: CalendarDate, stamp: Timestamp, summary: String, description: String?,
      location: String?, category: String?
    ) {
      self.uid = uid
      self.first = first
      self.last = last
      self.stamp = stamp
      self.summary = summary
      self.description = description
      self.location = location
      self.category = category
    }
  }

  public let name: String
  public let events: [Event]

  public init(name: String, events: [Event]) {
    self.name = name
    self.events = events
  }
}

/// A report that can also be had as a file for a calendar program.
public protocol CalendarReport: Report {
  var calendar: CalendarFile { get }
}
