import ArgumentParser

struct ViewCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "view", abstract: "Filters saved under a name, for every office.",
    subcommands: [SaveView.self, ListViews.self, RemoveView.self])
}
