#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Reads the lines of one segment after another, from any place, through a buffer of fixed size.
///
/// Never by mapping the file: a mapped file that another process cuts kills the reader.
final class LineReader {
  /// One line as it stands in the file.
  struct Line {
    /// Where it begins in the file.
    let offset: Int
    /// Its bytes without the line feed, valid until the next line is read; none if it is too long.
    let bytes: UnsafeRawBufferPointer
    /// Whether a line feed ends it.
    let isEnded: Bool
    /// Whether it has more bytes than any line may have; it was stepped over.
    let isTooLong: Bool
    /// The bytes that it takes in the file, line feed included.
    let length: Int
    /// Whether a NUL was seen in bytes that were stepped over.
    var skippedNul = false

    /// Whether a NUL stands in it: the mark of a block that never reached the device.
    var holdsNul: Bool { skippedNul || bytes.contains(0) }
  }

  private static let capacity = 256 * 1024
  private static let lineFeed: Int32 = 0x0A

  private let files: any LogFiles
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 8)
  private var file: OpenFile?
  /// The bytes in the buffer that have not been given out.
  private var held = 0..<0
  /// The place in the file of the first of them.
  private var offset = 0
  /// Where the file ends for us: what is appended while we read belongs to the next reading.
  private var limit = 0
  private var isAtEnd = true

  init(files: any LogFiles) {
    self.files = files
  }

  deinit {
    close()
    buffer.deallocate()
  }

  /// Begins with a file at a place, which must be the start of a line.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - offset: the place.
  ///   - size: bytes of the file to look at; nil for those that it has now.
  /// - Returns: what the file was before anything was read from it.
  @discardableResult
  func open(_ path: String, at offset: Int, size: Int? = nil) throws(FileFailure) -> FileIdentity {
    close()
    let file = try files.openForReading(path)
    self.file = file
    let identity = try files.identity(of: file)
    self.offset = offset
    limit = size ?? identity.size
    held = 0..<0
    isAtEnd = false
    return identity
  }

  /// Ends with the file that is open.
  func close() {
    if let file { files.close(file) }
    file = nil
    isAtEnd = true
    held = 0..<0
  }

  /// The next line, or nil at the end of the file.
  func next() throws(FileFailure) -> Line? {
    var searched = 0
    while true {
      if let length = lengthOfLine(from: searched) { return take(length, isEnded: true) }
      searched = held.count
      if searched > LogLine.byteLimit { return try skip() }
      if isAtEnd { return held.isEmpty ? nil : take(held.count, isEnded: false) }
      try fill()
    }
  }

  /// The bytes before the next line feed, if the buffer has one.
  private func lengthOfLine(from searched: Int) -> Int? {
    guard let base = buffer.baseAddress, held.count > searched else { return nil }
    let start = base + held.lowerBound
    guard let place = memchr(start + searched, Self.lineFeed, held.count - searched) else { return nil }
    return UnsafeRawPointer(place) - UnsafeRawPointer(start)
  }

  private func take(_ length: Int, isEnded: Bool) -> Line {
    let bytes = UnsafeRawBufferPointer(rebasing: buffer[held.lowerBound..<held.lowerBound + length])
    let taken = length + (isEnded ? 1 : 0)
    let line = Line(
      offset: offset, bytes: bytes, isEnded: isEnded, isTooLong: length > LogLine.byteLimit, length: taken)
    held = held.lowerBound + taken..<held.upperBound
    offset += taken
    return line
  }

  /// Steps over a line that no buffer need hold.
  private func skip() throws(FileFailure) -> Line {
    let start = offset
    var skippedNul = false
    while true {
      let length = lengthOfLine(from: 0)
      let part = take(length ?? held.count, isEnded: length != nil)
      skippedNul = skippedNul || part.holdsNul
      if length != nil || isAtEnd {
        return Line(
          offset: start, bytes: UnsafeRawBufferPointer(start: nil, count: 0), isEnded: length != nil, isTooLong: true,
          length: offset - start, skippedNul: skippedNul)
      }
      try fill()
    }
  }

  private func fill() throws(FileFailure) {
    guard let file, let base = buffer.baseAddress else { return }
    base.copyMemory(from: base + held.lowerBound, byteCount: held.count)
    held = 0..<held.count
    let wanted = max(min(Self.capacity - held.count, limit - offset - held.count), 0)
    let room = UnsafeMutableRawBufferPointer(rebasing: buffer[held.count..<held.count + wanted])
    let count = wanted == 0 ? 0 : try files.read(file, at: offset + held.count, into: room)
    isAtEnd = count == 0
    held = 0..<held.count + count
  }
}
