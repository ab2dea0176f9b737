import Foundation
import Reports

/// Where a report goes, and in which forms.
struct ReportOutlets {
  private let format: OutputFormat?
  private let files: [(path: String, format: OutputFormat)]
  private let replacesAnything: Bool
  private var rendition: Rendition
  private let environment: [String: String]

  /// - Parameter columns: the width of all text; without it that of the terminal, and 100 in files.
  /// - Throws: `UsageFailure` for a form that is not known.
  init(_ options: OutputOptions, _ surroundings: Surroundings, columns: Int? = nil) throws {
    let format = try options.format.map { typed throws(UsageFailure) in try Self.format(typed) }
    self.format = format
    files = try options.files.map { path throws(UsageFailure) in
      guard let chosen = format ?? OutputFormat(fileName: path) else {
        throw .unknownEnding(path, known: OutputFormat.endings)
      }
      return (path, chosen)
    }
    replacesAnything = options.force
    environment = surroundings.environment
    let choice = try surroundings.colour(options.colour)
    let width = Terminal.width(surroundings.environment)
    rendition = Rendition(
      text: TextRenderer(
        width: columns.map { min($0, width) } ?? width, colour: Terminal.hasColour(choice, surroundings.environment)),
      fileText: TextRenderer(width: columns ?? Terminal.columnsWhenPiped, colour: false),
      browser: Browser(environment: surroundings.environment), marksBytes: options.bom)
  }

  /// The same outlets for an answer that says on paper how it is made again.
  func saying(_ record: PaperRecord, command: String) -> ReportOutlets {
    var outlets = self
    outlets.rendition.repeated = (record, command)
    return outlets
  }

  /// Writes the files, if any were named, else standard output.
  ///
  /// - Parameter isPaged: whether somebody at a terminal is shown it page by page.
  /// - Throws: `UsageFailure.fileExists`, `BrowserFailure`, `OutputFailure`; then none of the files is written.
  func show(_ report: any Report, isPaged: Bool = false) throws {
    if files.isEmpty {
      let format = format ?? .text
      let isSeen = Terminal.isTerminal(STDOUT_FILENO)
      if isSeen, !format.isText { throw UsageFailure.notForTerminal(format.rawValue) }
      let answer = try rendition.bytes(of: report, as: format, isFile: false)
      if isPaged, isSeen, Pager(environment: environment).show(String(decoding: answer, as: UTF8.self)) { return }
      return try Console.answer(answer)
    }
    let written = try files.map { file in
      let bytes = try rendition.bytes(of: report, as: file.format, isFile: true)
      let earlier = EarlierFile(at: file.path)
      guard replacesAnything || earlier?.mayBeReplaced(by: bytes) ?? true else {
        throw UsageFailure.fileExists(file.path)
      }
      return (path: file.path, bytes: bytes, replaces: earlier != nil)
    }
    try WholeFile.write(written.map { ($0.path, $0.bytes) })
    // Somebody who looks on is told; a script asked for files and gets them without a word.
    guard Terminal.isTerminal(STDERR_FILENO) else { return }
    for file in written { Console.talk("Written to \(file.path)\(file.replaces ? " (replaced)" : "").\n") }
  }

  private static func format(_ typed: String) throws(UsageFailure) -> OutputFormat {
    guard let format = OutputFormat(rawValue: typed.lowercased()) else {
      throw .badChoice("--format", value: typed, known: OutputFormat.allCases.map(\.rawValue))
    }
    return format
  }
}
