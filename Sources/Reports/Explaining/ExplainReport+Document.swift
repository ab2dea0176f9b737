import Domain
import EventLog

extension ExplainReport {
  public var document: Document {
    var document = Document(title: .init("\(name)  \(field)"))
    guard let standing else {
      let end = steps.isEmpty ? "has never been set" : "does not hold any more: every value was entered in error"
      document.append(.paragraph(.init("\(field.capitalizedFirst) \(end), up to \(DayWording.long(position.asOf)).")))
      if !steps.isEmpty { document.append(.table(table)) }
      return document
    }
    let values = steps.count { !$0.isVoid }
    let times = values == 2 ? "twice" : "\(values) times"
    document.append(
      .paragraph([
        TextRun(words(standing.value), .strong),
        TextRun(", since \(DayWording.long(standing.item.effective))."),
        TextRun(values == 1 ? " It was set once." : " It was set \(times); the newest stands first."),
      ]))
    document.append(.table(table))
    return document
  }

  private var table: Table {
    Table(
      columns: [.fixed("From"), .init("Value, and where it comes from", minimumWidth: 28), .fixed("Set by")],
      rows: steps.map { .cells(cells($0)) })
  }

  private func cells(_ step: Step) -> [Table.Cell] {
    var lines: [RichText] = [.init(words(step.value), step.isVoid ? .quiet : .strong)]
    let provenance = step.item.provenance
    if let source = provenance.source(papers: papers) { lines.append(.init("Source: \(source)", .quiet)) }
    if let reason = provenance.reason { lines.append(.init("Reason: \(reason)", .quiet)) }
    for confirmation in step.item.confirmations {
      lines.append(.init("Confirmed: \(confirmation.source(papers: papers) ?? "no source named")", .quiet))
    }
    if let amendment = amendment(of: step) { lines.append(.init(amendment, .warning)) }
    let recorded = recordedOn(step.item.event)
    var circumstances: [RichText] = [
      .init("\(step.item.event.id)", .reference), .init(step.item.event.actor, .quiet),
    ]
    if recorded != step.item.effective { circumstances.append(.init("recorded \(DayWording.short(recorded))", .quiet)) }
    return [.init(DayWording.short(step.item.effective)), .init(lines: lines), .init(lines: circumstances)]
  }

  /// "Corrected by mea/430, so-japan, on 3 Dec 2025: typing error. It was entered as 30 Apr 2026."
  private func amendment(of step: Step) -> String? {
    guard let event = step.amendment else { return nil }
    let verb = step.isVoid ? "Withdrawn as entered in error by" : "Corrected by"
    let why = step.why.map { ": \($0)." } ?? "."
    let before = step.recorded.map { " It was entered as \(words($0))." } ?? ""
    return "\(verb) \(event.id), \(event.actor), on \(DayWording.short(recordedOn(event)))\(why)\(before)"
  }

  public var records: RecordTable {
    RecordTable(
      columns: [
        "reference", "field", "value", "effective", "event", "actor", "time", "authority", "paper", "grade", "reason",
        "fate", "recordedValue", "amendedBy",
      ],
      rows: steps.map { step in
        let (event, provenance) = (step.item.event, step.item.provenance)
        return [
          .text(name), .text(field), .text(step.value.plain), .init(step.item.effective), .init(reference: event.id),
          .text(event.actor), .init(reference: event.time), .init(provenance.authority), .init(provenance.paper),
          .init(provenance.grade?.rawValue), .init(provenance.reason), .text(step.item.fate.name),
          .init(step.recorded?.plain), .init(step.amendment.map { "\($0.id)" }),
        ]
      })
  }

  public var json: JSONValue {
    let items = steps.map { step -> JSONValue in
      let (event, provenance) = (step.item.event, step.item.provenance)
      return [
        "value": .string(step.value.plain), "effective": JSONValue(step.item.effective),
        "event": JSONValue(reference: event.id), "actor": .string(event.actor),
        "time": JSONValue(reference: event.time), "authority": JSONValue(provenance.authority),
        "paper": JSONValue(provenance.paper), "grade": JSONValue(provenance.grade?.rawValue),
        "reason": JSONValue(provenance.reason), "fate": .string(step.item.fate.name),
        "recordedValue": JSONValue(step.recorded?.plain), "amendedBy": JSONValue(step.amendment.map { "\($0.id)" }),
        "amendedBecause": JSONValue(step.why),
      ]
    }
    return position.json(
      schema: "explain/1",
      [
        ("reference", .string(name)), ("field", .string(field)), ("value", JSONValue(standing?.value.plain)),
        ("items", .array(items)),
      ])
  }
}

extension FieldSetting.Value {
  /// As it stands in the log: codes apart by blanks.
  fileprivate var plain: String {
    switch self {
    case .text(let text): text
    case .day(let day): "\(day)"
    case .codes(let codes): codes.joined(separator: " ")
    case .wording(let text): text.wording()
    case .status(let status): status.rawValue
    case .response(let response): response.rawValue
    case .yes(let isSo): isSo ? "true" : "false"
    }
  }
}
