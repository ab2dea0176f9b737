public import Domain
public import EventLog

/// What became of a key.
public struct KeyChange: Sendable {
  public let key: VerifierKey
  /// Where its private half lies.
  public let file: String
  /// Empty if it was published before.
  public let events: [EventID]

  /// Whether it signs the stream's own checkpoints, not those of others.
  public var signsOwnStream: Bool { key.kind == .log }
}

extension Draft {
  /// Publishes a key with which the stream written here, or what it has seen of others, is signed.
  ///
  /// - Parameter file: where its private half lies, for the answer.
  public func publish(_ key: VerifierKey, file: String) throws -> KeyChange {
    let before = try PublishedKey.all(queries).filter { $0.event.stream == office }
    if before.contains(where: { $0.key == key }) { return KeyChange(key: key, file: file, events: []) }
    let fact = Fact.register(.keyPublished(vkey: key.text))
    let recorded = try record(fact, in: .register, Circumstances(), usual: .joint)
    return KeyChange(key: key, file: file, events: [recorded.event])
  }
}
