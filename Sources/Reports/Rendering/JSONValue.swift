/// A JSON value whose objects keep their members in the order given.
///
/// Written as literals: `["schema": "overdue/1", "items": [1, true, nil]]`.
public enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case string(String)
  case array([JSONValue])
  /// An array of which the elements may be made one by one.
  case rows(Rows<JSONValue>)
  case object([Member])

  public struct Member: Hashable, Sendable {
    public var name: String
    public var value: JSONValue

    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// A string, or null for nil.
  public init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }

  /// An integer, or null for nil.
  public init(_ number: Int?) { self = number.map(JSONValue.integer) ?? .null }

  /// The member of this name, or nil; nil for what is not an object.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}

extension JSONValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  public init(stringLiteral text: String) { self = .string(text) }

  public init(integerLiteral number: Int) { self = .integer(number) }

  public init(booleanLiteral truth: Bool) { self = .boolean(truth) }
}

extension JSONValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral {
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }

  public init(nilLiteral: ()) { self = .null }
}
