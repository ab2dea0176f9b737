import ArgumentParser

struct CheckpointCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint", abstract: "Three lines that fix what was recorded until now.",
    discussion: """
      Put them into the minutes, or hand them to the other office: whoever holds them sees later whether anything was \
      changed. rapport checkpoint > agreed.txt, and a year later: rapport checkpoint check agreed.txt
      """,
    subcommands: [MakeCheckpoint.self, CheckCheckpoint.self, CosignCheckpoint.self],
    defaultSubcommand: MakeCheckpoint.self)
}
