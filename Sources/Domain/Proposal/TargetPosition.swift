/// Where a reading lies against the straight line from the baseline to the goal.
public struct TargetPosition: Hashable, Sendable {
  public enum Side: String, Sendable {
    /// The goal itself is met.
    case reached
    case ahead
    case onLine = "on-line"
    case behind
  }

  public let reading: Reading
  /// Where the line stands on the day of the reading, rounded to the digits that the figures have.
  public let expected: DecimalNumber
  /// How far the reading lies from the line.
  public let distance: DecimalNumber
  public let side: Side
}

extension Proposal.Target {
  /// Which way the measure is meant to go: as said, or from the baseline to the goal.
  public var direction: Direction? {
    if let direction = definition.direction { return direction }
    guard let from = DecimalNumber(definition.baseline.value), let to = DecimalNumber(definition.goal.value),
      from != to
    else { return nil }
    return from < to ? .up : .down
  }

  /// The reading of the latest day; of one day, the one recorded last.
  public var latestReading: Reading? {
    readings.enumerated().max { ($0.element.on, $0.offset) < ($1.element.on, $1.offset) }?.element
  }

  /// Where the latest reading lies; nil without one, or where a figure is no decimal number.
  public var position: TargetPosition? { latestReading.flatMap { position(of: $0) } }

  /// Where a reading lies; nil where a figure is no decimal number.
  public func position(of reading: Reading) -> TargetPosition? {
    let (baseline, goal) = (definition.baseline, definition.goal)
    guard let value = DecimalNumber(reading.value), let from = DecimalNumber(baseline.value),
      let to = DecimalNumber(goal.value), let direction, baseline.on < goal.on
    else { return nil }
    let expected = from.onLine(
      to: to, day: baseline.on.days(to: reading.on), of: baseline.on.days(to: goal.on),
      decimals: max(value.decimals, from.decimals, to.decimals))
    let isMet = direction == .up ? value >= to : value <= to
    let isAhead = direction == .up ? value > expected : value < expected
    return TargetPosition(
      reading: reading, expected: expected, distance: (value - expected).magnitude,
      side: isMet ? .reached : value == expected ? .onLine : isAhead ? .ahead : .behind)
  }
}
