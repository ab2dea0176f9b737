import ArgumentParser
import Registry
import Reports

struct RebuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild", abstract: "Makes .rapport/ anew from the log.",
    discussion: "The log itself is never changed. Example: rapport rebuild")

  @Flag(help: "Take the log as it stands, for example after a copy was restored.") var accept = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let register = try Surroundings().register(common)
    let count = try register.rebuild(accepting: accept)
    try Console.answer("\(Plural.counted(count, "event")) read; .rapport/ is made anew.\n")
    try Damage(register.condition).tell()
  }
}
