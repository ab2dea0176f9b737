import ArgumentParser
import Domain
import Projections
import Registry
import Reports

struct TableProposal: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "table", abstract: "Puts a proposal on the table of a session, or outside one.",
    usage: """
      rapport proposal table SESSION|DIALOGUE TITLE --kind K --side CC|both [--lead I] [--counterpart \
      I]... [<options>]
      """,
    discussion: "Example: \(example)")
  static let example = """
    rapport proposal table JPHLEPD-9 "Centre of Excellence for Japanese language training" --kind language-centre \
    --side PK --lead OPHRD --counterpart JICA
    """

  @Argument(
    help: ArgumentHelp("The session, or the dialogue for one outside a session.", valueName: "SESSION|DIALOGUE"))
  var place: String?
  @Argument(help: ArgumentHelp("Its title as agreed; - reads it from standard input.", valueName: "TITLE"))
  var title: String?
  @OptionGroup var titles: TitleOptions
  @Option(
    help: ArgumentHelp("What kind of thing it is.", valueName: "K"), completion: .list(Kind.allCases.map(\.rawValue)))
  var kind: String?
  @Option(help: ArgumentHelp("The side that tables it, or both.", valueName: "CC|both")) var side: String?
  @Option(help: ArgumentHelp("Who leads on our side.", valueName: "I")) var lead: String?
  @Option(help: ArgumentHelp("Who helps; may be repeated.", valueName: "I")) var support: [String] = []
  @Option(help: ArgumentHelp("Who answers on their side; may be repeated.", valueName: "I"))
  var counterpart: [String] = []
  @Option(help: ArgumentHelp("What it is about.", valueName: "T")) var summary: String?
  @Option(help: ArgumentHelp("The field that it belongs to.", valueName: "T")) var sector: String?
  @Option(help: ArgumentHelp("The institution that put it forward.", valueName: "I")) var tabledBy: String?
  @Option(help: ArgumentHelp("Where it was tabled, if not in a session.", valueName: "T")) var forum: String?
  @Option(help: ArgumentHelp("The other side's number for it; may be repeated.", valueName: "T"))
  var alias: [String] = []
  @Flag(help: "A regular commitment that is never completed.") var standing = false
  @Option(help: ArgumentHelp("The reference, where it was given before.", valueName: "REF")) var ref: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let place = try desk.required(place, "SESSION", "the session, or the dialogue")
    let plain = try desk.text(title, "TITLE", "the title as agreed")
    let kind: Kind = try Choice.value(
      try desk.required(
        kind, "--kind", "what kind of thing it is", choices: .list(Kind.allCases.map(\.rawValue)), proposed: "other"),
      of: "--kind")
    let side = Draft.side(try desk.required(side, "--side", "the side that tables it, or both"))
    let tabling = Tabling(
      title: Text(wordings: try titles.others(desk).merging(["": plain]) { first, _ in first }), kind: kind.rawValue,
      side: side, forum: try desk.text(forum, "--forum"), sector: try desk.text(sector, "--sector"),
      summary: try desk.text(summary, "--summary"), isStanding: standing,
      aliases: try alias.map { try TextRule.checked($0, field: "--alias") })
    return { draft in
      let place = try Self.place(place, draft)
      let full = try resolved(tabling, dialogue: place.dialogue, draft)
      let same = try draft.queries.proposals(titled: full.title.wording(), in: place.dialogue).first
      let change = try draft.table(full, at: place, reference: ref, desk.circumstances)
      return [.proposal(change, remarks: same.map { [.sameTitle(change.reference, as: $0)] } ?? [])]
    }
  }

  private func resolved(_ tabling: Tabling, dialogue: String, _ draft: Draft) throws -> Tabling {
    var tabling = tabling
    tabling.lead = try lead.map { try draft.institution($0, of: dialogue, isOurs: true) }
    tabling.support = try Self.items(support).map(draft.institution)
    tabling.counterpart = try Self.items(counterpart).map {
      try draft.institution($0, of: dialogue, isOurs: false)
    }
    tabling.tabledBy = try tabledBy.map(draft.institution)
    return tabling
  }

  /// A session if it looks like one, else a dialogue.
  private static func place(_ typed: String, _ draft: Draft) throws -> TablingPlace {
    let text = ReferenceText.normalised(typed)
    let isDialogue = CodeRule.isDialogue(text)
    return isDialogue
      ? .dialogue(try draft.references.dialogue(typed)) : .session(try draft.references.session(typed))
  }

  private static func items(_ typed: [String]) -> [String] {
    typed.flatMap { $0.split(separator: ",") }.map(String.init)
  }
}

extension TablingPlace {
  /// The code of the dialogue.
  var dialogue: String {
    switch self {
    case .session(let session): session.dialogue
    case .dialogue(let code): code
    }
  }
}
