import Domain

/// Values of which there is a list.
enum Choice {
  /// The value that a word names.
  /// - Throws: `UsageFailure.badChoice` with the list.
  static func value<Value>(_ typed: String, of name: String) throws(UsageFailure) -> Value
  where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    guard let value = Value(rawValue: typed.lowercased()) else {
      throw .badChoice(name, value: typed, known: Value.allCases.map(\.rawValue))
    }
    return value
  }

  /// The event that a text cites.
  static func event(_ typed: String, of name: String) throws(UsageFailure) -> EventID {
    guard let event = EventID(typed) else { throw .badChoice(name, value: typed, known: ["STREAM/NUMBER"]) }
    return event
  }
}
