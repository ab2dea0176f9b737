import Domain

/// Takes words that are about to be removed out of what interrupted writers left beside the segments.
///
/// A recovered tail may be a first attempt at the same entry, and a temporary file a copy of its segment. Both count for
/// nothing; a tail keeps what else it holds. Only under the lock, and before the line itself loses its words: afterwards
/// nobody would know what to look for.
struct RedactionLeftovers {
  let folder: LogFolder

  private var files: any LogFiles { folder.files }
  private static let lineFeed = UInt8(ascii: "\n")
  private static let saltMember = Array(",\"salt\":\"".utf8)
  /// Shorter pieces of a text stand in many entries.
  private static let tellingBytes = 8

  /// Removes the temporary files of a stream: nobody else writes while we hold the lock.
  func removeTemporaryFiles(of stream: String) throws(FileFailure) {
    for name in try temporaryFiles(of: stream) { try files.remove("\(folder.folder(of: stream))/\(name)") }
  }

  /// Cuts salt and data out of every recovered line in which words of these lines stand.
  func cleanRecovered(of lines: [LogLine]) throws(FileFailure) {
    let marks = lines.flatMap(Self.marks)
    guard !marks.isEmpty, try files.identity(ofPath: folder.recovered) != nil else { return }
    let names = try files.list(folder.recovered)
    // First of all: one of them may stand where a tail is to be written anew.
    for name in names where name.hasPrefix(".") { try files.remove("\(folder.recovered)/\(name)") }
    for name in names where !name.hasPrefix(".") {
      let path = "\(folder.recovered)/\(name)"
      let bytes = try contents(of: path)
      let cleaned = Self.cleaned(bytes, of: marks)
      if cleaned != bytes { try replace(path, name, by: cleaned) }
    }
    // Also for what an earlier writer has cleaned, who may have been stopped before it waited.
    try files.synchronizeFolder(folder.recovered)
  }

  /// Where words of these lines stand in temporary files of their streams and in recovered tails; changes nothing.
  func places(of lines: [LogLine]) throws(FileFailure) -> [PlaceOfWords] {
    let marks = lines.map { (event: $0.id, marks: Self.marks(of: $0)) }.filter { !$0.marks.isEmpty }
    guard !marks.isEmpty else { return [] }
    var (files, places) = ([String](), [PlaceOfWords]())
    for stream in Set(lines.map(\.stream)).sorted() {
      files += try temporaryFiles(of: stream).map { "events/\(stream)/\($0)" }
    }
    if try self.files.identity(ofPath: folder.recovered) != nil {
      files += try self.files.list(folder.recovered).sorted().map { "recovered/\($0)" }
    }
    for file in files {
      let bytes = try contents(of: "\(folder.register)/\(file)")
      for (place, line) in bytes.split(separator: Self.lineFeed, omittingEmptySubsequences: false).enumerated() {
        guard let found = marks.first(where: { $0.marks.contains { Self.stands($0, in: line) } }) else { continue }
        places.append(PlaceOfWords(event: found.event, file: file, line: place + 1))
      }
    }
    return places
  }

  private func temporaryFiles(of stream: String) throws(FileFailure) -> [String] {
    try files.list(folder.folder(of: stream)).filter { $0.hasPrefix(".") && $0.hasSuffix(".jsonl") }.sorted()
  }

  /// What gives an entry's words away: its salt, and each of its texts as it stands in the log.
  private static func marks(of line: LogLine) -> [[UInt8]] {
    guard let data = line.data, let salt = line.salt else { return [] }
    let texts = Catalogue.words(in: data).map { text in
      let quoted = DataValue.string(text).encoded
      return quoted.count < tellingBytes ? quoted : Array(quoted.dropFirst().dropLast())
    }
    return [Base64.encoded(salt.bytes)] + texts
  }

  private static func cleaned(_ bytes: [UInt8], of marks: [[UInt8]]) -> [UInt8] {
    var result: [UInt8] = []
    for (place, line) in bytes.split(separator: lineFeed, omittingEmptySubsequences: false).enumerated() {
      if place > 0 { result.append(lineFeed) }
      guard marks.contains(where: { stands($0, in: line) }) else {
        result += line
        continue
      }
      // The header holds no words; a torn line without one is nothing but words.
      guard let start = line.firstRange(of: saltMember)?.lowerBound else { continue }
      result += line[..<start] + [UInt8(ascii: "}")]
    }
    return result
  }

  /// Whether a text stands in a line, or part of it where the line was torn: at its end, or beside bytes that never
  /// reached the device and are zeros.
  private static func stands(_ mark: [UInt8], in line: ArraySlice<UInt8>) -> Bool {
    if line.firstRange(of: mark) != nil { return true }
    let pieces = line.split(separator: 0)
    return pieces.contains { piece in
      let longest = min(mark.count, piece.count)
      guard longest >= tellingBytes else { return false }
      let isWithin = piece.count < mark.count && pieces.count > 1 && mark.firstRange(of: piece) != nil
      return isWithin
        || (tellingBytes...longest).contains { count in
          // Only behind zeros can a line begin in the middle of a text.
          piece.suffix(count).elementsEqual(mark.prefix(count))
            || (piece.startIndex > line.startIndex && piece.prefix(count).elementsEqual(mark.suffix(count)))
        }
    }
  }

  private func contents(of path: String) throws(FileFailure) -> [UInt8] {
    let file = try files.openForReading(path)
    defer { files.close(file) }
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 8)
    defer { chunk.deallocate() }
    var bytes: [UInt8] = []
    while true {
      let count = try files.read(file, at: bytes.count, into: chunk)
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }

  private func replace(_ path: String, _ name: String, by bytes: [UInt8]) throws(FileFailure) {
    let temporary = "\(folder.recovered)/.\(name)"
    let file = try files.create(temporary)
    defer { files.close(file) }
    files.keepRights(of: path, on: file)
    do throws(FileFailure) {
      let written = try files.append(bytes, to: file)
      guard written == bytes.count else {
        throw FileFailure(operation: .write, path: path, cause: .shortWrite(written: written, of: bytes.count))
      }
      try files.synchronize(file)
      try files.rename(temporary, to: path)
    } catch {
      try? files.remove(temporary)
      throw error
    }
  }
}
