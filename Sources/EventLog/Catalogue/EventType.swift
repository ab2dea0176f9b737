public import Domain

/// One entry of the catalogue: a stored name, what it means, and the members that its `data` may have.
///
/// Stored names are never changed or reused; a member that is not listed makes an event one of unknown type.
public struct EventType: Sendable {
  /// What the subject of such an event is.
  public enum Family: String, Sendable, CaseIterable {
    case register, institution, dialogue, session, calendar, paper, circulation, reminder, proposal
    /// What a document belongs to: a proposal, a letter or a session.
    case documented
    /// The subject of the event that it is about.
    case any
  }

  /// The form of a member's value in the log.
  public indirect enum Shape: Sendable, Hashable {
    /// A string.
    case string
    /// A string, or an object from language tags to strings.
    case text
    case integer
    case boolean
    /// `YYYY-MM-DD`.
    case date
    /// One of these strings; `isOpen`: others are read too.
    case choice([String], isOpen: Bool)
    case list(Shape)
    case object([Field])
    /// The whole data of another event.
    case data
  }

  public struct Field: Sendable, Hashable {
    public let name: String
    public let shape: Shape
    public let isRequired: Bool
    public let meaning: String
  }

  /// `proposal.tabled`.
  public let name: String
  public let family: Family
  public let meaning: String
  public let fields: [Field]
  /// The names of all members that the data may have, those of every event among them.
  let memberNames: [String]

  init(_ name: String, _ family: Family, _ meaning: String, _ fields: [Field]) {
    self.name = name
    self.family = family
    self.meaning = meaning
    self.fields = fields
    memberNames = (fields + Catalogue.common).map(\.name)
  }

  /// Whether such an event may stand in the history of a subject.
  public func fits(_ subject: Subject) -> Bool {
    switch (family, subject) {
    case (.any, _), (.register, .register), (.institution, .institution), (.dialogue, .dialogue),
      (.session, .session), (.calendar, .calendar), (.paper, .paper), (.circulation, .circulation),
      (.reminder, .reminder), (.proposal, .proposal), (.documented, .proposal), (.documented, .paper),
      (.documented, .session):
      true
    default: false
    }
  }
}

extension EventType.Field {
  /// A member that must be there.
  static func required(_ name: String, _ shape: EventType.Shape, _ meaning: String) -> Self {
    Self(name: name, shape: shape, isRequired: true, meaning: meaning)
  }

  /// A member that may be left out.
  static func optional(_ name: String, _ shape: EventType.Shape, _ meaning: String) -> Self {
    Self(name: name, shape: shape, isRequired: false, meaning: meaning)
  }
}

extension EventType.Shape {
  /// The values of an enumeration, no others.
  static func one<Value: CaseIterable & RawRepresentable<String>>(of type: Value.Type) -> Self {
    .choice(type.allCases.map(\.rawValue), isOpen: false)
  }
}
