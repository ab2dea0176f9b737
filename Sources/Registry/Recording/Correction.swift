import Domain
import EventLog
import Projections

/// What a correction makes of an entry, from fields and values as typed.
struct Correction {
  /// The entry's whole new data; nil if only its day changes.
  let data: DataObject?
  /// The entry's new day; nil if it keeps its own.
  let effective: CalendarDate?
  /// Empty if nothing would change.
  let changes: [FieldChange]

  /// - Throws: `RegisterFailure` for a field that the entry has not, and for a value that the field cannot take.
  init(
    of target: StandingEvent, in history: [StoredEvent], _ settings: [(field: String, value: String)], _ draft: Draft
  ) throws {
    guard let before = target.data else {
      throw RegisterFailure.historyNotUnderstood(target.event.subject, event: target.event.id, .redacted)
    }
    var settings = settings
    // The option is called --on; entries that have a field of that name keep it.
    if Catalogue.type(named: target.event.type)?.fields.contains(where: { $0.name == "on" }) == false {
      settings = settings.map { $0.field == "on" ? ("effective", $0.value) : $0 }
    }
    var day: CalendarDate?
    let isCorrection = target.event.type == "event.corrected"
    // The day of a correction says nothing; what it gives the entry that it corrects is in its data.
    if !isCorrection {
      for setting in settings where setting.field == "effective" {
        day = try draft.day(setting.value, field: "effective")
      }
      settings.removeAll { $0.field == "effective" }
    }
    let editor = DataEditor(draft: draft, history: history)
    let after = try editor.edited(before, of: target.event, settings)
    data = after == before ? nil : after
    effective = day == target.effective ? nil : day
    var changes = editor.changes(from: before, to: after)
    if let effective {
      changes.append(
        FieldChange(name: "effective", before: .string("\(target.effective)"), after: .string("\(effective)")))
    }
    self.changes = changes
  }
}

/// Puts values as typed into the data of an entry.
private struct DataEditor {
  let draft: Draft
  let history: [StoredEvent]

  /// The data with its fields set; of a correction, those of the entry that it corrects.
  func edited(
    _ data: DataObject, of event: StoredEvent, _ settings: [(field: String, value: String)]
  ) throws -> DataObject {
    guard event.type == "event.corrected", let target = data["target"]?.text.flatMap({ EventID($0) }),
      let standing = StandingEvent(target, in: history, asOf: draft.today)
    else { return try set(settings, in: data, of: event) }
    let own = Catalogue.common.map(\.name)
    var result = try set(settings.filter { own.contains($0.field) }, in: data, of: event)
    var inner = settings.filter { !own.contains($0.field) }
    if standing.event.type != "event.corrected" {
      for setting in inner where setting.field == "effective" {
        result["effective"] = .string("\(try draft.day(setting.value, field: "effective"))")
      }
      inner.removeAll { $0.field == "effective" }
    }
    if !inner.isEmpty {
      let corrected = data["data"]?.object ?? standing.data ?? DataObject()
      result["data"] = .object(try edited(corrected, of: standing.event, inner))
    }
    return result
  }

  private func set(
    _ settings: [(field: String, value: String)], in data: DataObject, of event: StoredEvent
  ) throws -> DataObject {
    guard let type = Catalogue.type(named: event.type) else {
      throw RegisterFailure.historyNotUnderstood(event.subject, event: event.id, .unknownType(event.type))
    }
    var result = data
    let fields = type.fields + Catalogue.common.filter { $0.name != "clock" }
    for (typed, values) in TypedField.grouped(settings) {
      let (name, language) = TypedField.name(typed)
      if ["sharing", "type", "subject", "target"].contains(name) {
        throw RegisterFailure.amendment(event.id, .notAField(name))
      }
      guard let field = fields.first(where: { $0.name == name }), language == nil || field.shape == .text else {
        throw RegisterFailure.amendment(
          event.id,
          .noSuchField(typed, type: event.type, known: fields.map(\.name).filter { $0 != "target" && $0 != "sharing" }))
      }
      let value = FieldText(field: field, type: event.type, draft: draft)
      if values.allSatisfy(\.isEmpty) {
        if field.isRequired { throw RegisterFailure.amendment(event.id, .fieldNeeded(name)) }
        result[name] = nil
      } else {
        result[name] = try value.value(values, language: language, before: data[name])
      }
    }
    return Self.ordered(result, by: (type.fields + Catalogue.common).map(\.name))
  }

  private static func ordered(_ object: DataObject, by names: [String]) -> DataObject {
    let known = names.compactMap { name in object[name].map { (name, $0) } }
    return DataObject(known + object.members.filter { !names.contains($0.name) }.map { ($0.name, $0.value) })
  }

  /// The fields in which two forms of an entry differ; of corrections, those of the entry that they correct.
  func changes(from before: DataObject, to after: DataObject) -> [FieldChange] {
    var changes: [FieldChange] = []
    for name in before.names + after.names.filter({ !before.names.contains($0) }) where before[name] != after[name] {
      if name == "data", let old = before[name]?.object, let new = after[name]?.object {
        changes += self.changes(from: old, to: new)
      } else {
        changes.append(FieldChange(name: name, before: before[name], after: after[name]))
      }
    }
    return changes
  }
}

/// Fields as people name them.
enum TypedField {
  /// Values of a field that is named several times stand together, in the order of the first.
  static func grouped(_ settings: [(field: String, value: String)]) -> [(String, [String])] {
    var groups: [(String, [String])] = []
    for (field, value) in settings {
      if let place = groups.firstIndex(where: { $0.0 == field }) {
        groups[place].1.append(value)
      } else {
        groups.append((field, [value]))
      }
    }
    return groups
  }

  /// `title.ja` is the Japanese of `title`; `reply-by`, as the option has it, is `replyBy`.
  static func name(_ typed: String) -> (String, language: String?) {
    let parts = typed.split(separator: ".", maxSplits: 1).map(String.init)
    let words = (parts.first ?? typed).split(separator: "-")
    let name = words.dropFirst().reduce(String(words.first ?? "")) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
    return (name, parts.count > 1 ? parts[1] : nil)
  }
}
