import Foundation
import Reports

/// A file that stands where an answer is to be written.
struct EarlierFile {
  private let bytes: Data?

  /// Nil where there is none; a device or a pipe is none either.
  init?(at path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    bytes = FileManager.default.contents(atPath: path)
  }

  /// Whether it holds just these bytes.
  func holds(_ answer: [UInt8]) -> Bool { bytes == Data(answer) }

  /// Whether it is empty or an earlier answer, so that nobody's own work is lost.
  ///
  /// JSON names its schema, a page, a PDF and a calendar their program; papers and tables of one kind have a line in
  /// common: a title, the heads of their columns, how they are made again. Nothing is added to a file by which it could
  /// be known, since it is byte for byte what is printed; a page, which has room for it, says what it was when made.
  func mayBeReplaced(by answer: [UInt8]) -> Bool {
    guard let bytes else { return false }
    if bytes.starts(with: Data("%PDF-".utf8)) { return bytes.range(of: Data("/Creator (Rapport".utf8)) != nil }
    // Whoever saves a paper again, in Word or Excel, leaves the comment out: then it is their own.
    if bytes.starts(with: Data("PK".utf8)) { return bytes.suffix(64).range(of: Data(ZipArchive.comment.utf8)) != nil }
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    if text.prefix(1000).contains("<meta name=\"generator\" content=\"Rapport ") { return PageMark.isAsMade(text) }
    let answer = String(decoding: answer, as: UTF8.self)
    let isJSON = text.prefix(40).contains(/^\{\s*"schema": ?"/)
    return text.isEmpty || isJSON || text.contains("PRODID:-//Rapport//")
      || !Self.lines(of: text).isDisjoint(with: Self.lines(of: answer))
  }

  /// The lines that say something: rules and single words stand in any text.
  private static func lines(of text: String) -> Set<Substring> {
    Set(text.split(whereSeparator: \.isNewline).filter { line in line.count(where: \.isLetter) >= 8 })
  }
}
