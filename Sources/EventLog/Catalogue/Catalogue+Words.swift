// Which members hold words of people, and which hold what the register reckons with.
extension EventType.Field {
  /// The members that may name or quote somebody; codes, references, days, numbers and choices are none of them.
  private static let wordsByName: Set<String> = [
    "title", "summary", "sector", "forum", "aliases", "text", "thirdParty", "evidence", "action", "outcome", "measure",
    "unit", "basis", "name", "post", "address", "venue", "heads", "number", "authority", "reason",
  ]

  /// Whether the member holds words of people: these a redaction takes out, and no others.
  public var holdsWords: Bool {
    switch shape {
    case .string, .text, .list(.string), .list(.object): Self.wordsByName.contains(name)
    case .integer, .boolean, .date, .choice, .list, .object, .data: false
    }
  }
}

extension Catalogue {
  /// The members of a type's data that hold words, its own before those that every type has.
  public static func wordFields(of type: String) -> [EventType.Field] {
    ((self.type(named: type)?.fields ?? []) + common).filter(\.holdsWords)
  }

  /// Every string in a member that holds words, of any type; for a correction those of the data that it gives too.
  static func words(in data: DataObject) -> [String] {
    data.members.flatMap { member -> [String] in
      if member.name == "data", let inner = member.value.object { return words(in: inner) }
      return wordNames.contains(member.name) ? member.value.texts : []
    }
  }

  private static let wordNames = Set(types.flatMap { wordFields(of: $0.name) }.map(\.name))
}

extension DataValue {
  /// Every string in it, in order.
  public var texts: [String] {
    switch self {
    case .string(let text): [text]
    case .array(let elements): elements.flatMap(\.texts)
    case .object(let object): object.members.flatMap(\.value.texts)
    case .integer, .boolean, .null: []
    }
  }
}
