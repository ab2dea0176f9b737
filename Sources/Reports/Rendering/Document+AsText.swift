extension Document {
  /// The blocks of running text, the subtitle in front: what is read where nothing can be drawn or stand side by side.
  var textBlocks: [Block] { (subtitle.map { [.paragraph($0)] } ?? []) + blocks.flatMap(\.asText) }
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
    case .figure(let figure): [.heading(level: 1, figure.title), .paragraph(figure.explanation), .table(figure.table)]
    }
  }
}
