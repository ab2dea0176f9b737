extension Mark {
  /// The sign on a plane of 10 by 10: told apart by its shape alone.
  public var drawing: Drawing { Drawing(width: 10, height: 10, shapes: shapes) }

  private var shapes: [Drawing.Shape] {
    let middle = Drawing.Point(5, 5)
    return switch self {
    case .done: [.circle(middle, radius: 4.6, .fill(.done)), Self.check(.paper)]
    case .onTrack: [.circle(middle, radius: 3.8, .fill(.onTrack))]
    case .atRisk:
      [
        .area(
          [.init(5, 0.5), .init(9.5, 5), .init(5, 9.5), .init(0.5, 5)],
          .init(fill: .atRisk, stroke: .atRiskWords, strokeWidth: 0.9))
      ]
    case .overdue:
      [
        .area([.init(5, 0.5), .init(9.8, 9.2), .init(0.2, 9.2)], .fill(.overdue)),
        .line([.init(5, 3.6), .init(5, 6.3)], .stroke(.paper, 1.1)),
        .circle(.init(5, 7.8), radius: 0.65, .fill(.paper)),
      ]
    case .noNextStep: [.circle(middle, radius: 3.6, .init(fill: .paper, stroke: .idleWords, strokeWidth: 1.4))]
    case .paused:
      [2.0, 5.8].map { .box(.init($0, 1.2), width: 2.2, height: 7.6, .fill(.idle)) }
    case .ended: Self.cross(.idle)
    case .standing:
      [.box(.init(1.4, 1.4), width: 7.2, height: 7.2, corner: 1.2, .fill(.navy)), Self.bar]
    }
  }

  /// A tick inside a disc.
  static func check(_ ink: Ink) -> Drawing.Shape {
    .line([.init(2.7, 5.2), .init(4.4, 6.9), .init(7.4, 3.4)], .stroke(ink, 1.3))
  }

  static func cross(_ ink: Ink) -> [Drawing.Shape] {
    [
      .line([.init(1.8, 1.8), .init(8.2, 8.2)], .stroke(ink, 1.8)),
      .line([.init(8.2, 1.8), .init(1.8, 8.2)], .stroke(ink, 1.8)),
    ]
  }

  private static let bar = Drawing.Shape.line([.init(3, 5), .init(7, 5)], .stroke(.paper, 1.3))
}
