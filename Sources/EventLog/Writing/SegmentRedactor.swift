import Domain

/// Takes salt and data out of lines of one segment; the rest of the file stays as it is, byte for byte.
///
/// What is left of such a line is its header, which alone its leaf hash commits to: the chain, the root and every
/// checkpoint and proof still hold. Only under the lock.
struct SegmentRedactor {
  let folder: LogFolder
  let stream: String
  /// The id of the segment's first event.
  let first: Int

  private var files: any LogFiles { folder.files }
  private var path: String { folder.path(first: first, in: stream) }

  /// A line that still has its words, and where in the file they stand: from behind the header to the last brace.
  struct FullLine {
    let line: LogLine
    let words: Range<Int>
  }

  /// Those of some events whose lines still have their words.
  ///
  /// - Throws: `WriteFailure.damaged` if another line, or none, stands where an event should.
  func fullLines(of numbers: Set<Int>) throws -> [FullLine] {
    let reader = LineReader(files: files)
    try reader.open(path, at: 0)
    defer { reader.close() }
    var (found, number, left) = ([FullLine](), first, numbers)
    while !left.isEmpty, let line = try reader.next() {
      if left.remove(number) != nil, let full = try fullLine(line, number) { found.append(full) }
      number += 1
    }
    if let missing = left.min() { throw damage(missing, .cursor) }
    return found
  }

  private func fullLine(_ line: LineReader.Line, _ number: Int) throws -> FullLine? {
    guard line.isEnded, !line.isTooLong else { throw damage(number, line.isEnded ? .lineLength : .lineFeed) }
    let parsed: LogLine
    do throws(LogRule) {
      parsed = try LogLine(reading: Array(line.bytes), in: stream, at: number)
    } catch {
      throw damage(number, error)
    }
    guard parsed.number == number else { throw damage(number, .idGap) }
    guard parsed.form == .full, !Redaction.unredactable.contains(parsed.header?.type ?? "") else { return nil }
    let start = Int(parsed.fields.salt.start) - LogLine.saltMember.utf8.count
    return FullLine(line: parsed, words: line.offset + start..<line.offset + parsed.bytes.count - 1)
  }

  private func damage(_ number: Int, _ rule: LogRule) -> WriteFailure {
    .damaged(Finding(file: LogFolder.file(first: first, in: stream), line: number - first + 1, rule: rule))
  }

  /// Writes the segment anew without the words of these lines.
  func cut(_ lines: [FullLine]) throws(FileFailure) {
    try SegmentRewriter(folder: folder, stream: stream, first: first).rewrite(without: lines.map(\.words))
  }
}
