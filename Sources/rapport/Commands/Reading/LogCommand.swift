import ArgumentParser
import Domain
import EventLog
import Exchange
import Projections
import Registry
import Reports

struct LogCommand: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "The events as they were recorded, each command's together.",
    discussion: """
      The newest first, 30 of them unless --limit or --all says otherwise. With --format jsonl the lines as they stand \
      in events/, stream by stream, each a CloudEvents 1.0 event; what is off the record is left out.
      Example: rapport log --subject JPHLEPD-9-05 --type follow-up --since 2025-12-01
      Example: rapport log --all --format jsonl -o log.jsonl
      """)

  @Option(
    help: ArgumentHelp("Only what was recorded about this: a proposal, session, body, letter.", valueName: "REF"))
  var subject: String?
  @Option(
    help: ArgumentHelp("Only this type of event, proposal.noted, or all of one noun, follow-up.", valueName: "TYPE"),
    completion: .list(Catalogue.types.map(\.name)))
  var type: [String] = []
  @Option(help: ArgumentHelp("Only what this desk recorded.", valueName: "WHO")) var actor: String?
  @Option(help: ArgumentHelp("Only this office's stream.", valueName: "STREAM")) var stream: String?
  @Option(help: ArgumentHelp("Recorded on this day or later.", valueName: "DATE")) var since: String?
  @Option(help: ArgumentHelp("Recorded on this day or before.", valueName: "DATE")) var until: String?
  @Option(help: ArgumentHelp("At most so many events.", valueName: "N")) var limit: Int?
  @Flag(help: "Every event.") var all = false
  @Flag(help: "The oldest first.") var reverse = false
  @OptionGroup var reading: ReadingOptions

  static let usualLimit = 30

  private var most: Int? { all ? nil : limit ?? Self.usualLimit }

  /// Whether the lines themselves are asked for.
  private var wantsLines: Bool {
    if let format = reading.output.format { return format.lowercased() == "jsonl" }
    return reading.output.files.contains { $0.lowercased().hasSuffix(".jsonl") }
  }

  func run() throws {
    if all, limit != nil { throw UsageFailure.together("--all", "--limit") }
    if let limit, limit < 1 { throw UsageFailure.notPositive("--limit", limit) }
    if wantsLines { try writeLines() } else { try read(isPaged: true) }
  }

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    try LogReport(queries, limit: most, filter(queries, register), isReversed: reverse)
  }

  private func filter(_ queries: Queries, _ register: Register) throws -> EventFilter {
    var filter = EventFilter()
    filter.subject = try subject.map { typed in
      try Thing(typed, in: queries, references(queries), office: register.office).subject
    }
    filter.types = try type.map { typed throws(UsageFailure) in try Self.known(typed.lowercased()) }
    filter.actor = actor
    filter.stream = stream
    if let stream, try !queries.cursor().contains(where: { $0.stream == stream }) {
      throw RegisterFailure.noSuchStream(stream, streams: try queries.cursor().map(\.stream))
    }
    filter.since = try since.map { typed in
      register.zone.end(of: try register.day(typed, field: "--since").adding(days: -1)).adding(microseconds: 1)
    }
    filter.until = try until.map { typed in register.zone.end(of: try register.day(typed, field: "--until")) }
    if let since = filter.since, let until = filter.until, since > until {
      throw UsageFailure.reversed(from: "--since", to: "--until")
    }
    return filter
  }

  /// A stored name, or what several begin with.
  private static func known(_ typed: String) throws(UsageFailure) -> String {
    let names = Catalogue.types.map(\.name)
    guard names.contains(where: { $0 == typed || $0.hasPrefix(typed + ".") }) else {
      let nouns = names.compactMap { $0.split(separator: ".").first.map(String.init) }
      throw .badChoice("--type", value: typed, known: Set(nouns).sorted())
    }
    return typed
  }

  private func writeLines() throws {
    guard reading.output.files.count <= 1 else { throw UsageFailure.together("-o", "-o") }
    if reverse { throw UsageFailure.together("--reverse", "--format jsonl") }
    let register = try Surroundings().register(reading.common)
    let day = try reading.asOf.map { typed throws(RegisterFailure) in try register.day(typed, field: "--as-of") }
    let known = try reading.knownAt.map { typed throws(RegisterFailure) in try register.known(at: typed) }
    let (redacted, offRecord) = try register.ask { (try $0.redactedNames(), try $0.offRecordNames()) }
    try register.ask(AskedMoment(day: day, known: known)) { queries in
      let selection = LineSelection(
        LogFolder(register: register.folder), try filter(queries, register), limit: most)
      try LineOutlet(target: reading.output.files.first, replaces: reading.output.force).write { deliver in
        try selection.write(queries, redacted: redacted, offRecord: offRecord, deliver)
      }
    }
    try Damage(register.condition).tell()
  }
}

extension Thing {
  /// Whose history it is a part of.
  fileprivate var subject: Subject {
    switch self {
    case .proposal(let reference): .proposal(reference)
    case .followUp(let reference): .proposal(reference.proposal)
    case .session(let reference): .session(reference)
    case .dialogue(let code): .dialogue(code)
    case .institution(let code): .institution(code)
    case .event: .other("")
    case .subject(let subject): subject
    }
  }
}
