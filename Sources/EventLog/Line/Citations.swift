/// The events that a line's `basis` cites, one for each stream, as they stand in its bytes.
///
/// Made only of a basis that the parser has found to be in order.
struct Citations: Sequence, IteratorProtocol {
  private var rest: Slice<UnsafeRawBufferPointer>

  /// - Parameters:
  ///   - span: where the basis stands; empty if the line has none.
  ///   - line: the bytes of the line, which must outlive this.
  init(_ span: ByteSpan, in line: UnsafeRawBufferPointer) {
    rest = line[span.range]
  }

  /// The name of a stream and the number of an event in it.
  mutating func next() -> (stream: Slice<UnsafeRawBufferPointer>, number: Int)? {
    guard !rest.isEmpty else { return nil }
    let stream = rest.prefix { $0 != UInt8(ascii: "/") }
    var number = 0
    rest = rest[stream.endIndex...].dropFirst()
    while let byte = rest.popFirst(), byte != UInt8(ascii: ",") { number = number * 10 + Int(byte - UInt8(ascii: "0")) }
    return (stream, number)
  }
}
