import Domain

extension PaperEvent {
  init(type: String, from reader: FieldReader) throws(NotUnderstood) {
    switch type {
    case "paper.received":
      self = .received(
        number: try reader.string("number"), dated: try reader.date("dated"), from: try reader.string("from"),
        received: try reader.optionalDate("received"), answers: try reader.optionalString("answers"),
        reply: try reader.optionalChoice("reply"), about: try reader.strings("about"))
    case "paper.issued":
      self = .issued(
        number: try reader.string("number"), dated: try reader.date("dated"), to: try reader.requiredStrings("to"),
        replyBy: try reader.optionalDate("replyBy"), about: try reader.strings("about"))
    default: throw .unknownType(type)
    }
  }

  func encode(to writer: inout FieldWriter) -> String {
    switch self {
    case .received(let number, let dated, let from, let received, let answers, let reply, let about):
      writer.add("number", number)
      writer.add("dated", dated)
      writer.add("from", from)
      writer.add("received", received)
      writer.add("answers", answers)
      writer.add("reply", reply)
      writer.addIfAny("about", about)
      return "paper.received"
    case .issued(let number, let dated, let to, let replyBy, let about):
      writer.add("number", number)
      writer.add("dated", dated)
      writer.add("to", to)
      writer.add("replyBy", replyBy)
      writer.addIfAny("about", about)
      return "paper.issued"
    }
  }
}

extension CirculationEvent {
  init(type: String, from reader: FieldReader) throws(NotUnderstood) {
    guard type == "circulation.issued" else { throw .unknownType(type) }
    self = .issued(
      institution: try reader.string("institution"), replyBy: try reader.date("replyBy"),
      items: try reader.requiredStrings("items"))
  }

  func encode(to writer: inout FieldWriter) -> String {
    switch self {
    case .issued(let institution, let replyBy, let items):
      writer.add("institution", institution)
      writer.add("replyBy", replyBy)
      writer.add("items", items)
      return "circulation.issued"
    }
  }
}

extension ReminderEvent {
  init(type: String, from reader: FieldReader) throws(NotUnderstood) {
    guard type == "reminder.issued" else { throw .unknownType(type) }
    self = .issued(
      institution: try reader.string("institution"), step: try reader.string("step"),
      items: try reader.requiredStrings("items"))
  }

  func encode(to writer: inout FieldWriter) -> String {
    switch self {
    case .issued(let institution, let step, let items):
      writer.add("institution", institution)
      writer.add("step", step)
      writer.add("items", items)
      return "reminder.issued"
    }
  }
}
