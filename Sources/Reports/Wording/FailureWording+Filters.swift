import Domain
import Registry

// Filters that do not parse, and views that were saved.
extension FailureWording {
  static func filtering(_ failure: RegisterFailure) -> WordedFailure {
    switch failure {
    case .filter(let failure): filter(failure)
    case .viewsInCircle(let names):
      WordedFailure(
        "The view \(names[0]) would use itself: \(names.joined(separator: ", then ")).",
        hint: "See all with: rapport view list", exitStatus: 1)
    case .badViewName(let name):
      WordedFailure(
        "\"\(name)\" cannot be the name of a view.",
        hint: "A letter, then letters, digits and hyphens, at most 40, for example late-at-jica", exitStatus: 64)
    case .viewInUse(let name, let users):
      WordedFailure(
        "The view \(name) is used by \(users.joined(separator: ", ")), which would say nothing without it.",
        hint: "Remove or save those anew first: rapport view save \(users.first ?? name) FILTER", exitStatus: 1)
    default: unforeseen(failure)
    }
  }

  /// One sentence, the place under the text, and what may have been meant.
  private static func filter(_ failure: FilterFailure) -> WordedFailure {
    let view = failure.view.map { " (the view \($0))" } ?? ""
    let (sentence, hint) = words(for: failure)
    let place = failure.place.lowerBound + 1
    return WordedFailure(
      "At character \(place) of the filter\(view): \(sentence)", hint: self.hint(hint, failure), exitStatus: 64,
      evidence: excerpt(failure))
  }

  /// The text and a line of carets below what is wrong in it; columns are those of a terminal.
  private static func excerpt(_ failure: FilterFailure) -> String {
    let characters = Array(failure.text)
    let columns = { (part: ArraySlice<Character>) in DisplayWidth.columns(of: String(part)) }
    let start = min(failure.place.lowerBound, characters.count)
    let end = min(max(failure.place.upperBound, start), characters.count)
    let before = String(repeating: " ", count: columns(characters[..<start]))
    let carets = String(repeating: "^", count: max(1, columns(characters[start..<end])))
    return "  \(failure.text)\n  \(before)\(carets)\n"
  }

  private static func hint(_ hint: String, _ failure: FilterFailure) -> String {
    failure.nearest.isEmpty ? hint : "Did you mean \(alternatives(failure.nearest))?"
  }

  private static let whole = "The whole language: rapport list --help"

  private static func words(for failure: FilterFailure) -> (sentence: String, hint: String) {
    switch failure.cause {
    case .problem(let reason): grammar(reason, failure)
    case .day(let field, let problem): day(problem, field)
    case .fiscalYear(let problem): fiscalYear(problem)
    case .fiscalYearMeant(let field, let text):
      ("\"\(text)\" is no day.", "For a fiscal year: \(field.rawValue):fy\(text)")
    case .unknownSide(let typed, let known):
      ("\"\(typed)\" is no side of any dialogue here.", "It can be \(alternatives(known))")
    case .reversed(let field):
      ("the days for \(field.rawValue) end before they begin.", "The earlier day stands in front: FROM..TO")
    }
  }

  private static func grammar(
    _ reason: FilterProblem.Reason, _ failure: FilterFailure
  ) -> (sentence: String, hint: String) {
    switch reason {
    case .unknownWord(let typed):
      (
        "\"\(typed)\" is no word of a filter.",
        typed.contains { $0.isLetter } ? "For a word of the title: title:\(typed) — \(whole)" : whole
      )
    case .unknownField(let typed):
      ("there is no field \"\(typed)\".", "There is \(alternatives(FilterField.allCases.map(\.rawValue)))")
    case .unknownValue(let field, let typed):
      ("\(field.rawValue) cannot be \"\(typed)\".", "It can be \(alternatives(failure.known))")
    case .valueMissing(let field):
      ("\(field.rawValue) needs a value.", "For example \(field.example)")
    case .takesNoValue(let word): ("\(word.rawValue) stands alone, without a value.", "For example \(word.rawValue)")
    case .nothing(let behind) where behind.isEmpty || behind == "(":
      ("something to look for is missing.", whole)
    case .nothing(let behind): ("something to look for is missing at \"\(behind)\".", whole)
    case .notOrdered(let field):
      (
        "\(field.rawValue) cannot be compared as smaller or greater; only days and numbers can.",
        "For example \(field.example)"
      )
    case .noRange(let field):
      ("\(field.rawValue) takes no range; only days and numbers do.", "Several values stand with commas between them.")
    case .severalCompared(let field):
      ("\(field.rawValue) can be smaller or greater than one value only.", "For a range: \(field.rawValue):FROM..TO")
    case .notANumber(let field, let typed):
      ("\"\(typed)\" for \(field.rawValue) is no whole number.", "For example \(field.example)")
    case .unclosedParenthesis: ("this parenthesis is not closed.", "Close it with )")
    case .unopenedParenthesis: ("this parenthesis was not opened.", "Take it out, or put ( in front")
    case .unclosedQuotation: ("this quotation does not end.", "Close it with the same mark.")
    case .tooDeep: ("parentheses are nested too deeply.", "Save a part of it: rapport view save NAME FILTER")
    }
  }

  private static func day(_ problem: DayParser.Problem, _ field: FilterField) -> (sentence: String, hint: String) {
    switch problem {
    case .impossible(let typed): ("\(typed) is not in the calendar.", "Check the day and the month.")
    case .ambiguous(let typed):
      ("\(typed) does not say which figure is the month.", "Type 2025-12-03 or \"3 Dec 2025\"")
    case .notADay(let typed):
      (
        "\"\(typed)\" is no day.",
        "Type 2025-12-03, 2025-12, 2025, today, +30d, \"3 Dec 2025\", fy2025-26, or a range with .. between"
      )
    }
  }

  private static func fiscalYear(_ problem: FiscalYear.Problem) -> (sentence: String, hint: String) {
    switch problem {
    case .malformed(let typed):
      ("\"\(typed)\" is no fiscal year.", "Type 2025-26, or name the side: JP:2025-26")
    case .yearsApart(let typed):
      ("the two years of \(typed) do not follow each other.", "Type 2025-26, or name the side: JP:2025-26")
    case .unknownSide(let side):
      (
        "when the fiscal year of \(side) begins is not known here.",
        "Known are \(FiscalYear.knownSides.joined(separator: ", ")), for example fy:JP:2025-26; else a range: FROM..TO"
      )
    case .needsBothYears(let side, let year):
      (
        "\(year) can mean two fiscal years of \(side).",
        "Type \(year - 1)-\((year % 100).padded(2)) or \(year)-\(((year + 1) % 100).padded(2))"
      )
    case .oneYearOnly(let side, let year):
      ("a fiscal year of \(side) is a calendar year.", "Type \(year) or \(year + 1)")
    }
  }
}
