import ArgumentParser

struct KeyCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Keys with which checkpoints are signed.",
    subcommands: [MakeKey.self, ListKeys.self])
}
