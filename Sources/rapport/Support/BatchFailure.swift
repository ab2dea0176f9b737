import Reports

/// Lines of a file of commands that cannot be recorded, so that none of them is.
struct BatchFailure: Error {
  struct Line {
    let place: String
    let words: WordedFailure
  }

  let lines: [Line]

  /// All lines as one failure; a failure of the surroundings (a lock, a disk) keeps its own status.
  var words: WordedFailure {
    guard let last = lines.last else { return WordedFailure("Nothing was given.", exitStatus: 64) }
    let before = lines.dropLast().map { "\($0.place): \($0.words.sentence)\n" }.joined()
    return WordedFailure(
      "\(last.place): \(last.words.sentence)", hint: last.words.hint,
      exitStatus: last.words.exitStatus == 64 ? 1 : last.words.exitStatus, isCertain: last.words.isCertain,
      evidence: before)
  }
}
