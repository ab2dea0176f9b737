import Domain
public import Projections

/// The letters in and out, and who owes an answer to which.
public struct PaperListReport: Report {
  let position: RecordPosition
  let rows: [PaperRow]
  let isAwaitingOnly: Bool

  private var day: CalendarDate { position.asOf }

  /// - Parameter isAwaitingOnly: only letters to which somebody owes an answer, the longest overdue first.
  public init(_ queries: Queries, isAwaitingOnly: Bool) throws {
    position = try RecordPosition(queries)
    self.isAwaitingOnly = isAwaitingOnly
    let all = try queries.paperRows()
    guard isAwaitingOnly else {
      rows = all
      return
    }
    rows = all.compactMap { row in row.awaited.map { (row, $0) } }.filter { !$0.1.owing.isEmpty }
      .enumerated().sorted { ($0.element.1.replyBy, $0.offset) < ($1.element.1.replyBy, $1.offset) }
      .map(\.element.0)
  }

  public var document: Document {
    if rows.isEmpty {
      let sentence = isAwaitingOnly ? "Nobody owes an answer to a letter" : "No letter is logged"
      return Document([.paragraph("\(sentence) on \(DayWording.long(day)).")])
    }
    let table = Table(
      columns: [
        .fixed("Paper"), .init("Number", minimumWidth: 12), .fixed("Dated"), .init("From or to", minimumWidth: 8),
        .init("Answer", minimumWidth: 16),
      ],
      rows: rows.map { row in
        .cells([
          .init("\(row.reference)", .reference), .init(row.paper.number ?? ""),
          .init(row.paper.dated.map(DayWording.short) ?? ""), .init(row.paper.event?.partners ?? ""),
          .init(lines: row.answerLines(on: day)),
        ])
      })
    return Document([.table(table)])
  }

  public var records: RecordTable {
    RecordTable(
      columns: [
        "paper", "number", "dated", "direction", "from", "to", "replyBy", "owing", "answers", "reply", "about",
      ],
      rows: rows.map { row in
        [
          .init(reference: row.reference), .init(row.paper.number), .init(row.paper.dated),
          .text(row.paper.event?.direction ?? ""), .init(row.paper.event?.sender),
          .init(row.paper.event?.addressees ?? []), .init(row.paper.event?.replyBy), .init(row.awaited?.owing ?? []),
          .init(row.paper.event?.answers), .init(row.paper.event?.reply?.rawValue),
          .init(row.paper.event?.about ?? []),
        ]
      })
  }

  public var json: JSONValue {
    position.json(schema: "papers/1", [("items", .array(rows.map { $0.json(on: day) }))])
  }
}

extension PaperRow {
  /// What it answers, or who still owes an answer to it.
  func answerLines(on day: CalendarDate) -> [RichText] {
    if let answers = paper.event?.answers {
      let reply = paper.event?.reply.map { " (\($0.words))" } ?? ""
      return [RichText("answers \(answers)\(reply)")]
    }
    guard let awaited else { return [] }
    let received = answers.map { "\($0.paper) of \($0.from)\($0.isFinal ? "" : ", interim")" }
    var lines = received.map { RichText("answered by \($0)", .quiet) }
    guard !awaited.owing.isEmpty else { return lines }
    let late = awaited.replyBy.days(to: day)
    let due = late > 0 ? ", \(Plural.counted(late, "day")) late" : ""
    lines.append(
      RichText(
        "owed by \(EventSentence.list(awaited.owing)), until \(DayWording.short(awaited.replyBy))\(due)",
        late > 0 ? .bad : .warning))
    return lines
  }

  func json(on day: CalendarDate) -> JSONValue {
    let event = paper.event
    let awaited: JSONValue =
      self.awaited.map { awaited in
        [
          "replyBy": JSONValue(awaited.replyBy), "owing": JSONValue(awaited.owing),
          "overdue": .boolean(awaited.isOverdue(on: day)),
        ]
      } ?? .null
    return [
      "paper": JSONValue(reference: reference), "number": JSONValue(paper.number), "dated": JSONValue(paper.dated),
      "direction": .string(event?.direction ?? ""), "from": JSONValue(event?.sender),
      "to": JSONValue(event?.addressees ?? []), "received": JSONValue(event?.received),
      "answers": JSONValue(event?.answers), "reply": JSONValue(event?.reply?.rawValue),
      "about": JSONValue(event?.about ?? []), "awaiting": awaited,
      "answeredBy": .array(
        answers.map { answer in
          [
            "paper": .string(answer.paper), "from": .string(answer.from),
            "reply": JSONValue(answer.reply?.rawValue),
          ]
        }),
    ]
  }
}

extension PaperEvent {
  /// `in` or `out`.
  var direction: String { if case .received = self { "in" } else { "out" } }

  /// The sender of a letter that came in, the addressees of one that went out.
  var partners: String { sender.map { "from \($0)" } ?? "to \(addressees.joined(separator: ", "))" }
}
