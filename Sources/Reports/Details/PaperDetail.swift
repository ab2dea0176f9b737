import Domain
import EventLog
public import Projections
import Registry

/// A letter on a day: what it says, what it answers, who owes an answer, and what it changed.
public struct PaperDetail: Report {
  let position: RecordPosition
  let row: PaperRow
  /// The entries that rest on it, as they were recorded, also those that no longer hold.
  let entries: [HistoryItem]
  /// What was attached to it.
  let documents: [DocumentRow]
  private let institutions: Institutions
  private let papers: [String: (number: String, dated: CalendarDate)]

  private var day: CalendarDate { position.asOf }

  /// - Parameter reference: as in the log, `mea-P31`.
  /// - Throws: `RegisterFailure.unknown` if no such letter stands on that day.
  public init(_ queries: Queries, of reference: String) throws {
    position = try RecordPosition(queries)
    institutions = try Institutions(queries)
    papers = try queries.papers()
    guard let named = PaperReference(reference), let row = try queries.paperRow(named) else {
      throw RegisterFailure.unknown(.paper, reference, nearest: [])
    }
    self.row = row
    documents = try queries.documents(of: .paper("\(named)"))
    entries = try queries.subjects(citing: "\(named)").flatMap { subject in
      HistoryReader(of: subject, events: try queries.history(of: subject), asOf: queries.day).items
    }
    .filter { $0.provenance.paper == "\(named)" }
    .sorted { left, right in
      let (first, second) = (left.event, right.event)
      return (first.time, first.id.stream, first.id.number) < (second.time, second.id.stream, second.id.number)
    }
  }

  public var document: Document {
    var document = Document(title: "\(row.reference)  \(row.paper.number ?? "")".rich)
    document.append(.facts(facts))
    document.append(.heading(level: 1, "What it changed"))
    if entries.isEmpty {
      document.append(
        .paragraph([
          "Nothing rests on it. Enter what it brings with: ",
          TextRun("rapport proposal note REF TEXT --paper \(row.reference)", .reference),
        ]))
    } else {
      document.append(
        .table(
          Table(
            columns: [.fixed("On"), .fixed("What about"), .init("What it says", minimumWidth: 24), .fixed("Recorded")],
            rows: entries.map { .cells(Self.cells($0)) })))
    }
    return document
  }

  private var facts: [Document.Fact] {
    guard let event = row.paper.event else { return [] }
    var facts: [Document.Fact] = [.init("Dated", .init(DayWording.long(event.dated)))]
    if let sender = event.sender { facts.append(.init("From", institutions.heading(sender))) }
    facts += event.addressees.map { Document.Fact("To", institutions.heading($0)) }
    if let received = event.received { facts.append(.init("Arrived", .init(DayWording.long(received)))) }
    if let answers = event.answers {
      let letter = papers[answers].map { ", \($0.number) of \(DayWording.short($0.dated))" } ?? ""
      facts.append(.init("Answers", .init("\(answers)\(letter)")))
    }
    if let reply = event.reply { facts.append(.init("Goes as far as", .init(reply.words))) }
    if let replyBy = event.replyBy { facts.append(.init("Reply by", .init(DayWording.long(replyBy)))) }
    for answer in row.answers {
      let letter = papers[answer.paper].map { ", \($0.number) of \(DayWording.short($0.dated))" } ?? ""
      let interim = answer.isFinal ? "" : ", interim: the answer is still owed"
      facts.append(.init("Answered by", .init("\(answer.paper) from \(answer.from)\(letter)\(interim)")))
    }
    if let awaited = row.awaited, !awaited.owing.isEmpty {
      let late = awaited.replyBy.days(to: day)
      let words = late > 0 ? ", \(Plural.counted(late, "day")) late" : ""
      facts.append(
        .init("Still owing", .init("\(EventSentence.list(awaited.owing))\(words)", late > 0 ? .bad : .warning)))
    }
    if !event.about.isEmpty { facts.append(.init("About", .init(EventSentence.list(event.about)))) }
    return facts + documents.map(\.shown)
  }

  private static func cells(_ item: HistoryItem) -> [Table.Cell] {
    var lines: [RichText] = [item.openSentence]
    if let fate = item.fateWords { lines.append(.init(fate, .warning)) }
    let subject = EventSentence(subject: item.event.subject).name
    return [
      .init(DayWording.short(item.effective)),
      .init(item.followUp.map { "\(subject).\($0)" } ?? subject, .reference), .init(lines: lines),
      .init("\(item.event.id)", .reference),
    ]
  }

  public var records: RecordTable {
    RecordTable(
      columns: ["event", "effective", "subject", "followUp", "type", "sentence", "fate"],
      rows: entries.map { item in
        [
          .init(reference: item.event.id), .init(item.effective), .init(reference: item.event.subject),
          item.followUp.map { .integer($0) } ?? .empty, .text(item.event.type), .text(item.openSentence.plain),
          .text(item.fate.name),
        ]
      })
  }

  public var json: JSONValue {
    var members: [(String, JSONValue)] = []
    if case .object(let own) = row.json(on: day) { members = own.map { ($0.name, $0.value) } }
    members.append(("documents", .array(documents.map(\.json))))
    members.append(("changed", .array(entries.map { $0.json(sentence: $0.openSentence) })))
    return position.json(schema: "paper/1", members)
  }
}
