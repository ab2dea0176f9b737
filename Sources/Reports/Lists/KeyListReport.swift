import Domain
public import EventLog
public import Projections
import Registry

/// The public keys that stand in the log, and which of them can sign here.
public struct KeyListReport: Report {
  let position: RecordPosition
  let keys: [PublishedKey]
  /// Whether the private half of a key lies on this computer.
  let isHere: @Sendable (VerifierKey) -> Bool

  public init(_ queries: Queries, isHere: @escaping @Sendable (VerifierKey) -> Bool) throws {
    position = try RecordPosition(queries)
    keys = try PublishedKey.all(queries)
    self.isHere = isHere
  }

  private static func use(_ key: VerifierKey) -> String {
    switch key.kind {
    case .log: "signs its stream"
    case .cosignature: "signs for others"
    }
  }

  public var document: Document {
    if keys.isEmpty {
      return Document([.paragraph("No key was published. Make one with: rapport key make".rich)])
    }
    return Document(
      [
        .table(
          Table(
            columns: [
              .fixed("Published"), .fixed("Number"), .fixed("Use"), .fixed("Private half"),
              .init("Public half", minimumWidth: 30),
            ],
            rows: keys.map { published in
              .cells([
                .init("\(published.event)", .reference), .init(published.key.id.hex),
                .init(Self.use(published.key)), .init(isHere(published.key) ? "here" : "elsewhere", .quiet),
                .init(published.key.text),
              ])
            }))
      ])
  }

  public var records: RecordTable {
    RecordTable(
      columns: ["event", "stream", "keyId", "name", "use", "here", "vkey"],
      rows: keys.map { published in
        [
          .init(reference: published.event), .text(published.event.stream), .text(published.key.id.hex),
          .text(published.key.name), .text(use(published.key)), .text(isHere(published.key) ? "yes" : "no"),
          .text(published.key.text),
        ]
      })
  }

  private func use(_ key: VerifierKey) -> String { key.kind == .log ? "log" : "cosigner" }

  public var json: JSONValue {
    let items = keys.map { published -> JSONValue in
      [
        "event": .string("\(published.event)"), "stream": .string(published.event.stream),
        "keyId": .string(published.key.id.hex), "name": .string(published.key.name),
        "use": .string(use(published.key)), "here": .boolean(isHere(published.key)),
        "vkey": .string(published.key.text),
      ]
    }
    return position.json(schema: "keys/1", [("items", .array(items)), ("count", .integer(items.count))])
  }
}
