import Domain
import EventLog
import Foundation
import Testing

/// A register whose log another office wrote, with words that would do harm wherever they are taken for anything else.
enum HostileRegister {
  private static let hostile = [
    "=cmd|' /C calc'!A0", "+1", "@SUM(A1)", "-1", "\t=1", "\r=1", "\n=1", "'=1", "＝1", "\u{1B}[2J\u{1B}]0;owned\u{7}",
    "\u{9B}2J\u{90}\u{85}\u{7F}\u{0}", "<script>alert(1)</script>", "<img src=x onerror=a>", "[x](javascript:alert(1))",
    "| a | b |", "|\u{200D}|\u{301}", "`id` ```", "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:y",
    "\u{202E}txet\u{2067}",
    "\u{2069}\u{2066}\u{202B}", "\u{200B}\u{200D}\u{FEFF}=1", "\"quoted\", 'too'", "\\|", "\\", "&lt;b&gt;&#60;",
    "a\u{2028}b\u{2029}",
    "# heading\n- list\n> quote\n---\n| x |", "وزارتِ \u{202E}=1", "%s%n$(id)`id`", "\u{FFF9}\u{E0041}\u{FE0F}",
    String(repeating: "long", count: 500), "👩🏽‍🚀🇵🇰🏴󠁧󠁢󠁥󠁮󠁧󠁿", "</style></title><style>*{display:none}", "\u{FFFE}\u{1FFFF}]]>",
  ]

  /// The sample register again, hostile words in every text that people wrote.
  static func poison(from: String, to: String) throws {
    let reader = StreamReader(
      folder: LogFolder(register: from), stream: "mea", options: .init(isWrittenHere: true))
    var originals: [LogLine] = []
    _ = try reader.read { originals.append($0) }
    var place = 0
    var previous = Digest.zero
    var bytes: [UInt8] = []
    for line in originals {
      let header = try #require(line.header)
      let event = NewEvent(
        type: header.type, subject: header.subject, effective: header.effective, actor: header.actor,
        basis: header.basis, sharing: header.sharing, command: header.command,
        data: poisoned(try #require(line.data), &place))
      let written = try LogLine(
        writing: event, id: line.id, time: header.time, more: header.more, previous: previous,
        salt: try #require(line.salt))
      previous = written.leaf
      bytes += written.bytes + [0x0A]
    }
    try FileManager.default.createDirectory(atPath: to + "/events/mea", withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: to + "/events/mea/" + Segment.name(first: 1)))
    #expect(place > 3 * hostile.count)
  }

  private static func poisoned(_ object: DataObject, _ place: inout Int) -> DataObject {
    DataObject(object.members.map { ($0.name, poisoned($0.value, $0.name, &place)) })
  }

  private static func poisoned(_ value: DataValue, _ name: String, _ place: inout Int) -> DataValue {
    switch value {
    case .string(let text) where text.contains(" ") && name != "ladder":
      place += 2
      return .string(hostile[place / 2 % hostile.count] + text + " " + hostile[(place * 7 + 3) % hostile.count])
    case .object(let object): return .object(poisoned(object, &place))
    case .array(let values): return .array(values.map { poisoned($0, name, &place) })
    case .string, .integer, .boolean, .null: return value
    }
  }
}
