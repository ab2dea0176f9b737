import Domain

extension SessionEvent {
  init(type: String, from reader: FieldReader) throws(NotUnderstood) {
    switch type {
    case "session.planned":
      self = .planned(
        date: try reader.date("date"), until: try reader.optionalDate("until"),
        venue: try reader.optionalString("venue"))
    case "session.held":
      var heads: [Head] = []
      for head in try reader.readers("heads") {
        heads.append(Head(side: try head.string("side"), name: try head.string("name")))
      }
      self = .held(
        date: try reader.date("date"), until: try reader.optionalDate("until"),
        venue: try reader.optionalString("venue"), heads: heads)
    case "session.cancelled": self = .cancelled
    case "session.minutes-agreed": self = .minutesAgreed(try reader.date("date"))
    default: throw .unknownType(type)
    }
  }

  func encode(to writer: inout FieldWriter) -> String {
    switch self {
    case .planned(let date, let until, let venue):
      writer.add("date", date)
      writer.add("until", until)
      writer.add("venue", venue)
      return "session.planned"
    case .held(let date, let until, let venue, let heads):
      writer.add("date", date)
      writer.add("until", until)
      writer.add("venue", venue)
      writer.add("heads", each: heads) { writer, head in
        writer.add("side", head.side)
        writer.add("name", head.name)
      }
      return "session.held"
    case .cancelled: return "session.cancelled"
    case .minutesAgreed(let date):
      writer.add("date", date)
      return "session.minutes-agreed"
    }
  }
}

extension CalendarEvent {
  init(type: String, from reader: FieldReader) throws(NotUnderstood) {
    switch type {
    case "calendar.defined":
      var weekend: [Weekday] = []
      for name in try reader.requiredStrings("weekend") {
        guard let day = Weekday(rawValue: name) else { throw .misshapenMember("weekend") }
        weekend.append(day)
      }
      self = .defined(weekend: weekend)
    case "holiday.announced":
      self = .holidayAnnounced(
        Holiday(
          date: try reader.date("date"), until: try reader.optionalDate("until"), name: try reader.string("name"),
          announced: try reader.date("announced")))
    default: throw .unknownType(type)
    }
  }

  func encode(to writer: inout FieldWriter) -> String {
    switch self {
    case .defined(let weekend):
      writer.add("weekend", weekend.map(\.rawValue))
      return "calendar.defined"
    case .holidayAnnounced(let holiday):
      writer.add("date", holiday.date)
      writer.add("until", holiday.until)
      writer.add("name", holiday.name)
      writer.add("announced", holiday.announced)
      return "holiday.announced"
    }
  }
}
