import Domain
import Reports

// What is wrong with a form that came back.
extension CollectWording {
  static func words(for findings: [FormFinding]) -> WordedFailure {
    let lines = findings.map { finding in
      (finding.row.map { "\(finding.file):\($0)" } ?? finding.file) + ": " + sentence(finding.problem) + "\n"
    }
    let files = Set(findings.map(\.file)).count
    return WordedFailure(
      "\(Plural.counted(findings.count, "fault")) in \(files == 1 ? findings[0].file : "\(files) files").",
      hint: findings.lazy.compactMap { hint($0.problem) }.first ?? "Mend the file, or ask for it again.", exitStatus: 1,
      evidence: lines.joined())
  }

  private static func sentence(_ problem: FormFinding.Problem) -> String {
    switch problem {
    case .columnsMissing(let missing, let found):
      "It is no return form: \(EventWording.list(missing)) \(missing.count == 1 ? "is" : "are") missing in its head, which has "
        + (found.isEmpty ? "no columns." : "\(EventWording.list(found.map { FailureWording.shown($0) })).")
    case .columnTwice(let name): "The column \(FailureWording.shown(name)) is there twice."
    case .noRows: "There is no row under the head."
    case .badState(let text):
      text.isEmpty
        ? "The column form is empty, so it is not known on what the row rests."
        : "\(FailureWording.shown(text)) in the column form is not what a form has there."
    case .anotherForm(let form, let first): "The row is of the form \(form), the rows before of \(first)."
    case .formInTwoFiles(let form, let first): "It is the form \(form), as \(first) is."
    case .unknownForm(let form):
      "This register has circulated no form \(form): it belongs to another register, or was withdrawn."
    case .foreignEntry(let event, let reference):
      "The row rests on \(event), which is no entry of \(reference) here: the form belongs to another register."
    case .badReference(let column, let text): "\(FailureWording.shown(text)) for \(column) is no full reference."
    case .referenceMissing: "The row has no reference: rows are not added to a form."
    case .referencesApart(let proposal, let followUp):
      "\(FailureWording.shown(followUp)) is no follow-up of \(FailureWording.shown(proposal))."
    case .notOnForm(let reference, let form): "\(reference) is not on the form \(form): rows are not added to a form."
    case .duplicate(let reference, let first): "\(reference) stands in row \(first) already."
    case .formula(let column): "\(column) is a formula: nobody wrote what it shows."
    case .merged(let column): "\(column) is a part of a merged cell."
    case .day(let column, let fault): SheetWording.words(for: fault, column: column).sentence
    case .badDone(let text): "\(FailureWording.shown(text)) for done is neither yes, nor no, nor a day."
    case .doneAhead(let day): "\(DayWording.long(day)) (done) has not come yet."
    case .noFollowUp(let column): "\(column) is filled in, and the row has no follow-up: only a position is recorded."
    case .reasonAlone: "There is a reason and no new date (newDue)."
    case .text(let column, .tooLong(let bytes)): "\(column) has \(bytes) bytes; an entry has room for 25000."
    case .text(let column, .controlCharacter(let scalar)):
      "\(column) holds the control character U+\(hexadecimal(scalar))."
    case .refused(let sentence, _): sentence
    }
  }

  /// At least four digits.
  private static func hexadecimal(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func hint(_ problem: FormFinding.Problem) -> String? {
    switch problem {
    case .columnsMissing, .columnTwice:
      "The head of a form is: \(FormColumn.allCases.map(\.rawValue).joined(separator: ","))"
    case .unknownForm, .foreignEntry: "See the forms of this register: rapport circulate --status"
    case .day(let column, let fault): SheetWording.words(for: fault, column: column).hint
    case .badState: "The column form belongs to the program: take it from the form as it went out, unchanged."
    case .badReference, .referencesApart:
      "Take references from the form as it went out; a new follow-up is added with: rapport follow-up add"
    case .notOnForm, .referenceMissing: "What is new is recorded by hand: rapport follow-up add REF \"...\" --owner I"
    case .formula, .merged: "Write the value itself into the cell, and save the file."
    case .badDone, .doneAhead: "Write yes once it is done; for a day to come use newDue."
    case .noFollowUp: "Record what it is to be by hand: rapport follow-up add REF \"...\" --owner I --due D"
    case .reasonAlone: "Write the new date into newDue, or move the words into position."
    case .noRows, .anotherForm, .formInTwoFiles, .duplicate, .text: nil
    case .refused(_, let hint): hint
    }
  }
}

extension FailureWording {
  /// A text in quotation marks, cut where it is long, without what could steer a terminal.
  static func shown(_ text: String) -> String { AnswerWording.quoted(text) }
}
