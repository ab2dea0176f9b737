extension FilterExpression {
  /// Reads a filter; an empty text asks for everything.
  /// - Throws: what is wrong with it, and where.
  public init(_ text: String) throws(FilterProblem) {
    var parser = FilterParser(text)
    self = try parser.whole()
  }
}

/// Reads a filter by its grammar, one function a rule.
struct FilterParser {
  /// Deeper nesting is nobody's question.
  static let deepest = 50

  private var text: FilterText
  private var depth = 0

  init(_ text: String) { self.text = FilterText(text) }

  mutating func whole() throws(FilterProblem) -> FilterExpression {
    text.skipBlanks()
    guard text.next != nil else { return .everything }
    let expression = try alternatives(behind: "")
    text.skipBlanks()
    if text.next != nil { throw FilterProblem(.unopenedParenthesis, at: text.offset..<text.offset + 1) }
    return expression
  }

  private mutating func alternatives(behind: String) throws(FilterProblem) -> FilterExpression {
    var parts = [try conjunction(behind: behind)]
    while takeKeyword("or") { parts.append(try conjunction(behind: "or")) }
    return .alternatives(parts)
  }

  private mutating func conjunction(behind: String) throws(FilterProblem) -> FilterExpression {
    var parts = [try part(behind: behind)]
    while true {
      if takeKeyword("and") {
        parts.append(try part(behind: "and"))
      } else if isAtPart {
        parts.append(try part(behind: ""))
      } else {
        return .joined(parts)
      }
    }
  }

  private mutating func part(behind: String) throws(FilterProblem) -> FilterExpression {
    depth += 1
    defer { depth -= 1 }
    text.skipBlanks()
    let start = text.offset
    guard depth <= Self.deepest else { throw FilterProblem(.tooDeep, at: start..<text.end) }
    if takeKeyword("not") { return .not(try part(behind: "not")) }
    guard isAtPart else {
      if behind.isEmpty, text.take(")") { throw FilterProblem(.unopenedParenthesis, at: start..<start + 1) }
      let end = text.next == nil ? start : start + 1
      throw FilterProblem(.nothing(behind: behind.isEmpty ? keywordHere : behind), at: start..<end)
    }
    if text.take("(") {
      let inner = try alternatives(behind: "(")
      text.skipBlanks()
      guard text.take(")") else { throw FilterProblem(.unclosedParenthesis, at: start..<start + 1) }
      return inner
    }
    if let words = try text.quotation() {
      let place = start..<text.offset
      return .term(
        FilterTerm(.title, .equal, [FilterValue(.single(try FilterField.title.checked(words, at: place)), at: place)]))
    }
    return try wordOrTerm()
  }

  /// Whether something begins here that is neither an end nor a joining word.
  private var isAtPart: Bool {
    var copy = text
    copy.skipBlanks()
    guard copy.next != nil, !copy.take(")") else { return false }
    let word = copy.run(until: FilterText.endsWord).lowercased()
    return !(["and", "or"].contains(word) && copy.comparison() == nil)
  }

  /// The joining word at which nothing stands before it.
  private var keywordHere: String {
    var copy = text
    return copy.run(until: FilterText.endsWord)
  }

  private mutating func takeKeyword(_ word: String) -> Bool {
    var copy = text
    copy.skipBlanks()
    guard copy.run(until: FilterText.endsWord).lowercased() == word else { return false }
    var behind = copy
    behind.skipBlanks()
    guard behind.comparison() == nil else { return false }
    text = copy
    return true
  }

  private mutating func wordOrTerm() throws(FilterProblem) -> FilterExpression {
    let start = text.offset
    let typed = text.run(until: FilterText.endsWord)
    let place = start..<max(text.offset, start + 1)
    guard !typed.isEmpty else {
      throw FilterProblem(.unknownWord(text.next.map { String($0) } ?? ""), at: place)
    }
    let name = typed.lowercased()
    let behind = text
    text.skipBlanks()
    guard let (comparison, isNegated) = text.comparison() else {
      text = behind
      if let word = FilterWord(rawValue: name) { return .word(word) }
      if let field = FilterField(rawValue: name) { throw FilterProblem(.valueMissing(field), at: place) }
      throw FilterProblem(.unknownWord(typed), at: place, known: Self.words + Self.fields)
    }
    guard let field = FilterField(rawValue: name) else {
      if let word = FilterWord(rawValue: name) { throw FilterProblem(.takesNoValue(word), at: start..<text.offset) }
      throw FilterProblem(.unknownField(typed), at: place, known: Self.fields)
    }
    if comparison != .equal, !field.isOrdered {
      throw FilterProblem(.notOrdered(field), at: start..<text.offset)
    }
    let term = FilterExpression.term(FilterTerm(field, comparison, try values(of: field, comparison)))
    return isNegated ? .not(term) : term
  }

  private mutating func values(
    of field: FilterField, _ comparison: FilterTerm.Comparison
  ) throws(FilterProblem) -> [FilterValue] {
    var values: [FilterValue] = []
    repeat {
      text.skipBlanks()
      values.append(try value(of: field))
      if comparison != .equal, values.count > 1 || values[0].single == nil {
        throw FilterProblem(.severalCompared(field), at: values[0].place.lowerBound..<text.offset)
      }
    } while takeComma()
    return values
  }

  private mutating func takeComma() -> Bool {
    let behind = text
    text.skipBlanks()
    if text.take(",") { return true }
    text = behind
    return false
  }

  private mutating func value(of field: FilterField) throws(FilterProblem) -> FilterValue {
    let start = text.offset
    let first = try simpleValue()
    if text.takeRangeMark() {
      let last = try simpleValue()
      let place = start..<text.offset
      guard field.isOrdered else { throw FilterProblem(.noRange(field), at: place) }
      guard first != nil || last != nil else { throw FilterProblem(.valueMissing(field), at: place) }
      for bound in [first, last].compactMap({ $0 }) { _ = try field.checked(bound, at: place, isInRange: true) }
      return FilterValue(.range(first, last), at: place)
    }
    guard let first else { throw FilterProblem(.valueMissing(field), at: start..<start) }
    let place = start..<text.offset
    return FilterValue(.single(try field.checked(first, at: place)), at: place)
  }

  private mutating func simpleValue() throws(FilterProblem) -> String? {
    if let quotation = try text.quotation() { return quotation }
    let run = text.run(until: FilterText.ends)
    return run.isEmpty ? nil : run
  }

  private static let fields = FilterField.allCases.map(\.rawValue)
  private static let words = FilterWord.allCases.map(\.rawValue)
}

extension FilterField {
  /// A value in its one form, as far as that can be said without a register.
  fileprivate func checked(
    _ text: String, at place: Range<Int>, isInRange: Bool = false
  ) throws(FilterProblem) -> String {
    if canBeNone, !isInRange, text.lowercased() == FilterValue.none { return FilterValue.none }
    switch form {
    case .choice(let known):
      let value = String(text.lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 })
      guard known.contains(value) else { throw FilterProblem(.unknownValue(self, text), at: place, known: known) }
      return value
    case .number:
      guard let number = Int(text), (0...9999).contains(number) else {
        throw FilterProblem(.notANumber(self, text), at: place)
      }
      return String(number)
    case .words, .text, .country, .institution, .proposal, .session, .dialogue, .day, .fiscalYear, .view:
      if text.allSatisfy(\.isWhitespace) { throw FilterProblem(.valueMissing(self), at: place) }
      return form == .view ? text.lowercased() : text
    }
  }
}
