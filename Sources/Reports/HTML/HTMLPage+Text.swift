// Stretches of text with their styles, signs and languages.
extension HTMLPage {
  /// Text, its lines apart by line breaks.
  func write(_ text: RichText, _ html: inout HTMLWriter) {
    for (place, line) in text.lines.enumerated() {
      if place > 0 { html.void("br") }
      for run in line.runs { write(run, &html) }
    }
  }

  private func write(_ run: TextRun, _ html: inout HTMLWriter) {
    guard !run.text.isEmpty else { return }
    // Text that runs from the right must not rearrange what stands beside it.
    let direction = run.language?.direction ?? TextIsolation.direction(of: run, in: language)
    guard run.language != nil || direction != nil else { return writeStyled(run, &html) }
    let way = direction?.name ?? "auto"
    // Space at either end belongs to the line around it: inside, it would stand at the other side.
    let start = run.text.prefix { $0 == " " }
    let end = start.endIndex == run.text.endIndex ? "" : String(run.text.reversed().prefix { $0 == " " })
    var words = run
    words.text = String(run.text.dropFirst(start.count).dropLast(end.count))
    html.text(String(start))
    if let language = run.language {
      html.element("bdi", ["lang": language.tag, "dir": way]) { writeStyled(words, &$0) }
    } else {
      html.element("bdi", ["dir": way]) { writeStyled(words, &$0) }
    }
    html.text(end)
  }

  private func writeStyled(_ run: TextRun, _ html: inout HTMLWriter) {
    if let mark = run.mark {
      return html.element("span", ["class": "chip \(Self.name(of: mark))"]) { html in
        html.verbatim(SVGRenderer().sign(mark.drawing))
        html.text(run.text)
      }
    }
    if let stage = run.stage { html.verbatim(SVGRenderer().sign(stage.sign)) }
    switch run.style {
    case .plain: html.text(run.text)
    case .strong: html.element("strong", text: run.text)
    case .quiet: html.element("span", ["class": "quiet"], text: run.text)
    case .good: html.element("span", ["class": "good"], text: run.text)
    case .warning: html.element("span", ["class": "warning"], text: run.text)
    case .bad: html.element("strong", ["class": "bad"], text: run.text)
    case .reference: html.element("span", ["class": "reference"], text: run.text)
    }
  }
}
