import ArgumentParser
import Domain
import Projections
import Registry
import Reports

struct SetContact: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "contact", abstract: "Says at which post an institution is written to.",
    usage: "rapport institution contact CODE --post T [--address T]",
    discussion: "A post, not a person: what is recorded stays for ever.\nExample: \(example)")
  static let example = "rapport institution contact MOC --post \"Joint Secretary (FT-III)\" --address \"Islamabad\""

  @Argument(help: ArgumentHelp("Its code, alias or name.", valueName: "CODE")) var code: String?
  @Option(help: ArgumentHelp("The post.", valueName: "T")) var post: String?
  @Option(help: ArgumentHelp("Its address.", valueName: "T")) var address: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let code = try desk.required(code, "CODE", "the institution", choices: .institutions)
    let post = try desk.text(post, "--post", "the post")
    let address = try desk.text(address, "--address")
    return { draft in
      let code = try draft.references.institution(code).code
      let command = InstitutionCommand.setContact(post: post, address: address)
      return [.institution(try draft.handle(command, on: code, desk.circumstances))]
    }
  }
}
