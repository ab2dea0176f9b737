/// Puts what a browser says of itself and of the hour out of a PDF, so that the same page gives the same bytes.
struct PDFProperties {
  /// The day that takes the place of the hour of printing, `YYYYMMDD`.
  let day: String

  func written(in bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for name in ["/CreationDate", "/ModDate"] { replace(name, with: "D:\(day)000000+00'00'", in: &bytes) }
    replace("/Creator", with: "Rapport", in: &bytes)
    return bytes
  }

  /// Replaces the string behind a name by another one of the same length, so that no offset in the file moves.
  private func replace(_ name: String, with text: String, in bytes: inout [UInt8]) {
    let opening = Array("\(name) (".utf8)
    guard let start = bytes.firstRange(of: opening)?.upperBound,
      let end = endOfString(from: start, in: bytes)
    else { return }
    let padded = Array(text.utf8.prefix(end - start))
    bytes.replaceSubrange(
      start..<end, with: padded + Array(repeating: UInt8(ascii: " "), count: end - start - padded.count))
  }

  /// Where a string ends: at the first bracket that no backslash makes a part of it.
  private func endOfString(from start: Int, in bytes: [UInt8]) -> Int? {
    var place = start
    while bytes.indices.contains(place), bytes[place] != UInt8(ascii: ")") {
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return bytes.indices.contains(place) ? place : nil
  }
}
