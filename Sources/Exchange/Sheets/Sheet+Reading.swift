extension Sheet.Cell {
  /// The cell of a text: without space around it, and empty if that is all there is.
  init(text: String) {
    guard let first = text.utf8.first, let last = text.utf8.last else {
      self = .empty
      return
    }
    // Most cells begin and end in visible ASCII: nothing to take away.
    if (0x21...0x7E).contains(first), (0x21...0x7E).contains(last) {
      self = .text(text)
      return
    }
    let end = text.reversed().prefix(while: \.isWhitespace).count
    let trimmed = text.dropLast(end).drop(while: \.isWhitespace)
    self = trimmed.isEmpty ? .empty : .text(String(trimmed))
  }
}

extension Sheet {
  /// The first row that is not empty, which names the columns.
  public var head: Row? { rows.first }

  /// Rows behind the head that have something in a column that the head does not name: behind its last filled cell.
  public var rowsWiderThanHead: [Row] {
    let width = (head?.cells.lastIndex { !$0.isEmpty } ?? -1) + 1
    return rows.dropFirst().filter { row in row.cells.dropFirst(width).contains { !$0.isEmpty } }
  }
}
