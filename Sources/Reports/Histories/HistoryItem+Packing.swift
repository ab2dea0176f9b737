import Domain
import EventLog
import Projections

// Items of histories on their way into an answer of very many.
extension PackedRow {
  /// Adds an item as it may be read outside its history: without what is off the record, and without the data, the
  /// basis and the stand-in of its event, which the item has put into words.
  mutating func add(_ item: HistoryItem, _ names: inout PackedNames) {
    let event = item.event
    add(event.id, &names)
    add(names.place(of: event.type))
    add("\(event.subject)")
    add(event.time.microseconds)
    add(event.effective.daysSinceEpoch)
    add(names.place(of: event.actor))
    add(names.place(of: event.sharing.rawValue))
    add(item.effective.daysSinceEpoch)
    add(item.openSentence, &names)
    add(item.provenance, &names)
    add(item.fate, &names)
    add(item.order, &names)
    add(item.confirmations.count)
    for confirmation in item.confirmations { add(confirmation, &names) }
    add(item.followUp)
    add(item.isOffRecord ? 1 : 0)
  }

  private mutating func add(_ id: EventID, _ names: inout PackedNames) {
    add(names.place(of: id.stream))
    add(id.number)
  }

  private mutating func add(_ ids: [EventID], _ names: inout PackedNames) {
    add(ids.count)
    for id in ids { add(id, &names) }
  }

  private mutating func add(_ text: RichText, _ names: inout PackedNames) {
    add(text.runs.count)
    for run in text.runs {
      add(run.text)
      add(run.style.rawValue)
      for name in [run.language?.tag, run.mark?.rawValue, run.stage?.rawValue] {
        add(name.map { names.place(of: $0) })
      }
    }
  }

  private mutating func add(_ provenance: Provenance, _ names: inout PackedNames) {
    add(provenance.authority)
    add(provenance.paper)
    add(provenance.grade.map { names.place(of: $0.rawValue) })
    add(provenance.reason)
    add(provenance.isClockFixed ? 1 : 0)
  }

  private mutating func add(_ fate: HistoryItem.Fate, _ names: inout PackedNames) {
    switch fate {
    case .holds: add(0)
    case .withdrawn(let id):
      add(1)
      add(id, &names)
    case .corrected(let ids):
      add(2)
      add(ids, &names)
    case .redacted(let id):
      add(3)
      add([id].compactMap { $0 }, &names)
    case .notUnderstood: add(4)
    case .later: add(5)
    }
  }

  private mutating func add(_ order: HistoryItem.Order?, _ names: inout PackedNames) {
    add([order?.event].compactMap { $0 }, &names)
    guard let order else { return }
    add(order.on?.daysSinceEpoch)
    add(order.authority)
  }
}

extension PackedReader {
  /// An item as it was packed.
  ///
  /// - Parameter wording: the language in which it was told.
  mutating func historyItem(_ names: PackedNames, in wording: Wording) -> HistoryItem {
    let event = event(names)
    return HistoryItem(
      event: event, effective: day(), sentence: richText(names), provenance: provenance(names), fate: fate(names),
      order: order(names), confirmations: (0..<number()).map { _ in provenance(names) }, followUp: optional(),
      isOffRecord: number() == 1, wording: wording)
  }

  private mutating func event(_ names: PackedNames) -> StoredEvent {
    StoredEvent(
      id: id(names), type: names[number()], subject: Subject(text()), time: Timestamp(microseconds: number()),
      effective: day(), actor: names[number()], basis: [], sharing: Sharing(rawValue: names[number()]) ?? .internal,
      data: nil)
  }

  private mutating func id(_ names: PackedNames) -> EventID { EventID(stream: names[number()], number: number()) }

  private mutating func ids(_ names: PackedNames) -> [EventID] { (0..<number()).map { _ in id(names) } }

  private mutating func name(_ names: PackedNames) -> String? { optional().map { names[$0] } }

  private mutating func richText(_ names: PackedNames) -> RichText {
    RichText(
      (0..<number()).map { _ in
        TextRun(
          text(), TextStyle(rawValue: number()) ?? .plain, language: name(names).map { TextLanguage($0) },
          mark: name(names).flatMap(Mark.init), stage: name(names).flatMap(Status.init))
      })
  }

  private mutating func provenance(_ names: PackedNames) -> Provenance {
    Provenance(
      authority: optionalText(), paper: optionalText(), grade: name(names).flatMap(Grade.init),
      reason: optionalText(), isClockFixed: number() == 1)
  }

  private mutating func fate(_ names: PackedNames) -> HistoryItem.Fate {
    switch number() {
    case 1: .withdrawn(by: id(names))
    case 2: .corrected(by: ids(names))
    case 3: .redacted(by: ids(names).first)
    case 4: .notUnderstood
    case 5: .later
    default: .holds
    }
  }

  private mutating func order(_ names: PackedNames) -> HistoryItem.Order? {
    guard let event = ids(names).first else { return nil }
    return .init(event: event, on: optionalDay(), authority: optionalText())
  }
}
