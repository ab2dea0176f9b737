public import Domain

/// What an event's type and data say.
public enum DecodedEvent: Sendable {
  case fact(Fact, Provenance)
  /// It says something about another event.
  case amendment(AmendmentEvent, Provenance)
}

/// What an event says about another one.
public enum AmendmentEvent: Sendable, Hashable {
  /// `data`: the target's whole new data.
  case corrected(target: EventID, data: DataObject?, effective: CalendarDate?)
  case withdrawn(target: EventID)
  case confirmed(target: EventID)
  case shared(target: EventID, Sharing)
  case redacted(target: EventID, data: DataObject)

  public var target: EventID {
    switch self {
    case .corrected(let target, _, _), .withdrawn(let target), .confirmed(let target), .shared(let target, _),
      .redacted(let target, _):
      target
    }
  }
}

/// Between facts and the stored names and members of the log, which are written out here and nowhere else.
public enum EventCodec {
  /// The stored name and data of a fact.
  public static func encode(_ fact: Fact, _ provenance: Provenance) -> (type: String, data: DataObject) {
    var writer = FieldWriter()
    let type = fact.encode(to: &writer)
    provenance.encode(to: &writer)
    return (type, writer.object)
  }

  /// Reads an event.
  ///
  /// - Throws: why it is not understood; such an event is never skipped, only shown as such.
  public static func decode(
    type: String, subject: Subject, data: DataObject
  ) throws(NotUnderstood) -> DecodedEvent {
    guard let entry = Catalogue.type(named: type) else { throw .unknownType(type) }
    guard entry.fits(subject) else { throw .foreignSubject(type: type, subject: "\(subject)") }
    try checkMembers(of: data, entry)
    let reader = FieldReader(object: data)
    let provenance = try Provenance(from: reader)
    if entry.family == .any { return .amendment(try AmendmentEvent(type: type, from: reader), provenance) }
    return .fact(try Fact(type: type, family: entry.family, subject: subject, from: reader), provenance)
  }

  /// Refuses a member that the catalogue does not list, also one of a member.
  private static func checkMembers(of data: DataObject, _ entry: EventType) throws(NotUnderstood) {
    for member in data.members where !entry.memberNames.contains(member.name) { throw .unknownMember(member.name) }
    for field in entry.fields {
      let (objects, fields): ([DataValue], [EventType.Field]) =
        switch field.shape {
        case .object(let fields): (data[field.name].map { [$0] } ?? [], fields)
        case .list(.object(let fields)): (data[field.name]?.array ?? [], fields)
        case .string, .text, .integer, .boolean, .date, .choice, .list, .data: ([], [])
        }
      for member in objects.compactMap(\.object).flatMap(\.members)
      where !fields.contains(where: { $0.name == member.name }) {
        throw .unknownMember(member.name)
      }
    }
  }
}

extension AmendmentEvent {
  init(type: String, from reader: FieldReader) throws(NotUnderstood) {
    let target = try reader.eventID("target")
    switch type {
    case "event.corrected":
      let data = reader.object["data"] == nil ? nil : try reader.reader("data").object
      self = .corrected(target: target, data: data, effective: try reader.optionalDate("effective"))
    case "event.withdrawn": self = .withdrawn(target: target)
    case "event.confirmed": self = .confirmed(target: target)
    case "event.shared": self = .shared(target: target, try reader.choice("sharing"))
    case "event.redacted": self = .redacted(target: target, data: try reader.reader("data").object)
    default: throw .unknownType(type)
    }
  }
}

extension Fact {
  init(type: String, family: EventType.Family, subject: Subject, from reader: FieldReader) throws(NotUnderstood) {
    switch family {
    case .register: self = .register(try RegisterEvent(type: type, from: reader))
    case .institution: self = .institution(try InstitutionEvent(type: type, from: reader))
    case .dialogue: self = .dialogue(try DialogueEvent(type: type, from: reader))
    case .session: self = .session(try SessionEvent(type: type, from: reader))
    case .calendar: self = .calendar(try CalendarEvent(type: type, from: reader))
    case .paper: self = .paper(try PaperEvent(type: type, from: reader))
    case .circulation: self = .circulation(try CirculationEvent(type: type, from: reader))
    case .reminder: self = .reminder(try ReminderEvent(type: type, from: reader))
    case .proposal: self = .proposal(try ProposalEvent(type: type, from: reader))
    case .documented:
      let mention = try DocumentMention(from: reader)
      if case .proposal = subject { self = .proposal(.documentAttached(mention)) } else { self = .document(mention) }
    case .any: throw .unknownType(type)
    }
  }

  /// Adds the members and gives the stored name.
  func encode(to writer: inout FieldWriter) -> String {
    switch self {
    case .register(let event): event.encode(to: &writer)
    case .institution(let event): event.encode(to: &writer)
    case .dialogue(let event): event.encode(to: &writer)
    case .session(let event): event.encode(to: &writer)
    case .calendar(let event): event.encode(to: &writer)
    case .paper(let event): event.encode(to: &writer)
    case .circulation(let event): event.encode(to: &writer)
    case .reminder(let event): event.encode(to: &writer)
    case .proposal(let event): event.encode(to: &writer)
    case .document(let mention): mention.encode(to: &writer)
    }
  }
}
