import Domain

// The types that say something about another event. Nothing is ever edited.
extension Catalogue {
  static let amendmentTypes: [EventType] = [
    EventType(
      "event.corrected", .any, "an event holds with other data, or from another day",
      [
        target,
        .optional("data", .data, "the event's whole new data"),
        .optional("effective", .date, "the day from which it holds"),
      ]),
    EventType("event.withdrawn", .any, "an event was entered in error", [target]),
    EventType("event.confirmed", .any, "a further paper says the same", [target]),
    EventType(
      "event.shared", .any, "who may see an event, from now on",
      [
        target, .required("sharing", .one(of: Sharing.self), "internal, joint or public"),
      ]),
    EventType(
      "event.redacted", .any, "text was removed from an event for good",
      [
        target, .required("data", .data, "what stands in its place"),
      ]),
  ]

  private static let target = EventType.Field.required("target", .string, "the event, stream/number")
}
