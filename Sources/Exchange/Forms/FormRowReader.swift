import Domain
import Registry

/// Takes one row of a form apart.
struct FormRowReader {
  private let cells: [FormColumn: Sheet.Cell]
  private let controls: [String: Sheet.Cell]
  private let days: FileDays
  private(set) var problems: [FormFinding.Problem] = []

  /// What a row says once it is read.
  struct Row {
    let form: String
    let proposal: ProposalReference
    let followUp: Int?
    let state: [EventID]
    var position: String?
    var done: FilledForm.Done?
    var newDue: CalendarDate?
    var reason: String?

    var reference: String {
      followUp.map { "\(FollowUpReference(proposal: proposal, number: $0))" } ?? proposal.text
    }

    func filled(_ number: Int) -> FilledForm.Row {
      FilledForm.Row(
        number: number, proposal: proposal, followUp: followUp, state: state, position: position, done: done,
        newDue: newDue, reason: reason)
    }
  }

  /// - Parameter controls: the content controls of a document, by tag; what stands in one goes before its cell.
  init(_ cells: [FormColumn: Sheet.Cell], controls: [String: Sheet.Cell], days: FileDays) {
    self.cells = cells
    self.controls = controls
    self.days = days
  }

  /// What stands in the columns that are not to be filled in.
  var shown: [FormColumn: String] {
    cells.filter { !FormColumn.inputs.contains($0.key) && $0.key != .form }.mapValues(\.text)
  }

  /// The row; nil if it is not known what it is about.
  mutating func read() -> Row? {
    for column in FormColumn.allCases {
      switch cells[column] {
      case .formula? where FormColumn.inputs.contains(column): problems.append(.formula(column: column.rawValue))
      case .merged?: problems.append(.merged(column: column.rawValue))
      default: break
      }
    }
    let (about, state) = (references(), state())
    let reference = about.map { about in
      about.followUp.map { "\(FollowUpReference(proposal: about.0, number: $0))" } ?? about.0.text
    }
    // What is filled in is looked at in any case: everything that is wrong is said at once.
    let position = text(.position, of: reference)
    var (done, newDue) = (done(of: reference), day(.newDue, of: reference))
    var reason = text(.reason, of: reference)
    guard let (proposal, followUp) = about, let (form, state) = state else { return nil }
    if followUp == nil {
      for column in [FormColumn.done, .newDue, .reason] where !input(column, of: reference).isEmpty {
        problems.append(.noFollowUp(column: column.rawValue))
      }
      (done, newDue, reason) = (nil, nil, nil)
    } else if reason != nil, newDue == nil, input(.newDue, of: reference).isEmpty {
      problems.append(.reasonAlone)
    }
    return Row(
      form: form, proposal: proposal, followUp: followUp, state: state, position: position, done: done,
      newDue: newDue, reason: reason)
  }

  private func cell(_ column: FormColumn) -> Sheet.Cell { cells[column] ?? .empty }

  // MARK: What the row is about

  private mutating func references() -> (ProposalReference, followUp: Int?)? {
    let (proposalText, followUpText) = (cell(.proposal).text, cell(.followUp).text)
    if proposalText.isEmpty, followUpText.isEmpty {
      problems.append(.referenceMissing)
      return nil
    }
    guard !followUpText.isEmpty else {
      guard let proposal = ProposalReference(ReferenceText.normalised(proposalText)) else {
        problems.append(.badReference(column: FormColumn.proposal.rawValue, proposalText))
        return nil
      }
      return (proposal, nil)
    }
    guard let followUp = FollowUpReference(ReferenceText.normalised(followUpText)) else {
      problems.append(.badReference(column: FormColumn.followUp.rawValue, followUpText))
      return nil
    }
    guard ProposalReference(ReferenceText.normalised(proposalText)) == followUp.proposal else {
      problems.append(.referencesApart(proposal: proposalText, followUp: followUpText))
      return nil
    }
    return (followUp.proposal, followUp.number)
  }

  private mutating func state() -> (form: String, [EventID])? {
    let words = cell(.form).text.split(whereSeparator: \.isWhitespace).map(String.init)
    let events = words.dropFirst().compactMap { EventID($0) }
    guard let form = words.first, !events.isEmpty, events.count == words.count - 1 else {
      problems.append(.badState(cell(.form).text))
      return nil
    }
    return (form, events)
  }

  // MARK: What is filled in

  /// A control goes before its cell; a request to fill it in is nothing that was filled in.
  private func input(_ column: FormColumn, of reference: String?) -> Sheet.Cell {
    if let reference, let control = controls["\(reference)/\(column.rawValue)"], !control.isEmpty {
      return Self.filled(control)
    }
    return Self.filled(cell(column))
  }

  private static func filled(_ cell: Sheet.Cell) -> Sheet.Cell {
    FormWording.requests.contains(cell.text) || cell.text.allSatisfy { $0 == "_" } ? .empty : cell
  }

  /// A line of the log has 60,000 bytes, and a quotation mark takes two of them.
  private static let longest = 25_000

  /// One line of text; a line break in a cell is a space.
  private mutating func text(_ column: FormColumn, of reference: String?) -> String? {
    let text = input(column, of: reference).text.split { $0.isNewline || $0 == "\t" }.joined(separator: " ")
    guard !text.isEmpty else { return nil }
    guard text.utf8.count <= Self.longest else {
      problems.append(.text(column: column.rawValue, .tooLong(text.utf8.count)))
      return nil
    }
    do throws(RegisterFailure) {
      return try TextRule.checked(text, field: column.rawValue)
    } catch {
      if case .controlCharacter(_, let scalar) = error {
        problems.append(.text(column: column.rawValue, .controlCharacter(scalar)))
      }
      return nil
    }
  }

  private mutating func day(_ column: FormColumn, of reference: String?) -> CalendarDate? {
    let cell = input(column, of: reference)
    if cell.isEmpty { return nil }
    do throws(DayFault) {
      return try days.day(cell)
    } catch {
      problems.append(.day(column: column.rawValue, error))
      return nil
    }
  }

  private mutating func done(of reference: String?) -> FilledForm.Done? {
    let cell = input(.done, of: reference)
    switch cell {
    case .empty, .merged: return nil
    case .truth(let truth): return truth ? .yes : nil
    case .day(let day): return .on(day)
    case .text, .number, .formula: break
    }
    let word = cell.text.lowercased().filter { !$0.isWhitespace && $0 != "." }
    if Self.no.contains(word) || word.isEmpty { return nil }
    if Self.yes.contains(word) { return .yes }
    do throws(DayFault) {
      return .on(try days.day(cell))
    } catch {
      switch error {
      case .ambiguous, .impossible, .shortYear: problems.append(.day(column: FormColumn.done.rawValue, error))
      case .empty, .number, .notADay: problems.append(.badDone(cell.text))
      }
      return nil
    }
  }

  private static let yes: Set<String> = [
    "yes", "y", "x", "done", "true", "1", "ok", "completed", "complete", "✓", "✔", "☑", "☒", "✅", "はい", "済", "完了", "○",
    "예",
    "완료", "ہاں", "مکمل",
  ]
  private static let no: Set<String> = [
    "no", "n", "-", "–", "—", "false", "0", "☐", "notyet", "notdone", "いいえ", "未", "아니오", "نہیں",
  ]
}
