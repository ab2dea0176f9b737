import Domain
public import Reports

/// The form as a value that each format is made of: CSV, XLSX, DOCX.
extension ReturnForm: Report {
  public var document: Document {
    let english = Wording.english
    var facts: [Document.Fact] = [.init("To", english.recorded(institution.name) + RichText("  \(institution.code)"))]
    if let secretariat {
      facts.append(.init("From", english.recorded(secretariat.name) + RichText("  \(secretariat.code)")))
    }
    facts.append(.init("Reply by", .init(DayWording.long(replyBy), .strong)))
    var document = Document(
      title: RichText("Return form: ") + english.recorded(institution.name), subtitle: .init(reference),
      [.facts(facts), .paragraph(RichText(FormWording.instructions(self))), .table(table)])
    document.day = day
    return document
  }

  private var table: Table {
    var table = Table(columns: [
      .fixed("proposal"), .fixed("followUp"), .init("what it is", minimumWidth: 16, weight: 2),
      .init("last position", minimumWidth: 14, weight: 2), .init("position", minimumWidth: 24, weight: 3),
      .fixed("done"), .fixed("newDue"), .init("reason", minimumWidth: 14, weight: 2), .fixed("form"),
    ])
    for row in rows {
      let blanks = FormWording.blanks(row)
      table.append(
        [
          .init(row.proposal.text, .reference), .init(row.followUp.map { _ in row.reference } ?? "", .reference),
          .init(lines: FormWording.matter(row)), .init(lines: FormWording.position(row)),
        ] + [FormColumn.position, .done, .newDue, .reason].map { column in .init(blanks[column].map { [$0] } ?? []) }
          // Below each other, so that the column stays narrow.
          + [.init(state(of: row).replacing(" ", with: "\n"), .quiet)])
    }
    return table
  }

  public var records: RecordTable {
    RecordTable(
      columns: FormColumn.allCases.map(\.rawValue),
      rows: rows.map { row in FormColumn.allCases.map { field($0, of: row) } })
  }

  private func field(_ column: FormColumn, of row: Row) -> RecordTable.Field {
    switch column {
    case .proposal: .text(row.proposal.text)
    case .followUp: .init(row.followUp.map { _ in row.reference })
    case .title: .text(row.title.wording())
    case .part: .text(FormWording.parts(row))
    case .action: .init(row.followUp?.action)
    case .due: row.followUp?.due.map(RecordTable.Field.day) ?? .empty
    case .status: .text(row.status.words)
    case .remark: .init(FormWording.remarks(row))
    case .lastPosition: .init(row.position?.text)
    case .lastOn: row.position.map { .day($0.on) } ?? .empty
    case .position, .done, .newDue, .reason: .empty
    case .form: .text(state(of: row))
    }
  }

  public var workbook: Workbook {
    let records = records
    let columns = FormColumn.allCases.map { column in
      Workbook.Column(
        column.rawValue, width: column.width, isPrinted: column != .form, input: column.input(of: rows))
    }
    let sheet = Workbook.Sheet(
      name: "Form", title: FormWording.title(self), columns: columns,
      rows: zip(rows, records.rows).map { row, fields in
        .cells(zip(FormColumn.allCases, fields).map { .init($1, row.asks(for: $0) ? .plain : .quiet) })
      })
    let help = Workbook.Sheet(
      name: "How to fill it in", title: FormWording.title(self), columns: [.init(FormWording.title(self), width: 100)],
      rows: FormWording.help(self).map { .cells([.init($0)]) })
    return Workbook(title: FormWording.title(self), footer: reference, sheets: [sheet, help])
  }

  public var json: JSONValue {
    let items = rows.map { row -> JSONValue in
      [
        "proposal": .string(row.proposal.text), "followUp": JSONValue(row.followUp.map { _ in row.reference }),
        "title": .string(row.title.wording()), "action": JSONValue(row.followUp?.action),
        "due": JSONValue(row.followUp?.due.map { "\($0)" }), "status": .string(row.status.rawValue),
        "lastPosition": JSONValue(row.position?.text), "form": .string(state(of: row)),
      ]
    }
    return [
      "schema": "form/1", "form": .string(reference), "institution": .string(institution.code),
      "replyBy": .string("\(replyBy)"), "items": .array(items),
    ]
  }
}

extension ReturnForm.Row {
  /// Whether a column is to be filled in, or says something: of a proposal without a follow-up only a position is asked.
  func asks(for column: FormColumn) -> Bool { followUp != nil || ![.done, .newDue, .reason].contains(column) }
}

/// The columns of a form, by which it is read again; the names are the same in every format.
enum FormColumn: String, CaseIterable {
  case proposal, followUp, title, part, action, due, status, remark, lastPosition, lastOn
  case position, done, newDue, reason
  case form

  /// Those that whoever receives the form fills in.
  static let inputs: [FormColumn] = [.position, .done, .newDue, .reason]

  /// In characters.
  fileprivate var width: Int {
    switch self {
    case .proposal, .followUp: 16
    case .title, .action, .lastPosition: 32
    case .part, .due, .lastOn: 11
    case .status, .remark: 16
    case .position: 44
    case .done: 8
    case .newDue: 12
    case .reason: 28
    case .form: 22
    }
  }

  fileprivate func input(of rows: [ReturnForm.Row]) -> Workbook.Input? {
    switch self {
    case .position, .reason: .words
    case .done: .choice(["yes"])
    case .newDue: .day(refusal: FormWording.dayRefusal)
    default: nil
    }
  }
}
