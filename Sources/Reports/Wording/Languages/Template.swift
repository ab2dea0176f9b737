import Domain

/// A wording with places in it: "{late} {late:follow-up is|follow-ups are} overdue at {places}".
///
/// `{name}` is filled with what is given under that name. `{name:one|other}` is one of the forms between the bars, by
/// the number that is given under that name; a language has as many forms as ``PluralRule`` gives it.
struct Template: Sendable, Hashable {
  enum Piece: Sendable, Hashable {
    case text(String)
    case place(String)
    case forms(String, [String])
  }

  let pieces: [Piece]

  init(_ text: String) {
    // Most have no places, and every command reads the table of its language.
    guard text.utf8.contains(UInt8(ascii: "{")) else {
      pieces = text.isEmpty ? [] : [.text(text)]
      return
    }
    var pieces: [Piece] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      pieces.append(Self.piece(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    self.pieces = pieces
  }

  private static func piece(_ inner: Substring) -> Piece {
    guard let colon = inner.firstIndex(of: ":") else { return .place(String(inner)) }
    let forms = inner[inner.index(after: colon)...].split(separator: "|", omittingEmptySubsequences: false)
    return .forms(String(inner[..<colon]), forms.map(String.init))
  }

  /// The names of its places.
  var places: Set<String> {
    Set(
      pieces.compactMap { piece -> String? in
        switch piece {
        case .text: nil
        case .place(let name), .forms(let name, _): name
        }
      })
  }

  /// The words between its places, those of all forms.
  var words: [String] {
    pieces.flatMap { piece -> [String] in
      switch piece {
      case .text(let text): [text]
      case .place: []
      case .forms(_, let forms): forms
      }
    }
  }
}

/// Which form of a word goes with a number (CLDR, cardinal numbers).
enum PluralRule: Sendable, Hashable {
  /// One form for all numbers: Japanese, Korean.
  case same
  /// One for 1, another for all others: English, Urdu.
  case oneAndOther

  var count: Int { self == .same ? 1 : 2 }

  /// The place of the form in the list of forms.
  func form(for number: Int) -> Int { self == .oneAndOther && number != 1 ? 1 : 0 }
}

/// What a place of a template is filled with.
enum Filling: Sendable, Hashable {
  /// Codes, references, commands, and words of the report's own language.
  case text(String)
  /// Words from the record: they stay in their own language and are marked with it.
  case recorded(String)
  case rich(RichText)
  /// A number in digits.
  case number(Int)
  /// A number in front of its noun in running text: "no", "one"; digits where a language has no such custom.
  case spelled(Int)
  /// A number without its noun in running text: "none", "one".
  case alone(Int)
  /// "31 Mar 2026".
  case day(CalendarDate)
  /// "Tue 31 Mar 2026".
  case longDay(CalendarDate)
  /// "A, B and C".
  case list([String])

  /// What decides about the form of the words beside it.
  var count: Int? {
    switch self {
    case .number(let number), .spelled(let number), .alone(let number): number
    case .text, .recorded, .rich, .day, .longDay, .list: nil
    }
  }
}

extension Filling: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral {
  init(stringLiteral text: String) { self = .text(text) }

  init(integerLiteral number: Int) { self = .number(number) }
}
