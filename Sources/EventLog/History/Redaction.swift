package import Domain

/// Which redactions count, and for which events (log format, "Redaction").
public enum Redaction {
  /// The types of event whose words stay: what opens a stream, and what removed words itself.
  public static let unredactable = StreamOpening.types + ["event.redacted"]

  /// Whether the words of an event go because a redaction names it.
  ///
  /// They do if it stands in the event's own stream, or in the stream written here: no office takes words out of what
  /// another one wrote down.
  ///
  /// - Parameter office: the stream that is written here; nil if none is.
  package static func counts(_ redaction: EventID, naming target: EventID, office: String?) -> Bool {
    if redaction.stream == target.stream { return target.number < redaction.number }
    return redaction.stream == office
  }

  /// Whether what a redaction says stands in the place of an event's data.
  ///
  /// It does in the event's own stream. One of another stream was judged when it was read (`counts(_:naming:office:)`);
  /// the event then has no data any more.
  static func counts(_ redaction: EventID, for target: StoredEvent) -> Bool {
    if unredactable.contains(target.type) { return false }
    return redaction.stream == target.id.stream || target.data == nil || target.redactedBy == redaction
  }
}
