import Domain
import Projections
import Reports
import TestSupport
import Testing

private let others: [Wording] = [.japanese, .korean, .urdu]

@Suite struct `Papers in a language` {
  @Test(arguments: others) func `are worded in it throughout`(_ wording: Wording) throws {
    let papers = try PapersInALanguage.of(wording)
    let text = papers.documents.map { TextRenderer(width: 100, colour: false).render($0) }
    let rule = String(repeating: "═", count: 100) + "\n"
    try expectGolden(text.joined(separator: rule), "papers-\(wording.language.tag).txt")
    #expect(papers.documents.allSatisfy { $0.language == wording.language })
  }

  /// What the paper says by itself bears no language of its own, and recorded English is marked: so a Latin word in
  /// an unmarked run is one that stands in the code and not in the tables.
  @Test(arguments: others) func `have no English words of their own`(_ wording: Wording) throws {
    let papers = try PapersInALanguage.of(wording)
    let runs = papers.documents.flatMap(\.runs)
    let own = runs.filter { $0.language == nil && $0.style != .reference }
    let strange = Set(own.flatMap { latinWords(in: $0.text) }).subtracting(Self.names)
    #expect(strange.isEmpty, "in \(wording.language.tag): \(strange.sorted())")
    #expect(runs.contains { $0.language == .english })
    for sheet in papers.workbook.sheets {
      let words = latinWords(in: ([sheet.name] + sheet.columns.map(\.heading)).joined(separator: " "))
      #expect(words.isEmpty, "\(words)")
    }
    for figure in papers.figures { #expect(latinWords(in: figure.summary).isEmpty, "\(figure.summary)") }
  }

  /// Streams, desks and languages by their names, which are the same in every language.
  private static let names: Set<String> = ["mea", "japan", "applauded", "proposal", "rapport"]

  @Test func `draw their figures with the words of the language`() throws {
    let recorded = Set(try PapersInALanguage.of(.english).documents.flatMap(\.runs).map(\.text))
    for wording in others {
      for figure in try PapersInALanguage.of(wording).figures {
        for case .words(let words, _, _) in figure.drawing.shapes {
          let start = words.hasSuffix("…") ? String(words.dropLast()) : words
          let isRecorded = recorded.contains { $0.hasPrefix(start) }
          #expect(isRecorded || latinWords(in: words).isEmpty, "\(wording.language.tag): \(words)")
        }
      }
    }
  }

  @Test(arguments: others) func `keep to the width of a terminal`(_ wording: Wording) throws {
    let documents = try PapersInALanguage.of(wording).documents
    for width in [40, 72, 100, 140] {
      let renderer = TextRenderer(width: width, colour: false)
      let lines = documents.map(renderer.render).joined().split(separator: "\n")
      #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= width }, "at \(width) columns")
    }
  }

  @Test(arguments: others) func `give programs the same names and values`(_ wording: Wording) throws {
    let (english, other) = try SmallDialogue.ask(PapersInALanguage.day) { queries in
      (
        try FollowUpReport(queries, dialogue: "JPHLEPD"),
        try FollowUpReport(queries, dialogue: "JPHLEPD", wording: wording)
      )
    }
    #expect(other.json["counts"] == english.json["counts"])
    for member in ["proposal", "title", "status", "standing", "lead", "origin"] {
      #expect(other.json["items"]?.all(member) == english.json["items"]?.all(member), "\(member)")
    }
    #expect(other.json["headline"] != english.json["headline"])
    #expect(other.records.columns == english.records.columns)
    // The command that makes it again names the language.
    let command = "rapport report JPHLEPD-10 --as-of 2026-11-21 --known-at mea/62 --language \(wording.language.tag)"
    #expect(other.json["command"] == .string(command))
  }

  @Test func `say in HTML in which language everything is, and from which side it is read`() throws {
    let html = { (wording: Wording) throws -> String in
      let papers = try PapersInALanguage.of(wording)
      return HTMLRenderer(imprint: .init(title: "", generator: "")).render(papers.documents[0])
    }
    let urdu = try html(.urdu)
    #expect(urdu.contains("<html lang=\"ur\" dir=\"rtl\">"))
    #expect(urdu.contains("<bdi lang=\"en\" dir=\"ltr\"><strong>Focal points in every ministry</strong></bdi>"))
    let japanese = try html(.japanese)
    #expect(japanese.contains("<html lang=\"ja\" dir=\"ltr\">"))
    #expect(japanese.contains("<bdi lang=\"en\" dir=\"ltr\"><strong>Focal points in every ministry</strong></bdi>"))
    #expect(japanese.contains("国際協力機構"))
    #expect(japanese.contains("\" / \" counter(pages)"))
  }

  @Test func `stand from the right in Urdu, in text and in Markdown`() throws {
    let papers = try PapersInALanguage.of(.urdu)
    let lines = TextRenderer(width: 100, colour: false).render(papers.documents[0]).split(separator: "\n")
    // Every line with words in it is one stretch from the right, ended at the right edge.
    let spoken = lines.filter { $0.contains("\u{2067}") }
    #expect(spoken.count > 100)
    #expect(lines[0].hasSuffix("\u{2069}") && DisplayWidth.columns(of: lines[0]) == 100)
    let markdown = MarkdownRenderer().render(papers.documents[0])
    #expect(markdown.hasPrefix("<div lang=\"ur\" dir=\"rtl\">\n\n# ") && markdown.hasSuffix("\n\n</div>\n"))
  }
}
