public import Domain
import EventLog
public import Projections
import Registry

/// Everything that was ever recorded about one subject, also what no longer holds, in the order in which it took
/// effect.
public struct HistoryReport: Report {
  let position: RecordPosition
  let subject: Subject
  /// Only the events of this follow-up.
  let followUp: Int?
  let title: String?
  let items: [HistoryItem]
  let later: LaterEntries
  let wording: Wording
  private let zone: RegisterZone
  private let papers: [String: (number: String, dated: CalendarDate)]

  /// - Parameters:
  ///   - subject: whose history.
  ///   - followUp: the number of a follow-up, for its part of a proposal's history.
  ///   - wording: in which language it is told.
  public init(
    _ queries: Queries, of subject: Subject, followUp: Int? = nil, wording: Wording = .english
  ) throws {
    self.wording = wording
    position = try RecordPosition(queries)
    self.subject = subject
    self.followUp = followUp
    zone = RegisterZone(try queries.settings().opening?.timezone ?? "UTC")
    papers = try queries.papers()
    title = try Self.title(queries, subject, followUp, wording)
    let reader = HistoryReader(
      of: subject, events: try queries.history(of: subject), asOf: queries.day, in: wording)
    let all = reader.items.filter { followUp == nil || $0.followUp == followUp }
    // What was to take effect later, and was withdrawn meanwhile, takes none: it is told with its withdrawal.
    let told = Set(all.filter { $0.effective <= queries.day }.map(\.event.id))
    items = all.filter { item in
      if told.contains(item.event.id) { return true }
      guard case .withdrawn(let withdrawal) = item.fate else { return false }
      return told.contains(withdrawal)
    }
    later = LaterEntries(all.filter { $0.effective > queries.day && $0.isStanding }.map(\.effective))
  }

  private static func title(
    _ queries: Queries, _ subject: Subject, _ followUp: Int?, _ wording: Wording
  ) throws -> String? {
    let language = wording.language.tag
    switch subject {
    case .proposal(let reference):
      let proposal = try queries.proposal(reference)
      return followUp.flatMap { proposal.followUps[$0]?.action } ?? proposal.tabling?.title.wording(in: language)
    case .institution(let code): return try queries.institution(code)?.name.wording(in: language)
    case .dialogue(let code): return try queries.dialogue(code)?.title
    case .session(let reference): return try queries.dialogue(reference.dialogue)?.title
    default: return nil
    }
  }

  private var name: String {
    let name = EventSentence(subject: subject).name
    return followUp.map { "\(name).\($0)" } ?? name
  }
}

extension HistoryReport {
  public var document: Document {
    let subject = title.map { RichText(name) + "  " + wording.recorded($0) } ?? RichText(name)
    var document = Document(title: subject, language: wording.language)
    if items.isEmpty {
      document.append(.paragraph(wording.rich(.nothingRecorded, ["day": .longDay(position.asOf)])))
      document.blocks += later.blocks(wording)
      return document
    }
    document.append(
      .paragraph(
        wording.rich(.eventsUpTo, ["n": .number(items.count), "day": .longDay(position.asOf)])))
    document.append(.table(table(of: items)))
    document.blocks += later.blocks(wording)
    return document
  }

  /// What may stand in a paper: not what is off the record.
  var paperBlocks: [Document.Block] { [.table(table(of: items.filter { !$0.isOffRecord }))] + later.blocks(wording) }

  private func table(of items: [HistoryItem]) -> Table {
    Table(
      columns: [
        .fixed(wording[.on]), .init(wording[.whatHappened], minimumWidth: 28), .fixed(wording[.recorded]),
      ],
      rows: items.map { .cells(cells($0)) })
  }

  private func cells(_ item: HistoryItem) -> [Table.Cell] {
    let isVoid = if case .withdrawn = item.fate { true } else { false }
    var lines: [RichText] = [isVoid ? item.sentence.styled(.quiet) : item.sentence]
    if let source = wording.source(item.provenance, papers: papers) {
      lines.append(wording.rich(.sourceIs, ["source": .rich(source)], .quiet))
    }
    if let reason = item.provenance.reason {
      lines.append(wording.rich(.reasonIs, ["reason": .recorded(reason)], .quiet))
    }
    for confirmation in item.confirmations {
      let source = wording.source(confirmation, papers: papers) ?? wording[.noSourceNamed]
      lines.append(wording.rich(.confirmedIn, ["source": .rich(source)], .quiet))
    }
    lines += item.remarks.map { .init($0, .warning) }
    let recorded = zone.date(of: item.event.time)
    var circumstances: [RichText] = [.init("\(item.event.id)", .reference), .init(item.event.actor, .quiet)]
    // An entry made later than it took effect must show when it became known.
    if recorded != item.effective { circumstances.append(.init(wording.short(recorded), .quiet)) }
    return [.init(wording.short(item.effective)), .init(lines: lines), .init(lines: circumstances)]
  }

  public var records: RecordTable {
    RecordTable(
      columns: [
        "event", "effective", "time", "actor", "type", "subject", "sentence", "authority", "paper", "grade", "reason",
        "sharing", "fate",
      ],
      rows: items.map { item in
        let (event, provenance) = (item.event, item.provenance)
        return [
          .init(reference: event.id), .init(item.effective), .init(reference: event.time), .text(event.actor),
          .text(event.type), .init(reference: event.subject), .text(item.sentence.plain), .init(provenance.authority),
          .init(provenance.paper), .init(provenance.grade?.rawValue), .init(provenance.reason),
          .text(event.sharing.rawValue), .text(item.fate.name),
        ]
      })
  }

  public var json: JSONValue {
    position.json(
      schema: "history/1",
      [
        ("subject", JSONValue(reference: subject)), ("reference", .string(name)), ("title", JSONValue(title)),
        ("items", .array(items.map(\.json))), ("later", JSONValue(later.days.map { "\($0)" })),
      ])
  }
}

extension HistoryItem {
  var json: JSONValue { json(sentence: sentence) }

  func json(sentence: RichText) -> JSONValue {
    let by: [EventID] =
      switch fate {
      case .withdrawn(let id): [id]
      case .corrected(let ids): ids
      case .redacted(let id): id.map { [$0] } ?? []
      case .holds, .notUnderstood, .later: []
      }
    let isRedacted = if case .redacted = fate { true } else { order != nil }
    return [
      "event": JSONValue(reference: event.id), "type": .string(event.type),
      "subject": JSONValue(reference: event.subject), "effective": JSONValue(effective),
      "time": JSONValue(reference: event.time), "actor": .string(event.actor),
      "sentence": .string(sentence.plain), "authority": JSONValue(provenance.authority),
      "paper": JSONValue(provenance.paper), "grade": JSONValue(provenance.grade?.rawValue),
      "reason": JSONValue(provenance.reason), "sharing": .string(event.sharing.rawValue),
      "fate": .string(fate.name), "by": JSONValue(by.map(\.description)), "followUp": JSONValue(followUp),
      "offRecord": .boolean(isOffRecord), "redacted": .boolean(isRedacted),
      "confirmations": .array(
        confirmations.map { confirmation in
          [
            "authority": JSONValue(confirmation.authority), "paper": JSONValue(confirmation.paper),
            "grade": JSONValue(confirmation.grade?.rawValue),
          ]
        }),
    ]
  }
}
