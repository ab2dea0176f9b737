public import Domain
public import EventLog
public import Projections

/// A public key that stands in the log.
public struct PublishedKey: Hashable, Sendable {
  public let key: VerifierKey
  /// The event that says so; its stream is the one whose office has the key.
  public let event: EventID

  /// The keys that hold, in the order in which they were published; one that was withdrawn is none.
  public static func all(_ queries: Queries) throws -> [PublishedKey] {
    let history = StandingHistory(of: try queries.history(of: .register), asOf: nil)
    return history.registerFacts.compactMap { recorded in
      guard case .keyPublished(let text) = recorded.fact, let key = VerifierKey(text) else { return nil }
      return PublishedKey(key: key, event: recorded.id)
    }
  }
}

extension Register {
  /// The key with which the stream written here is signed, or others' checkpoints are: the one published last whose
  /// private half lies on this computer; nil if there is none.
  ///
  /// - Throws: `RegisterFailure.key` for one that must not be used.
  public func signingKey(_ kind: SignatureKind, in keys: KeyFolder) throws -> SigningKey? {
    guard let office else { return nil }
    for published in try ask(PublishedKey.all).reversed() where published.event.stream == office {
      guard published.key.kind == kind, let key = try keys.key(of: published.key.name, kind) else { continue }
      if key.verifier == published.key { return key }
    }
    return nil
  }

  /// The name that a key of the stream written here bears: that of the stream's checkpoints.
  /// - Throws: `RegisterFailure.officeUnknown`.
  public func keyName() throws -> String {
    guard let office else {
      throw RegisterFailure.officeUnknown(streams: try LogFolder(register: folder).streams())
    }
    return "\(settings.opening?.origin ?? "")/\(office)"
  }
}
