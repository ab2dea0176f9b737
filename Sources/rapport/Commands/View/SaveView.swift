import ArgumentParser
import Domain
import Registry
import Reports

struct SaveView: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "save", abstract: "Saves a filter under a name; the same name again replaces it.",
    usage: "rapport view save NAME FILTER",
    discussion: """
      The register keeps it as its setting view.NAME. It is used as view:NAME in any filter, and as --view NAME; days \
      such as today keep their sense on each day. Example: \(example)
      """)
  static let example = "rapport view save late-at-jica 'overdue owner:JICA'"

  @Argument(help: ArgumentHelp("A letter, then letters, digits and hyphens.", valueName: "NAME")) var name: String?
  @Argument(help: ArgumentHelp("The filter; its language: rapport list --help.", valueName: "FILTER"))
  var filter: [String] = []
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let name = try desk.required(name, "NAME", "the name of the view")
    let filter = try desk.text(filter.isEmpty ? nil : filter.joined(separator: " "), "FILTER", "the filter")
    return { draft in [.setting(try draft.saveView(name, as: filter, desk.circumstances))] }
  }
}
