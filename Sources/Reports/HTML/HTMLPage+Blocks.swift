// One way to write each kind of block.
extension HTMLPage {
  mutating func write(_ blocks: [Document.Block], _ html: inout HTMLWriter) {
    for block in blocks {
      html.lineFeed()
      write(block, &html)
    }
  }

  private mutating func write(_ block: Document.Block, _ html: inout HTMLWriter) {
    switch block {
    case .heading(let depth, let text):
      caption = text.plain
      html.element("h\(min(max(depth, 1) + 1, 6))") { write(text, &$0) }
    case .paragraph(let text): html.element("p") { write(text, &$0) }
    case .table(let table): write(table, &html)
    case .bullets(let items):
      html.element("ul") { html in
        for item in items { html.element("li") { write(item, &$0) } }
      }
    case .facts(let facts): write(facts, &html)
    case .note(let text): html.element("p", ["class": "note"]) { write(text, &$0) }
    // Sheets are taken apart before; a gap is the style sheet's matter.
    case .gap, .sheet: break
    case .panel(let panel): write(panel, &html)
    case .cards(let panels):
      html.element("div", ["class": "cards"]) { html in
        for panel in panels { write(panel, &html) }
      }
    case .row(let parts):
      html.element("div", ["class": "row"]) { html in
        for part in parts {
          html.element("div", ["class": "part of-\(part.width)"]) { write(part.blocks, &$0) }
        }
      }
    case .counts(let counts, let title, _):
      html.element("ul", ["class": "counts", "aria-label": title.plain]) { html in
        for count in counts { html.element("li", ["class": Self.name(of: count.mark)]) { write(count, &$0) } }
      }
    case .figure(let figure): write(figure, &html)
    }
  }

  func write(_ facts: [Document.Fact], _ html: inout HTMLWriter) {
    html.element("dl") { html in
      for fact in facts {
        html.element("div") { html in
          html.element("dt") { write(fact.label, &$0) }
          html.element("dd") { write(fact.value, &$0) }
        }
      }
    }
  }

  private mutating func write(_ panel: Document.Panel, _ html: inout HTMLWriter) {
    let sort = panel.sort == .request ? "panel request" : "panel"
    html.element("section", ["class": sort]) { html in
      html.element("header") { html in
        html.element("h\(level)") { write(panel.title, &$0) }
        if let detail = panel.detail { html.element("p", ["class": "detail"]) { write(detail, &$0) } }
      }
      caption = panel.title.plain
      level += 1
      write(panel.blocks, &html)
      level -= 1
    }
  }

  private func write(_ count: Document.Count, _ html: inout HTMLWriter) {
    html.element("span", ["class": "label"]) { html in
      if let mark = count.mark { html.verbatim(SVGRenderer().sign(mark.drawing)) }
      write(count.label, &html)
    }
    html.element("span", ["class": "number"], text: "\(count.number)")
    html.element("span", ["class": "change"]) { write(count.detail, &$0) }
  }

  private mutating func write(_ figure: Figure, _ html: inout HTMLWriter) {
    figures.append(figure)
    let number = figures.count
    html.element("figure") { html in
      html.element("figcaption") { html in
        html.element("h\(level)") { write(figure.title, &$0) }
        html.element("p", ["class": "explanation"]) { html in
          write(figure.explanation, &html)
          html.text(" ")
          html.element("a", ["class": "as-table", "href": "#figures-\(number)"]) { html in
            html.text(words.asTable)
            html.element("span", ["class": "hidden"], text: " \(number)")
          }
        }
      }
      let drawn = SVGRenderer().render(
        figure.drawing, title: figure.title.plain, description: figure.summary, id: "drawing-\(number)")
      guard figure.drawing.isWide else { return html.verbatim(drawn) }
      // On a narrow screen it keeps its size and is moved in its box, also with the keys.
      let attributes: HTMLWriter.Attributes = [
        "class": "scrolled", "role": "group", "tabindex": "0", "aria-label": figure.title.plain,
      ]
      html.element("div", attributes) { $0.verbatim(drawn) }
    }
  }

  /// The class of what stands under a mark.
  static func name(of mark: Mark?) -> String { mark.map { "mark-\($0.rawValue)" } ?? "sum" }
}
