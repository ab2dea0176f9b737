import ArgumentParser

struct MilestoneCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "milestone", abstract: "Stages of a proposal's life cycle.", subcommands: [ReachMilestone.self])
}
