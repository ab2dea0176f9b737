import ArgumentParser
import Domain
import Projections
import Registry
import Reports

struct ExplainCommand: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Who gave a field its value, when, on what paper, and what it was before.",
    discussion: """
      FIELD is named as in options and in JSON: of a follow-up action, owner, due, state; of a proposal title, lead, \
      status, response, waiting.
      Example: rapport explain JPHLEPD-9-05.1 due
      """)

  @Argument(
    help: ArgumentHelp("A proposal, follow-up, institution, dialogue, session, paper or register.", valueName: "REF"))
  var reference: String?
  @Argument(help: ArgumentHelp("The field, for example due.", valueName: "FIELD")) var field: String?
  @OptionGroup var reading: ReadingOptions

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    let example = "rapport explain JPHLEPD-9-05.1 due"
    let typed = try required(reference, "REF", "what is to be explained", example: example)
    let field = try required(field, "FIELD", "the field", example: example)
    return switch try Thing(typed, in: queries, references(queries), office: register.office) {
    case .proposal(let reference): try ExplainReport(queries, of: .proposal(reference), field: field)
    case .followUp(let reference):
      try ExplainReport(queries, of: .proposal(reference.proposal), followUp: reference.number, field: field)
    case .session(let reference): try ExplainReport(queries, of: .session(reference), field: field)
    case .dialogue(let code): try ExplainReport(queries, of: .dialogue(code), field: field)
    case .institution(let code): try ExplainReport(queries, of: .institution(code), field: field)
    case .subject(let subject): try ExplainReport(queries, of: subject, field: field)
    case .event(let id): throw RegisterFailure.notAReference(.proposal, "\(id)")
    }
  }
}
