import Domain

/// Reads lines of the log, format version 1, on their bytes; the first rule that is broken is thrown.
///
/// A full line, its members in this order (`basis`, `sharing`, `command`, `more` may be left out):
///
///     {"specversion":"1.0","source":"mea","id":"3","type":"follow-up.scheduled","subject":"JPHLEPD-9-05",
///      "time":"2025-09-11T04:05:00.000000Z","effective":"2025-09-10","actor":"mea.d3","basis":"mea/2",
///      "sharing":"joint","command":"...","more":true,"previous":"...","datahash":"...","salt":"...","data":{...}}
///
/// A redacted line ends behind `datahash`; a withheld one is `{"withheld":"<leaf>"}`. Strings of the header have no
/// escapes, so that each member is found by comparing bytes. What a line says about its neighbours (id, source,
/// previous, time) is for `StreamChain` to judge.
struct LineParser {
  // Kept between lines: the names of the objects of `data` that are open.
  private var names: [ByteSpan] = []

  init() {}

  /// Reads one line.
  ///
  /// - Parameter line: its bytes, without the line feed.
  mutating func parse(_ line: UnsafeRawBufferPointer) throws(LogRule) -> LineFields {
    guard line.count <= LogLine.byteLimit else { throw .lineLength }
    guard var cursor = ByteCursor(line) else { throw .members }
    if cursor.take("\u{FEFF}") { throw .byteOrderMark }
    var fields = LineFields()
    if cursor.take("{\"withheld\":") {
      fields.form = .withheld
      fields.leaf = try cursor.withheldLeaf()
      return fields
    }
    try Self.parseHeader(&cursor, &fields)
    let headerEnd = cursor.at
    if cursor.takeByte(UInt8(ascii: "}")) {
      guard cursor.next == nil else { throw .lineEnd }
      fields.form = .redacted
    } else {
      names.removeAll(keepingCapacity: true)
      try Self.parseData(&cursor, &fields, line, names: &names)
    }
    fields.leaf = .leaf(ofHeaderWithoutBrace: UnsafeRawBufferPointer(rebasing: line[0..<headerEnd]))
    return fields
  }

  private static func parseHeader(_ cursor: inout ByteCursor, _ fields: inout LineFields) throws(LogRule) {
    try cursor.require("{\"specversion\":\"")
    guard cursor.take("1.0\"") else { throw .specVersion }
    try cursor.require(",\"source\":\"")
    fields.source = try cursor.streamName()
    try cursor.require(",\"id\":\"")
    fields.number = try cursor.eventNumber()
    try cursor.require(",\"type\":\"")
    fields.type = try cursor.headerString(.typeName)
    try cursor.require(",\"subject\":\"")
    fields.subject = try cursor.headerString(.subject, isAllowed: ByteClass.isSubject)
    try cursor.require(",\"time\":\"")
    fields.time = try cursor.timestamp()
    try cursor.require(",\"effective\":\"")
    fields.effective = try cursor.calendarDate()
    try cursor.require(",\"actor\":\"")
    fields.actor = try cursor.actor()
    if cursor.take(",\"basis\":\"") { fields.basis = try cursor.basis() }
    if cursor.take(",\"sharing\":\"") { fields.sharing = try cursor.sharing() }
    if cursor.take(",\"command\":\"") {
      fields.command = try cursor.headerString(.command, isAllowed: ByteClass.isToken)
      guard fields.command.count <= 64 else { throw .command }
    }
    if cursor.take(",\"more\":") {
      guard cursor.take("true") else { throw .more }
      fields.more = true
    }
    try cursor.require(",\"previous\":\"")
    fields.previous = try cursor.digest(.previousText)
    try cursor.require(",\"datahash\":\"")
    fields.datahash = try cursor.digest(.dataHashText)
  }

  private static func parseData(
    _ cursor: inout ByteCursor, _ fields: inout LineFields, _ line: UnsafeRawBufferPointer, names: inout [ByteSpan]
  ) throws(LogRule) {
    try cursor.require(",\"salt\":\"")
    fields.salt = ByteSpan(from: cursor.at, to: cursor.at + Salt.textCount)
    var salt: (UInt64, UInt64) = (0, 0)
    guard cursor.count - cursor.at > Salt.textCount, cursor.base[cursor.at + Salt.textCount] == UInt8(ascii: "\""),
      withUnsafeMutableBytes(of: &salt, { Base64.decode(cursor.base + cursor.at, into: $0) })
    else { throw .salt }
    cursor.at += Salt.textCount + 1
    try cursor.require(",\"data\":")
    let start = cursor.at
    try cursor.scanData(names: &names)
    fields.data = ByteSpan(from: start, to: cursor.at)
    let data = UnsafeRawBufferPointer(rebasing: line[start..<cursor.at])
    guard cursor.takeByte(UInt8(ascii: "}")), cursor.next == nil else { throw .lineEnd }
    guard withUnsafeBytes(of: salt, { Digest.ofData(salt: $0, data: data) }) == fields.datahash else {
      throw .dataHash
    }
  }
}
