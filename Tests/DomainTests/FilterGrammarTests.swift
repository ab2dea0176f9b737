import Domain
import TestSupport
import Testing

@Suite struct `A filter` {
  @Test(arguments: [
    ("overdue lead:OPHRD", "overdue and lead:OPHRD"),
    ("status:agreed,under-implementation and not stale", "status:agreed,under-implementation and not stale"),
    ("due<2026-03-31", "due<2026-03-31"),
    ("Status: Agreed , \"under implementation\"", "status:agreed,under-implementation"),
    ("tabled:fy2025-26", "tabled:fy2025-26"),
    ("fy:JP:2025-26", "fy:JP:2025-26"),
    ("(kind:mra or kind:grant) overdue", "(kind:mra or kind:grant) and overdue"),
    ("kind:mra or kind:grant overdue", "kind:mra or kind:grant and overdue"),
    ("((overdue))", "overdue"),
    ("(overdue and stale) and (open and waiting)", "overdue and stale and open and waiting"),
    ("overdue or (stale or open)", "overdue or stale or open"),
    ("not overdue stale", "not overdue and stale"),
    ("not (overdue or stale)", "not (overdue or stale)"),
    ("not not overdue", "not not overdue"),
    ("NOT(Overdue)OR stale", "not overdue or stale"),
    ("\"language centre\"", "title:\"language centre\""),
    ("title:'O\"Brien''s plan'", "title:\"O\"\"Brien's plan\""),
    ("title:language", "title:language"),
    ("「日本語」", "title:日本語"),
    ("status！=agreed".replacing("！", with: "!"), "not status:agreed"),
    ("due>=2026-01-01", "due>=2026-01-01"),
    ("due ≤ 2026-01-01", "due<=2026-01-01"),
    ("due=\"3 Dec 2025\"", "due:\"3 Dec 2025\""),
    ("tabled:2025-07-01..2026-06-30,2024", "tabled:2025-07-01..2026-06-30,2024"),
    ("due:..2026-03-31", "due:..2026-03-31"),
    ("due:\"1 Jul 2025\"..", "due:\"1 Jul 2025\".."),
    ("slips>=2", "slips>=2"), ("slips:1..03", "slips:1..03"),
    ("waiting waiting:JICA", "waiting and waiting:JICA"),
    ("lead:NONE", "lead:none"),
    ("view:Late-At-JICA", "view:late-at-jica"),
    ("session：JPHLEPD-9　（overdue）", "session:JPHLEPD-9 and overdue"),
    ("sector:\"and\"", "sector:and"),
    ("  ", ""),
  ])
  func `has one normal form`(typed: String, normal: String) throws {
    let expression = try FilterExpression(typed)
    #expect(expression.description == normal)
    #expect(try FilterExpression(normal) == expression)
  }

  @Test(arguments: [
    ("overdu", FilterProblem.Reason.unknownWord("overdu"), 0..<6),
    ("open and", .nothing(behind: "and"), 8..<8),
    ("and open", .nothing(behind: "and"), 0..<1),
    ("open or or stale", .nothing(behind: "or"), 8..<9),
    ("not", .nothing(behind: "not"), 3..<3),
    ("()", .nothing(behind: "("), 1..<2),
    ("(open", .unclosedParenthesis, 0..<1),
    ("open)", .unopenedParenthesis, 4..<5),
    (")", .unopenedParenthesis, 0..<1),
    ("title:\"language", .unclosedQuotation, 6..<15),
    ("open, stale", .unknownWord(","), 4..<5),
    ("statis:agreed", .unknownField("statis"), 0..<6),
    ("open and status:agred", .unknownValue(.status, "agred"), 16..<21),
    ("status:agreed,,closed", .valueMissing(.status), 14..<14),
    ("status", .valueMissing(.status), 0..<6),
    ("lead:", .valueMissing(.lead), 5..<5),
    ("open \" \"", .valueMissing(.title), 5..<8),
    ("due:..", .valueMissing(.due), 4..<6),
    ("overdue:yes", .takesNoValue(.overdue), 0..<8),
    ("status<agreed", .notOrdered(.status), 0..<7),
    ("kind:mra..grant", .noRange(.kind), 5..<15),
    ("due<2026-01-01,2026-02-01", .severalCompared(.due), 4..<25),
    ("due<2026-01-01..", .severalCompared(.due), 4..<16),
    ("slips>two", .notANumber(.slips, "two"), 6..<9),
    ("kind:none", .unknownValue(.kind, "none"), 5..<9),
    ("a", .unknownWord("a"), 0..<1),
    ("..", .unknownWord("."), 0..<1),
    ("状態:agreed", .unknownField("状態"), 0..<2),
  ])
  func `says what is wrong and where`(typed: String, reason: FilterProblem.Reason, place: Range<Int>) {
    let problem = #expect(throws: FilterProblem.self) { try FilterExpression(typed) }
    #expect(problem?.reason == reason)
    #expect(problem?.place == place)
  }

  @Test func `is refused where parentheses would exhaust the reader`() {
    let deep = String(repeating: "(", count: 100_000) + "open"
    #expect(throws: FilterProblem.self) { try FilterExpression(deep) }
    #expect(throws: FilterProblem.self) { try FilterExpression(String(repeating: "not ", count: 100_000) + "open") }
  }

  @Test func `is the same when it is printed and read again`() throws {
    var random = SeededRandom(for: "filters printed and read")
    for _ in 0..<3_000 {
      let expression = random.filter(depth: random.number(0...4))
      let printed = expression.description
      #expect(try FilterExpression(printed) == expression, "seed \(random.seed): \(printed)")
    }
  }

  @Test func `survives any text`() {
    var random = SeededRandom(for: "filters from noise")
    let pieces = [
      "and", "or", "not", "(", ")", "\"", "'", ":", "<", "<=", "..", ",", " ", "status", "agreed", "due", "2026", "!",
      "=", "overdue", "日", "：", "fy",
    ]
    for _ in 0..<5_000 {
      let text = (0..<random.number(0...12)).map { _ in random.pick(pieces) }.joined()
      do throws(FilterProblem) {
        let read = try FilterExpression(text)
        #expect((try? FilterExpression(read.description)) == read, "seed \(random.seed): \(text)")
      } catch {
        #expect(error.place.upperBound <= max(text.count, 1), "seed \(random.seed): \(text)")
      }
    }
  }
}

extension SeededRandom {
  fileprivate mutating func filter(depth: Int) -> FilterExpression {
    guard depth > 0 else { return once(in: 3) ? .word(pick(FilterWord.allCases)) : .term(term()) }
    let parts = (0..<number(2...3)).map { _ in filter(depth: depth - 1) }
    switch number(0...2) {
    case 0: return .joined(parts)
    case 1: return .alternatives(parts)
    default: return .not(parts[0])
    }
  }

  private mutating func term() -> FilterTerm {
    let field = pick(FilterField.allCases)
    guard field.isOrdered, once(in: 2) else {
      return FilterTerm(field, .equal, (0..<number(1...3)).map { _ in FilterValue(extent(of: field)) })
    }
    return FilterTerm(field, pick(FilterTerm.Comparison.allCases), [FilterValue(.single(text(of: field)))])
  }

  private mutating func extent(of field: FilterField) -> FilterValue.Extent {
    guard field.isOrdered, once(in: 2) else { return .single(text(of: field)) }
    return pick([
      .range(text(of: field), nil), .range(nil, text(of: field)), .range(text(of: field), text(of: field)),
    ])
  }

  private mutating func text(of field: FilterField) -> String {
    switch field.form {
    case .choice(let known): return pick(known)
    case .number: return "\(number(0...99))"
    default:
      let pieces = ["a", "B", "日", " ", "\"", "'", "(", ")", ",", "..", ".", "-", ":", "<", "=", "！", "and", "9"]
      let text = (0..<number(1...5)).map { _ in pick(pieces) }.joined() + "z"
      return field.form == .view ? text.lowercased() : text
    }
  }
}
