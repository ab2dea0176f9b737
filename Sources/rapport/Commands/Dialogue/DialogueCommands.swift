import ArgumentParser

struct DialogueCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dialogue", abstract: "Dialogues between two sides.",
    subcommands: [OpenDialogue.self, ListDialogues.self])
}
