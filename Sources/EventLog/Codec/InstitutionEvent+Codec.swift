import Domain

extension InstitutionEvent {
  init(type: String, from reader: FieldReader) throws(NotUnderstood) {
    switch type {
    case "institution.registered":
      self = .registered(
        name: try reader.text("name"), side: try reader.string("side"), kind: try reader.optionalString("kind"),
        parent: try reader.optionalString("parent"), aliases: try reader.strings("aliases"),
        calendar: try reader.optionalString("calendar"))
    case "institution.renamed": self = .renamed(name: try reader.text("name"))
    case "institution.succeeded":
      self = .succeeded(how: try reader.choice("how"), successors: try reader.requiredStrings("successors"))
    case "institution.contact-set":
      self = .contactSet(post: try reader.string("post"), address: try reader.optionalString("address"))
    default: throw .unknownType(type)
    }
  }

  func encode(to writer: inout FieldWriter) -> String {
    switch self {
    case .registered(let name, let side, let kind, let parent, let aliases, let calendar):
      writer.add("name", name)
      writer.add("side", side)
      writer.add("kind", kind)
      writer.add("parent", parent)
      writer.addIfAny("aliases", aliases)
      writer.add("calendar", calendar)
      return "institution.registered"
    case .renamed(let name):
      writer.add("name", name)
      return "institution.renamed"
    case .succeeded(let how, let successors):
      writer.add("how", how)
      writer.add("successors", successors)
      return "institution.succeeded"
    case .contactSet(let post, let address):
      writer.add("post", post)
      writer.add("address", address)
      return "institution.contact-set"
    }
  }
}

extension DialogueEvent {
  init(type: String, from reader: FieldReader) throws(NotUnderstood) {
    guard type == "dialogue.opened" else { throw .unknownType(type) }
    self = .opened(title: try reader.text("title"), sides: try reader.requiredStrings("sides"))
  }

  func encode(to writer: inout FieldWriter) -> String {
    switch self {
    case .opened(let title, let sides):
      writer.add("title", title)
      writer.add("sides", sides)
      return "dialogue.opened"
    }
  }
}
