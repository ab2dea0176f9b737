import ArgumentParser
import Domain
import Registry
import Reports

struct ReadTarget: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Records where a measure stands; readings never overwrite each other.",
    usage: "rapport target read REF.TN V --on D",
    discussion: "Example: \(example)")
  static let example = "rapport target read JPTECH-X-04.T1 2600 --on 2022-06-30 --authority \"State Bank, Jul 2022\""

  @Argument(help: ArgumentHelp("The target, for example JPHLEPD-9-05.T1.", valueName: "REF.TN")) var target: String?
  @Argument(help: ArgumentHelp("The figure, a decimal number.", valueName: "V")) var value: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let target = try desk.required(target, "REF.TN", "the target")
    let value = try desk.required(value, "V", "the figure")
    return { draft in
      let reference = try draft.references.target(target)
      return [.proposal(try draft.readTarget(reference, value, desk.circumstances))]
    }
  }
}
