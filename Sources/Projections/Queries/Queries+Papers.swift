public import Domain

/// A letter as it stands on the day asked about.
public struct PaperRow: Sendable {
  public let reference: PaperReference
  public let paper: Paper
  /// The letters that say that they answer it, in the order of their references.
  public let answers: [AwaitedAnswer.Answer]

  /// Who owes an answer; nil for a letter that asked for none.
  public var awaited: AwaitedAnswer? { AwaitedAnswer(to: paper, answers: answers) }
}

extension Queries {
  /// All letters that stand, by stream and number.
  public func paperRows() throws -> [PaperRow] {
    let answers = try answers()
    return try paperReferences().compactMap { try paperRow($0, answers) }
  }

  /// One letter; nil if none of that reference stands.
  public func paperRow(_ reference: PaperReference) throws -> PaperRow? { try paperRow(reference, answers()) }

  private func paperRow(
    _ reference: PaperReference, _ answers: [String: [AwaitedAnswer.Answer]]
  ) throws -> PaperRow? {
    let paper = try paperState(reference)
    guard paper.number != nil else { return nil }
    return PaperRow(reference: reference, paper: paper, answers: answers["\(reference)"] ?? [])
  }

  /// For each letter, by reference, those that say that they answer it.
  public func answers() throws -> [String: [AwaitedAnswer.Answer]] {
    var answers: [String: [AwaitedAnswer.Answer]] = [:]
    for reference in try paperReferences() {
      guard case .received(_, _, let from, _, let answered?, let reply, _)? = try paperState(reference).event else {
        continue
      }
      answers[answered, default: []].append(.init(paper: "\(reference)", from: from, reply: reply))
    }
    return answers
  }
}
