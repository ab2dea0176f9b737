/// How much of one unsettled change is on the device when the power goes.
enum Arrival: Hashable, Sendable {
  /// These parts of the written bytes; the file was made so long that `size` of them have room. What has room and did
  /// not arrive is zeros.
  case bytes(parts: [Range<Int>], size: Int)
  case truncated(Bool)

  static func prefix(_ count: Int, size: Int? = nil) -> Arrival {
    .bytes(parts: count == 0 ? [] : [0..<count], size: size ?? count)
  }
}

/// How finely the states after a power cut are told apart.
public enum Grain: Sendable {
  /// A write can be cut at each of its bytes.
  case everyByte
  /// A write is cut at the ends of lines and sectors, one byte before and behind them.
  case edges
  /// As `edges`, but only a few of them.
  case few
  /// A write is there, is not, or left room for its bytes.
  case whole

  /// Places that are tried in one write; a commit of some kilobytes has fewer.
  var limit: Int {
    switch self {
    case .everyByte: 16_000
    case .edges: 48
    case .few: 7
    case .whole: 0
    }
  }
}

extension Disk.Change {
  /// Bytes that a device writes in one piece.
  static let sector = 512

  /// Every way in which the change can have arrived: not at all and whole come first.
  func arrivals(_ grain: Grain) -> [Arrival] {
    guard case .write(let offset, let bytes, _) = self else { return [.truncated(false), .truncated(true)] }
    let count = bytes.count
    let ends: [Arrival] = [.prefix(0), .prefix(count), .prefix(0, size: count)]
    guard grain != .whole else { return ends }
    let boundaries = Self.boundaries(offset: offset, count: count)
    var cuts =
      grain == .everyByte && count <= grain.limit ? Array(1..<max(count, 1)) : Self.edges(of: bytes, boundaries)
    cuts = cuts.thinned(to: grain.limit)
    var arrivals = ends
    for cut in cuts {
      arrivals.append(.prefix(cut))
      arrivals.append(.prefix(cut, size: count))
      if let next = boundaries.first(where: { $0 > cut }), grain != .few {
        arrivals.append(.prefix(cut, size: next))
      }
    }
    return arrivals + Self.holes(boundaries.thinned(to: grain == .few ? 2 : 8), count: count)
  }

  /// The places in the written bytes where a sector of the file begins.
  private static func boundaries(offset: Int, count: Int) -> [Int] {
    Array(stride(from: sector - offset % sector, to: count, by: sector))
  }

  private static func edges(of bytes: [UInt8], _ boundaries: [Int]) -> [Int] {
    let lineEnds = bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
    let near = (lineEnds + boundaries).flatMap { [$0 - 1, $0, $0 + 1] } + [1, bytes.count / 2, bytes.count - 1]
    return Set(near.filter { (1..<max(bytes.count, 1)).contains($0) }).sorted()
  }

  /// The sectors arrive in any order: every choice of a few of them, the others zeros.
  private static func holes(_ boundaries: [Int], count: Int) -> [Arrival] {
    let edges = [0] + boundaries + [count]
    let sectors = zip(edges, edges.dropFirst()).map { $0..<$1 }
    guard sectors.count > 1 else { return [] }
    return (1..<(1 << sectors.count) - 1).map { choice in
      .bytes(parts: sectors.indices.filter { choice & 1 << $0 != 0 }.map { sectors[$0] }, size: count)
    }
  }

  func apply(_ arrival: Arrival, to contents: inout Contents) {
    switch (self, arrival) {
    case (.write(let offset, let bytes, _), .bytes(let parts, let size)):
      if size > 0 { contents.extend(to: offset + size) }
      for part in parts { contents.write(bytes[part], at: offset + part.lowerBound) }
    case (.truncate(let size), .truncated(true)): contents.truncate(to: size)
    default: break
    }
  }
}

extension Array {
  /// At most so many elements, spread evenly, the first and the last among them.
  func thinned(to limit: Int) -> [Element] {
    guard count > limit, limit > 1 else { return self }
    return (0..<limit).map { self[$0 * (count - 1) / (limit - 1)] }
  }
}
