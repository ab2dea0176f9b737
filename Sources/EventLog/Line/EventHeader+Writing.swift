public import Domain

extension EventHeader {
  /// The header's bytes: a redacted line as it stands, without its line feed.
  ///
  /// Texts are written as they are; whoever makes a line of them reads it back before it is used.
  public var encoded: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(512)
    bytes.append(contentsOf: "{\"specversion\":\"1.0\"".utf8)
    bytes.add("source", source)
    bytes.add("id", String(number))
    bytes.add("type", type)
    bytes.add("subject", subject)
    bytes.add("time", "\(time)")
    bytes.add("effective", "\(effective)")
    bytes.add("actor", actor)
    if !basis.isEmpty { bytes.add("basis", basisText) }
    if sharing != .internal { bytes.add("sharing", sharing.rawValue) }
    if let command { bytes.add("command", command) }
    if more { bytes.append(contentsOf: ",\"more\":true".utf8) }
    bytes.add("previous", previous.base64)
    bytes.add("datahash", datahash.base64)
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }

  fileprivate var basisText: String {
    basis.sorted { $0.stream.utf8.lexicographicallyPrecedes($1.stream.utf8) }.map(\.description).joined(separator: ",")
  }
}

extension [UInt8] {
  /// A member of a header, with a comma in front.
  fileprivate mutating func add(_ name: StaticString, _ value: String) {
    append(contentsOf: ",\"".utf8)
    append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    append(contentsOf: "\":\"".utf8)
    append(contentsOf: value.utf8)
    append(UInt8(ascii: "\""))
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
    guard says(header) else { throw .headerCharacters }
  }

  private func says(_ header: EventHeader) -> Bool {
    fields.time == header.time && fields.effective == header.effective && fields.number == header.number
      && fields.sharing == header.sharing && fields.more == header.more && fields.previous == header.previous
      && fields.datahash == header.datahash && says(header.source, at: fields.source)
      && says(header.type, at: fields.type) && says(header.subject, at: fields.subject)
      && says(header.actor, at: fields.actor) && says(header.basisText, at: fields.basis)
      && (header.command.map { !$0.isEmpty && says($0, at: fields.command) } ?? fields.command.isEmpty)
  }

  private func says(_ text: String, at span: ByteSpan) -> Bool { bytes[span.range].elementsEqual(text.utf8) }
}
