/// A document as it is handed over in a file: with a title, a language, and what stands at the foot of each page.
public struct WordDocument: Hashable, Sendable {
  public enum Orientation: Hashable, Sendable { case portrait, landscape }

  public var title: String
  /// What stands at the foot of each page, beside its number.
  public var footer: String
  public var language: TextLanguage
  public var orientation: Orientation
  public var document: Document

  /// - Parameters:
  ///   - title: what the file says it is; nil = the title of the document.
  ///   - language: of the words of the file; nil = that of the document.
  public init(
    _ document: Document, title: String? = nil, footer: String = "", language: TextLanguage? = nil,
    orientation: Orientation = .landscape
  ) {
    self.title = title ?? document.caption
    self.footer = footer
    self.language = language ?? document.language
    self.orientation = orientation
    self.document = document
  }
}

extension Document {
  /// What to call it where a title is needed: its own, or its first words.
  var caption: String {
    if let title, !title.isEmpty { return title.plain }
    for block in blocks {
      if case .heading(_, let text) = block, !text.isEmpty { return text.plain }
    }
    return Wording(of: language)(.untitledReport)
  }
}
