import ArgumentParser
import Domain
import EventLog
import Exchange
import Foundation
import Projections
import Registry
import Reports

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Everything, as tables or as lines, for other programs.",
    usage: "rapport export -o FOLDER | rapport export --format jsonl [-o FILE]",
    discussion: """
      A folder of CSV tables with a README that explains each column, as it stood on a day; or the log's lines as JSON \
      Lines of CloudEvents 1.0, a line an event. What is off the record is in neither. An earlier export is replaced \
      as long as nobody has touched it. To leave with every byte, copy events/ and documents/.
      Example: rapport export -o tables
      Example: rapport export --format jsonl -o register.jsonl
      """)

  @Option(
    help: ArgumentHelp("csv (a folder of tables) or jsonl (the log's lines).", valueName: "FORMAT"),
    completion: .list(Format.allCases.map(\.rawValue)))
  var format: String?
  @Option(
    name: .customShort("o"), help: ArgumentHelp("The folder or file to be made.", valueName: "FOLDER|FILE"),
    completion: .file())
  var target: String?
  @Option(name: .customLong("as-of"), help: ArgumentHelp("The tables as they stood on this day.", valueName: "DATE"))
  var asOf: String?
  @Option(
    name: .customLong("known-at"),
    help: ArgumentHelp("As it was known at this day or time, or at mea/412.", valueName: "DATE|TIME"))
  var knownAt: String?
  @Flag(help: "Replace a file of lines that stands there.") var force = false
  @OptionGroup var common: CommonOptions

  enum Format: String, CaseIterable {
    case csv, jsonl
  }

  func run() throws {
    let format = try chosenFormat()
    let surroundings = try Surroundings()
    let register = try surroundings.register(common)
    // Half a log would look like a whole one in tables.
    try Damage(register.condition).tell()
    let day = try asOf.map { typed throws(RegisterFailure) in try register.day(typed, field: "--as-of") }
    let known = try knownAt.map { typed throws(RegisterFailure) in try register.known(at: typed) }
    let moment = AskedMoment(day: day, known: known)
    switch format {
    case .csv: try writeTables(register, moment)
    case .jsonl: try writeLines(register, moment)
    }
  }

  private func chosenFormat() throws(UsageFailure) -> Format {
    let named: Format? = try format.map { typed throws(UsageFailure) in try Choice.value(typed, of: "--format") }
    let ending = target.map { $0.lowercased().hasSuffix(".jsonl") } ?? false
    let format = named ?? (ending ? .jsonl : .csv)
    if format == .jsonl, asOf != nil { throw .together("--as-of", "--format jsonl") }
    if format == .csv, target == nil {
      throw .missingValue(name: "-o", meaning: "the folder for the tables", example: "rapport export -o tables")
    }
    return format
  }

  private func writeTables(_ register: Register, _ moment: AskedMoment) throws {
    guard let target else { return }
    let left = try register.ask { try $0.offRecordNames() }
    let summary = try register.ask(moment) { queries in
      try TableExport(to: (target as NSString).expandingTildeInPath).write(queries, offRecord: left)
    }
    try Console.answer(ExportWording.sentence(of: summary) + "\n")
  }

  private func writeLines(_ register: Register, _ moment: AskedMoment) throws {
    let export = try register.ask { queries in
      try LineExport(
        queries, LogFolder(register: register.folder), office: register.office, known: moment.known)
    }
    try LineOutlet(target: target, replaces: force).write(export.write)
  }
}
