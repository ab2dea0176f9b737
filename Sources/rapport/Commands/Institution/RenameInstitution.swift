import ArgumentParser
import Domain
import Projections
import Registry
import Reports

struct RenameInstitution: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Gives an institution another name; it keeps its code.",
    usage: "rapport institution rename CODE --name T [--name.ja T] [--on DATE]",
    discussion: """
      Reports about an earlier day go on saying the earlier name. Where another code takes its place: rapport \
      institution succeed.
      Example: \(example)
      """)
  static let example = "rapport institution rename MOC --name \"Ministry of Commerce and Textile\" --on 2026-07-01"

  @Argument(help: ArgumentHelp("Its code, alias or name.", valueName: "CODE")) var code: String?
  @OptionGroup var names: NameOptions
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let code = try desk.required(code, "CODE", "the institution", choices: .institutions)
    var wordings = try names.others(desk)
    // A name in one further language leaves the others as they are.
    if names.name != nil || wordings.isEmpty { wordings[""] = try desk.text(names.name, "--name", "its new name") }
    let name = Text(wordings: wordings)
    return { draft in
      let code = try draft.references.institution(code).code
      return [.institution(try draft.handle(.rename(name), on: code, desk.circumstances))]
    }
  }
}
