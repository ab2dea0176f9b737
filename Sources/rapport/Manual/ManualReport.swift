import ArgumentParser
import Reports

/// The manual as something to read, to print, and for programs.
struct ManualReport: Report {
  let manual: Manual

  var document: Document {
    var document = manual.isWhole ? whole : part
    // By this line a file is known for what rapport may write anew.
    document.append(.note(["Made again with: ", TextRun(command, .reference)]))
    return document
  }

  private var command: String { (["rapport", "manual"] + manual.words).joined(separator: " ") }

  private var whole: Document {
    var document = Document(title: "Rapport: the manual", [.paragraph(RichText(Rapport.configuration.abstract))])
    document.append(.facts(manual.topics.map { .init(RichText("rapport help \($0.name)"), RichText($0.abstract)) }))
    for topic in manual.topics {
      document.append(.heading(level: 1, RichText(topic.title)))
      document.blocks += topic.blocks
    }
    for group in manual.groups {
      document.append(.heading(level: 1, RichText(group.name)))
      for page in group.pages { document.blocks += page.blocks }
    }
    return document
  }

  /// One topic, or one command with those that belong to it.
  private var part: Document {
    if let topic = manual.topics.first { return Document(title: RichText(topic.title), topic.blocks) }
    return Document(manual.pages.flatMap(\.blocks))
  }

  var records: RecordTable {
    let rows = manual.pages.flatMap { page in
      (page.arguments + page.options + (page.shared?.lines ?? [])).map { line -> [RecordTable.Field] in
        [.text(page.name), .text(line.label), .text(line.meaning)]
      }
    }
    return RecordTable(columns: ["command", "option", "meaning"], rows: rows)
  }

  var json: JSONValue {
    [
      "schema": "manual/1",
      "topics": .array(manual.topics.map { ["topic": .string($0.name), "title": .string($0.title)] }),
      "commands": .array(manual.groups.flatMap { group in group.pages.map { json(of: $0, in: group.name) } }),
    ]
  }

  private func json(of page: ManualPage, in group: String) -> JSONValue {
    let lines = { (lines: [HelpText.Line]) -> JSONValue in
      .array(lines.map { ["option": .string($0.label), "meaning": .string($0.meaning)] })
    }
    return [
      "command": .string(page.name), "group": .string(group), "abstract": .string(page.abstract),
      "synopsis": .array(page.synopsis.map { .string($0) }), "discussion": .string(page.discussion),
      "examples": .array(page.examples.map { .string($0) }), "answer": JSONValue(page.answer),
      "arguments": lines(page.arguments), "options": lines(page.options), "shared": lines(page.shared?.lines ?? []),
    ]
  }
}
