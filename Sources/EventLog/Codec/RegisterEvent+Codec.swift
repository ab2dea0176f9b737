import Domain

extension RegisterEvent {
  init(type: String, from reader: FieldReader) throws(NotUnderstood) {
    switch type {
    case "register.opened":
      self = .opened(
        format: try reader.integer("format"), origin: try reader.string("origin"),
        title: try reader.string("title"), timezone: try reader.string("timezone"))
    case "stream.opened":
      self = .streamOpened(
        format: try reader.integer("format"), origin: try reader.string("origin"),
        numbersFrom: try reader.integer("numbersFrom"))
    case "key.published": self = .keyPublished(vkey: try reader.string("vkey"))
    case "register.set": self = .set(key: try reader.string("key"), value: try reader.string("value"))
    default: throw .unknownType(type)
    }
  }

  func encode(to writer: inout FieldWriter) -> String {
    switch self {
    case .opened(let format, let origin, let title, let timezone):
      writer.add("format", format)
      writer.add("origin", origin)
      writer.add("title", title)
      writer.add("timezone", timezone)
      return "register.opened"
    case .streamOpened(let format, let origin, let numbersFrom):
      writer.add("format", format)
      writer.add("origin", origin)
      writer.add("numbersFrom", numbersFrom)
      return "stream.opened"
    case .keyPublished(let vkey):
      writer.add("vkey", vkey)
      return "key.published"
    case .set(let key, let value):
      writer.add("key", key)
      writer.add("value", value)
      return "register.set"
    }
  }
}
