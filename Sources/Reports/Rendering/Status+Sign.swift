public import Domain

extension Status {
  /// A disc that fills by quarters as a proposal comes along its path, on a plane of 10 by 10; a tick on it once the
  /// secretariat has verified it, and another sign for what has left the path.
  public var sign: Drawing {
    switch self {
    case .tabled: Self.disc(0)
    case .underExamination: Self.disc(1)
    case .agreed: Self.disc(2)
    case .underImplementation: Self.disc(3)
    case .completed: Self.disc(4)
    case .closed: Drawing(width: 10, height: 10, shapes: Self.disc(4).shapes + [Mark.check(.paper)])
    case .deferred: Mark.paused.drawing
    case .declined, .withdrawn, .superseded, .lapsed: Mark.ended.drawing
    }
  }

  private static func disc(_ quarters: Int) -> Drawing {
    let middle = Drawing.Point(5, 5)
    return Drawing(
      width: 10, height: 10,
      shapes: [
        .circle(middle, radius: 4.3, .init(fill: .paper, stroke: .navy, strokeWidth: 0.9)),
        .quarters(quarters, middle, radius: 4.3, .fill(.navy)),
      ])
  }
}
