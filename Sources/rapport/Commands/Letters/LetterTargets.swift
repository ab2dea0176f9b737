import Exchange
import Foundation
import Registry
import Reports

/// Where letters are written: files that hold all of them, or a folder in which each gets a file of its own.
struct LetterTargets {
  /// Nil where files are named.
  private let folder: String?
  private let output: OutputOptions

  init(_ output: OutputOptions) {
    self.output = output
    folder = output.files.count == 1 ? output.files.first.flatMap { Self.isFolder($0) ? $0 : nil } : nil
  }

  /// Whether a path is a folder, or could only become one.
  private static func isFolder(_ path: String) -> Bool {
    if path.hasSuffix("/") { return true }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return !(path as NSString).lastPathComponent.contains(".")
    }
    return isFolder.boolValue
  }

  /// Writes the letters, all or none; where there is none to write, it is said and no file is made.
  func write(_ command: RemindCommand) throws {
    let register = try Surroundings().register(command.reading.common)
    let (report, earlier) = try command.answer(register, command.moment(register))
    guard let paper = report as? ReminderPaper else { return }
    if paper.letters.isEmpty {
      return try Console.answer(Array(TextRenderer(width: 80, colour: false).render(paper.document).utf8))
    }
    let written = try written(paper)
    try makeFolder()
    try WholeFile.write(written.map(\.content))
    ReportOutlets.tell(written)
    if let earlier { Console.talk("note: \(earlier.sentence)\n") }
    try Damage(register.condition).tell()
  }

  /// The files of letters, none of which is written yet.
  func written(_ paper: ReminderPaper) throws -> [ReportOutlets.WrittenFile] {
    guard let folder else { return try ReportOutlets(output, Surroundings()).written(paper) }
    var options = output
    options.files = []
    let single = paper.single()
    var names: Set<String> = []
    let named = single.enumerated().map { place, pair in
      let (letter, paper) = pair
      // By its step a letter is told apart from others to the same body, and from a form of the same day.
      var name = "\(letter.to.code)-\(letter.day)-\(Self.slug(letter.step))"
      if !names.insert(name).inserted { name += "-\(place + 1)" }
      return (name: name, report: paper as any Report)
    }
    return try ReportOutlets(options, Surroundings()).written(named, in: folder, usual: .docx)
  }

  /// - Throws: `OutputFailure`.
  func makeFolder() throws {
    guard let folder else { return }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw OutputFailure(path: folder, code: OutputFailure.code(of: error))
    }
  }

  /// A step as a part of a file's name: `d-o-letter`.
  private static func slug(_ step: String) -> String {
    step.lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: "-")
  }
}
