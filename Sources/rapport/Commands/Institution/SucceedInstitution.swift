import ArgumentParser
import Domain
import Projections
import Registry
import Reports

struct SucceedInstitution: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "succeed", abstract: "Passes the work of an institution on to others, or ends it.",
    usage: """
      rapport institution succeed OLD --by NEW[,NEW] --how renamed|replaced|merged|split
             rapport institution succeed OLD --how closed
      """,
    discussion: """
      From that day on, what OLD owned stands under NEW. After a split it stays under OLD until it is reassigned.
      Example: \(example)
      """)
  static let example = "rapport institution succeed EAD --by MOEA --how replaced --on 2020-04-13"

  @Argument(help: ArgumentHelp("The institution that is no more.", valueName: "OLD")) var code: String?
  @Option(help: ArgumentHelp("Who takes its place; two or more, apart by commas, after a split.", valueName: "NEW"))
  var by: [String] = []
  @Option(
    help: ArgumentHelp("renamed, replaced, merged, split or closed.", valueName: "HOW"),
    completion: .list(SuccessionKind.allCases.map(\.rawValue)))
  var how: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let code = try desk.required(code, "OLD", "the institution that is no more", choices: .institutions)
    let how: SuccessionKind = try Choice.value(
      try desk.required(
        how, "--how", "what became of it", choices: .list(SuccessionKind.allCases.map(\.rawValue))), of: "--how")
    var by = by
    if by.isEmpty, how != .closed {
      by = [try desk.required(nil, "--by", "who takes its place", choices: .institutions)]
    }
    let typed = by.flatMap { $0.split(separator: ",") }.map(String.init)
    return { draft in
      let code = try draft.references.institution(code).code
      let successors = try typed.map(draft.institution)
      return [.institution(try draft.succeed(code, how: how, by: successors, desk.circumstances))]
    }
  }
}
