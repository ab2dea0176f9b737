import EventLog

/// What stands in a file of a projection here, in the place of SQLite's tables: the lines of the log, in order.
///
/// Its reader is as trusting as one can be: it believes all that follows if the first sector is as it should be. So a
/// file that was put in use half written is taken for whole, where SQLite might notice.
struct StandIn: Equatable {
  private static let sector = 512
  private static let sign = Array("lines ".utf8)

  /// The lines of the log that it was made from.
  let lineCount: Int
  let body: [UInt8]

  /// What a log folds into, as far as its first lines.
  init(_ lines: [[UInt8]], first count: Int) {
    lineCount = count
    body = Array(lines.prefix(count).joined())
  }

  /// What a program finds in a file; nil if it is none that it can use.
  init?(reading bytes: [UInt8]) {
    guard bytes.starts(with: Self.sign), bytes.count >= Self.sector else { return nil }
    let digits = bytes[Self.sign.count..<Self.sector].prefix { $0 != 0 }
    lineCount = digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    body = Array(bytes[Self.sector...])
  }

  /// The bytes in the pieces in which they are written: first of all that everything is well.
  var pieces: [[UInt8]] {
    let head = Self.sign + Array("\(lineCount)".utf8)
    let first = head + Array(repeating: 0, count: Self.sector - head.count)
    let half = body.count / 2
    return [first + body[..<half], Array(body[half...])]
  }
}
