/// What a command does to the projections of a register, and what it finds there.
struct SwapScript: Sendable {
  enum Deed: Sendable {
    /// Makes a projection and puts it in use; alone: every other one goes for good.
    case replace(alone: Bool)
    case removeFilesNotInUse
    case removeAll
  }

  let name: String
  /// The projections that stand there, by the number in their names; those that bear words are to go.
  var standing: [(number: Int, bearsWords: Bool)] = []
  /// Which of them is in use.
  var inUse: Int?
  let deed: Deed

  static let all: [SwapScript] = [
    SwapScript(name: "a first projection is made", deed: .replace(alone: false)),
    SwapScript(
      name: "a projection is made anew", standing: [(1, false)], inUse: 1, deed: .replace(alone: false)),
    SwapScript(
      name: "a projection is made anew where the name is that of none", standing: [(1, false)], inUse: 2,
      deed: .replace(alone: false)),
    SwapScript(
      name: "a projection is made anew and alone", standing: [(1, true), (2, true)], inUse: 1,
      deed: .replace(alone: true)),
    SwapScript(
      name: "projections go that are not in use", standing: [(1, false), (2, true)], inUse: 1,
      deed: .removeFilesNotInUse),
    SwapScript(name: "all projections go", standing: [(1, true), (2, true)], inUse: 1, deed: .removeAll),
  ]
}
