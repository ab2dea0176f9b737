import Domain

extension JSONValue {
  /// An ISO date, or null.
  init(_ day: CalendarDate?) { self = day.map { .string("\($0)") } ?? .null }

  /// A list of strings.
  init(_ texts: [String]) { self = .array(texts.map(JSONValue.string)) }

  /// A reference as text.
  init(reference: some CustomStringConvertible) { self = .string("\(reference)") }
}

extension RecordTable.Field {
  /// A day, or an empty field.
  init(_ day: CalendarDate?) { self = day.map(RecordTable.Field.day) ?? .empty }

  /// A reference as text.
  init(reference: some CustomStringConvertible) { self = .text("\(reference)") }

  /// Several codes in one field, apart by blanks.
  init(_ codes: [String]) { self = codes.isEmpty ? .empty : .text(codes.joined(separator: " ")) }
}

extension JSONValue {
  /// All wordings by language tag; `und` for one whose language is not said.
  init(text: Text) {
    self = .object(
      text.wordings.sorted { $0.key < $1.key }.map { Member($0.key.isEmpty ? "und" : $0.key, .string($0.value)) })
  }
}

extension JSONValue {
  /// How a body passed on; null for one that goes on.
  init(_ succession: Institution.Succession?) {
    self =
      succession.map { end in
        ["how": .string(end.how.rawValue), "successors": JSONValue(end.successors), "on": JSONValue(end.on)]
      } ?? .null
  }
}
