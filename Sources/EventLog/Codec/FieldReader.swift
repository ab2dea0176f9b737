import Domain

/// Why an event cannot be understood: facts, worded elsewhere.
public enum NotUnderstood: Error, Hashable, Sendable {
  /// The catalogue has no such type.
  case unknownType(String)
  /// The type does not belong to this kind of subject.
  case foreignSubject(type: String, subject: String)
  /// The catalogue does not list this member for the type.
  case unknownMember(String)
  case missingMember(String)
  /// The member is there, but not in the form that the catalogue gives.
  case misshapenMember(String)
  /// Its words were removed, and what stands in their place is not held here.
  case redacted
}

/// Reads the members of an event's `data` by name and shape.
struct FieldReader {
  let object: DataObject

  func string(_ name: String) throws(NotUnderstood) -> String {
    try required(name, optionalString(name))
  }

  func optionalString(_ name: String) throws(NotUnderstood) -> String? {
    guard let value = object[name] else { return nil }
    guard case .string(let text) = value else { throw .misshapenMember(name) }
    return text
  }

  func integer(_ name: String) throws(NotUnderstood) -> Int {
    try required(name, optionalInteger(name))
  }

  func optionalInteger(_ name: String) throws(NotUnderstood) -> Int? {
    guard let value = object[name] else { return nil }
    guard case .integer(let number) = value else { throw .misshapenMember(name) }
    return number
  }

  /// A boolean that is false when it is left out.
  func flag(_ name: String) throws(NotUnderstood) -> Bool { try optionalFlag(name) ?? false }

  func optionalFlag(_ name: String) throws(NotUnderstood) -> Bool? {
    guard let value = object[name] else { return nil }
    guard case .boolean(let flag) = value else { throw .misshapenMember(name) }
    return flag
  }

  func date(_ name: String) throws(NotUnderstood) -> CalendarDate { try required(name, optionalDate(name)) }

  func optionalDate(_ name: String) throws(NotUnderstood) -> CalendarDate? {
    guard let text = try optionalString(name) else { return nil }
    guard let date = CalendarDate(text) else { throw .misshapenMember(name) }
    return date
  }

  func choice<Value: RawRepresentable<String>>(
    _ name: String, of type: Value.Type = Value.self
  ) throws(NotUnderstood) -> Value {
    try required(name, optionalChoice(name))
  }

  func optionalChoice<Value: RawRepresentable<String>>(
    _ name: String, of type: Value.Type = Value.self
  ) throws(NotUnderstood) -> Value? {
    guard let text = try optionalString(name) else { return nil }
    guard let value = Value(rawValue: text) else { throw .misshapenMember(name) }
    return value
  }

  func text(_ name: String) throws(NotUnderstood) -> Text { try required(name, optionalText(name)) }

  func optionalText(_ name: String) throws(NotUnderstood) -> Text? {
    guard let value = object[name] else { return nil }
    switch value {
    case .string(let plain): return Text(plain)
    case .object(let wordings):
      var result: [String: String] = [:]
      for member in wordings.members {
        guard case .string(let wording) = member.value else { throw .misshapenMember(name) }
        result[member.name] = wording
      }
      guard !result.isEmpty else { throw .misshapenMember(name) }
      return Text(wordings: result)
    case .integer, .boolean, .null, .array: throw .misshapenMember(name)
    }
  }

  /// A list of strings that must be there.
  func requiredStrings(_ name: String) throws(NotUnderstood) -> [String] {
    try required(name, optionalStrings(name))
  }

  /// A list of strings, empty when it is left out.
  func strings(_ name: String) throws(NotUnderstood) -> [String] { try optionalStrings(name) ?? [] }

  func optionalStrings(_ name: String) throws(NotUnderstood) -> [String]? {
    guard let value = object[name] else { return nil }
    guard case .array(let values) = value else { throw .misshapenMember(name) }
    var result: [String] = []
    for value in values {
      guard case .string(let text) = value else { throw .misshapenMember(name) }
      result.append(text)
    }
    return result
  }

  func reader(_ name: String) throws(NotUnderstood) -> FieldReader {
    guard let value = object[name] else { throw .missingMember(name) }
    guard case .object(let object) = value else { throw .misshapenMember(name) }
    return FieldReader(object: object)
  }

  func readers(_ name: String) throws(NotUnderstood) -> [FieldReader] {
    guard let value = object[name] else { return [] }
    guard case .array(let values) = value else { throw .misshapenMember(name) }
    var result: [FieldReader] = []
    for value in values {
      guard case .object(let object) = value else { throw .misshapenMember(name) }
      result.append(FieldReader(object: object))
    }
    return result
  }

  func eventID(_ name: String) throws(NotUnderstood) -> EventID {
    guard let id = EventID(try string(name)) else { throw .misshapenMember(name) }
    return id
  }

  private func required<Value>(_ name: String, _ value: Value?) throws(NotUnderstood) -> Value {
    guard let value else { throw .missingMember(name) }
    return value
  }
}
