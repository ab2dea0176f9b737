import Domain

// What a row says against what an import said before and what stands now.
extension CommitPlanner {
  /// A value as it stands.
  struct Now<Value: Equatable> {
    /// Under those that answer for whoever is named.
    let standing: Value?
    /// As it was recorded.
    let recorded: Value?
    /// As imports said it, where anything else was recorded since.
    let atImport: Value?
    let field: MatrixField
    let followUp: Int?

    init(
      _ standing: Value?, recorded: Value?, atImport: Value?, _ field: MatrixField, of followUp: Int? = nil
    ) {
      (self.standing, self.recorded, self.atImport) = (standing, recorded, atImport)
      (self.field, self.followUp) = (field, followUp)
    }
  }

  mutating func news<Value: Equatable>(_ wanted: Value?, _ now: Now<Value>) throws -> Value? {
    try news(wanted, now, by: ==)
  }

  /// The value of a row that is to be recorded; nil where it says nothing, or nothing new.
  ///
  /// - Throws: `Refusal` where row and register have both moved on from what an import said, to different values.
  mutating func news<Value: Equatable>(
    _ wanted: Value?, _ now: Now<Value>, by isSame: (Value, Value) -> Bool
  ) throws -> Value? {
    func isAlike(_ one: Value?, _ other: Value?) -> Bool {
      guard let one, let other else { return one == nil && other == nil }
      return isSame(one, other)
    }
    guard let wanted, !isAlike(wanted, now.standing) else { return nil }
    guard let base = group.base, now.followUp.map({ base.followUps[$0] != nil }) ?? true else { return wanted }
    if isAlike(wanted, now.atImport) {
      keeps = true
      return nil
    }
    if isAlike(now.recorded, now.atImport) || group.context.accepts(reference, followUp: now.followUp) { return wanted }
    let standing = if let standing = now.standing { Self.shown(standing) } else { "nothing" }
    throw moved(standing, now.field, followUp: now.followUp)
  }

  /// Whether a follow-up that was withdrawn since an import is promised once more.
  mutating func isPromisedAnew(_ number: Int, _ wanted: FollowUpMatching.Wanted, _ row: MatrixRow) throws -> Bool {
    guard let promise = group.base?.followUps[number] else { return true }
    if (wanted.owner ?? promise.owner) == promise.owner, (row.due ?? promise.due) == promise.due {
      keeps = true
      return false
    }
    if group.context.accepts(reference, followUp: number) { return true }
    throw moved("withdrawn", .action, followUp: number)
  }

  private func moved(_ standing: String, _ field: MatrixField, followUp: Int?) -> Refusal {
    let name = followUp.map { "\(FollowUpReference(proposal: reference, number: $0))" } ?? reference.text
    let event = group.base?.change(of: field, followUp: followUp)
    return Refusal(problem: .movedOn(standing, since: event, accept: name), field: field)
  }

  private static func shown<Value>(_ value: Value) -> String {
    switch value {
    case let list as [String]: list.isEmpty ? "nothing" : list.joined(separator: ", ")
    case let status as Status: status.rawValue
    case let response as Response: response.rawValue
    default: "\(value)"
    }
  }
}
