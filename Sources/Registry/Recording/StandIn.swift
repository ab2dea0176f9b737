import Domain
import EventLog
import Projections

/// What is put in the place of words that are removed.
public enum Replacement: Sendable {
  /// This text for every word that the entry holds.
  case everywhere(String)
  /// These values, field and text as typed; what is not named stays for good.
  case fields([(field: String, value: String)])

  /// What stands for words unless something else is said.
  public static let usual = Replacement.everywhere("[redacted]")
}

/// An entry's data with words replaced: codes, references, days and numbers stay, so that what followed still holds.
struct StandIn {
  let data: DataObject
  /// The members that lose words.
  let fields: [String]
  /// The texts that are removed, each without what its replacement begins and ends with too.
  let removed: [String]

  /// - Parameters:
  ///   - event: with its data; the stored name of its type says which members hold words.
  ///   - type: of the entry that a correction corrects in the end; the event's own for any other.
  ///   - isWhole: whether every field that is named must be there.
  /// - Throws: `RegisterFailure.amendment` with `.notWords`, and what the text of a field is refused for.
  init(
    for event: StoredEvent, correcting type: String, _ replacement: Replacement, isWhole: Bool, _ draft: Draft
  ) throws {
    let before = event.data ?? DataObject()
    var words = Words(type: event.type, innerType: type, data: before)
    switch replacement {
    case .everywhere(let text): words.replaceAll(by: text)
    case .fields(let settings):
      for (typed, values) in TypedField.grouped(settings) {
        let (name, language) = TypedField.name(typed)
        if try words.replace(name, language: language, by: values, draft) || !isWhole { continue }
        throw RegisterFailure.amendment(event.id, .notWords(typed, words: words.names))
      }
    }
    (data, fields) = (words.data, words.replaced)
    removed = Self.removed(from: before, to: words.data)
  }

  private static func removed(from before: DataObject, to after: DataObject) -> [String] {
    let left = DataValue.object(after).texts
    var removed: [String] = []
    let changed = before.members.filter { $0.value != after[$0.name] }
    let sources = changed.filter { ["authority", "reason"].contains($0.name) }
    // Many entries have one source: it tells of this one only where nothing else was removed.
    for member in sources.count == changed.count ? changed : changed.filter({ !sources.contains($0) }) {
      if member.name == "data", let old = member.value.object, let new = after[member.name]?.object {
        removed += Self.removed(from: old, to: new)
      } else {
        for text in member.value.texts where !left.contains(text) {
          removed.append(core(of: text, beside: after[member.name]?.texts.first ?? ""))
        }
      }
    }
    return removed.filter { !$0.isEmpty }
  }

  /// The middle of a text, between the words with which its replacement begins and ends too.
  private static func core(of text: String, beside replacement: String) -> String {
    let (old, new) = (text.split(separator: " "), replacement.split(separator: " "))
    let start = zip(old, new).prefix { $0 == $1 }.count
    let end = zip(old.dropFirst(start).reversed(), new.dropFirst(start).reversed()).prefix { $0 == $1 }.count
    return old.dropFirst(start).dropLast(end).joined(separator: " ")
  }
}

/// The data of an entry while words in it are replaced.
private struct Words {
  let type: String
  /// What the data inside a correction is of.
  let innerType: String
  private(set) var data: DataObject
  private(set) var replaced: [String] = []

  init(type: String, innerType: String, data: DataObject) {
    self.type = type
    self.innerType = innerType
    self.data = data
  }

  /// The members with words that are there, those of the data inside a correction included.
  var names: [String] {
    let own = fields.map(\.name)
    return own + (inner?.names.filter { !own.contains($0) } ?? [])
  }

  private var fields: [EventType.Field] { Catalogue.wordFields(of: type).filter { data[$0.name] != nil } }

  private var inner: Words? {
    guard type == "event.corrected", let object = data["data"]?.object else { return nil }
    // A correction of a correction has the latter's data inside, and that one the entry's.
    let isNested = object["target"] != nil && EventID(object["target"]?.text ?? "") != nil
    return Words(type: isNested ? type : innerType, innerType: innerType, data: object)
  }

  mutating func replaceAll(by text: String) {
    for field in fields { set(field.name, Self.replacing(data[field.name], by: text)) }
    guard var inner else { return }
    inner.replaceAll(by: text)
    take(inner)
  }

  private static func replacing(_ value: DataValue?, by text: String) -> DataValue {
    guard case .array(let elements)? = value else { return .string(text) }
    return .array(
      elements.map { element in
        // A delegation keeps its side.
        guard var object = element.object else { return .string(text) }
        if object["name"] != nil { object["name"] = .string(text) }
        return .object(object)
      })
  }

  /// - Returns: whether the field is there and holds words.
  mutating func replace(_ name: String, language: String?, by values: [String], _ draft: Draft) throws -> Bool {
    var isThere = false
    if let field = fields.first(where: { $0.name == name }), language == nil || data[name]?.object != nil {
      isThere = true
      if values.allSatisfy(\.isEmpty), !field.isRequired {
        set(name, nil)
      } else {
        let value = FieldText(field: field, type: type, draft: draft)
        set(name, try value.value(values, language: language, before: language == nil ? nil : data[name]))
      }
    }
    guard var inner, try inner.replace(name, language: language, by: values, draft) else { return isThere }
    take(inner)
    return true
  }

  private mutating func set(_ name: String, _ value: DataValue?) {
    data[name] = value
    if !replaced.contains(name) { replaced.append(name) }
  }

  private mutating func take(_ inner: Words) {
    data["data"] = .object(inner.data)
    for name in inner.replaced where !replaced.contains(name) { replaced.append(name) }
  }
}
