import Domain

/// Every type of event that version 1 of the format knows.
public enum Catalogue {
  /// In the order in which the published catalogue lists them.
  public static let types: [EventType] =
    registerTypes + institutionTypes + dialogueTypes + sessionTypes + calendarTypes + paperTypes + proposalTypes
    + documentTypes + followUpTypes + amendmentTypes

  /// Members that the `data` of every event may have beside its own.
  public static let common: [EventType.Field] = [
    .optional("authority", .string, "the source, as opaque text"),
    .optional("paper", .string, "the reference of the paper that it rests on"),
    .optional("grade", .one(of: Grade.self), "how sure the claim is"),
    .optional("reason", .string, "why it was decided so"),
    .optional("clock", .choice(["fixed"], isOpen: false), "the time of recording was fixed by hand"),
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: types.map { ($0.name, $0) })

  /// The entry of a stored name, or nil if version 1 does not know it.
  public static func type(named name: String) -> EventType? { byName[name] }
}
