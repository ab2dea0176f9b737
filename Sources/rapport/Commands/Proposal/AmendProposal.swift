import ArgumentParser
import Domain
import Registry
import Reports

struct AmendProposal: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "amend", abstract: "Changes what a proposal is called and where it belongs.",
    usage: """
      rapport proposal amend REFS [--title T] [--title.ja T] [--kind K] [--sector T] [--summary T] \
      [--alias T] [--standing]
      """,
    discussion: "Example: \(example)")
  static let example = "rapport proposal amend JPHLEPD-9-05 --title \"Centre of Excellence, Islamabad\""

  @Argument(help: ArgumentHelp("One proposal, or several separated by commas.", valueName: "REFS"))
  var references: String?
  @Option(help: ArgumentHelp("Its title.", valueName: "T")) var title: String?
  @OptionGroup var titles: TitleOptions
  @Option(
    help: ArgumentHelp("What kind of thing it is.", valueName: "K"), completion: .list(Kind.allCases.map(\.rawValue)))
  var kind: String?
  @Option(help: ArgumentHelp("What it is about.", valueName: "T")) var summary: String?
  @Option(help: ArgumentHelp("The field that it belongs to.", valueName: "T")) var sector: String?
  @Option(help: ArgumentHelp("The other side's number; may be repeated, replaces those before.", valueName: "T"))
  var alias: [String] = []
  @Flag(inversion: .prefixedNo, help: "A regular commitment that is never completed.") var standing: Bool?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let references = try desk.required(references, "REFS", "the proposal")
    let amendment = try amendment(desk)
    guard amendment != Amendment() else {
      throw UsageFailure.needsOneOf(
        ["--title", "--kind", "--sector", "--summary", "--alias", "--standing"], example: Self.example)
    }
    try Bulk.confirm(references, desk)
    return { draft in
      try draft.references.proposals(references).map {
        .proposal(try draft.handle(.amend(amendment), on: $0, desk.circumstances))
      }
    }
  }

  private func amendment(_ desk: Preparation) throws -> Amendment {
    var wordings = try titles.others(desk)
    wordings[""] = try desk.text(title, "--title")
    let kind: Kind? = try kind.map { typed throws(UsageFailure) in try Choice.value(typed, of: "--kind") }
    return Amendment(
      title: wordings.isEmpty ? nil : Text(wordings: wordings), kind: kind?.rawValue,
      sector: try desk.text(sector, "--sector"), summary: try desk.text(summary, "--summary"),
      aliases: alias.isEmpty ? nil : try alias.map { try TextRule.checked($0, field: "--alias") },
      isStanding: standing)
  }
}
