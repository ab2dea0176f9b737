import Domain
import EventLog

/// What stands in a history, so that the few histories in question are found without reading all of them.
///
/// A mark says where to look; whether something holds is for the events to say.
struct HistoryMarks: OptionSet {
  let rawValue: Int

  /// It may name another proposal as what it continues, replaces, depends on or was split into.
  static let linking = HistoryMarks(rawValue: 1)
  /// A document was attached.
  static let document = HistoryMarks(rawValue: 2)
  /// Words were removed.
  static let redacting = HistoryMarks(rawValue: 4)
  /// Something was shared outside the house.
  static let shared = HistoryMarks(rawValue: 8)
  /// Something is off the record.
  static let offRecord = HistoryMarks(rawValue: 16)

  /// The index over the histories that have a mark: nearly all have none.
  var index: String { "history_mark_\(rawValue)" }

  /// In SQL.
  var condition: String { "marks & \(rawValue)" }

  /// Makes the indexes.
  static let indexes = [linking, document, redacting, shared, offRecord]
    .map { "CREATE INDEX \($0.index) ON history(subject) WHERE \($0.condition);" }.joined(separator: "\n")
}

/// Finds the marks of histories.
struct HistoryMarker {
  private let linking: Set<UInt32>
  private let statusChanged: UInt32
  private let document: UInt32
  private let redacted: UInt32
  private let shared: UInt32

  init(_ names: NameTable) throws {
    func number(_ type: String) throws -> UInt32 { UInt32(clamping: try names.number(of: type)) }
    linking = [
      try number("proposal.related"), try number("proposal.split"), try number("event.corrected"),
    ]
    statusChanged = try number("proposal.status-changed")
    document = try number("document.attached")
    redacted = try number("event.redacted")
    shared = try number("event.shared")
  }

  /// The marks of a history.
  func marks(of records: [EventRecord]) -> HistoryMarks {
    var marks: HistoryMarks = []
    for record in records {
      let type = record.head.type
      if type == statusChanged {
        if Self.holds("\"by\":\"", record.data) { marks.insert(.linking) }
      } else if linking.contains(type) {
        marks.insert(.linking)
      } else if type == document {
        marks.insert(.document)
      } else if type == redacted {
        marks.insert(.redacting)
      }
      if record.head.sharing != .internal || type == shared { marks.insert(.shared) }
      if !marks.contains(.offRecord), Self.holds("\"offRecord\":true", record.data) { marks.insert(.offRecord) }
    }
    return marks
  }

  private static func holds(_ text: StaticString, _ data: UnsafeRawBufferPointer?) -> Bool {
    data.map { ByteSearch.holds(text, in: $0) } ?? false
  }
}
