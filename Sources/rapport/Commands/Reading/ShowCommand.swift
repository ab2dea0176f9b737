import ArgumentParser
import Domain
import Projections
import Registry
import Reports

struct ShowCommand: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "All that holds of one thing, and what it rests on.",
    discussion: """
      Of a proposal, HTML and PDF are its dossier: the whole course, each day promised, the papers.
      Example: rapport show JPHLEPD-9-05
      Example: rapport show JPHLEPD-9-05 -o dossier.html
      """)

  @Argument(
    help: ArgumentHelp("A proposal, follow-up, institution, dialogue, session, paper or event.", valueName: "REF"))
  var reference: String?
  @OptionGroup var paper: LanguageOptions
  @OptionGroup var reading: ReadingOptions

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    let typed = try required(reference, "REF", "what to show", example: "rapport show JPHLEPD-9-05")
    let thing = try Thing(typed, in: queries, references(queries), office: register.office)
    let wording = try wording(of: thing, typed)
    return switch thing {
    case .proposal(let reference):
      reading.output.isForPaper
        ? try Dossier(queries, of: reference, wording: wording)
        : try ProposalDetail(queries, of: reference, wording: wording)
    case .followUp(let reference): try FollowUpDetail(queries, of: reference, wording: wording)
    case .session(let reference): try SessionDetail(queries, of: reference)
    case .dialogue(let code): try DialogueDetail(queries, of: code)
    case .institution(let code): try InstitutionDetail(queries, of: code)
    case .event(let id): try EventDetail(queries, of: id)
    case .subject(.register): try SettingsReport(queries)
    case .subject(.paper(let reference)): try PaperDetail(queries, of: reference)
    case .subject(let subject): try HistoryReport(queries, of: subject)
    }
  }

  /// Proposals and follow-ups are shown in any language, everything else in English.
  private func wording(of thing: Thing, _ typed: String) throws -> Wording {
    switch thing {
    case .proposal, .followUp: return try paper.wording()
    case .session, .dialogue, .institution, .event, .subject:
      try paper.refuse(beside: typed)
      return .english
    }
  }
}
