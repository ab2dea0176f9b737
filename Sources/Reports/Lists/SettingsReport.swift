import Domain
public import Projections

/// The register itself: its name, its streams, and its settings with those that were never made.
public struct SettingsReport: Report {
  let position: RecordPosition
  let settings: RegisterSettings

  public init(_ queries: Queries) throws {
    position = try RecordPosition(queries)
    settings = try queries.settings()
  }

  private var values: [(key: String, value: String?)] {
    let known = SettingRule.keys
    let others = settings.values.filter { !known.contains($0.key) && !$0.value.isEmpty }.keys.sorted()
    return (known + others).map { (key: $0, value: settings.values[$0]) }
  }

  public var document: Document {
    var facts: [Document.Fact] = []
    if let opening = settings.opening {
      facts = [
        .init("Register", .init(opening.title)), .init("Origin", .init(opening.origin)),
        .init("Time zone", .init(opening.timezone)),
      ]
    }
    facts.append(
      .init(
        "Streams",
        .init(position.ends.map { "\($0.stream) (\(Plural.counted($0.size, "event")))" }.joined(separator: ", "))))
    let table = Table(
      columns: [.fixed("Setting"), .init("Value", minimumWidth: 20)],
      rows: values.map { .cells([.init($0.key, .reference), Self.cell($0.key, $0.value)]) })
    return Document([.facts(facts), .table(table)])
  }

  private static func cell(_ key: String, _ value: String?) -> Table.Cell {
    if let value { return .init(value) }
    let usual = [
      "silence": "90", "ladder": "\(ReminderLadder.usual)", "ladder-abroad": "\(ReminderLadder.usualAbroad)",
    ]
    return .init(usual[key].map { "\($0) (default)" } ?? "not set", .quiet)
  }

  public var records: RecordTable {
    RecordTable(columns: ["key", "value"], rows: values.map { [.text($0.key), .init($0.value)] })
  }

  public var json: JSONValue {
    let members = values.compactMap { entry in entry.value.map { JSONValue.Member(entry.key, .string($0)) } }
    return position.json(
      schema: "settings/1",
      [
        ("title", JSONValue(settings.opening?.title)), ("origin", JSONValue(settings.opening?.origin)),
        ("timezone", JSONValue(settings.opening?.timezone)), ("settings", .object(members)),
        ("silenceDays", .integer(settings.silenceDays)),
      ])
  }
}
