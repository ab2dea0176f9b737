import ArgumentParser
import Domain
import Registry
import Reports

struct ReachMilestone: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "reach", abstract: "Records that a stage was reached; without NAME the next one.",
    usage: "rapport milestone reach REF [NAME] [--lifecycle KIND]",
    discussion: """
      The stages are those of the proposal's kind, or of another kind where that fits better: a language centre may \
      be built by technical cooperation. rapport show REF lists them. Example: \(example)
      """)
  static let example = "rapport milestone reach JPHLEPD-9-05 request --lifecycle technical-cooperation"

  @Argument(help: ArgumentHelp("The proposal, for example JPHLEPD-9-05.", valueName: "REF")) var proposal: String?
  @Argument(help: ArgumentHelp("The stage; left out: the next one.", valueName: "NAME")) var name: String?
  @Option(
    help: ArgumentHelp("The kind whose stages are meant.", valueName: "KIND"),
    completion: .list(LifeCycle.kinds.map(\.rawValue)))
  var lifecycle: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let proposal = try desk.required(proposal, "REF", "the proposal")
    let stage = name.map { String($0.lowercased().map { $0 == " " ? "-" : $0 }) }
    let kind = try lifecycle.map { typed throws(UsageFailure) in try Self.kind(typed) }
    return { draft in
      let reference = try draft.references.proposal(proposal)
      let command = CourseCommand.reach(stage: stage, of: kind)
      return [.proposal(try draft.handle(.course(command), on: reference, desk.circumstances))]
    }
  }

  private static func kind(_ typed: String) throws(UsageFailure) -> Kind {
    guard let kind = Kind(rawValue: typed.lowercased()), LifeCycle.kinds.contains(kind) else {
      throw .badChoice("--lifecycle", value: typed, known: LifeCycle.kinds.map(\.rawValue))
    }
    return kind
  }
}
