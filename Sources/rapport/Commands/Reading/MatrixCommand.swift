import ArgumentParser
import Domain
import Projections
import Registry
import Reports

struct MatrixCommand: PaperCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix", abstract: "The implementation matrix alone: one row a proposal.",
    discussion: """
      It covers what the report of the session covers (rapport report --help).
      Example: rapport matrix JPHLEPD-9 -o matrix.html -o matrix.csv
      """)

  @Argument(help: ArgumentHelp("A session, or a dialogue for its next session.", valueName: "S")) var session: String?
  @OptionGroup var audience: AudienceOptions
  @OptionGroup var paper: LanguageOptions
  @OptionGroup var reading: ReadingOptions

  func matter(_ queries: Queries) throws -> (dialogue: String, session: SessionReference?) {
    try scope(session, queries)
  }

  func dialogue(of matter: (dialogue: String, session: SessionReference?)) -> String { matter.dialogue }

  func report(
    on matter: (dialogue: String, session: SessionReference?), _ queries: Queries, _ register: Register
  ) throws -> any Report {
    try MatrixReport(
      queries, dialogue: matter.dialogue, session: matter.session, leaf: register.leaf, wording: try paper.wording())
  }
}

extension ReadingCommand {
  /// The dialogue and the session that a paper is about; without a session it prepares the next.
  func scope(
    _ typed: String?, dialogue named: String? = nil, _ queries: Queries
  ) throws -> (dialogue: String, session: SessionReference?) {
    guard let typed, try queries.dialogue(ReferenceText.normalised(typed)) == nil else {
      return (try dialogue(typed ?? named, queries), nil)
    }
    let reference = try references(queries).session(typed)
    return (reference.dialogue, reference)
  }
}
