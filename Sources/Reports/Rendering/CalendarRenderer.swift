import Domain

/// Writes a calendar file: iCalendar as in RFC 5545.
///
/// Lines end in CR LF and are folded at 75 octets, never inside a character; text is escaped. The same events give
/// the same bytes: nothing of the clock or the computer goes in.
public struct CalendarRenderer: Sendable {
  public init() {}

  public func render(_ file: CalendarFile) -> String {
    let head = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rapport//Follow-up register//EN", "CALSCALE:GREGORIAN",
      "X-WR-CALNAME:" + Self.escaped(file.name),
    ]
    let lines = head + file.events.flatMap(lines) + ["END:VCALENDAR"]
    return lines.map { Self.folded($0) + "\r\n" }.joined()
  }

  private func lines(of event: CalendarFile.Event) -> [String] {
    let optional = [
      ("DESCRIPTION", event.description), ("LOCATION", event.location), ("CATEGORIES", event.category),
    ]
    return [
      "BEGIN:VEVENT", "UID:" + Self.escaped(event.uid), "DTSTAMP:" + Self.stamp(event.stamp),
      // The end is the day after the last one (RFC 5545, 3.6.1).
      "DTSTART;VALUE=DATE:" + Self.day(event.first), "DTEND;VALUE=DATE:" + Self.day(event.last.adding(days: 1)),
      "SUMMARY:" + Self.escaped(event.summary),
    ] + optional.compactMap { name, text in text.map { "\(name):" + Self.escaped($0) } } + [
      "TRANSP:TRANSPARENT", "END:VEVENT",
    ]
  }

  private static func day(_ day: CalendarDate) -> String { "\(day)".replacing("-", with: "") }

  /// `20251203T040000Z`: whole seconds.
  private static func stamp(_ time: Timestamp) -> String {
    let seconds = "\(time)".prefix(19)
    return seconds.replacing("-", with: "").replacing(":", with: "") + "Z"
  }

  /// RFC 5545, 3.3.11: backslash, semicolon, comma and line end; other control characters may not stand in text.
  ///
  /// What turns the direction of all that follows is spelled out, as everywhere.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\t": result += " "
      default: if !scalar.isControl { result += String(scalar).madeVisible }
      }
    }
    return result
  }

  /// RFC 5545, 3.1: at most 75 octets a line without its end; what is carried over begins with a space.
  static func folded(_ line: String) -> String {
    var (result, width) = ("", 0)
    for scalar in line.unicodeScalars {
      let octets = UTF8.width(scalar)
      if width + octets > 75 {
        result += "\r\n "
        width = 1
      }
      result.unicodeScalars.append(scalar)
      width += octets
    }
    return result
  }
}
