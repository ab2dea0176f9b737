/// A JSON value as the log's `data` may hold it: no fractions, numbers within 2^53 - 1 of zero.
public enum DataValue: Hashable, Sendable {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case null
  case array([DataValue])
  case object(DataObject)

  /// The text, if this is a string.
  public var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The number, if this is one.
  public var integer: Int? {
    guard case .integer(let number) = self else { return nil }
    return number
  }

  /// True or false, if this is one of them.
  public var boolean: Bool? {
    guard case .boolean(let value) = self else { return nil }
    return value
  }

  /// The elements, if this is an array.
  public var array: [DataValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The members, if this is an object.
  public var object: DataObject? {
    guard case .object(let object) = self else { return nil }
    return object
  }
}

/// The members of a JSON object in the order in which they are written; no two have one name.
public struct DataObject: Hashable, Sendable {
  /// A name and its value.
  public struct Member: Hashable, Sendable {
    public let name: String
    public let value: DataValue

    public init(name: String, value: DataValue) {
      self.name = name
      self.value = value
    }
  }

  /// The members, first written first.
  public private(set) var members: [Member] = []

  /// An object without members.
  public init() {}

  /// Members that are known to have different names: those of a line that has been checked.
  init(checked members: [Member]) {
    self.members = members
  }

  /// The names, in order.
  public var names: [String] { members.map(\.name) }

  /// The value of a member.
  ///
  /// Setting keeps the member's place, or adds it as the last; nil removes it.
  public subscript(name: String) -> DataValue? {
    get { members.first { $0.name.isWritten(like: name) }?.value }
    set {
      let place = members.firstIndex { $0.name.isWritten(like: name) }
      switch (place, newValue) {
      case (let place?, let value?): members[place] = Member(name: name, value: value)
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?): members.append(Member(name: name, value: value))
      case (nil, nil): break
      }
    }
  }
}

extension String {
  /// Equality of the bytes: Swift's own takes differently composed texts for one.
  fileprivate func isWritten(like other: String) -> Bool {
    // Most names differ, and are told apart by their lengths.
    let isSame = utf8.withContiguousStorageIfAvailable { own in
      other.utf8.withContiguousStorageIfAvailable { other in
        ByteSearch.equal(UnsafeRawBufferPointer(own), UnsafeRawBufferPointer(other))
      }
    }
    return isSame.flatMap { $0 } ?? utf8.elementsEqual(other.utf8)
  }
}

extension DataValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  public init(arrayLiteral elements: DataValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, DataValue)...) { self = .object(DataObject(elements)) }
}

extension DataObject: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, DataValue)...) { self.init(elements) }

  /// Takes names and values in order; of two values for one name the later stands.
  public init(_ elements: [(String, DataValue)]) {
    for (name, value) in elements { self[name] = value }
  }
}
