// The implementation matrix.
extension English {
  static let matrix: [Phrase: String] = [
    .implementationMatrix: "Implementation matrix",
    .matrixOf: "Implementation matrix of {session}",
    .latestPosition: "Latest position",
    .nextAction: "Next action",
    .tabledBy: "tabled by {side}",
    .leadWith: "{lead} with {who}",
    .responseIs: "response {response}",
    .nothingSinceTabled: "nothing since it was tabled",
    .andMore: "and {n} more",
  ]
}
