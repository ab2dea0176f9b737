/// The year for which a government budgets.
public struct FiscalYear: Hashable, Sendable {
  /// ISO 3166.
  public let side: String
  /// The calendar year in which it begins.
  public let first: Int

  /// How a government calls its fiscal years.
  enum Naming: Sendable {
    /// By both years that it touches: 2025-26. One year alone is said of the year of its end by some and of its
    /// beginning by others.
    case bothYears
    /// By the year in which it begins; 2025 is 2025-26.
    case begins
    /// It is the calendar year.
    case calendarYear
  }

  /// When fiscal years begin, as data.
  ///
  /// Pakistan, July to June: "July-October of current fiscal year 2021-22" in the ministries' own papers. Japan, April
  /// to March, called by the year of its beginning: "FY2021" training was offered in August 2021. Korea: the calendar
  /// year.
  static let beginnings: [(side: String, month: Int, naming: Naming)] = [
    ("JP", 4, .begins), ("KR", 1, .calendarYear), ("PK", 7, .bothYears),
  ]

  /// The sides whose fiscal years are known, ISO 3166.
  public static var knownSides: [String] { beginnings.map(\.side) }

  /// The fiscal year of a side in which a day lies; nil where the side's fiscal years are not known.
  public init?(of side: String, containing day: CalendarDate) {
    guard let beginning = Self.beginnings.first(where: { $0.side == side }) else { return nil }
    let (year, month, _) = day.parts
    self.side = side
    first = month >= beginning.month ? year : year - 1
  }

  private init(side: String, first: Int) {
    self.side = side
    self.first = first
  }

  /// Its first and its last day.
  public var days: ClosedRange<CalendarDate> {
    let month = Self.beginnings.first { $0.side == side }?.month ?? 1
    let begin = CalendarDate(year: first, month: month, day: 1) ?? CalendarDate(daysSinceEpoch: Int.min)
    let next = CalendarDate(year: first + 1, month: month, day: 1) ?? CalendarDate(daysSinceEpoch: Int.max)
    return begin...max(begin, next.adding(days: -1))
  }

  /// `2025-26`, or `2025` where it is the calendar year.
  public var name: String {
    let isOne = Self.beginnings.contains { $0.side == side && $0.naming == .calendarYear }
    return isOne ? "\(first)" : "\(first)-\(((first + 1) % 100).padded(2))"
  }
}

// MARK: - As typed

extension FiscalYear {
  public enum Problem: Error, Hashable, Sendable {
    case malformed(String)
    case unknownSide(String)
    /// The side's years bear two numbers, and one alone can mean two of them.
    case needsBothYears(side: String, Int)
    /// The side's year is a calendar year.
    case oneYearOnly(side: String, Int)
    /// 2025-27.
    case yearsApart(String)
  }

  /// A fiscal year as people write it: whose, if that is said, and its one or two years.
  public struct Name: Hashable, Sendable {
    public let side: String?
    let first: Int
    let second: Int?

    /// Reads `2025-26`, `2025`, `JP:2025`, `fy2025-26`, `fy:JP:2025-26`.
    public init(_ text: String) throws(Problem) {
      var rest = text.uppercased()[...]
      if rest.hasPrefix("FY") { rest = rest.dropFirst(2) }
      if rest.first == ":" { rest = rest.dropFirst() }
      let letters = rest.prefix { $0.isLetter }
      side = letters.isEmpty ? nil : String(letters)
      rest = rest.dropFirst(letters.count)
      if !letters.isEmpty, rest.first == ":" { rest = rest.dropFirst() }
      let years = rest.split(separator: rest.contains("/") ? "/" : "-", omittingEmptySubsequences: false)
      guard years.count <= 2, let first = Self.year(years[0], digits: 4...4), letters.isEmpty || letters.count == 2
      else { throw .malformed(text) }
      self.first = first
      guard years.count == 2 else {
        second = nil
        return
      }
      guard let second = Self.year(years[1], digits: 2...4), years[1].count != 3 else { throw .malformed(text) }
      guard second == first + 1 || second == (first + 1) % 100 && years[1].count == 2 else { throw .yearsApart(text) }
      self.second = first + 1
    }

    private static func year(_ text: Substring, digits: ClosedRange<Int>) -> Int? {
      guard digits.contains(text.count), text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
      guard let year = Int(text), text.count < 4 || (1900...2999).contains(year) else { return nil }
      return year
    }
  }

  /// The fiscal year that a name means; `usual`: whose it is where the name does not say.
  public init(_ name: Name, usual: String) throws(Problem) {
    let side = name.side ?? usual
    guard let beginning = Self.beginnings.first(where: { $0.side == side }) else { throw .unknownSide(side) }
    switch (beginning.naming, name.second) {
    case (.bothYears, nil): throw .needsBothYears(side: side, name.first)
    case (.calendarYear, .some): throw .oneYearOnly(side: side, name.first)
    case (.bothYears, .some), (.begins, _), (.calendarYear, nil): self.init(side: side, first: name.first)
    }
  }
}
