import ArgumentParser

struct TargetCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "target", abstract: "What is measured: baseline, goal and readings.",
    subcommands: [SetTarget.self, ReadTarget.self])
}
