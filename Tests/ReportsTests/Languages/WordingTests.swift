import Domain
import TestSupport
import Testing

@testable import Reports

private let others: [Wording] = [.japanese, .korean, .urdu]

/// What may be in another language as it is in English: separators and places alone.
private let sameAsEnglish: [String: Set<Phrase>] = [
  "ja": [],
  "ko": [
    .comma, .semicolon, .colon, .sentence, .betweenSentences, .said, .statusMove,
  ],
  "ur": [
    .dayShort, .colon, .inBrackets, .said, .headOf, .countOfSort, .standingFurther, .betweenSentences, .ageFromTo,
    .monthAndYear,
  ],
]

@Suite struct `The wording of a language` {
  @Test(arguments: Wording.all) func `lacks no phrase, no term, no stage and no country`(_ wording: Wording) {
    let lexicon = wording.lexicon
    #expect(Phrase.allCases.filter { !lexicon.has($0) }.isEmpty, "\(wording.language.tag) lacks phrases")
    #expect(Term.all.filter { !lexicon.has($0) }.isEmpty, "\(wording.language.tag) lacks terms")
    let stages = LifeCycle.kinds.compactMap(LifeCycle.init).flatMap(\.stages)
    if wording != .english { #expect(stages.filter { lexicon.stages[$0] == nil }.isEmpty) }
    for code in CountryNames.english.codes { #expect(lexicon.country(code)?.isEmpty == false, "\(code)") }
    #expect(Term.all.count == Set(Term.all).count)
  }

  @Test(arguments: Wording.all) func `has the same places everywhere and as many forms as its plural rule`(
    _ wording: Wording
  ) {
    for phrase in Phrase.allCases {
      expectSound(wording.lexicon.template(phrase), like: Lexicon.english.template(phrase), "\(phrase)", wording)
    }
    for term in Term.all {
      expectSound(wording.lexicon.template(term), like: Lexicon.english.template(term), "\(term)", wording)
    }
  }

  private func expectSound(_ template: Template, like english: Template, _ name: String, _ wording: Wording) {
    let tag = wording.language.tag
    #expect(template.places == english.places, "the places of \(name) in \(tag)")
    for case .forms(_, let forms) in template.pieces {
      #expect(forms.count == wording.lexicon.plural.count, "the forms of \(name) in \(tag)")
    }
    #expect(!template.words.joined().contains { "{}|".contains($0) }, "\(name) in \(tag) is not read whole")
    // Japanese sets no blank between two sentences.
    if (name, tag) != ("betweenSentences", "ja") { #expect(!template.pieces.isEmpty, "\(name) in \(tag) is empty") }
  }

  @Test(arguments: others) func `is English only where that is right`(_ wording: Wording) {
    let tag = wording.language.tag
    let same = Phrase.allCases.filter { wording.lexicon.template($0) == Lexicon.english.template($0) }
    #expect(Set(same) == sameAsEnglish[tag], "phrases of \(tag) that read as in English")
    #expect(Term.all.filter { wording.lexicon.template($0) == Lexicon.english.template($0) }.isEmpty)
    // Words of another script would be left over from a translation; IT, 〒 and the like are not Latin words.
    for phrase in Phrase.allCases {
      let words = wording.lexicon.template(phrase).words.joined(separator: " ")
      #expect(latinWords(in: words).isEmpty, "\(phrase) in \(tag): \(words)")
    }
  }

  @Test func `writes days, spans, counts and lists as its official papers do`() throws {
    let samples = Wording.all.map { wording in
      "\(wording.language.tag)\n" + Self.samples(wording).map { "  \($0)\n" }.joined()
    }
    try expectGolden(samples.joined(), "languages.txt")
  }

  private static func samples(_ wording: Wording) -> [String] {
    let day: CalendarDate = "2026-03-31"
    let counted: [Phrase] = [
      .proposals, .openFollowUps, .overdueFollowUps, .institutions, .reminders, .late, .eventsUpTo, .countDueSoon,
      .decisionsAsked,
    ]
    let spans = [
      wording.short(day), wording.long(day), wording.span(day, nil), wording.span("2025-09-10", "2025-09-11"),
      wording.span("2025-09-30", "2025-10-01"), wording.span("2025-12-30", "2026-01-02"), wording.month(day),
      wording.distance(to: day, from: day), wording.distance(to: "2026-04-01", from: day),
      wording.distance(to: "2026-03-29", from: day), wording.shift(1), wording.shift(-12),
    ]
    let counts = counted.flatMap { phrase in
      [0, 1, 2, 1024].map { number in
        wording(
          phrase,
          [
            "n": .number(number), "day": .day(day), "days": .number(14),
            "distance": .text(wording.distance(to: "2026-04-01", from: day)),
          ])
      }
    }
    let words =
      (1...3).map(wording.moved) + [wording.list(["MOC"]), wording.list(["MOC", "METI"])]
      + [wording.list(["MOC", "METI", "JICA"]), wording.spelled(.proposals, 0), wording.spelled(.proposals, 9)]
      + [wording.side("JP"), wording.side("PK"), wording.side("KR"), wording.side("both"), wording.side("ZZ")]
      + Standing.allCases.map(wording.rule)
    return spans + counts + words
  }

  @Test func `is found by the tag of its language`() {
    #expect(Wording(tag: "JA") == .japanese)
    #expect(Wording(tag: "ur") == .urdu)
    #expect(Wording(tag: "fr") == nil)
    #expect(Wording.all.map(\.language.tag) == Wording.tags)
  }
}

/// Words in Latin letters that are no codes: three letters or more, not all of them capitals.
func latinWords(in text: String) -> [String] {
  text.split { !($0.isASCII && $0.isLetter) }.map(String.init)
    .filter { $0.count >= 3 && $0.contains(where: \.isLowercase) }
}

@Suite struct `The language of a recorded text` {
  @Test(arguments: [
    ("Send the request form to JICA", "en"), ("現地調査は未定", "ja"), ("JICAによる調査", "ja"), ("農林水産省", "ja"),
    ("후속조치 이행", "ko"), ("KOICA 사업 第2次", "ko"), ("وزارتِ سمندر پار پاکستانی", "ur"),
    ("JICA کی جانب سے فارم", "ur"), ("No site has been proposed to us; 現地調査は未定.", "en"),
  ]) func `is told by the script of most of its letters`(_ text: String, _ tag: String) {
    #expect(TextLanguage(script: text)?.tag == tag)
  }

  @Test func `is not guessed where there is nothing to tell it by`() {
    #expect(TextLanguage(script: "118/2025 – 3.5 %") == nil)
    #expect(Wording.japanese.recorded("118/2025").runs.map(\.language) == [nil])
  }

  @Test func `is marked where it is not the paper's`() {
    let title = Text(wordings: ["en": "Language centre", "ja": "日本語研修センター"])
    #expect(Wording.japanese.recorded(title) == RichText("日本語研修センター"))
    #expect(Wording.korean.recorded(title) == RichText("Language centre", language: .english))
    #expect(Wording.english.recorded(title) == RichText("Language centre"))
    #expect(Wording.urdu.recorded("Send the form").runs.map(\.language) == [.english])
    // A title with one wording, in a language that is said.
    #expect(Wording.english.recorded(Text(wordings: ["ur": "مرکز"])).runs.map(\.language) == [.urdu])
  }
}
