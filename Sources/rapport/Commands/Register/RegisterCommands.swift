import ArgumentParser

struct RegisterCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "The register's own settings.",
    subcommands: [SetRegister.self, ShowRegister.self])
}
