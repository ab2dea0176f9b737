import Foundation

/// A file that stands where an answer is to be written.
struct EarlierFile {
  private let text: String?

  /// Nil where there is none; a device or a pipe is none either.
  init?(at path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    text = FileManager.default.contents(atPath: path).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// Whether it is empty or an earlier answer, so that nobody's own work is lost.
  ///
  /// JSON names its schema and a calendar its program; papers and tables of one kind have a line in common: a title,
  /// the heads of their columns, how they are made again. Nothing is added to a file by which it could be known, since
  /// it is byte for byte what is printed.
  func mayBeReplaced(by answer: String) -> Bool {
    guard let text else { return false }
    let isJSON = text.prefix(40).contains(/^\{\s*"schema": ?"/)
    return text.isEmpty || isJSON || text.contains("PRODID:-//Rapport//")
      || !Self.lines(of: text).isDisjoint(with: Self.lines(of: answer))
  }

  /// The lines that say something: rules and single words stand in any text.
  private static func lines(of text: String) -> Set<Substring> {
    Set(text.split(whereSeparator: \.isNewline).filter { line in line.count(where: \.isLetter) >= 8 })
  }
}
