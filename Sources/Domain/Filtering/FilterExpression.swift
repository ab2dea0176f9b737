/// What is asked for, as it was typed: a filter in the one language of all commands that list things.
///
/// `filter = any`, `any = all {"or" all}`, `all = part {["and"] part}`, `part = "not" part | "(" any ")" | word | term`,
/// `term = field op value {"," value}`. The same text comes back from `description` whatever blanks, case and
/// superfluous parentheses it was typed with.
public indirect enum FilterExpression: Hashable, Sendable {
  /// All of them fit; none of them is itself `all`. Empty: everything fits.
  case all([FilterExpression])
  /// One of them fits; none of them is itself `any`.
  case any([FilterExpression])
  case not(FilterExpression)
  case word(FilterWord)
  case term(FilterTerm)

  /// The filter that everything fits.
  public static let everything = FilterExpression.all([])

  /// Filters that all have to fit, without needless nesting.
  public static func joined(_ parts: [FilterExpression]) -> FilterExpression {
    let flat = parts.flatMap { part in if case .all(let inner) = part { inner } else { [part] } }
    return flat.count == 1 ? flat[0] : .all(flat)
  }

  /// Filters of which one has to fit, without needless nesting.
  public static func alternatives(_ parts: [FilterExpression]) -> FilterExpression {
    let flat = parts.flatMap { part in if case .any(let inner) = part { inner } else { [part] } }
    return flat.count == 1 ? flat[0] : .any(flat)
  }

  /// The names of the saved views that it uses, in order.
  public var views: [String] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.views)
    case .not(let part): part.views
    case .word: []
    case .term(let term): term.field == .view ? term.values.compactMap(\.single) : []
    }
  }
}

/// A field, how it is compared, and with what.
public struct FilterTerm: Hashable, Sendable {
  public enum Comparison: String, Sendable, CaseIterable {
    /// Is one of the values, or lies in one of the ranges.
    case equal = ":"
    case less = "<"
    case atMost = "<="
    case more = ">"
    case atLeast = ">="
  }

  public let field: FilterField
  public let comparison: Comparison
  public let values: [FilterValue]

  public init(_ field: FilterField, _ comparison: Comparison, _ values: [FilterValue]) {
    self.field = field
    self.comparison = comparison
    self.values = values
  }
}

/// A value, or a range of them; where it stands in the text does not make it another one.
public struct FilterValue: Hashable, Sendable {
  /// What no field has: `none`.
  public static let none = "none"

  public enum Extent: Hashable, Sendable {
    case single(String)
    /// From the first to the last, both included; nil: without an end.
    case range(String?, String?)
  }

  public let extent: Extent
  /// Characters of the text, counted from 0.
  public let place: Range<Int>

  public init(_ extent: Extent, at place: Range<Int> = 0..<0) {
    self.extent = extent
    self.place = place
  }

  /// The one value; nil for a range.
  public var single: String? { if case .single(let text) = extent { text } else { nil } }

  public static func == (left: FilterValue, right: FilterValue) -> Bool { left.extent == right.extent }

  public func hash(into hasher: inout Hasher) { hasher.combine(extent) }
}

// MARK: - As text

extension FilterExpression: CustomStringConvertible {
  /// The normal form: parsed again, it is the same filter.
  public var description: String {
    switch self {
    case .all(let parts): parts.map { $0.inParentheses(if: $0.isAny) }.joined(separator: " and ")
    case .any(let parts): parts.map(\.description).joined(separator: " or ")
    case .not(let part): "not " + part.inParentheses(if: part.isAny || part.isAll)
    case .word(let word): word.rawValue
    case .term(let term): term.description
    }
  }

  private var isAll: Bool { if case .all = self { true } else { false } }

  private var isAny: Bool { if case .any = self { true } else { false } }

  private func inParentheses(if needed: Bool) -> String { needed ? "(\(description))" : description }
}

extension FilterTerm: CustomStringConvertible {
  public var description: String {
    "\(field.rawValue)\(comparison.rawValue)" + values.map(\.description).joined(separator: ",")
  }
}

extension FilterValue: CustomStringConvertible {
  public var description: String {
    switch extent {
    case .single(let text): Self.quoted(text)
    case .range(let first, let last): (first.map(Self.quoted) ?? "") + ".." + (last.map(Self.quoted) ?? "")
    }
  }

  /// In quotation marks where the text would otherwise end early; a mark in it is doubled.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && !text.contains("..") && text.last != "." && !".=".contains(text.prefix(1))
      && !text.contains { FilterText.ends($0) || FilterText.closing(of: $0) != nil }
    if isPlain { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
