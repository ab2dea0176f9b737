import Domain
import Foundation
import Reports
import TestSupport
import Testing

@testable import Exchange

/// A letter with everything in it, its words as hostile as asked for.
func exampleLetter(_ words: String = "Send the request form", complete: Bool = true) -> ReminderLetter {
  let items = ["JPHLEPD-9-05.1", "JPHLEPD-9-06.2"].compactMap { FollowUpReference($0) }.map { reference in
    ReminderLetter.Item(
      reference: reference, proposal: reference.proposal, title: Text(words), action: words, due: "2026-03-31",
      firstDue: "2025-12-31", moved: 2)
  }
  let party = ReminderLetter.Party(
    code: "MOC", name: Text(words), post: complete ? words : nil, address: complete ? words : nil)
  return ReminderLetter(
    to: party, from: complete ? party : nil, step: "Reminder-II", kind: .again, day: "2026-04-14",
    replyBy: "2026-04-22", number: complete ? words : nil, items: complete ? items : Array(items.prefix(1)),
    earlier: complete ? [.init(step: "Reminder-I", on: "2026-04-01", number: words, items: items.map(\.reference))] : []
  )
}

private func fault(_ template: String) -> TemplateFailure? {
  do {
    _ = try LetterTemplate(template, file: "t")
    return nil
  } catch { return error }
}

private func markdown(_ template: String, _ letter: ReminderLetter = exampleLetter()) throws -> String {
  MarkdownRenderer().render(try LetterTemplate(template, file: "t").document(of: letter, .english))
}

@Suite struct `A template of letters` {
  @Test(
    arguments: [
      ("Dear\n  {{instituton}}", 2, 3, .unknownName("instituton", nearest: ["institution"])),
      ("{{.}}", 1, 1, .unknownName(".", nearest: [])),
      ("優{{action}}", 1, 2, .onlyWithin("action", list: "followUps")),
      ("{{#reminders}}{{action}}{{/reminders}}", 1, 15, .onlyWithin("action", list: "followUps")),
      ("a\r\n{{followUps}}", 2, 1, .list("followUps")), ("{{isFirst}}", 1, 1, .condition("isFirst")),
      ("{{#isFirst}}\nx", 1, 1, .unclosedSection("isFirst")),
      ("\n {{/isFirst}}", 2, 2, .wrongClose("isFirst", open: nil)),
      ("{{#isFirst}}{{/isFinal}}", 1, 13, .wrongClose("isFinal", open: "isFirst")),
      ("x {{> other}}", 1, 3, .partial("other")), ("{{<other}}{{/other}}", 1, 1, .partial("other")),
      ("{{#upper(step)}}{{/upper(step)}}", 1, 1, .function("upper(step)")),
      ("{{=<< >>=}}", 1, 1, .unsupported("<< >>=")), ("{{$a}}{{/a}}", 1, 1, .unsupported("a")),
      ("{{% CONTENT_TYPE:TEXT}}", 1, 1, .unsupported("CONTENT_TYPE:TEXT")), ("a {{step", 1, 3, .unfinishedTag),
      ("a {{ }}", 1, 3, .unfinishedTag), ("{{", 1, 1, .unfinishedTag), ("{{{step}}", 1, 1, .unfinishedTag),
      ("a\n\u{1B}[2J", 2, 1, .controlCharacter(0x1B)), ("\u{E000}0\u{E001}", 1, 1, .controlCharacter(0xE000)),
      (String(repeating: "{{#isFirst}}", count: 9), 1, 97, .tooDeep),
    ] as [(String, Int, Int, TemplateFailure.Problem)])
  func `with a fault is refused with its line and column`(
    template: String, line: Int, column: Int, problem: TemplateFailure.Problem
  ) {
    let found = fault(template)
    #expect(found == TemplateFailure(file: "t", place: .init(line: line, column: column), problem))
    let words = found.map(LetterWording.words(for:))
    #expect(words?.sentence.hasPrefix("t:\(line):\(column): ") == true && words?.exitStatus == 1, "\(words as Any)")
  }

  @Test func `that is built in has no fault, and makes a letter of every kind`() throws {
    let template = try LetterTemplate(BuiltInTemplate.english, file: BuiltInTemplate.name)
    for kind in [ReminderLetter.Kind.first, .again, .final, .demiOfficial, .note] {
      for isComplete in [true, false] {
        let letter = exampleLetter(complete: isComplete).of(kind)
        let text = MarkdownRenderer().render(template.document(of: letter, .english))
        #expect(text.hasPrefix("# Reminder-II\n") && text.contains("**Wed 22 Apr 2026**"), "\(text)")
        #expect(text.contains("| JPHLEPD-9-05.1 | Send the request form |"), "\(text)")
        #expect(text.contains("Reminder-I of 1 Apr 2026, Send the request form (") == isComplete, "\(text)")
        #expect(!text.contains("{{") && !text.contains("\n\n\n"), "\(text)")
      }
    }
  }

  @Test func `with nothing in it, or far too much, is refused`() {
    #expect(fault(" \n")?.problem == .empty)
    #expect(fault(String(repeating: "a", count: LetterTemplate.largest + 1))?.problem == .tooLarge)
  }

  @Test func `has a blank where a value is missing, and leaves its section out`() throws {
    let template = "{{number}}{{#post}}, {{post}}{{/post}}{{^post}}, nobody{{/post}}"
    #expect(try markdown(template) == "Send the request form, Send the request form\n")
    let short = try markdown(template, exampleLetter(complete: false))
    #expect(short.hasPrefix("\\_") && short.hasSuffix(", nobody\n"), "\(short)")
    // A section of a value has no names of its own.
    #expect(try markdown("{{#post}}{{code}} {{number}}{{/post}}").hasPrefix("MOC Send"))
  }

  @Test func `makes paragraphs, headings, lists and tables of what is written, whatever ends its lines`() throws {
    let template =
      "\u{FEFF}# Own\r\n\r\none\\\r\ntwo\r\n three **very x** {{code}}\r\n- a\r\n- b\r\n## Next\r\n|a|b|\r\n|-|-:|\r\n|1|2|\r\n"
    #expect(
      try markdown(template)
        == "# Own\n\none\\\ntwo three **very x** MOC\n\n- a\n- b\n\n## Next\n\n| a | b |\n| --- | ---: |\n| 1 | 2 |\n")
  }

  @Test func `makes text of what was recorded, whatever stands in it`() throws {
    let template = try LetterTemplate(BuiltInTemplate.english, file: BuiltInTemplate.name)
    let plain = template.document(of: exampleLetter("word"), .english)
    for words in [
      "# x", "- x", "| x | y |", "**x**", "{{step}}", "<script>x</script>", "a\\", "]]>&amp;", "'; --", "\u{E001}",
    ] {
      let document = template.document(of: exampleLetter(words), .english)
      #expect(document.blocks.map(\.shape) == plain.blocks.map(\.shape), "\(words)")
      #expect(document.words.replacing(words.filter { !$0.isWhitespace }, with: "word") == plain.words, "\(words)")
      let page = HTMLRenderer(imprint: .init(title: "t", generator: "g")).render(document)
      #expect(!page.contains("<script"), "\(words)")
    }
  }

  @Test func `is read by python-docx as it was written`() throws {
    let hostile = "<b>&\"優先\" | **x** # {{y}}"
    let template = try LetterTemplate(BuiltInTemplate.english, file: BuiltInTemplate.name)
    let letters = [exampleLetter(hostile), exampleLetter("second")]
    let both = ReminderPaper(letters, template: template, on: "2026-04-14", wording: .english)
    let paper = ReminderPaper([exampleLetter(hostile)], template: template, on: "2026-04-14", wording: .english)
    let folder = try SheetFolder()
    try Data(WordRenderer(dated: "2026-04-14").render(paper.wordDocument)).write(to: folder.url("letter.docx"))
    try Data(WordRenderer(dated: "2026-04-14").render(both.wordDocument)).write(to: folder.url("both.docx"))
    try folder.python(
      """
      import docx, json
      letter = docx.Document("letter.docx")
      section = letter.sections[0]
      json.dump({"paragraphs": [p.text for p in letter.paragraphs],
                 "rows": [[c.text for c in row.cells] for row in letter.tables[0].rows],
                 "pages": [p.text for p in docx.Document("both.docx").paragraphs if p.paragraph_format.page_break_before],
                 "upright": [str(section.page_height > section.page_width)]}, open("read.json", "w"))
      """)
    struct Reading: Decodable {
      let paragraphs: [String]
      let rows: [[String]]
      let upright, pages: [String]
    }
    let read = try JSONDecoder().decode(Reading.self, from: Data(contentsOf: folder.url("read.json")))
    #expect(
      read.paragraphs.filter { !$0.isEmpty } == [
        "Reminder-II", "\(hostile)\nTue 14 Apr 2026", "\(hostile),\n\(hostile)\n\(hostile)",
        "Subject: 2 follow-ups that are overdue",
        "Kindly refer to the reminders quoted below. The following are still open. The present position may be stated by Wed 22 Apr 2026.",
        "Reminders before this one:", "Reminder-I of 1 Apr 2026, \(hostile) (JPHLEPD-9-05.1, JPHLEPD-9-06.2)",
        "For each reference please state what was done and when, or propose a new day with the reason. The return form of this secretariat may be used for the answer.",
        "\(hostile)\n\(hostile)\n\(hostile)",
      ])
    #expect(read.rows[1] == ["JPHLEPD-9-05.1", hostile, hostile, "31 Mar 2026", "31 Dec 2025", "14", "2"])
    #expect(read.rows.count == 3 && read.upright == ["True"])
    #expect(read.pages == ["Reminder-II", "Reminder-II"], "each letter begins a page")
  }

  @Test func `one small step from a good one makes a letter or is refused`() throws {
    let seeds = [
      BuiltInTemplate.english, "{{#followUps}}|{{reference}}|{{/followUps}}\n{{^post}}\\\n{{/post}}", "# {{{step}}}",
    ]
    var mutation = Mutation(of: seeds.map { Array($0.utf8) }, for: "mutations of a template")
    for _ in 0..<Mutation.rounds(1_000) {
      let template = try? LetterTemplate(String(decoding: mutation.next(), as: UTF8.self), file: "t")
      mutation.count(accepted: template != nil)
      guard let document = template?.document(of: exampleLetter(), .english) else { continue }
      let text = TextRenderer(width: 80, colour: false).render(document)
      try #require(!text.contains("\u{E000}") && !text.contains("\u{E001}"), "\(text)")
    }
    mutation.tell()
  }
}

extension ReminderLetter {
  fileprivate func of(_ kind: Kind) -> ReminderLetter {
    ReminderLetter(
      to: to, from: from, step: step, kind: kind, day: day, replyBy: replyBy, number: number, items: items,
      earlier: earlier)
  }
}

extension Document.Block {
  /// What kind of block it is, and of how many parts.
  fileprivate var shape: String {
    switch self {
    case .paragraph(let text): "paragraph \(text.lines.count)"
    case .table(let table): "table \(table.columns.count) \(table.rows.count)"
    case .bullets(let items): "bullets \(items.count)"
    default: "other"
    }
  }
}

extension Document {
  /// All it says, without the room between words.
  fileprivate var words: String {
    TextRenderer(width: 2_000, colour: false).render(self).filter { !$0.isWhitespace && $0 != "─" }
  }
}
