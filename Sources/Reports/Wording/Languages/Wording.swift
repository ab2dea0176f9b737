public import Domain

/// The words of one language for everything that a paper says by itself: headings, sentences, days, numbers, statuses
/// and the rules behind them.
///
/// A report is made with one of these and words nothing itself. Recorded texts are no part of it: they stay in the
/// language in which they were written (``recorded(_:_:)``). Each language has its tables in a folder of its own.
public struct Wording: Sendable, Hashable {
  let lexicon: Lexicon

  /// The language that it is in.
  public var language: TextLanguage { lexicon.language }

  public static let english = Wording(lexicon: .english)
  public static let japanese = Wording(lexicon: .japanese)
  public static let korean = Wording(lexicon: .korean)
  public static let urdu = Wording(lexicon: .urdu)

  /// Every language that papers are made in, English first.
  public static let all: [Wording] = [.english, .japanese, .korean, .urdu]

  /// Their tags, in the same order: every command has them in its options, and their tables are not made for that.
  public static let tags = ["en", "ja", "ko", "ur"]

  private init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// The wording of a language by its tag (BCP 47), in any case; nil for a language without one.
  public init?(tag: String) {
    let tag = tag.lowercased()
    guard let found = Self.all.first(where: { $0.language.tag == tag }) else { return nil }
    self = found
  }
}

extension Wording: CustomStringConvertible {
  /// The tag of its language.
  public var description: String { language.tag }
}

extension Wording {
  /// A phrase as plain text, its places filled.
  func callAsFunction(_ phrase: Phrase, _ fillings: KeyValuePairs<String, Filling> = [:]) -> String {
    rich(lexicon.template(phrase), fillings, .plain).plain
  }

  /// A phrase with its places filled; what was recorded in another language is marked with it.
  func rich(
    _ phrase: Phrase, _ fillings: KeyValuePairs<String, Filling> = [:], _ style: TextStyle = .plain
  ) -> RichText {
    rich(lexicon.template(phrase), fillings, style)
  }

  /// A phrase without places: a heading, a label.
  subscript(_ phrase: Phrase) -> RichText { rich(phrase) }

  /// The words of a term of the register.
  func callAsFunction(_ term: Term, _ fillings: KeyValuePairs<String, Filling> = [:]) -> String {
    rich(lexicon.template(term), fillings, .plain).plain
  }

  private func rich(
    _ template: Template, _ fillings: KeyValuePairs<String, Filling>, _ style: TextStyle
  ) -> RichText {
    var runs: [TextRun] = []
    for piece in template.pieces {
      switch piece {
      case .text(let text): Self.append([TextRun(text, style)], to: &runs)
      case .place(let name):
        guard let filling = fillings.first(where: { $0.key == name })?.value else { continue }
        Self.append(rich(filling, style).runs, to: &runs)
      case .forms(let name, let forms):
        let number = fillings.first { $0.key == name }?.value.count ?? 0
        let form = min(lexicon.plural.form(for: number), forms.count - 1)
        Self.append([TextRun(forms[form], style)], to: &runs)
      }
    }
    return RichText(runs)
  }

  /// Runs that look the same are one run, so that emphasis is not taken apart.
  private static func append(_ more: [TextRun], to runs: inout [TextRun]) {
    for run in more where !run.text.isEmpty {
      if let last = runs.last, last.isAlike(run) {
        runs[runs.count - 1].text += run.text
      } else {
        runs.append(run)
      }
    }
  }

  private func rich(_ filling: Filling, _ style: TextStyle) -> RichText {
    switch filling {
    case .text(let text): RichText(text, style)
    case .recorded(let text): recorded(text, style)
    case .rich(let text): text.styled(style)
    case .number(let number): RichText(digits(number), style)
    case .spelled(let number): RichText(lexicon.spelled(number) ?? digits(number), style)
    case .alone(let number): RichText(lexicon.alone(number) ?? digits(number), style)
    case .day(let day): RichText(short(day), style)
    case .longDay(let day): RichText(long(day), style)
    case .list(let items): RichText(list(items), style)
    }
  }
}

// MARK: - Recorded texts

extension Wording {
  /// A text from the record, marked with its language where that is another than the paper's.
  ///
  /// The log says of titles and names only in which language they are; of every other text the script decides
  /// (``TextLanguage/init(script:)``).
  public func recorded(_ text: String, _ style: TextStyle = .plain) -> RichText {
    RichText(text, style, language: marked(TextLanguage(script: text)))
  }

  /// A text in this language if there is one, else as ``Text/wording(in:)`` has it, marked with its language.
  public func recorded(_ text: Text, _ style: TextStyle = .plain) -> RichText {
    let words = text.wording(in: language.tag)
    let tags = text.wordings.filter { $0.value == words }.keys
    if tags.contains(language.tag) { return RichText(words, style) }
    guard let tag = tags.min(), !tag.isEmpty else { return recorded(words, style) }
    return RichText(words, style, language: marked(TextLanguage(tag)))
  }

  private func marked(_ language: TextLanguage?) -> TextLanguage? { language == self.language ? nil : language }
}

// MARK: - Numbers and lists

extension Wording {
  /// A number with its noun, as a phrase with the one place `n`: "24 proposals".
  func count(_ phrase: Phrase, _ number: Int) -> String { self(phrase, ["n": .number(number)]) }

  /// The same for running text: "no proposals", "one proposal".
  func spelled(_ phrase: Phrase, _ number: Int) -> String { self(phrase, ["n": .spelled(number)]) }

  /// Digits with a comma between thousands: "1,024".
  ///
  /// All four languages write them so in official papers; those of
  /// Pakistan use these digits also in Urdu.
  public func digits(_ number: Int) -> String { Plural.digits(number) }

  /// A change with its sign: "+13", "−2"; kept together in a paper that is read from the right.
  func signed(_ number: Int) -> String {
    if number == 0 { return digits(0) }
    let mark = language.direction == .rightToLeft ? "\u{200E}" : ""
    return mark + (number < 0 ? "−" : "+") + digits(abs(number))
  }

  /// "A, B and C".
  func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: self(.comma)) + self(.lastComma) + last
  }

  /// "A, B and C".
  func list(_ items: [RichText]) -> RichText {
    guard let last = items.last, items.count > 1 else { return items.first ?? RichText() }
    return items.dropLast().joined(separator: rich(.comma)) + rich(.lastComma) + last
  }

  /// "A, B, C".
  func series(_ items: [String]) -> String { items.joined(separator: self(.comma)) }

  /// Words as a sentence, with what ends one.
  func sentence(_ words: RichText) -> RichText { rich(.sentence, ["words": .rich(words)]) }
}

extension TextRun {
  /// Whether another run looks the same and neither bears a sign.
  fileprivate func isAlike(_ other: TextRun) -> Bool {
    style == other.style && language == other.language && (mark, stage) == (nil, nil)
      && (other.mark, other.stage) == (nil, nil)
  }
}
