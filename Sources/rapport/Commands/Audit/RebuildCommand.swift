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
    let surroundings = try Surroundings()
    let register = try surroundings.register(common)
    defer { surroundings.bar.clear() }
    let count = try register.rebuild(accepting: accept)
    surroundings.bar.clear()
    try Console.answer("\(Plural.counted(count, "event")) read; .rapport/ is made anew.\n")
    try Damage(register.condition).tell()
  }
}
