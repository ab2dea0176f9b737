import Synchronization

/// The tables of one language.
final class Lexicon: Sendable {
  let language: TextLanguage
  let plural: PluralRule
  private let phrases: TemplateTable<Phrase>
  private let terms: TemplateTable<Term>
  /// Stages of life cycles by their names in the log.
  let stages: [String: String]
  /// Names of countries by their codes of two letters (ISO 3166-1).
  private let countries: CountryNames
  /// "no", "one" and so on in front of a noun; empty where running text has digits.
  private let numerals: [String]

  init(
    _ language: TextLanguage, plural: PluralRule, numerals: [String] = [], phrases: [[Phrase: String]],
    terms: [[Term: String]], stages: [String: String], countries: CountryNames
  ) {
    self.language = language
    self.plural = plural
    self.numerals = numerals
    self.phrases = TemplateTable(phrases)
    self.terms = TemplateTable(terms)
    self.stages = stages
    self.countries = countries
  }

  /// Whether a phrase stands in its own tables.
  func has(_ phrase: Phrase) -> Bool { phrases[phrase] != nil }

  /// Whether a term stands in its own tables.
  func has(_ term: Term) -> Bool { terms[term] != nil }

  /// The template of a phrase; the English one for a phrase that a language lacks, which a test forbids.
  func template(_ phrase: Phrase) -> Template {
    phrases[phrase] ?? (self === Lexicon.english ? Template("") : Lexicon.english.template(phrase))
  }

  func template(_ term: Term) -> Template {
    terms[term] ?? (self === Lexicon.english ? Template("") : Lexicon.english.template(term))
  }

  /// The name of a country; nil for two letters that name none.
  func country(_ code: String) -> String? { countries[code] }

  /// A small number as a word before its noun; nil where digits are used.
  func spelled(_ number: Int) -> String? { numerals.indices.contains(number) ? numerals[number] : nil }

  /// A small number as a word that stands alone; nil where digits are used.
  func alone(_ number: Int) -> String? {
    number == 0 && !numerals.isEmpty ? template(.none).words.first : spelled(number)
  }
}

/// The wordings of a language by what they say, read as templates when they are asked for: a command needs few of the
/// many, and those again and again.
private final class TemplateTable<Key: Hashable & Sendable>: Sendable {
  private let texts: [[Key: String]]
  private let made = Mutex<[Key: Template]>([:])

  init(_ texts: [[Key: String]]) { self.texts = texts }

  /// The template under a key; nil if no table has it.
  subscript(key: Key) -> Template? {
    made.withLock { made in
      if let template = made[key] { return template }
      let template = texts.lazy.compactMap { $0[key] }.first.map(Template.init)
      made[key] = template
      return template
    }
  }
}

extension Lexicon: Hashable {
  static func == (left: Lexicon, right: Lexicon) -> Bool { left === right }

  func hash(into hasher: inout Hasher) { hasher.combine(language) }
}
