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
      guard isPaged, isSeen else {
        return try rendition.write(report, as: format, isFile: false) { try Console.answer($0) }
      }
      let answer = try rendition.bytes(of: report, as: format, isFile: false)
      if Pager(environment: environment).show(String(decoding: answer, as: UTF8.self)) { return }
      return try Console.answer(answer)
    }
    let written = try written(report)
    try WholeFile.write(written.map(\.content))
    Self.tell(written)
  }

  /// A file as it is to be written.
  struct WrittenFile {
    let content: WholeFile.Content
    /// Whether something stands there that it replaces.
    let replaces: Bool
  }

  /// A report in the files that were named, none of which is written yet.
  ///
  /// - Throws: `UsageFailure.fileExists` where somebody's own work would be lost.
  func written(_ report: any Report) throws -> [WrittenFile] {
    try files.map { try written(report, to: $0.path, as: $0.format) }
  }

  /// Reports in files of a folder, none of which is written yet.
  ///
  /// - Parameters:
  ///   - reports: each with the name of its file, without an ending.
  ///   - usual: the form where none was asked for.
  /// - Throws: `UsageFailure.fileExists` where somebody's own work would be lost.
  func written(
    _ reports: [(name: String, report: any Report)], in folder: String, usual: OutputFormat
  ) throws -> [WrittenFile] {
    let format = format ?? usual
    let place = folder.hasSuffix("/") ? folder : folder + "/"
    return try reports.map { try written($0.report, to: "\(place)\($0.name).\(format.ending)", as: format) }
  }

  private func written(_ report: any Report, to path: String, as format: OutputFormat) throws -> WrittenFile {
    let bytes = try rendition.bytes(of: report, as: format, isFile: true)
    let earlier = EarlierFile(at: path)
    guard replacesAnything || earlier?.mayBeReplaced(by: bytes) ?? true else { throw UsageFailure.fileExists(path) }
    return WrittenFile(content: (path, bytes), replaces: earlier != nil)
  }

  /// Somebody who looks on is told; a script asked for files and gets them without a word.
  static func tell(_ written: [WrittenFile]) {
    guard Terminal.isTerminal(STDERR_FILENO) else { return }
    for file in written { Console.talk("Written to \(file.content.path)\(file.replaces ? " (replaced)" : "").\n") }
  }

  private static func format(_ typed: String) throws(UsageFailure) -> OutputFormat {
    guard let format = OutputFormat(rawValue: typed.lowercased()) else {
      throw .badChoice("--format", value: typed, known: OutputFormat.allCases.map(\.rawValue))
    }
    return format
  }
}
