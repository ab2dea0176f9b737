import Domain
import EventLog
import Projections

/// A field's value as people type it, made into the value of the log.
///
/// The same rules hold as at entry: codes and references are known, days exist, words stand in their list.
struct FieldText {
  let field: EventType.Field
  /// The stored name of the entry's type: `from` is a sender in one and a status in another.
  let type: String
  let draft: Draft

  private var name: String { field.name }

  /// - Parameters:
  ///   - typed: what was typed, once for each time that the field was named.
  ///   - language: of a text, which wording is meant; nil = the one without a language.
  ///   - before: the value that held.
  func value(_ typed: [String], language: String?, before: DataValue?) throws -> DataValue {
    switch field.shape {
    case .text: return try wording(typed.last ?? "", language: language ?? "", before: before)
    case .list(.object(let fields)):
      return .array(try typed.map { try object($0, fields) })
    case .list(let element):
      let parts = typed.flatMap { $0.split(separator: ",").map(String.init) }
      return .array(try parts.map { try single($0, element) })
    default: return try single(typed.last ?? "", field.shape)
    }
  }

  private func single(_ typed: String, _ shape: EventType.Shape) throws -> DataValue {
    switch shape {
    case .integer:
      guard let number = Int(ReferenceText.normalised(typed)), number > 0 else { throw bad(typed, []) }
      return .integer(number)
    case .boolean:
      switch typed.lowercased() {
      case "true", "yes": return true
      case "false", "no": return false
      default: throw bad(typed, ["yes", "no"])
      }
    case .date: return .string("\(try draft.day(typed, field: name))")
    case .choice(let known, _):
      guard known.contains(typed.lowercased()) else { throw bad(typed, known) }
      return .string(typed.lowercased())
    case .object(let fields): return try object(typed, fields)
    case .string: return .string(try string(TextRule.checked(typed, field: name)))
    case .text, .list, .data: throw bad(typed, [])
    }
  }

  /// `V@D` for a reading, `SIDE:NAME` for a head of delegation.
  private func object(_ typed: String, _ fields: [EventType.Field]) throws -> DataValue {
    let mark: Character = fields.contains { $0.name == "on" } ? "@" : ":"
    guard fields.count == 2, let place = typed.lastIndex(of: mark) else {
      throw bad(typed, [fields.map { $0.name.uppercased() }.joined(separator: String(mark))])
    }
    let parts = [String(typed[..<place]), String(typed[typed.index(after: place)...])]
    return .object(
      DataObject(
        try zip(fields, parts).map { inner, part in
          (inner.name, try FieldText(field: inner, type: type, draft: draft).single(part, inner.shape))
        }))
  }

  private func wording(_ typed: String, language: String, before: DataValue?) throws -> DataValue {
    let text = try TextRule.checked(typed, field: name)
    var wordings = before?.object ?? DataObject()
    if let plain = before?.text { wordings[""] = .string(plain) }
    wordings[language] = .string(text)
    if wordings.members.count == 1, let plain = wordings[""] { return plain }
    let sorted = wordings.members.sorted { $0.name < $1.name }
    return .object(DataObject(sorted.map { ($0.name, $0.value) }))
  }

  /// What a text names, in the form of the log; a plain text as it is.
  private func string(_ text: String) throws -> String {
    switch (name, type) {
    case ("owner", _), ("lead", _), ("support", _), ("counterpart", _), ("tabledBy", _), ("institution", _),
      ("parent", _), ("successors", _), ("from", "paper.received"), ("to", "paper.issued"):
      return try draft.references.institution(text).code
    case ("on", "proposal.waiting"):
      return ["secretariat", "none"].contains(text.lowercased())
        ? text.lowercased() : try draft.references.institution(text).code
    case ("paper", _), ("answers", _): return try draft.references.paper(text, office: draft.office)
    case ("session", _): return "\(try draft.references.session(text))"
    case ("to", "proposal.related"), ("by", _), ("into", _): return try draft.references.proposal(text).text
    case ("about", _), ("items", _):
      return text.contains(".")
        ? "\(try draft.references.followUp(text))" : try draft.references.proposal(text).text
    case ("until", "proposal.status-changed"):
      if let session = try? draft.references.session(text) { return "\(session)" }
      return "\(try draft.day(text, field: name))"
    case ("side", _), ("sides", _):
      return text.lowercased() == "both" ? "both" : ReferenceText.normalised(text)
    case ("value", "target.set"), ("value", "target.read"):
      guard DecimalNumber(text) != nil else { throw bad(text, []) }
      return text
    default: return text
    }
  }

  private func bad(_ typed: String, _ known: [String]) -> RegisterFailure {
    .badValue(field: name, value: typed, known: known)
  }
}

extension Draft {
  /// The day that a text means; `+10wd` counts Monday to Friday.
  func day(_ typed: String, field: String) throws(RegisterFailure) -> CalendarDate {
    do {
      return try DayParser(today: today).day(typed)
    } catch {
      throw .badDay(field: field, error)
    }
  }
}
