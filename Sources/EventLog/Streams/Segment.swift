import Domain

/// The arithmetic of segments: a file of a stream holds 1,024 events and is named by the id of its first one.
public enum Segment {
  /// Events in a segment; only the last one of a stream may have fewer.
  public static let eventLimit = 1024

  /// The id of the first event of the segment that an event stands in.
  public static func first(holding number: Int) -> Int { (number - 1) / eventLimit * eventLimit + 1 }

  /// The file name of the segment that begins with an event, `000000001025.jsonl`.
  public static func name(first: Int) -> String { path(first: first, behind: "") }

  /// The same with a folder in front, made in one piece: whoever records looks at every segment.
  static func path(first: Int, behind folder: String) -> String {
    let ending: StaticString = ".jsonl"
    var folder = folder
    return folder.withUTF8 { folder in
      String(unsafeUninitializedCapacity: folder.count + 12 + ending.utf8CodeUnitCount) { text in
        _ = text.update(fromContentsOf: folder)
        var rest = first
        for place in (folder.count..<folder.count + 12).reversed() {
          text[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
          rest /= 10
        }
        for place in 0..<ending.utf8CodeUnitCount { text[folder.count + 12 + place] = ending.utf8Start[place] }
        return folder.count + 12 + ending.utf8CodeUnitCount
      }
    }
  }

  /// The id of the first event by a file's name; nil if no segment has such a name.
  public static func first(ofName name: String) -> Int? {
    guard name.utf8.count == 18, name.hasSuffix(".jsonl"), name.utf8.prefix(12).allSatisfy(ByteClass.isDigit),
      let first = Int(name.prefix(12)), first % eventLimit == 1
    else { return nil }
    return first
  }
}
