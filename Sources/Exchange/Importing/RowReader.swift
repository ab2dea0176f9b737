import Domain
import Registry

/// Understands the cells of one row after the other; what cannot be understood is noted, and the rest is read on.
struct RowReader {
  let head: MatrixHead
  let map: ColumnMap
  let days: FileDays
  private(set) var faults: [RowFault] = []

  init(head: MatrixHead, map: ColumnMap, days: FileDays) {
    self.head = head
    self.map = map
    self.days = days
  }

  mutating func read(_ source: Sheet.Row) -> MatrixRow {
    var row = MatrixRow(source: source)
    row.reference = reference(source)
    row.session = text(.session, source)
    row.title = text(.title, source)
    row.kind = word(.kind, source, Kind.self)?.rawValue
    row.side = text(.side, source)
    row.lead = text(.lead, source)
    row.support = list(.support, source)
    row.counterpart = list(.counterpart, source)
    row.tabled = day(.tabled, source)
    row.response = word(.response, source, Response.self)
    row.status = word(.status, source, Status.self)
    row.action = text(.action, source)
    row.owner = text(.owner, source)
    row.due = day(.due, source)
    row.position = text(.position, source)
    row.authority = text(.authority, source)
    if isEmpty(.action, source) {
      for field in [MatrixField.owner, .due] where !isEmpty(field, source) {
        note(source, field, .withoutAction)
      }
    }
    checkWidth(source)
    return row
  }

  private mutating func note(_ row: Sheet.Row, _ field: MatrixField?, _ problem: RowProblem) {
    faults.append(RowFault(row, field, problem))
  }

  private func isEmpty(_ field: MatrixField, _ row: Sheet.Row) -> Bool {
    guard let column = head.columns[field] else { return true }
    return Self.isNothing(row[column].text)
  }

  /// Dashes are how people write that there is nothing.
  private static func isNothing(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { ["-", "–", "—", "―"].contains($0) || $0.properties.isWhitespace }
  }

  /// What stands in a cell, in the words that are used here; nil if nothing does.
  private mutating func shown(_ field: MatrixField, _ row: Sheet.Row) -> Sheet.Cell? {
    let cell = head.columns[field].map { row[$0] } ?? .empty
    switch cell {
    case .merged:
      note(row, field, .merged)
      return nil
    case .formula(let shown):
      note(row, field, .formula(shown: shown))
      return nil
    case .empty, .text, .number, .day, .truth: break
    }
    let isNothing = Self.isNothing(cell.text)
    if let ours = map.value(isNothing ? "" : cell.text, of: field) { return ours.isEmpty ? nil : .text(ours) }
    return isNothing ? nil : cell
  }

  /// A text in one line.
  private mutating func text(_ field: MatrixField, _ row: Sheet.Row) -> String? {
    guard let cell = shown(field, row) else { return nil }
    return checked(cell.text, field, row)
  }

  private mutating func checked(_ text: String, _ field: MatrixField, _ row: Sheet.Row) -> String? {
    // Most cells are plain words in one line, which a sheet gives without space around them.
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
    let line =
      text.utf8.contains { $0 < 0x20 }
      ? text.split { $0.isNewline || $0 == "\t" }.map(\.trimmed).filter { !$0.isEmpty }.joined(separator: " ") : text
    do throws(RegisterFailure) {
      return try TextRule.checked(line, field: field.rawValue)
    } catch {
      note(row, field, .text(error))
      return nil
    }
  }

  /// Names separated by commas, semicolons or lines.
  private mutating func list(_ field: MatrixField, _ row: Sheet.Row) -> BodyList? {
    guard let cell = shown(field, row), let whole = checked(cell.text, field, row) else { return nil }
    let parts = cell.text.split { $0 == "," || $0 == ";" || $0 == "/" || $0.isNewline }.map(\.trimmed)
    let items = parts.filter { !Self.isNothing($0) }.map { map.value($0, of: field) ?? $0 }.filter { !$0.isEmpty }
    return items.isEmpty ? nil : BodyList(whole: whole, items: items)
  }

  private mutating func day(_ field: MatrixField, _ row: Sheet.Row) -> CalendarDate? {
    guard let cell = shown(field, row) else { return nil }
    do throws(DayFault) {
      return try days.day(cell)
    } catch {
      note(row, field, .day(error))
      return nil
    }
  }

  /// A word of a list: case does not matter, and blanks stand for hyphens.
  private mutating func word<Value>(
    _ field: MatrixField, _ row: Sheet.Row, _ type: Value.Type
  ) -> Value? where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    guard let cell = shown(field, row) else { return nil }
    if let value = Value(rawValue: cell.text) { return value }
    let typed = Nearest.folded(cell.text).replacing(" ", with: "-").replacing("_", with: "-")
    if let value = Value(rawValue: typed) { return value }
    let known = Value.allCases.map(\.rawValue)
    let near = known.map { (word: $0, distance: Nearest.distance($0, typed)) }
      .filter { $0.distance <= max(1, min(3, typed.count / 3)) }.sorted { $0.distance < $1.distance }
    note(row, field, .unknownWord(cell.text, known: known, nearest: near.prefix(1).map(\.word)))
    return nil
  }

  private mutating func checkWidth(_ row: Sheet.Row) {
    guard row.cells.count > head.names.count else { return }
    if let cell = row.cells[head.names.count...].first(where: { !$0.isEmpty }) {
      note(row, nil, .behindLastColumn(cell.text))
    }
  }
}

// MARK: - References

extension RowReader {
  /// A proposal's reference in full; which dialogues there are, the register is asked later.
  private mutating func reference(_ row: Sheet.Row) -> ProposalReference? {
    let known = faults.count
    guard let cell = shown(.reference, row) else {
      // What a merged or computed cell lacks is said already.
      if faults.count == known { note(row, .reference, .empty) }
      return nil
    }
    if case .day(let day) = cell {
      faults.append(RowFault(row, .reference, .referenceIsDay(day)))
      return nil
    }
    let text = ReferenceText.normalised(cell.text)
    if let reference = ProposalReference(text) { return reference }
    let problem: RowProblem
    if let dot = text.lastIndex(of: "."), ProposalReference(text[..<dot]) != nil {
      problem = .followUpReference(cell.text, proposal: String(text[..<dot]))
    } else if text.contains(/^([0-9]+|X)-[0-9]+[A-Z]?$/) {
      problem = .shortReference(text, full: nil)
    } else {
      problem = .notAReference(cell.text)
    }
    faults.append(RowFault(row, .reference, problem))
    return nil
  }
}
