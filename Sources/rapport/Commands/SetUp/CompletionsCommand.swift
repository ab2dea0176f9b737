import ArgumentParser

struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "What your shell needs to complete commands.",
    discussion: "Example: rapport completions bash > ~/.local/share/bash-completion/completions/rapport")

  @Argument(help: ArgumentHelp("bash, zsh or fish.", valueName: "SHELL"), completion: .list(["bash", "zsh", "fish"]))
  var shell: String?

  func run() throws {
    guard let shell else {
      throw UsageFailure.missingValue(name: "SHELL", meaning: "the shell", example: "rapport completions bash")
    }
    guard let known = CompletionShell(rawValue: shell) else {
      throw UsageFailure.badChoice("SHELL", value: shell, known: ["bash", "zsh", "fish"])
    }
    try Console.answer(Rapport.completionScript(for: known) + "\n")
  }
}
