import Domain
import EventLog
import Registry

// What was said about earlier entries.
extension AnswerWording {
  func sentences(_ change: AmendmentChange, trail: String) -> [String] {
    guard change.targets.count == 1, change.named == nil, let target = change.targets.first else {
      return several(change, trail: trail)
    }
    let named = "\(Self.named(target.about)): \(target.event.id)"
    switch change.act {
    case .corrected(let fields):
      let words = fields.map { Self.words($0) }.joined(separator: "; ")
      return ["\(named) is corrected: \(words).\(trail)"]
    case .withdrawn:
      return ["\(named) is withdrawn as entered in error.\(trail)"] + Self.said(target)
    case .confirmed(let paper): return ["\(named) is confirmed by \(paper).\(trail)"]
    case .shared(let sharing): return ["\(named) is \(sharing.words) from now on.\(trail)"]
    case .moved(let event, let place):
      return ["\(named) is withdrawn there and entered anew as \(event): \(Self.named(place)).\(trail)"]
    case .undone:
      return ["Undone: \(named) of \(DayWording.long(day(of: target.event))).\(trail)"] + Self.said(target)
    case .redacted(let words): return sentences(words, named, trail: trail)
    }
  }

  private func several(_ change: AmendmentChange, trail: String) -> [String] {
    let count = Plural.counted(change.targets.count, "entry", "entries")
    let named = change.named.map { "\(Self.named($0)): " } ?? ""
    switch change.act {
    case .shared(let sharing):
      let verb = change.targets.count == 1 ? "is" : "are"
      return ["\(named)\(count) \(verb) \(sharing.words) from now on.\(trail)"]
    case .undone:
      let day = change.targets.first.map { DayWording.long(self.day(of: $0.event)) } ?? ""
      let ids = Self.cited(change.targets.map(\.event.id))
      return ["Undone: \(ids) of \(day), \(count).\(trail)"]
        + change.targets.flatMap { target in
          Self.said(target).map { "  \(target.event.id)  \(Self.named(target.about)). \($0)" }
        }
    case .corrected, .withdrawn, .confirmed, .moved, .redacted: return ["\(named)\(count) changed.\(trail)"]
    }
  }

  func unchanged(_ change: AmendmentChange) -> String {
    let about = change.named ?? change.targets.first?.about
    let ids = change.targets.map { "\($0.event.id)" }.joined(separator: ", ")
    let place = [about.map(Self.named), ids.isEmpty ? nil : ids].compactMap { $0 }.joined(separator: ": ")
    return "\(place) is recorded so already."
  }

  /// What an entry said, in its own words, so that nobody has to look it up.
  private static func said(_ target: AmendmentChange.Target) -> [String] {
    guard case .fact(let fact, _)? = try? target.event.decoded() else { return [] }
    let words = EventSentence(subject: target.event.subject).words(fact, id: target.event.id).plain
    return ["It said: \(visible(words))"]
  }

  private func day(of event: StoredEvent) -> CalendarDate { event.effective }

  /// "due is now 31 Mar 2026 (was 13 Mar 2026)".
  private static func words(_ change: FieldChange) -> String {
    let name = change.name == "effective" ? "the day on which it took effect" : change.name
    return "\(name) is now \(words(change.after)) (was \(words(change.before)))"
  }

  private static func words(_ value: DataValue?) -> String {
    switch value {
    case nil, .null: "not given"
    case .string(let text): CalendarDate(text).map(DayWording.short) ?? quotedIfLong(text)
    case .integer(let number): "\(number)"
    case .boolean(let isSet): isSet ? "yes" : "no"
    case .array(let elements): elements.isEmpty ? "nobody" : elements.map { words($0) }.joined(separator: ", ")
    case .object(let object): object.members.map { words($0.value) }.joined(separator: ", ")
    }
  }

  /// A code as it is, a text in its quotation marks.
  private static func quotedIfLong(_ text: String) -> String {
    text.contains(where: \.isWhitespace) ? quoted(text) : visible(text)
  }

  static func named(_ mention: Mention) -> String {
    mention.title.map { "\(mention.reference) \(quoted($0))" } ?? mention.reference
  }

  /// That a further paper says what stood already.
  func confirmed(by confirmation: Confirmation, _ answer: Answer) -> String {
    let name: String =
      switch answer {
      case .proposal(let change, let followUp?, _): Self.named(change.reference, followUp, change.now)
      case .proposal(let change, nil, _): Self.named(change.reference, change.now)
      case .session(let change): "\(change.reference)"
      case .setting(let change): "The register's \(change.key)"
      default: "It"
      }
    let entries = EventSentence.list(confirmation.targets.map(\.description))
    return "\(name) stands already; \(entries) \(confirmation.targets.count == 1 ? "is" : "are") now confirmed by "
      + "\(confirmation.paper)."
  }
}

extension Answer {
  /// The further paper of a command that changed nothing.
  var confirmation: Confirmation? {
    switch self {
    case .setting(let change): change.confirmation
    case .session(let change): change.confirmation
    case .proposal(let change, _, _): change.confirmation
    default: nil
    }
  }
}
