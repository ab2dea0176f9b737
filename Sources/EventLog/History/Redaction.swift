public import Domain

/// Which redactions count, and for which events (log format, "Redaction").
public enum Redaction {
  /// The stored name of the event that removes words.
  static let type = "event.redacted"
  fileprivate static let typeBytes = Array(type.utf8)
  /// The types of event whose words stay: what opens a stream, and what removed words itself.
  public static let unredactable = StreamOpening.types + [type]

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

/// That one event has the words of another removed.
public struct RecordedRedaction: Hashable, Sendable {
  public let redaction: EventID
  public let target: EventID

  /// Nil if a line is no redaction.
  package init?(_ line: LogLine) {
    guard let header = line.header, header.type == Redaction.type,
      let target = line.data?["target"]?.text.flatMap({ EventID($0) })
    else { return nil }
    (redaction, self.target) = (header.id, target)
  }

  init?(_ line: ScannedLine, in stream: [UInt8]) {
    guard line.fields.form == .full, ByteSearch.equal(line.bytes[line.fields.type.range], Redaction.typeBytes),
      let data = try? DataValue(reading: line.bytes[line.fields.data.range]),
      let target = data.object?["target"]?.text.flatMap({ EventID($0) })
    else { return nil }
    redaction = EventID(stream: String(decoding: stream, as: UTF8.self), number: line.number)
    self.target = target
  }
}
