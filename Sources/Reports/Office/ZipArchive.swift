import CZlib

/// What cannot be put into an archive.
public enum ZipFailure: Error, Hashable, Sendable {
  /// Empty, absolute, with a backslash, or longer than 65,535 bytes.
  case badName(String)
  case nameTaken(String)
  /// An entry, or the archive with it, would be of 4 GiB or more.
  case tooLarge(String)
  case tooManyEntries
  /// zlib refused, with its own number.
  case compression(Int32)
}

/// A ZIP archive in memory (APPNOTE.TXT 6.3, without ZIP64), its entries in the order in which they were added.
///
/// The same entries give the same bytes: every entry bears the first moment that the format knows, 1980-01-01, and
/// nothing of the computer. Names are UTF-8.
public struct ZipArchive: Sendable {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var names: Set<[UInt8]> = []
  private let limits: Limits

  /// What the format can write without its ZIP64 extension.
  struct Limits: Sendable {
    var entries = 65_534
    /// The largest size of an entry, and the last place in the archive.
    var bytes = Int(UInt32.max) - 1
  }

  /// Stands at the end of an archive, by which a file that nobody else has written since can be known.
  public static let comment = "Written by Rapport"

  public init() { limits = Limits() }

  init(limits: Limits) { self.limits = limits }

  /// Adds an entry.
  ///
  /// - Throws: if its name cannot stand in an archive or is there already, or it is too large.
  public mutating func add(_ name: String, _ content: [UInt8]) throws(ZipFailure) {
    let nameBytes = Array(name.utf8)
    guard !nameBytes.isEmpty, nameBytes.count <= 65_535, !name.hasPrefix("/"), !name.contains("\\") else {
      throw .badName(name)
    }
    guard names.count < limits.entries else { throw .tooManyEntries }
    guard names.insert(nameBytes).inserted else { throw .nameTaken(name) }
    guard content.count <= limits.bytes else { throw .tooLarge(name) }
    let packed = try Self.deflated(content)
    // What does not become smaller is stored as it is.
    let isStored = packed.count >= content.count
    let stored = isStored ? content : packed
    let offset = bytes.count
    guard offset + stored.count + 30 + nameBytes.count <= limits.bytes else { throw .tooLarge(name) }

    var header: [UInt8] = []
    header.append(little: 20, 2)  // version needed to extract: 2.0
    header.append(little: 0x0800, 2)  // the name is UTF-8
    header.append(little: isStored ? 0 : 8, 2)
    header.append(little: 0, 2)  // 00:00
    header.append(little: 0x0021, 2)  // 1980-01-01
    header.append(little: Self.checksum(content), 4)
    header.append(little: stored.count, 4)
    header.append(little: content.count, 4)
    header.append(little: nameBytes.count, 2)
    header.append(little: 0, 2)  // no extra field

    bytes += [0x50, 0x4B, 0x03, 0x04] + header + nameBytes
    bytes += stored
    directory += [0x50, 0x4B, 0x01, 0x02, 20, 0] + header
    directory.append(little: 0, 10)  // no comment, first disk, no attributes
    directory.append(little: offset, 4)
    directory += nameBytes
  }

  /// The whole archive.
  ///
  /// - Throws: `tooLarge` if its directory would end behind the last place that the format can name.
  public func finished() throws(ZipFailure) -> [UInt8] {
    guard bytes.count + directory.count + 22 <= limits.bytes else { throw .tooLarge("directory") }
    var end: [UInt8] = [0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0]
    end.append(little: names.count, 2)
    end.append(little: names.count, 2)
    end.append(little: directory.count, 4)
    end.append(little: bytes.count, 4)
    end.append(little: Self.comment.utf8.count, 2)
    end += Self.comment.utf8
    return bytes + directory + end
  }
}

extension ZipArchive {
  private static func checksum(_ content: [UInt8]) -> Int {
    content.withUnsafeBufferPointer { Int(crc32(0, $0.baseAddress, UInt32($0.count))) }
  }

  /// The content as a raw deflate stream (RFC 1951).
  private static func deflated(_ content: [UInt8]) throws(ZipFailure) -> [UInt8] {
    var stream = z_stream()
    // A negative window: no header and no checksum of zlib's own, as archives have it.
    let opened = deflateInit2_(
      &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard opened == Z_OK else { throw .compression(opened) }
    defer { deflateEnd(&stream) }
    var status = Z_OK
    let packed = [UInt8](unsafeUninitializedCapacity: Int(deflateBound(&stream, UInt(content.count)))) {
      output, count in
      content.withUnsafeBufferPointer { input in
        // zlib reads here and writes nothing; its header only does not say so.
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(clamping: output.count)
        // The output has room for whatever may come of it: one call is enough.
        status = deflate(&stream, Z_FINISH)
        count = status == Z_STREAM_END ? Int(stream.total_out) : 0
      }
    }
    guard status == Z_STREAM_END else { throw .compression(status) }
    return packed
  }
}

extension [UInt8] {
  /// So many bytes of a number, the lowest first.
  fileprivate mutating func append(little number: Int, _ width: Int) {
    for place in 0..<width { append(place < 8 ? UInt8(truncatingIfNeeded: number >> (8 * place)) : 0) }
  }
}
