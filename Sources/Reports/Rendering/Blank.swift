/// A place in a paper where whoever receives it fills something in.
public struct Blank: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// A box to tick; the label stands behind it.
    case tick
    /// A day; the label stands in front of it.
    case day
    /// Words; the label stands in front of them.
    case words
  }

  public var kind: Kind
  /// By what a program finds it again in the filled-in paper: `JPHLEPD-9-05.1/done`; each once in a paper.
  public var tag: String
  public var label: String
  /// What stands there until it is filled in.
  public var placeholder: String
  /// Whether the label is shown; where the head of a column says it, it need not be.
  public var isLabelled: Bool
  /// How many characters of room it asks for on paper; a box to tick needs none.
  public var room: Int

  public init(
    _ kind: Kind, tag: String, label: String, placeholder: String = "", isLabelled: Bool = true, room: Int = 16
  ) {
    self.kind = kind
    self.tag = tag
    self.label = label
    self.placeholder = placeholder
    self.isLabelled = isLabelled
    self.room = max(room, 1)
  }

  /// How it looks on paper and in plain text: "☐ Done", "New date: ________________".
  var onPaper: RichText {
    switch kind {
    case .tick: .init(isLabelled ? "☐ \(label)" : "☐")
    case .day, .words:
      RichText(isLabelled ? "\(label): " : "") + RichText(String(repeating: "_", count: room), .quiet)
    }
  }
}

extension Table.Cell {
  /// A cell to be filled in, one blank below the other.
  public init(_ blanks: [Blank]) {
    self.init(lines: blanks.map(\.onPaper))
    self.blanks = blanks
  }
}
