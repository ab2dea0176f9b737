import ArgumentParser
import Domain
import Projections
import Registry
import Reports

struct HistoryCommand: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "All that was ever recorded about one thing, also what no longer holds.",
    discussion: "Example: rapport history JPHLEPD-9-05.1")

  @Argument(
    help: ArgumentHelp("A proposal, follow-up, institution, dialogue, session, paper or register.", valueName: "REF"))
  var reference: String?
  @Flag(help: "The whole line of descent of a proposal: each day promised and missed.") var lineage = false
  @OptionGroup var paper: LanguageOptions
  @OptionGroup var reading: ReadingOptions

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    let typed = try required(reference, "REF", "whose history", example: "rapport history JPHLEPD-9-05")
    let thing = try Thing(typed, in: queries, references(queries), office: register.office)
    if lineage {
      guard case .proposal(let reference) = thing else { throw UsageFailure.together("--lineage", typed) }
      return try LineageReport(queries, of: reference, wording: try paper.wording())
    }
    if case .event = thing { try paper.refuse(beside: typed) }
    let wording = try paper.wording()
    return switch thing {
    case .proposal(let reference): try HistoryReport(queries, of: .proposal(reference), wording: wording)
    case .followUp(let reference):
      try HistoryReport(queries, of: .proposal(reference.proposal), followUp: reference.number, wording: wording)
    case .session(let reference): try HistoryReport(queries, of: .session(reference), wording: wording)
    case .dialogue(let code): try HistoryReport(queries, of: .dialogue(code), wording: wording)
    case .institution(let code): try HistoryReport(queries, of: .institution(code), wording: wording)
    case .event(let id): try EventDetail(queries, of: id)
    case .subject(let subject): try HistoryReport(queries, of: subject, wording: wording)
    }
  }
}
