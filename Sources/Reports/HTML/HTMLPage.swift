/// Writes the blocks of one document, sheet by sheet, and remembers what comes at its end.
struct HTMLPage {
  let words: HTMLWords
  /// The language of the document.
  let language: TextLanguage
  /// The level of headings where the writer stands: 2 below the title, 3 on a sheet with a heading.
  var level = 2
  /// Drawings whose figures come at the end.
  var figures: [Figure] = []
  /// What a table that follows is called by those who cannot see what stands above it.
  var caption = ""

  init(words: HTMLWords, language: TextLanguage) {
    self.words = words
    self.language = language
  }

  /// The title, the facts beside it, and everything else: a section for each sheet.
  mutating func write(_ document: Document, _ html: inout HTMLWriter) {
    var sheets: [(head: Document.Block?, blocks: [Document.Block])] = [(nil, [])]
    for block in document.blocks {
      if case .sheet = block { sheets.append((block, [])) } else { sheets[sheets.count - 1].blocks.append(block) }
    }
    for (place, sheet) in sheets.enumerated() {
      html.lineFeed()
      // A first page that is laid out as one stays alone on paper; a short one is followed by the rest.
      let isFront = place == 0 && sheet.blocks.contains(where: \.isLaidOut)
      html.element("section", ["class": isFront ? "sheet front" : "sheet"]) { html in
        if place == 0 {
          write(title: document, sheet.blocks, &html)
        } else {
          write(head: sheet.head, &html)
          write(sheet.blocks, &html)
        }
      }
    }
    writeFigures(&html)
  }

  /// So many facts stand beside a title; more stand below it.
  private static let factsBesideTitle = 6

  private mutating func write(title document: Document, _ blocks: [Document.Block], _ html: inout HTMLWriter) {
    guard let title = document.title else { return write(blocks, &html) }
    var rest = blocks[...]
    html.element("header", ["class": "masthead"]) { html in
      html.verbatim(Self.seal)
      html.element("div") { html in
        html.element("h1") { write(title, &$0) }
        if let subtitle = document.subtitle {
          html.element("p", ["class": "subtitle"]) { write(subtitle, &$0) }
        }
      }
      if case .facts(let facts)? = rest.first, facts.count <= Self.factsBesideTitle {
        rest = rest.dropFirst()
        write(facts, &html)
      }
    }
    caption = title.plain
    write(Array(rest), &html)
  }

  private mutating func write(head: Document.Block?, _ html: inout HTMLWriter) {
    guard case .sheet(let title, let detail)? = head else { return }
    html.element("header", ["class": "head"]) { html in
      html.element("h2") { write(title, &$0) }
      if let detail { html.element("p") { write(detail, &$0) } }
    }
    caption = title.plain
    level = 3
  }

  /// The tables of all drawings, at the end of the document.
  private mutating func writeFigures(_ html: inout HTMLWriter) {
    guard !figures.isEmpty else { return }
    html.lineFeed()
    html.element("section", ["class": "sheet figures"]) { html in
      html.element("header", ["class": "head"]) { $0.element("h2", text: words.figures) }
      level = 3
      // Tables with many columns of words have no room beside another, and come last.
      let isWide = { (figure: Figure) in figure.table.columns.count { $0.alignment == .left } > 3 }
      let numbered = Array(figures.enumerated())
      for (place, figure) in numbered.filter({ !isWide($0.element) }) + numbered.filter({ isWide($0.element) }) {
        let name = isWide(figure) ? "figures-of wide" : "figures-of"
        html.element("div", ["class": name, "id": "figures-\(place + 1)"]) { html in
          html.element("h3") { write(figure.title, &$0) }
          html.element("p", ["class": "explanation"]) { write(figure.explanation, &$0) }
          caption = figure.title.plain
          write(figure.table, &html)
        }
      }
    }
  }

  /// Two rings that hold each other, for two sides and one register; no emblem of a state.
  private static let seal = """
    <svg class="seal" viewBox="0 0 64 64" aria-hidden="true"><g fill="none"><circle cx="32" cy="32" r="30" \
    stroke="#16325C" stroke-width="2"/><circle cx="32" cy="32" r="26" stroke="#A8843A" stroke-width="1.2"/>\
    <circle cx="26" cy="32" r="10" stroke="#16325C" stroke-width="3.4"/><circle cx="38" cy="32" r="10" \
    stroke="#A8843A" stroke-width="3.4"/><path d="M34 26a10 10 0 0 1 2 6" stroke="#16325C" stroke-width="3.4"/>\
    </g></svg>
    """
}

extension Document.Block {
  /// Whether it places things side by side.
  fileprivate var isLaidOut: Bool { if case .row = self { true } else { false } }
}
