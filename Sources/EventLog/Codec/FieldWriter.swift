import Domain

/// Collects the members of an event's `data`, in the order of the catalogue; what is nil is left out.
struct FieldWriter {
  private(set) var object = DataObject()

  mutating func add(_ name: String, _ value: String?) {
    if let value { object[name] = .string(value) }
  }

  mutating func add(_ name: String, _ value: Int?) {
    if let value { object[name] = .integer(value) }
  }

  mutating func add(_ name: String, _ value: Bool?) {
    if let value { object[name] = .boolean(value) }
  }

  mutating func add(_ name: String, _ value: CalendarDate?) { add(name, value?.description) }

  mutating func add(_ name: String, _ value: (some RawRepresentable<String>)?) { add(name, value?.rawValue) }

  mutating func add(_ name: String, _ value: [String]?) {
    if let value { object[name] = .array(value.map(DataValue.string)) }
  }

  mutating func add(_ name: String, _ value: Text?) {
    guard let value else { return }
    if value.wordings.count == 1, let plain = value.wordings[""] { return add(name, plain) }
    let sorted = value.wordings.sorted { $0.key < $1.key }.map { ($0.key, DataValue.string($0.value)) }
    object[name] = .object(DataObject(sorted))
  }

  /// A list that is left out when it is empty.
  mutating func addIfAny(_ name: String, _ value: [String]) {
    if !value.isEmpty { add(name, value) }
  }

  /// A flag that is left out when it is false.
  mutating func addIfSet(_ name: String, _ value: Bool) {
    if value { add(name, value) }
  }

  mutating func add(_ name: String, _ build: (inout FieldWriter) -> Void) {
    var writer = FieldWriter()
    build(&writer)
    object[name] = .object(writer.object)
  }

  mutating func add<Element>(_ name: String, each elements: [Element], _ build: (inout FieldWriter, Element) -> Void) {
    guard !elements.isEmpty else { return }
    let objects = elements.map { element in
      var writer = FieldWriter()
      build(&writer, element)
      return DataValue.object(writer.object)
    }
    object[name] = .array(objects)
  }
}
