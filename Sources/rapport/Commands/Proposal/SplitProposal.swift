import ArgumentParser
import Domain
import Registry
import Reports

struct SplitProposal: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "split", abstract: "Lets it go on as several proposals, with letters behind its reference.",
    usage: "rapport proposal split REF TITLE TITLE... [--follow-ups keep|cancel|move:REF]",
    discussion: """
      The parts have the owners of the whole until they are assigned otherwise; open follow-ups can be moved to one \
      of them (move:JPHLEPD-9-05a). Example: \(example)
      """)
  static let example = "rapport proposal split JPHLEPD-9-05 \"Language centre\" \"Training of teachers\""

  @Argument(help: ArgumentHelp("The proposal, for example JPHLEPD-9-05.", valueName: "REF")) var proposal: String?
  @Argument(help: ArgumentHelp("The title of each part, two or more.", valueName: "TITLE")) var titles: [String] = []
  @Option(help: ArgumentHelp("What becomes of open follow-ups.", valueName: "keep|cancel|move:REF"))
  var followUps: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let proposal = try desk.required(proposal, "REF", "the proposal")
    let first = titles.isEmpty ? [try desk.required(nil, "TITLE", "the title of the first part")] : titles
    let second = first.count < 2 ? [try desk.required(nil, "TITLE", "the title of the second part")] : []
    let titles = try (first + second).map { Text(try TextRule.checked($0, field: "TITLE")) }
    let disposal = try asked(proposal, desk).map(FollowUpsOption.disposal)
    return { draft in
      let reference = try draft.references.proposal(proposal)
      let changes = try draft.split(reference, into: titles, followUps: disposal, desk.circumstances)
      let moved = try FollowUpsOption.moved(changes[0], disposal, draft, desk)
      return changes.map { .proposal($0) } + moved
    }
  }

  private func asked(_ proposal: String, _ desk: Preparation) throws -> String? {
    let open = desk.proposalsToAskAbout(proposal).reduce(0) { $0 + $1.openFollowUps.count }
    guard followUps == nil, open > 0 else { return followUps }
    return try desk.required(
      nil, "--follow-ups", "what becomes of \(open) open follow-ups: keep, cancel or move:REF", proposed: "keep")
  }
}
