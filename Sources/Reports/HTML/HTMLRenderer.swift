/// Renders a document as one HTML file that needs nothing else: no script, no request, its style and drawings in it.
///
/// It is read on a screen of any width, and printed on A4 with page numbers and repeated heads of tables. What a style
/// says in colour stands there in words too; drawings have their figures in a table at the end.
public struct HTMLRenderer: Sendable {
  /// What stands at the foot of every printed page, and who made the file.
  public struct Imprint: Sendable {
    /// The paper's name, at the left.
    public var title: String
    /// For whom it is, in the middle; empty for nothing.
    public var marking: String
    /// The program with its version.
    public var generator: String
    /// How its printed pages lie; upright, each sheet begins a page.
    public var orientation: WordDocument.Orientation

    public init(
      title: String, marking: String = "", generator: String, orientation: WordDocument.Orientation = .landscape
    ) {
      self.title = title
      self.marking = marking
      self.generator = generator
      self.orientation = orientation
    }
  }

  private let imprint: Imprint

  public init(imprint: Imprint) { self.imprint = imprint }

  /// The whole file, ended by a line feed.
  public func render(_ document: Document) -> String {
    var html = HTMLWriter()
    let language = document.language
    let words = HTMLWords(Wording(of: language))
    html.verbatim("<!doctype html>\n")
    html.element("html", ["lang": language.tag, "dir": language.direction.name]) { html in
      head(&html, words)
      html.element("body") { html in
        var page = HTMLPage(words: words, language: language)
        html.element("main") { page.write(document, &$0) }
      }
    }
    return PageMark.marked(html.html + "\n")
  }

  private func head(_ html: inout HTMLWriter, _ words: HTMLWords) {
    html.element("head") { html in
      html.void("meta", ["charset": "utf-8"])
      html.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
      html.void("meta", ["name": "generator", "content": imprint.generator])
      // Nothing is ever fetched or run, whatever text the register holds.
      html.void(
        "meta",
        [
          "http-equiv": "Content-Security-Policy",
          "content": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
        ])
      html.element("title", text: imprint.title)
      html.element("style") { $0.verbatim(StyleSheet.text(imprint, words)) }
    }
    html.lineFeed()
  }
}

/// The few words that the page itself needs.
struct HTMLWords: Sendable {
  /// "Page ", " of ": before, between and behind the numbers of pages.
  let page: [String]
  /// Heads the figures of the drawings.
  let figures: String
  /// Leads from a drawing to its figures.
  let asTable: String

  init(_ wording: Wording) {
    let separator = "\u{1}"
    page = wording.pageNumber(separator, of: separator)
      .split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    figures = wording(.figuresOfDrawings)
    asTable = wording(.figuresLink)
  }
}

extension TextLanguage.Direction {
  var name: String { self == .rightToLeft ? "rtl" : "ltr" }
}
