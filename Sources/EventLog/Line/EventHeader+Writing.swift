public import Domain

extension EventHeader {
  /// The header's bytes: a redacted line as it stands, without its line feed.
  ///
  /// Texts are written as they are; whoever makes a line of them reads it back before it is used.
  public var encoded: [UInt8] {
    var text = "{\"specversion\":\"1.0\",\"source\":\"\(source)\",\"id\":\"\(number)\",\"type\":\"\(type)\""
    text += ",\"subject\":\"\(subject)\",\"time\":\"\(time)\",\"effective\":\"\(effective)\",\"actor\":\"\(actor)\""
    if !basis.isEmpty {
      let sorted = basis.sorted { $0.stream.utf8.lexicographicallyPrecedes($1.stream.utf8) }
      text += ",\"basis\":\"\(sorted.map(\.description).joined(separator: ","))\""
    }
    if sharing != .internal { text += ",\"sharing\":\"\(sharing.rawValue)\"" }
    if let command { text += ",\"command\":\"\(command)\"" }
    if more { text += ",\"more\":true" }
    text += ",\"previous\":\"\(previous.base64)\",\"datahash\":\"\(datahash.base64)\"}"
    return Array(text.utf8)
  }
}

extension LogLine {
  /// Makes the full line of an event.
  ///
  /// - Parameters:
  ///   - event: what the line says.
  ///   - id: its stream and number.
  ///   - time: the time of its commit.
  ///   - more: whether another event of the commit follows.
  ///   - previous: the leaf hash of the line before.
  ///   - salt: 16 random bytes.
  /// - Throws: the rule that the line would break; then nothing of the kind may be written.
  public init(
    writing event: NewEvent, id: EventID, time: Timestamp, more: Bool, previous: Digest, salt: Salt
  ) throws(LogRule) {
    let data = event.data.encoded
    let header = EventHeader(
      source: id.stream, number: id.number, type: event.type, subject: event.subject, time: time,
      effective: event.effective, actor: event.actor, basis: event.basis, sharing: event.sharing,
      command: event.command, more: more, previous: previous, datahash: .sha256(salt.bytes + data))
    var bytes = header.encoded
    bytes.removeLast()
    bytes += Array(",\"salt\":\"".utf8) + Base64.encoded(salt.bytes) + Array("\",\"data\":".utf8) + data
    bytes.append(UInt8(ascii: "}"))
    // Read back, so that no text of an event, whatever it holds, can make a line that a reader would refuse or take
    // for another event.
    try self.init(reading: bytes, in: id.stream, at: id.number)
    guard header == self.header else { throw .headerCharacters }
  }
}
