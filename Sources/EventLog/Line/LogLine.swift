public import Domain

/// One line of a stream, found to keep every rule, with its bytes.
public struct LogLine: Sendable {
  /// Bytes that a line may have, the line feed not counted.
  public static let byteLimit = 60_000

  /// The stream that the line stands in.
  public let stream: String
  /// The number of the event in the stream, which a withheld line has by its place.
  public let number: Int
  /// The line without its line feed.
  public let bytes: [UInt8]
  let fields: LineFields

  init(stream: String, number: Int, bytes: [UInt8], fields: LineFields) {
    self.stream = stream
    self.number = number
    self.bytes = bytes
    self.fields = fields
  }

  /// The event's name, `mea/412`.
  public var id: EventID { EventID(stream: stream, number: number) }

  /// What the line has of its event.
  public var form: LineForm { fields.form }

  /// The leaf hash, the same in every form of the line.
  public var leaf: Digest { fields.leaf }

  /// The header, made anew at each call; nil if the line is withheld.
  public var header: EventHeader? {
    guard form != .withheld else { return nil }
    return EventHeader(
      source: stream, number: number, type: text(fields.type), subject: text(fields.subject), time: fields.time,
      effective: fields.effective, actor: text(fields.actor), basis: basis, sharing: fields.sharing,
      command: fields.command.isEmpty ? nil : text(fields.command), more: fields.more, previous: fields.previous,
      datahash: fields.datahash)
  }

  /// The value of `data` as it stands in the line; nil if the line is redacted or withheld.
  public var dataBytes: ArraySlice<UInt8>? { form == .full ? bytes[fields.data.range] : nil }

  /// The line as a redaction leaves it: its header alone, which is a whole JSON object.
  public var withoutWords: [UInt8] {
    guard form == .full else { return bytes }
    return bytes[..<(Int(fields.salt.start) - Self.saltMember.utf8.count)] + [UInt8(ascii: "}")]
  }

  /// What stands between the header of a line and its salt.
  static let saltMember = ",\"salt\":\""

  /// The members of `data`, read anew at each call; nil if the line is redacted or withheld.
  public var data: DataObject? {
    guard let dataBytes else { return nil }
    return (try? DataValue(reading: dataBytes))?.object
  }

  /// The salt; nil if the line is redacted or withheld.
  public var salt: Salt? {
    form == .full ? Base64.decoded(Array(bytes[fields.salt.range])).flatMap(Salt.init(bytes:)) : nil
  }

  /// When the event was recorded; nil if the line is withheld.
  public var time: Timestamp? { form == .withheld ? nil : fields.time }

  /// What the event was decided on, as it stands in the line; empty for the first of a history.
  public var basisText: String { text(fields.basis) }

  private var basis: [EventID] {
    bytes.withUnsafeBytes { raw in
      Citations(fields.basis, in: raw).map { stream, number in
        EventID(stream: String(decoding: stream, as: UTF8.self), number: number)
      }
    }
  }

  private func text(_ span: ByteSpan) -> String { String(decoding: bytes[span.range], as: UTF8.self) }
}

extension LogLine {
  /// Reads one line of a stream, judged alone: its grammar and its data's digest, not its place in the chain.
  ///
  /// - Parameters:
  ///   - bytes: the line, without its line feed.
  ///   - stream: the stream that it stands in.
  ///   - number: the number that a withheld line has by its place; other lines bear their own.
  /// - Throws: the first rule that the line breaks.
  public init(reading bytes: [UInt8], in stream: String, at number: Int) throws(LogRule) {
    var parser = LineParser()
    let fields = try bytes.withUnsafeBufferPointer { buffer throws(LogRule) in
      try parser.parse(UnsafeRawBufferPointer(buffer))
    }
    guard fields.form == .withheld || bytes[fields.source.range].elementsEqual(stream.utf8) else { throw .source }
    self.init(
      stream: stream, number: fields.form == .withheld ? number : fields.number, bytes: bytes, fields: fields)
  }
}
