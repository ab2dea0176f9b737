import ArgumentParser
import Domain
import Registry
import Reports

struct AddInstitution: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Adds an institution under a code.",
    usage: """
      rapport institution add CODE --name T [--name.ja T] --side CC [--kind K] [--parent CODE] [--alias \
      T]... [--calendar C]
      """,
    discussion: "Example: \(example)")
  static let example = "rapport institution add MOC --name \"Ministry of Commerce\" --side PK --kind ministry"

  @Argument(help: ArgumentHelp("Its code, for example MOC.", valueName: "CODE")) var code: String?
  @OptionGroup var names: NameOptions
  @Option(help: ArgumentHelp("Its country, for example PK.", valueName: "CC")) var side: String?
  @Option(
    help: ArgumentHelp("ministry, division, agency, mission, chamber, company or other.", valueName: "K"),
    completion: .list(InstitutionKind.allCases.map(\.rawValue)))
  var kind: String?
  @Option(help: ArgumentHelp("The institution that it belongs to.", valueName: "CODE")) var parent: String?
  @Option(help: ArgumentHelp("Another name for it; may be repeated.", valueName: "T")) var alias: [String] = []
  @Option(help: ArgumentHelp("The calendar of its working days.", valueName: "C")) var calendar: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let code = try desk.required(code, "CODE", "the code of the institution")
    let plain = try desk.text(names.name, "--name", "its name")
    let name = Text(wordings: try names.others(desk).merging(["": plain]) { first, _ in first })
    let side = Draft.side(try desk.required(side, "--side", "its country, two letters"))
    let kind: InstitutionKind? = try kind.map { typed throws(UsageFailure) in try Choice.value(typed, of: "--kind") }
    let aliases = try alias.map { try TextRule.checked($0, field: "--alias") }
    return { draft in
      let parent = try parent.map(draft.institution)
      let event = InstitutionEvent.registered(
        name: name, side: side, kind: kind?.rawValue, parent: parent, aliases: aliases,
        calendar: calendar.map { ReferenceText.normalised($0) })
      return [.institution(try draft.addInstitution(code, event, desk.circumstances))]
    }
  }
}
