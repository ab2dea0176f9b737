extension DataValue {
  /// Reads the value of a line's `data`.
  ///
  /// - Parameter bytes: exactly one object, in the one spelling that the log has for it.
  /// - Throws: the first rule that the bytes break.
  public init(reading bytes: some Sequence<UInt8>) throws(LogRule) {
    let bytes = Array(bytes)
    guard bytes.count <= LogLine.byteLimit else { throw .lineLength }
    self = try bytes.withUnsafeBufferPointer { buffer throws(LogRule) in
      guard var cursor = ByteCursor(UnsafeRawBufferPointer(buffer)) else { throw .dataObject }
      var names: [ByteSpan] = []
      try cursor.scanData(names: &names)
      guard cursor.next == nil else { throw .lineEnd }
      cursor.at = 0
      return try cursor.buildValue()
    }
  }
}

extension DataObject {
  /// Reads the value of `data` of a line that was found in order when it was first read.
  ///
  /// - Throws: what keeps the bytes from being an object.
  package init(checked bytes: UnsafeRawBufferPointer) throws(LogRule) {
    guard var cursor = ByteCursor(bytes), case .object(let object) = try cursor.buildValue() else { throw .dataObject }
    self = object
  }
}

extension ByteCursor {
  /// Makes the value that stands here, which `scanData` has found to be in order.
  fileprivate mutating func buildValue() throws(LogRule) -> DataValue {
    switch next {
    case UInt8(ascii: "\""): .string(text(of: try scanString()))
    case UInt8(ascii: "{"): .object(DataObject(checked: try buildMembers()))
    case UInt8(ascii: "["): .array(try buildElements())
    case UInt8(ascii: "t") where take("true"): .boolean(true)
    case UInt8(ascii: "f") where take("false"): .boolean(false)
    case UInt8(ascii: "n") where take("null"): .null
    default: .integer(try scanInteger())
    }
  }

  private mutating func buildMembers() throws(LogRule) -> [DataObject.Member] {
    var members: [DataObject.Member] = []
    at += 1
    while !takeByte(UInt8(ascii: "}")) {
      _ = takeByte(UInt8(ascii: ","))
      let name = text(of: try scanString())
      _ = takeByte(UInt8(ascii: ":"))
      members.append(.init(name: name, value: try buildValue()))
    }
    return members
  }

  private mutating func buildElements() throws(LogRule) -> [DataValue] {
    var elements: [DataValue] = []
    at += 1
    while !takeByte(UInt8(ascii: "]")) {
      _ = takeByte(UInt8(ascii: ","))
      elements.append(try buildValue())
    }
    return elements
  }

  /// The text of a string's bytes, escapes resolved.
  private func text(of span: ByteSpan) -> String {
    let raw = UnsafeBufferPointer(start: base + Int(span.start), count: Int(span.count))
    guard raw.contains(UInt8(ascii: "\\")) else { return String(decoding: raw, as: UTF8.self) }
    var bytes: [UInt8] = []
    var index = 0
    while index < raw.count {
      guard raw[index] == UInt8(ascii: "\\") else {
        bytes.append(raw[index])
        index += 1
        continue
      }
      switch raw[index + 1] {
      case UInt8(ascii: "b"): bytes.append(0x08)
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "f"): bytes.append(0x0C)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "u"):
        bytes.append((raw[index + 4] & 1) << 4 | UInt8(Self.lowerHex(raw[index + 5]) ?? 0))
        index += 4
      case let byte: bytes.append(byte)
      }
      index += 2
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
