// The fields of what stands around the proposals.

extension RegisterEvent {
  var settings: [FieldSetting] {
    switch self {
    case .opened(_, let origin, let title, let timezone):
      [
        FieldSetting("title", .text(title)), FieldSetting("origin", .text(origin)),
        FieldSetting("timezone", .text(timezone)),
      ]
    case .set(let key, let value): [FieldSetting(key, .text(value))]
    case .streamOpened, .keyPublished: []
    }
  }
}

extension InstitutionEvent {
  var settings: [FieldSetting] {
    switch self {
    case .registered(let name, let side, let kind, let parent, let aliases, let calendar):
      [FieldSetting("name", .wording(name)), FieldSetting("side", .text(side))]
        + [("kind", kind), ("parent", parent), ("calendar", calendar)].compactMap { name, value in
          value.map { FieldSetting(name, .text($0)) }
        } + (aliases.isEmpty ? [] : [FieldSetting("aliases", .codes(aliases))])
    case .renamed(let name): [FieldSetting("name", .wording(name))]
    case .succeeded(let how, let successors):
      [FieldSetting("succession", .codes([how.rawValue] + successors))]
    case .contactSet(let post, let address):
      [FieldSetting("contact", .text(address.map { "\(post), \($0)" } ?? post))]
    }
  }
}

extension SessionEvent {
  var settings: [FieldSetting] {
    switch self {
    case .planned(let date, let until, let venue):
      [FieldSetting("state", .text(Session.State.planned.rawValue))] + Self.place(date, until, venue)
    case .held(let date, let until, let venue, let heads):
      [FieldSetting("state", .text(Session.State.held.rawValue))] + Self.place(date, until, venue)
        + (heads.isEmpty ? [] : [FieldSetting("heads", .codes(heads.map { "\($0.side): \($0.name)" }))])
    case .cancelled: [FieldSetting("state", .text(Session.State.cancelled.rawValue))]
    case .minutesAgreed(let day): [FieldSetting("minutes", .day(day))]
    }
  }

  private static func place(_ date: CalendarDate, _ until: CalendarDate?, _ venue: String?) -> [FieldSetting] {
    [FieldSetting("date", .day(date))] + (until.map { [FieldSetting("until", .day($0))] } ?? [])
      + (venue.map { [FieldSetting("venue", .text($0))] } ?? [])
  }
}

extension PaperEvent {
  var settings: [FieldSetting] {
    switch self {
    case .received(let number, let dated, let from, let received, let answers, let reply, let about):
      Self.head(number, dated, about) + [FieldSetting("from", .text(from))]
        + (received.map { [FieldSetting("received", .day($0))] } ?? [])
        + (answers.map { [FieldSetting("answers", .text($0))] } ?? [])
        + (reply.map { [FieldSetting("reply", .text($0.rawValue))] } ?? [])
    case .issued(let number, let dated, let to, let replyBy, let about):
      Self.head(number, dated, about) + [FieldSetting("to", .codes(to))]
        + (replyBy.map { [FieldSetting("replyBy", .day($0))] } ?? [])
    }
  }

  private static func head(_ number: String, _ dated: CalendarDate, _ about: [String]) -> [FieldSetting] {
    [FieldSetting("number", .text(number)), FieldSetting("dated", .day(dated))]
      + (about.isEmpty ? [] : [FieldSetting("about", .codes(about))])
  }
}
