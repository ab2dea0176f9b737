import CZlib

/// What is wrong with an archive that somebody sent.
public enum ArchiveProblem: Error, Hashable, Sendable {
  /// Does not end as an archive does: the end is missing, or was cut off.
  case cutOff
  /// Two places of the archive say different things, or one says what cannot be.
  case inconsistent
  /// Parts are encrypted.
  case encrypted
  /// Uses what no Office file needs: several volumes, or archives beyond 4 GiB.
  case unusual
  /// The name of a part leads out of the archive, or is there twice.
  case badName(String)
  /// A part is packed by another method than deflate.
  case method(Int)
  /// Unpacked, a part would be larger than is read.
  case tooLarge(String)
  case tooManyParts
  /// A part cannot be unpacked, or its checksum does not fit.
  case damaged(String)
}

/// Reads ZIP archives that somebody sent (APPNOTE.TXT 6.3), and trusts nothing in them.
///
/// The list of parts is that of the central directory; each part is unpacked when it is asked for, never beyond the
/// size that was said and allowed, so that a small file cannot fill the memory.
public struct ZipReader: Sendable {
  /// What an archive may hold.
  public struct Limits: Sendable {
    /// How many parts.
    public var parts = 4_096
    /// The largest size of one part, unpacked, in bytes.
    public var part = 256 << 20
    /// The largest size of all parts together, unpacked, in bytes.
    public var whole = 1 << 30

    public init() {}
  }

  private struct Part {
    let method: Int
    let checksum: Int
    let packed: Int
    let size: Int
    let offset: Int
  }

  private let bytes: [UInt8]
  private let limits: Limits
  private var parts: [String: Part] = [:]
  private var whole = 0

  /// The names of the parts, in the order of the directory.
  public private(set) var names: [String] = []

  /// Reads the directory of an archive.
  ///
  /// - Throws: what is wrong with it.
  public init(_ bytes: [UInt8], limits: Limits = Limits()) throws(ArchiveProblem) {
    self.bytes = bytes
    self.limits = limits
    let end = try Self.end(of: bytes)
    var place = end.start
    for _ in 0..<end.count { try readEntry(&place, end: end.place) }
    guard place - end.start <= end.size else { throw .inconsistent }
  }

  /// Whether bytes begin as an archive does.
  public static func isArchive(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// A part, unpacked; nil if there is none of that name.
  ///
  /// - Throws: why it cannot be unpacked.
  public func part(_ name: String) throws(ArchiveProblem) -> [UInt8]? {
    guard let part = parts[name] else { return nil }
    guard part.size <= limits.part else { throw .tooLarge(name) }
    let data = try data(of: part, name)
    let content = part.method == 0 ? Array(data) : try Self.inflated(data, size: part.size, name)
    let sum = content.withUnsafeBufferPointer { Int(crc32(0, $0.baseAddress, UInt32($0.count))) }
    guard content.count == part.size, sum == part.checksum else { throw .damaged(name) }
    return content
  }

  /// The packed bytes of a part, behind its own header.
  private func data(of part: Part, _ name: String) throws(ArchiveProblem) -> ArraySlice<UInt8> {
    guard bytes.little(4, at: part.offset) == 0x0403_4B50, let flags = bytes.little(2, at: part.offset + 6),
      let nameLength = bytes.little(2, at: part.offset + 26), let extra = bytes.little(2, at: part.offset + 28)
    else { throw .inconsistent }
    guard flags & 0x1 == 0 else { throw .encrypted }
    let start = part.offset + 30 + nameLength + extra
    guard start + part.packed <= bytes.count,
      bytes[(part.offset + 30)..<(part.offset + 30 + nameLength)].elementsEqual(name.utf8)
    else { throw .inconsistent }
    return bytes[start..<(start + part.packed)]
  }
}

// The directory.
extension ZipReader {
  /// Where the directory begins, its size, how many entries it has, and where the end record stands.
  private static func end(
    of bytes: [UInt8]
  ) throws(ArchiveProblem) -> (start: Int, size: Int, count: Int, place: Int) {
    // Behind the record stands only a comment of at most 65,535 bytes.
    var place = bytes.count - 22
    let last = max(place - 65_535, 0)
    while place >= last, place >= 0 {
      if bytes.little(4, at: place) == 0x0605_4B50, bytes.little(2, at: place + 20) == bytes.count - place - 22 {
        break
      }
      place -= 1
    }
    guard place >= last, place >= 0, let disk = bytes.little(2, at: place + 4),
      let directoryDisk = bytes.little(2, at: place + 6), let onDisk = bytes.little(2, at: place + 8),
      let count = bytes.little(2, at: place + 10), let size = bytes.little(4, at: place + 12),
      let start = bytes.little(4, at: place + 16)
    else { throw .cutOff }
    guard disk == 0, directoryDisk == 0, onDisk == count, count != 0xFFFF, size != 0xFFFF_FFFF, start != 0xFFFF_FFFF
    else { throw .unusual }
    guard start + size <= place, count * 46 <= size else { throw .inconsistent }
    return (start, size, count, place)
  }

  private mutating func readEntry(_ place: inout Int, end: Int) throws(ArchiveProblem) {
    guard names.count < limits.parts else { throw .tooManyParts }
    guard bytes.little(4, at: place) == 0x0201_4B50, let flags = bytes.little(2, at: place + 8),
      let method = bytes.little(2, at: place + 10), let checksum = bytes.little(4, at: place + 16),
      let packed = bytes.little(4, at: place + 20), let size = bytes.little(4, at: place + 24),
      let nameLength = bytes.little(2, at: place + 28), let extra = bytes.little(2, at: place + 30),
      let comment = bytes.little(2, at: place + 32), let offset = bytes.little(4, at: place + 42),
      place + 46 + nameLength + extra + comment <= end
    else { throw .inconsistent }
    let nameBytes = bytes[(place + 46)..<(place + 46 + nameLength)]
    let name = String(decoding: nameBytes, as: UTF8.self)
    place += 46 + nameLength + extra + comment
    guard flags & 0x1 == 0 else { throw .encrypted }
    guard [packed, size, offset].allSatisfy({ $0 != 0xFFFF_FFFF }) else { throw .unusual }
    guard !name.isEmpty, name.utf8.elementsEqual(nameBytes), !Self.leadsOut(name) else { throw .badName(name) }
    // A folder holds nothing.
    if name.hasSuffix("/") { return }
    guard method == 0 || method == 8 else { throw .method(method) }
    let part = Part(method: method, checksum: checksum, packed: packed, size: size, offset: offset)
    guard parts.updateValue(part, forKey: name) == nil else { throw .badName(name) }
    whole += size
    guard whole <= limits.whole else { throw .tooLarge(name) }
    names.append(name)
  }

  private static func leadsOut(_ name: String) -> Bool {
    name.hasPrefix("/") || name.contains("\\") || name.contains("\0")
      || name.split(separator: "/", omittingEmptySubsequences: false).contains("..")
  }
}

// Unpacking.
extension ZipReader {
  /// A raw deflate stream unpacked, which has to give exactly so many bytes.
  private static func inflated(
    _ data: ArraySlice<UInt8>, size: Int, _ name: String
  ) throws(ArchiveProblem) -> [UInt8] {
    // Deflate makes at most 1,032 bytes of one: what claims more is no honest size, and would only fill the memory.
    guard size <= data.count * 1_032 + 64 else { throw .damaged(name) }
    var stream = z_stream()
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw .damaged(name)
    }
    defer { inflateEnd(&stream) }
    var isWhole = false
    // One byte more than was said shows a part that is larger.
    let content = [UInt8](unsafeUninitializedCapacity: size + 1) { output, count in
      data.withUnsafeBufferPointer { input in
        // zlib reads here and writes nothing; its header only does not say so.
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(clamping: input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(clamping: output.count)
        isWhole = inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_in == 0
        count = Int(stream.total_out)
      }
    }
    guard isWhole else { throw .damaged(name) }
    return content
  }
}

extension [UInt8] {
  /// A number of so many bytes, the lowest first; nil where the bytes end before.
  fileprivate func little(_ width: Int, at place: Int) -> Int? {
    guard place >= 0, place + width <= count else { return nil }
    return (0..<width).reduce(0) { $0 | Int(self[place + $1]) << (8 * $1) }
  }
}
