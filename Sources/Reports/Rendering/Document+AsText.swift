extension Document {
  /// The blocks of running text, the subtitle in front: what is read where nothing can be drawn or stand side by side.
  ///
  /// The figures of drawings, which nobody reads before the rest, come at the end, before how the paper is made again.
  var textBlocks: [Block] { textBlocks(keepingSheets: false) }

  /// The same; where sheets are kept they stand there as they are, and not as headings.
  func textBlocks(keepingSheets: Bool) -> [Block] {
    var text: [Block] = subtitle.map { [.paragraph($0)] } ?? []
    for block in blocks {
      if keepingSheets, case .sheet = block { text.append(block) } else { text += block.asText }
    }
    let record: [Block] = if case .note? = text.last { [text.removeLast()] } else { [] }
    return text + blocks.flatMap(\.figures).flatMap(\.asText) + record
  }
}

extension Document.Block {
  /// The block as those of running text.
  var asText: [Document.Block] {
    switch self {
    case .heading, .paragraph, .table, .bullets, .facts, .note, .gap: [self]
    case .sheet(let title, _): [.heading(level: 1, title)]
    case .panel(let panel):
      [.heading(level: 1, panel.title)] + [panel.detail].compactMap { $0.map(Self.note) }
        + panel.blocks.flatMap(\.asText)
    case .cards(let panels):
      panels.flatMap { panel in
        [.heading(level: 2, panel.title)] + [panel.detail].compactMap { $0.map(Self.note) }
          + panel.blocks.flatMap(\.asText)
      }
    case .row(let parts): parts.flatMap { $0.blocks.flatMap(\.asText) }
    case .counts(_, let title, let table): [.heading(level: 1, title), .table(table)]
    // Its figures come at the end.
    case .figure: []
    }
  }

  /// The drawings in it.
  fileprivate var figures: [Figure] {
    switch self {
    case .figure(let figure): [figure]
    case .row(let parts): parts.flatMap { $0.blocks.flatMap(\.figures) }
    case .panel(let panel): panel.blocks.flatMap(\.figures)
    case .cards(let panels): panels.flatMap { $0.blocks.flatMap(\.figures) }
    case .heading, .paragraph, .table, .bullets, .facts, .note, .gap, .sheet, .counts: []
    }
  }
}

extension Figure {
  /// The figures as a table under their title.
  fileprivate var asText: [Document.Block] { [.heading(level: 1, title), .paragraph(explanation), .table(table)] }
}
