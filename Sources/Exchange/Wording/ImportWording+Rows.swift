import Domain
import Foundation
import Registry
import Reports

// What is wrong with one row.
extension ImportWording {
  static func systemWords(_ code: Int32) -> String { String(cString: strerror(code)) }

  static func words(for fault: RowFault) -> (sentence: String, hint: String?) {
    switch fault.problem {
    case .empty: empty(fault.field)
    case .merged:
      (
        "The cell is part of a merged cell, so it says nothing for this row.",
        "Unmerge it, and write the value in each row."
      )
    case .formula(let shown): formula(shown)
    case .day(let fault): day(fault)
    case .unknownWord(let word, let known, let nearest): unknown(word, known, nearest, fault.field)
    case .text(let failure), .refused(let failure): refused(failure)
    case .behindLastColumn(let text):
      (
        "\(quoted(short(text, 40))) stands behind the last column that has a name.",
        "Give the column a name, or take the cell out."
      )
    case .shortReference, .referenceIsDay, .followUpReference, .notAReference, .otherRegister, .otherSession,
      .unknownSession:
      reference(fault.problem)
    case .unknownInstitution, .wrongSide: institution(fault.problem)
    case .enteredInError(let reference):
      ("\(reference) was entered in error before; references are never used again.", "Give the row another number.")
    case .tooManyRows(let limit):
      ("There are more than \(Plural.digits(limit)) rows of this proposal.", "Check the references.")
    case .differs, .standsOtherwise, .withoutAction, .repeated, .severalFollowUps, .similarFollowUp, .movedOn:
      conflict(fault.problem)
    }
  }

  private static func empty(_ field: MatrixField?) -> (String, String?) {
    switch field {
    case .reference: ("There is no reference.", "Write it in full in each row: JPHLEPD-9-05")
    case .owner: ("An action has no owner.", "Name the institution that promised it.")
    case .kind:
      ("A new proposal needs its kind.", "Fill it in, or say it for all: --map \"kind:=other\"")
    case .side: ("A new proposal needs the side that tabled it.", "Fill it in, or say it for all: --map \"side:=PK\"")
    case let field?: ("A new proposal needs a \(field.rawValue).", "Fill it in.")
    case nil: ("Nothing stands there.", nil)
    }
  }

  private static func formula(_ shown: String) -> (String, String?) {
    let shows = shown.isEmpty ? "nothing" : quoted(short(shown, 40))
    return (
      "A formula stands there (it shows \(shows)), and nobody typed what it shows.",
      "Copy the column and paste it as values, or save the sheet as CSV."
    )
  }

  private static func day(_ fault: DayFault) -> (String, String?) {
    switch fault {
    case .empty: ("No day stands there.", "Write 2026-03-31.")
    case .ambiguous(let text):
      (
        "\(text) does not say which figure is the month.",
        "Say it for the whole file with --dates dmy or --dates mdy, or write 2026-03-31."
      )
    case .impossible(let text): ("\(text) is not in the calendar.", "Check the day and the month.")
    case .shortYear(let text): ("\(text) does not say the century.", "Write the year with four figures.")
    case .number(let text):
      ("\(text) is a number, not a day.", "Give the column a date format in the spreadsheet, and save it.")
    case .notADay(let text):
      ("\(quoted(short(text, 40))) is no day.", "Write 2026-03-31, or leave the cell empty and say it in position.")
    }
  }

  private static func unknown(
    _ word: String, _ known: [String], _ nearest: [String], _ field: MatrixField?
  ) -> (String, String?) {
    let name = field?.rawValue ?? "value"
    let map = "or map it: --map \"\(name):\(short(word, 40))=\(nearest.first ?? "...")\""
    if let near = nearest.first {
      return ("\(quoted(short(word, 40))) is no \(name).", "Nearest: \(near) (\(map))")
    }
    return (
      "\(quoted(short(word, 40))) is no \(name).", "It is one of \(known.joined(separator: ", ")); \(map)"
    )
  }

  private static func refused(_ failure: RegisterFailure) -> (String, String?) {
    if case .lineTooLong(let bytes) = failure {
      return ("The entry would need \(Plural.digits(bytes)) bytes; an entry has at most 60,000.", "Shorten the text.")
    }
    if case .proposal(let reference, .illegalMove(let from, let to), _) = failure {
      let open = StatusMoves.open(from: from).filter { $0.need == .nothing || $0.need == .reason }.map(\.to.rawValue)
      let hint =
        to == .closed && from != .completed ? "Nearest: completed; what shows that it is done comes later." : nil
      return (
        "\(reference) is \(from.rawValue), which cannot become \(to.rawValue).",
        hint ?? "It can become \(FailureWording.alternatives(open))."
      )
    }
    let words = FailureWording.words(for: failure)
    return (words.sentence, words.hint)
  }

  private static func reference(_ problem: RowProblem) -> (String, String?) {
    switch problem {
    case .shortReference(let text, let full):
      return ("\(text) is a reference in short; a file carries it in full.", full.map { "Nearest: \($0)" })
    case .referenceIsDay(let day):
      return (
        "A day stands there (\(day)): a spreadsheet makes one of 9-05.",
        "Give the column the format Text, and write JPHLEPD-9-05."
      )
    case .followUpReference(let text, let proposal):
      return ("\(text) is a follow-up; a row names its proposal.", "Nearest: \(proposal)")
    case .notAReference(let text):
      return ("\(quoted(short(text, 40))) is no reference of a proposal.", "It looks like JPHLEPD-9-05.")
    case .otherRegister(let reference, let known):
      let near =
        known.isEmpty
        ? "This register has no dialogue yet: rapport dialogue open \(reference.dialogue) --title T --sides CC,CC"
        : "Nearest: \(FailureWording.list(known))"
      return ("\(reference) belongs to a dialogue \(reference.dialogue), which this register has not.", near)
    case .otherSession(let typed, let reference):
      let session = reference.sessionReference.map { "\($0)" } ?? "none"
      return ("\(quoted(short(typed, 40))) is not the session of \(reference).", "Nearest: \(session)")
    case .unknownSession(let session):
      return (
        "The register has no session \(session).",
        "Enter it first: rapport session hold \(session) --date D"
      )
    default: return ("The reference cannot be used.", nil)
    }
  }

  private static func institution(_ problem: RowProblem) -> (String, String?) {
    switch problem {
    case .unknownInstitution(let typed, let nearest, _):
      return (
        "The register has no institution \(quoted(short(typed, 60))).",
        nearest.isEmpty ? nil : "Nearest: \(FailureWording.list(nearest))"
      )
    case .wrongSide(let code, let side, let expected):
      return ("\(code) is on the side of \(side), not of \(expected).", "Name one of \(expected).")
    default: return ("The institution cannot be used.", nil)
    }
  }

  private static func conflict(_ problem: RowProblem) -> (String, String?) {
    switch problem {
    case .differs(let value, let line):
      return (
        "Line \(line) says \(quoted(short(value, 40))) of the same proposal.",
        "Write the same in both, or leave one empty."
      )
    case .standsOtherwise(let value, let event, let setting):
      let correct = event.map { "rapport event correct \($0) --set \(setting) --reason TEXT" }
      return ("The register has \(value), which no later entry changes.", correct.map { "If that is wrong: \($0)" })
    case .withoutAction: return ("It belongs to an action, and there is none.", "Write the action, or empty the cell.")
    case .repeated(let line):
      return ("Line \(line) says the same: one action, one owner, one day.", "Take one of the rows out.")
    case .severalFollowUps(let references):
      let names = references.map(\.description)
      return (
        "It may be \(FailureWording.alternatives(names)): neither action nor owner nor day say which.",
        "Record the change by hand, and write in the row what holds then."
      )
    case .similarFollowUp(let reference, let action):
      return (
        "No follow-up has these words, and \(reference) says nearly the same: \(quoted(action)).",
        "Write its words, or change them first: rapport follow-up amend \(reference) --action TEXT"
      )
    case .movedOn(let standing, let event, let name):
      let since = event.map { " since \($0)" } ?? ""
      return (
        "The register has \(quoted(short(standing, 40)))\(since), and the row has changed since the last import too.",
        "Write in the row what holds, or take it from the file: --accept \(name)"
      )
    default: return ("The row cannot be used.", nil)
    }
  }
}
