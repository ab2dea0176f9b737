/// Where renderers write: what is written is handed on in pieces, so that no answer has to be held whole.
public struct ByteSink {
  private static let pieceSize = 64 << 10

  private var bytes: [UInt8] = []
  private let deliver: (([UInt8]) throws -> Void)?
  private var problem: (any Error)?

  /// A sink that hands pieces of 64 KB and more to whoever takes them.
  public init(_ deliver: @escaping ([UInt8]) throws -> Void) {
    self.deliver = deliver
    bytes.reserveCapacity(Self.pieceSize * 2)
  }

  /// A sink that keeps everything.
  private init() { deliver = nil }

  /// What is written, as text.
  static func text(_ body: (inout ByteSink) -> Void) -> String {
    var sink = ByteSink()
    body(&sink)
    return String(decoding: sink.bytes, as: UTF8.self)
  }

  /// Whether nothing can be handed on any more: whoever writes row by row may stop.
  var isBroken: Bool { problem != nil }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  public mutating func append(_ slice: some Collection<UInt8>) { bytes.append(contentsOf: slice) }

  mutating func append(_ byte: UInt8, count: Int) { bytes.append(contentsOf: repeatElement(byte, count: count)) }

  /// Hands on what has been written, if it is enough for a piece.
  mutating func handOn() {
    guard bytes.count >= Self.pieceSize, deliver != nil else { return }
    handOnAll()
  }

  /// Hands on the rest.
  ///
  /// - Throws: what the first piece that could not be handed on threw; everything behind that piece was dropped.
  public mutating func finish() throws {
    handOnAll()
    if let problem { throw problem }
  }

  private mutating func handOnAll() {
    guard let deliver, !bytes.isEmpty else { return }
    do {
      if problem == nil { try deliver(bytes) }
    } catch {
      problem = error
    }
    bytes.removeAll(keepingCapacity: true)
  }
}
