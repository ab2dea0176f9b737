public import Domain
import EventLog
public import Projections
import Registry

/// Who gave one field its value, when, on what paper, and what it was before, back to the first value.
public struct ExplainReport: Report {
  /// One value that the field was given.
  struct Step: Sendable {
    let value: FieldSetting.Value
    let item: HistoryItem
    /// The value as it was first recorded, where a correction changed it.
    let recorded: FieldSetting.Value?
    /// The newest correction of it, or the event that withdrew it.
    let amendment: StoredEvent?
    /// Why it was corrected or withdrawn.
    let why: String?

    /// Whether it was entered in error and counts for nothing.
    var isVoid: Bool { if case .withdrawn = item.fate { true } else { false } }
  }

  let position: RecordPosition
  let subject: Subject
  let followUp: Int?
  let field: String
  /// The newest first; those that were entered in error stand among them.
  let steps: [Step]
  let institutions: Institutions
  let papers: [String: (number: String, dated: CalendarDate)]
  private let zone: RegisterZone

  /// - Parameters:
  ///   - field: as in options and JSON: `due`, `owner`, `status`.
  ///   - followUp: the number of a follow-up, where one is asked about.
  /// - Throws: `RegisterFailure.badValue` with the fields of such a thing.
  public init(_ queries: Queries, of subject: Subject, followUp: Int? = nil, field typed: String) throws {
    let known = FieldNames.all(of: subject, followUp: followUp)
    guard let field = known.first(where: { $0.lowercased() == typed.lowercased() }) else {
      throw RegisterFailure.badValue(field: "FIELD", value: typed, known: known)
    }
    (self.subject, self.followUp, self.field) = (subject, followUp, field)
    position = try RecordPosition(queries)
    institutions = try Institutions(queries)
    papers = try queries.papers()
    zone = RegisterZone(try queries.wholeSettings().opening?.timezone ?? "UTC")
    let history = try queries.history(of: subject)
    steps = FieldSteps(history: history, subject: subject, asOf: queries.day, field: field, followUp: followUp).steps
  }

  var name: String {
    let name = EventSentence(subject: subject).name
    return followUp.map { "\(name).\($0)" } ?? name
  }

  /// The value that holds; nil if none was ever given or all were entered in error.
  var standing: Step? { steps.first { !$0.isVoid } }

  func words(_ value: FieldSetting.Value) -> String {
    switch value {
    case .text(let text): institutions.name(text).map { "\(text) (\($0))" } ?? text
    case .day(let day): DayWording.long(day)
    case .codes(let codes): codes.isEmpty ? "none" : codes.joined(separator: ", ")
    case .wording(let text):
      ([text.wording()] + text.others().map { "\($0.wording) (\($0.language))" }).joined(separator: "; ")
    case .status(let status): status.words
    case .response(let response): response.words
    case .yes(let isSo): isSo ? "yes" : "no"
    }
  }

  func recordedOn(_ event: StoredEvent) -> CalendarDate { zone.date(of: event.time) }
}

/// Finds the values that a field was given in a history.
private struct FieldSteps {
  let history: [StoredEvent]
  let subject: Subject
  let asOf: CalendarDate
  let field: String
  let followUp: Int?

  /// The newest first.
  var steps: [ExplainReport.Step] {
    let standing = StandingHistory(of: history, asOf: asOf)
    let facts = Dictionary(standing.facts.map { ($0.id, $0.fact) }) { first, _ in first }
    let items = HistoryReader(of: subject, events: history, asOf: asOf).items
    let reasons = Dictionary(items.map { ($0.event.id, $0.provenance.reason) }) { first, _ in first }
    return items.reversed().compactMap { item in
      let recorded = value(recordedFact(item))
      let held = value(facts[item.event.id])
      if case .withdrawn(let id) = item.fate, let recorded, item.effective <= asOf {
        return ExplainReport.Step(
          value: recorded, item: item, recorded: nil, amendment: event(id), why: reasons[id] ?? nil)
      }
      guard let held else { return nil }
      let correction = standing.corrections[item.event.id]?.last
      return ExplainReport.Step(
        value: held, item: item, recorded: recorded == held ? nil : recorded,
        amendment: correction.flatMap(event), why: correction.flatMap { reasons[$0] ?? nil })
    }
  }

  private func value(_ fact: Fact?) -> FieldSetting.Value? {
    fact?.settings(followUp: followUp).first { $0.name == field }?.value
  }

  /// What the line says, unless its words were removed.
  private func recordedFact(_ item: HistoryItem) -> Fact? {
    if case .redacted = item.fate { return nil }
    guard case .fact(let fact, _)? = try? item.event.decoded() else { return nil }
    return fact
  }

  private func event(_ id: EventID) -> StoredEvent? { history.first { $0.id == id } }
}
