import Foundation
import Reports

/// Where a report goes, and in which forms.
struct ReportOutlets {
  private let format: OutputFormat?
  private let files: [(path: String, format: OutputFormat)]
  private let replacesAnything: Bool
  private let text: TextRenderer
  private let fileWidth: Int
  private let environment: [String: String]

  /// - Parameter columns: the width of all text; without it that of the terminal, and 100 in files.
  /// - Throws: `UsageFailure` for a form that is not known.
  init(_ options: OutputOptions, _ surroundings: Surroundings, columns: Int? = nil) throws {
    let format = try options.format.map { typed throws(UsageFailure) in try Self.format(typed) }
    self.format = format
    files = try options.files.map { path throws(UsageFailure) in
      guard let chosen = format ?? OutputFormat(ending: (path as NSString).pathExtension) else {
        throw .unknownEnding(path, known: OutputFormat.endings)
      }
      return (path, chosen)
    }
    replacesAnything = options.force
    environment = surroundings.environment
    let choice = try surroundings.colour(options.colour)
    let width = Terminal.width(surroundings.environment)
    fileWidth = columns ?? Terminal.columnsWhenPiped
    text = TextRenderer(
      width: columns.map { min($0, width) } ?? width, colour: Terminal.hasColour(choice, surroundings.environment))
  }

  /// Writes the files, if any were named, else standard output.
  ///
  /// - Parameter isPaged: whether somebody at a terminal is shown it page by page.
  /// - Throws: `UsageFailure.fileExists` before anything is written.
  func show(_ report: any Report, isPaged: Bool = false) throws {
    if files.isEmpty {
      let answer = try render(report, as: format ?? .text, isFile: false)
      if isPaged, Terminal.isTerminal(STDOUT_FILENO), Pager(environment: environment).show(answer) { return }
      return try Console.answer(answer)
    }
    let written = try files.map { file in
      let text = try render(report, as: file.format, isFile: true)
      let earlier = EarlierFile(at: file.path)
      guard replacesAnything || earlier?.mayBeReplaced(by: text) ?? true else {
        throw UsageFailure.fileExists(file.path)
      }
      return (path: file.path, text: text, replaces: earlier != nil)
    }
    for file in written { try WholeFile.write(file.text, to: file.path) }
    // Somebody who looks on is told; a script asked for files and gets them without a word.
    guard Terminal.isTerminal(STDERR_FILENO) else { return }
    for file in written { Console.talk("Written to \(file.path)\(file.replaces ? " (replaced)" : "").\n") }
  }

  private func render(_ report: any Report, as format: OutputFormat, isFile: Bool) throws -> String {
    switch format {
    case .text:
      return isFile
        ? TextRenderer(width: fileWidth, colour: false).render(report.document)
        : text.render(report.document)
    case .markdown: return MarkdownRenderer().render(report.document)
    case .csv: return CSVRenderer(byteOrderMark: isFile).render(report.records)
    case .json: return JSONWriter().write(report.json) + "\n"
    case .ics:
      guard let days = report as? any CalendarReport else {
        throw UsageFailure.badChoice("--format", value: "ics", known: ["text", "markdown", "csv", "json"])
      }
      return CalendarRenderer().render(days.calendar)
    }
  }

  private static func format(_ typed: String) throws(UsageFailure) -> OutputFormat {
    guard let format = OutputFormat(rawValue: typed.lowercased()) else {
      throw .badChoice("--format", value: typed, known: OutputFormat.allCases.map(\.rawValue))
    }
    return format
  }
}

/// Files that are there whole or not at all.
enum WholeFile {
  /// Writes beside the file, syncs, and only then takes its name; a device or a pipe is written as it is.
  /// - Throws: `OutputFailure`; nothing is left behind.
  static func write(_ text: String, to named: String) throws(OutputFailure) {
    let path = resolved(named)
    if isDevice(path) { return try writeDevice(text, path) }
    let name = (path as NSString).lastPathComponent
    let folder = (path as NSString).deletingLastPathComponent
    let draft = (folder.isEmpty ? "" : folder == "/" ? "/" : folder + "/") + ".\(name).\(getpid())"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw OutputFailure(path: path, code: errno) }
    let problem = fill(descriptor, with: Array(text.utf8))
    close(descriptor)
    if let problem {
      unlink(draft)
      throw OutputFailure(path: path, code: problem)
    }
    guard rename(draft, path) == 0 else {
      let code = errno
      unlink(draft)
      throw OutputFailure(path: path, code: code)
    }
  }

  /// The file that a link leads to, so that the link stays one.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func isDevice(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  private static func writeDevice(_ text: String, _ path: String) throws(OutputFailure) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OutputFailure(path: path, code: errno) }
    defer { close(descriptor) }
    let problem = fill(descriptor, with: Array(text.utf8))
    // A device has nothing to synchronise, and says so.
    if let problem, problem != EINVAL { throw OutputFailure(path: path, code: problem) }
  }

  /// The error number, or nil if all bytes are on the device.
  private static func fill(_ descriptor: Int32, with bytes: [UInt8]) -> Int32? {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { return errno }
      done += max(count, 0)
    }
    return fsync(descriptor) == 0 ? nil : errno
  }
}
