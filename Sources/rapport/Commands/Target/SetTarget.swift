import ArgumentParser
import Domain
import Registry
import Reports

struct SetTarget: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Sets a measure with its goal.",
    usage: """
      rapport target set REF --measure T --unit U --baseline V@D --goal V@D [--direction up|down] [--basis T]
      """,
    discussion: "Figures are decimal numbers without separators of thousands. Example: \(example)")
  static let example = """
    rapport target set JPTECH-X-04 --measure "IT exports in a year" --unit "USD million" --baseline 2100@2021-06-30 \
    --goal 3500@2022-06-30
    """

  @Argument(help: ArgumentHelp("The proposal, for example JPHLEPD-9-05.", valueName: "REF")) var proposal: String?
  @Option(help: ArgumentHelp("What is measured.", valueName: "T")) var measure: String?
  @Option(help: ArgumentHelp("In which unit, with its currency.", valueName: "U")) var unit: String?
  @Option(help: ArgumentHelp("Where it stood: figure and day.", valueName: "V@D")) var baseline: String?
  @Option(help: ArgumentHelp("Where it is to come, and by when.", valueName: "V@D")) var goal: String?
  @Option(
    help: ArgumentHelp("Which way it is meant to go, if not from baseline to goal.", valueName: "up|down"),
    completion: .list(Direction.allCases.map(\.rawValue)))
  var direction: String?
  @Option(help: ArgumentHelp("Source and period of the figures.", valueName: "T")) var basis: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let proposal = try desk.required(proposal, "REF", "the proposal")
    let definition = TargetDefinition(
      measure: try desk.text(measure, "--measure", "what is measured"),
      unit: try desk.text(unit, "--unit", "in which unit"),
      direction: try direction.map { typed throws(UsageFailure) in try Choice.value(typed, of: "--direction") },
      baseline: try desk.reading(baseline, "--baseline", "where it stood, as V@D"),
      goal: try desk.reading(goal, "--goal", "where it is to come, as V@D"), basis: try desk.text(basis, "--basis"))
    return { draft in
      let reference = try draft.references.proposal(proposal)
      return [.proposal(try draft.setTarget(of: reference, definition, desk.circumstances))]
    }
  }
}

extension Preparation {
  /// A figure with its day, typed as `3500@2022-06-30`.
  fileprivate func reading(_ typed: String?, _ name: String, _ meaning: String) throws -> Reading {
    let text = try required(typed, name, meaning)
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw UsageFailure.badReading(name, text) }
    return Reading(value: String(parts[0]), on: try day(String(parts[1]), field: name))
  }
}
