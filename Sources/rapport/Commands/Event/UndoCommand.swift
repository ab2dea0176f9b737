import ArgumentParser
import Domain
import Registry
import Reports

struct UndoCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Takes back everything that one command of yours recorded.",
    usage: "rapport undo [ID]",
    discussion: """
      Without an entry, your newest command in this stream is meant. It is refused if a later entry rests on it. What \
      was taken back stays in history. Example: \(example)
      """)
  static let example = "rapport undo mea/412"

  @Argument(help: ArgumentHelp("Any entry of that command.", valueName: "ID")) var event: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let event = try event.map { typed throws(RegisterFailure) in try EventArgument.event(typed) }
    return { draft in [.amendment(try draft.undo(event, desk.circumstances))] }
  }
}
