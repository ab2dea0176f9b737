import EventLog

/// The published JSON Schemas (2020-12) under `events/schema/`, made from the catalogue in the code.
enum EventSchema {
  /// By file name.
  static var files: [(name: String, schema: DataObject)] {
    [("event.json", line)] + Catalogue.types.map { ("\($0.name).json", data(of: $0)) }
  }

  private static func head(_ file: String, _ title: String, _ description: String) -> [(String, DataValue)] {
    [
      ("$schema", "https://json-schema.org/draft/2020-12/schema"), ("$id", .string(file)), ("title", .string(title)),
      ("description", .string(description)),
    ]
  }

  /// The schema of a type's `data`.
  private static func data(of type: EventType) -> DataObject {
    let object = object(type.fields + Catalogue.common)
    return DataObject(
      head("\(type.name).json", "data of \(type.name)", type.meaning) + object.members.map { ($0.name, $0.value) })
  }

  private static func object(_ fields: [EventType.Field]) -> DataObject {
    let required = fields.filter(\.isRequired).map { DataValue.string($0.name) }
    return [
      "type": "object",
      "properties": .object(
        DataObject(
          fields.map { field in
            (field.name, .object(DataObject([("description", .string(field.meaning))] + shape(field.shape))))
          })),
      "required": .array(required), "additionalProperties": false,
    ]
  }

  private static func shape(_ shape: EventType.Shape) -> [(String, DataValue)] {
    switch shape {
    case .string: [("type", "string")]
    case .text:
      [
        (
          "anyOf",
          [
            ["type": "string"],
            ["type": "object", "minProperties": 1, "additionalProperties": ["type": "string"]],
          ]
        )
      ]
    case .integer: [("type", "integer"), ("minimum", -9_007_199_254_740_991), ("maximum", 9_007_199_254_740_991)]
    case .boolean: [("type", "boolean")]
    case .date: [("type", "string"), ("format", "date"), ("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    case .choice(let values, let isOpen):
      [("type", "string"), (isOpen ? "examples" : "enum", .array(values.map(DataValue.string)))]
    case .list(let element): [("type", "array"), ("items", .object(DataObject(self.shape(element))))]
    case .object(let fields): object(fields).members.map { ($0.name, $0.value) }
    case .data: [("type", "object")]
    }
  }

  // MARK: - The line

  private static let base64 = "^[A-Za-z0-9+/]{43}=$"

  /// A whole line: in full, redacted, or withheld.
  private static var line: DataObject {
    let description = "One line of a stream: a CloudEvents 1.0 event in full, its header alone, or its leaf hash alone"
    return DataObject(
      head("event.json", "event", description) + [
        ("oneOf", [.object(event), .object(withheld)])
      ])
  }

  private static var withheld: DataObject {
    [
      "type": "object", "properties": ["withheld": ["type": "string", "pattern": .string(base64)]],
      "required": ["withheld"], "additionalProperties": false,
    ]
  }

  private static var event: DataObject {
    let optional: Set<String> = ["basis", "sharing", "command", "more", "salt", "data"]
    return [
      "type": "object",
      "properties": .object(members),
      "required": .array(members.names.filter { !optional.contains($0) }.map(DataValue.string)),
      "additionalProperties": false,
      "dependentRequired": ["salt": ["data"], "data": ["salt"]],
      "allOf": .array(Catalogue.types.map { .object(rule(for: $0)) }),
    ]
  }

  private static func pattern(_ pattern: String) -> DataValue { ["type": "string", "pattern": .string(pattern)] }

  private static var members: DataObject {
    let id = "[a-z][a-z0-9-]{0,31}/[1-9][0-9]{0,14}"
    return [
      "specversion": ["const": "1.0"],
      "source": pattern("^[a-z][a-z0-9-]{0,31}$"),
      "id": pattern("^[1-9][0-9]{0,14}$"),
      "type": ["enum": .array(Catalogue.types.map { .string($0.name) })],
      "subject": pattern("^[A-Za-z0-9./-]+$"),
      "time": pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]\\.[0-9]{6}Z$"),
      "effective": .object(DataObject(shape(.date))),
      "actor": pattern("^[a-z0-9][a-z0-9.-]{0,31}$"),
      "basis": pattern("^\(id)(,\(id))*$"),
      "sharing": ["enum": ["joint", "public"]],
      "command": pattern("^[A-Za-z0-9._:-]{1,64}$"),
      "more": ["const": true],
      "previous": pattern(base64),
      "datahash": pattern(base64),
      "salt": pattern("^[A-Za-z0-9+/]{22}==$"),
      "data": ["type": "object"],
    ]
  }

  /// Which subject and which data go with a type.
  private static func rule(for type: EventType) -> DataObject {
    var properties: DataObject = ["data": ["$ref": .string("\(type.name).json")]]
    if let subject = subject(type.family) { properties["subject"] = pattern(subject) }
    return [
      "if": ["properties": ["type": ["const": .string(type.name)]], "required": ["type"]],
      "then": ["properties": .object(properties)],
    ]
  }

  private static func subject(_ family: EventType.Family) -> String? {
    let dialogue = "[A-Z][A-Z0-9]{1,15}"
    let (session, proposal) = ("session/\(dialogue)-[1-9][0-9]*", "\(dialogue)-([1-9][0-9]*|X)-[0-9]+[a-z]?")
    switch family {
    case .register: return "^register$"
    case .institution, .dialogue, .calendar, .paper, .circulation, .reminder: return "^\(family.rawValue)/."
    case .session: return "^\(session)$"
    case .proposal: return "^\(proposal)$"
    case .documented: return "^(\(proposal)|paper/.+|\(session))$"
    case .any: return nil
    }
  }
}

extension DataValue {
  /// The value as people read it: a member or element a line, two spaces deeper for each level.
  func indented(_ depth: Int = 0) -> String {
    let space = String(repeating: "  ", count: depth + 1)
    let end = "\n" + String(repeating: "  ", count: depth)
    switch self {
    case .object(let object) where !object.members.isEmpty:
      let members = object.members.map {
        space + String(decoding: DataValue.string($0.name).encoded, as: UTF8.self) + ": " + $0.value.indented(depth + 1)
      }
      return "{\n" + members.joined(separator: ",\n") + end + "}"
    case .array(let elements) where elements.contains { $0.object != nil }:
      return "[\n" + elements.map { space + $0.indented(depth + 1) }.joined(separator: ",\n") + end + "]"
    case .array(let elements):
      return "[" + elements.map { $0.indented(depth) }.joined(separator: ", ") + "]"
    case .string, .integer, .boolean, .null, .object:
      return String(decoding: encoded, as: UTF8.self)
    }
  }
}
