import Domain
public import Projections
import Registry

/// Who was sent which return form, by when it was to come back, and who has answered.
public struct CirculationReport: Report {
  let position: RecordPosition
  let institutions: Institutions
  let sent: CirculationsSent

  /// - Parameter institution: only what went to this body.
  public init(_ queries: Queries, institution: String? = nil) throws {
    position = try RecordPosition(queries)
    institutions = try Institutions(queries)
    sent = try CirculationsSent(queries, institution: institution)
  }

  private var outstanding: [CirculationsSent.Item] {
    sent.items.filter(\.isOutstanding)
  }

  public var document: Document {
    let day = DayWording.long(position.asOf)
    if sent.items.isEmpty { return Document([.paragraph("No return form was circulated by \(day).")]) }
    let late = outstanding.count { $0.daysLate > 0 }
    var headline =
      outstanding.isEmpty
      ? "Every return form is answered" : "\(Plural.counted(outstanding.count, "return form")) not answered in full"
    if late > 0 { headline += ", \(late) of them late" }
    var document = Document([.paragraph([TextRun(headline, .strong), TextRun(" on \(day).")])])
    document.append(.table(table))
    if let owing = outstanding.first {
      let command = "rapport collect \(owing.circulation.reference).xlsx"
      document.append(.note(["When one comes back: ", TextRun(command, .reference)]))
    }
    return document
  }

  private var table: Table {
    Table(
      columns: [
        .fixed("Form"), .init("Institution", minimumWidth: 16), .fixed("Reply by"), .number("Items"),
        .number("Answered"), .init("State", minimumWidth: 18),
      ],
      rows: sent.items.map { item in
        let circulation = item.circulation
        return .cells([
          .init(circulation.reference, .reference), .init(institutions.named(circulation.institution)),
          .init(DayWording.short(circulation.replyBy)), .init("\(circulation.items.count)"),
          .init("\(item.answered.count)"), .init(lines: Self.lines(item)),
        ])
      })
  }

  private static func lines(_ item: CirculationsSent.Item) -> [RichText] {
    let late = item.daysLate > 0 ? "\(Plural.counted(item.daysLate, "day")) late" : nil
    var lines: [RichText] =
      switch item.state {
      case .answered: [.init("answered", .good)]
      case .replaced(let next): [.init("asked again by \(next)", .quiet)]
      case .awaited: [late.map { RichText("no answer, \($0)", .bad) } ?? RichText("awaited")]
      case .partly:
        [
          RichText("in part" + (late.map { ", \($0)" } ?? ""), late == nil ? .warning : .bad),
          RichText("open: \(EventSentence.list(item.open))", .quiet),
        ]
      }
    for form in item.forms {
      let what = "collected\(form.isPart ? " in part" : "") \(DayWording.short(form.on)), \(form.event)"
      lines.append(.init(what, .quiet))
    }
    if !item.letters.isEmpty { lines.append(.init("by \(EventSentence.list(item.letters))", .quiet)) }
    return lines
  }

  public var records: RecordTable {
    RecordTable(
      columns: [
        "form", "institution", "name", "on", "replyBy", "state", "items", "answered", "open", "daysLate", "collected",
        "letters",
      ],
      rows: sent.items.map { item in
        let circulation = item.circulation
        return [
          .text(circulation.reference), .text(circulation.institution),
          .init(institutions.name(circulation.institution)), .init(circulation.on), .init(circulation.replyBy),
          .text(item.state.name), .integer(circulation.items.count), .integer(item.answered.count),
          .init(item.isOutstanding ? item.open : []), .integer(item.daysLate),
          .init(item.forms.map { "\($0.event)" }), .init(item.letters),
        ]
      })
  }

  public var json: JSONValue {
    let items = sent.items.map { item -> JSONValue in
      let circulation = item.circulation
      return [
        "form": .string(circulation.reference), "institution": .string(circulation.institution),
        "name": JSONValue(institutions.name(circulation.institution)), "on": JSONValue(circulation.on),
        "replyBy": JSONValue(circulation.replyBy), "state": .string(item.state.name),
        "items": JSONValue(circulation.items), "answered": JSONValue(item.answered),
        "daysLate": .integer(item.daysLate), "collected": JSONValue(item.forms.map { "\($0.event)" }),
        "letters": JSONValue(item.letters),
      ]
    }
    return position.json(
      schema: "circulations/1", [("items", .array(items)), ("outstanding", .integer(outstanding.count))])
  }
}

extension CirculationsSent.State {
  /// The name in JSON and CSV.
  fileprivate var name: String {
    switch self {
    case .answered: "answered"
    case .partly: "partly"
    case .awaited: "awaited"
    case .replaced: "replaced"
    }
  }
}
