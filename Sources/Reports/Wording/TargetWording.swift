import Domain

/// Where a measure lies against the straight line from its baseline to its goal, in words and numbers.
enum TargetWording {
  /// "0.9 behind the line, which stands at 3.5".
  static func words(
    _ position: TargetPosition, of target: Proposal.Target, in wording: Wording = .english
  ) -> String {
    let phrase: Phrase =
      switch position.side {
      case .reached: .goalReached
      case .onLine: .onTheLine
      case .ahead: .aheadOfLine
      case .behind: .behindLine
      }
    return wording(phrase, ["line": "\(position.expected)", "distance": "\(position.distance)"])
  }

  static func style(_ position: TargetPosition) -> TextStyle {
    switch position.side {
    case .reached, .ahead, .onLine: .good
    case .behind: .warning
    }
  }

  /// "2.6 thousand million US dollars on 30 Jun 2022: 0.9 behind: ..."; nil where nothing was read yet.
  static func latest(of target: Proposal.Target, in wording: Wording = .english) -> RichText {
    guard let reading = target.latestReading else { return wording.rich(.noReadingYet, [:], .quiet) }
    let figure = wording.rich(
      .figureOn,
      ["value": .text(reading.value), "unit": .recorded(target.definition.unit), "day": .day(reading.on)])
    guard let position = target.position else { return figure }
    return figure + wording.rich(.comma) + RichText(words(position, of: target, in: wording), style(position))
  }

  /// The members of a position in JSON; null where nothing was read or a figure is no number.
  static func json(_ position: TargetPosition?) -> JSONValue {
    guard let position else { return .null }
    return [
      "on": JSONValue(position.reading.on), "value": .string(position.reading.value),
      "line": .string("\(position.expected)"), "distance": .string("\(position.distance)"),
      "side": .string(position.side.rawValue),
    ]
  }
}
