import Domain
import EventLog
import Projections
import Registry

extension SearchReport {
  public var document: Document {
    guard total > 0 else {
      let day = " as at \(DayWording.long(position.asOf))."
      return Document([.paragraph([TextRun("Nothing holds “\(typed)”", .strong), TextRun(day)])])
    }
    let shown = min(limit ?? total, total)
    let all = Plural.counted(total, "entry", "entries")
    let count = shown < total ? "\(Plural.digits(shown)) of \(all)" : all
    var document = Document([
      .paragraph([
        TextRun(count, .strong),
        TextRun(" about \(Plural.counted(thingCount, "thing")) as at \(DayWording.long(position.asOf))"),
      ])
    ])
    document.blocks += selection.note()
    document.append(.table(table(shown: shown)))
    return document
  }

  private func table(shown: Int) -> Table {
    var table = Table(columns: [.fixed("On"), .init("What was recorded", minimumWidth: 28), .fixed("Event")])
    var left = shown
    for group in groups where left > 0 {
      let name = EventSentence(subject: group.subject).name
      table.rows.append(
        .group([TextRun(name, .reference), TextRun(group.title.map { "  " + $0 } ?? "")]))
      for hit in group.hits.prefix(left) {
        if let item = told[hit.id] { table.append(cells(hit, item)) }
      }
      left -= min(left, group.hits.count)
    }
    return table
  }

  private func cells(_ hit: Hit, _ item: HistoryItem) -> [Table.Cell] {
    let sentence = item.sentence
    var lines: [RichText] = [sentence]
    // The sentence does not say everything that an entry holds.
    if !sentence.plain.contains(hit.text) { lines.append(.init("\(hit.member): \(hit.text)", .quiet)) }
    if case .corrected = item.fate, let fate = item.fateWords { lines.append(.init(fate, .warning)) }
    if let order = item.order { lines.append(.init(order.words(.english), .warning)) }
    return [
      .init(DayWording.short(item.effective)), .init(lines: lines), .init("\(hit.id)", .reference),
    ]
  }

  public var records: RecordTable {
    RecordTable(
      columns: ["reference", "title", "event", "effective", "type", "followUp", "member", "text", "sharing"],
      rows: groups.flatMap { group in
        group.hits.map { hit in
          [
            .text(EventSentence(subject: group.subject).name), .init(group.title), .init(reference: hit.id),
            .init(hit.effective), .text(hit.type), .init(hit.followUp), .text(hit.member),
            .text(hit.text), .text(hit.sharing.rawValue),
          ]
        }
      })
  }

  public var json: JSONValue {
    let items = groups.flatMap { group in
      group.hits.map { hit -> JSONValue in
        [
          "reference": .string(EventSentence(subject: group.subject).name), "title": JSONValue(group.title),
          "event": JSONValue(reference: hit.id), "effective": JSONValue(hit.effective),
          "type": .string(hit.type), "followUp": JSONValue(hit.followUp), "member": .string(hit.member),
          "text": .string(hit.text), "sharing": .string(hit.sharing.rawValue),
        ]
      }
    }
    return position.json(
      schema: "search/1",
      [("words", .string(typed)), selection.member, ("items", .array(items)), ("count", .integer(total))])
  }
}
