import ArgumentParser
import EventLog
import Registry
import Reports

struct CosignCheckpoint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cosign", abstract: "Signs another office's checkpoint, if it continues all that was seen of it here.",
    discussion: """
      Give the answer back to that office: your signature says that, at that time, you had seen this and nothing that \
      contradicts it. Needs a key of its own: rapport key make --cosigner
      """)

  @Argument(
    help: ArgumentHelp("The file with the checkpoint; - for standard input.", valueName: "FILE"), completion: .file())
  var file: String
  @OptionGroup var outlet: TextOutlet
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings()
    let register = try surroundings.register(common)
    let notes = try SentFile.checkpoints(in: file)
    guard let key = try register.signingKey(.cosignature, in: KeyFolder(beside: surroundings.settings)) else {
      throw RegisterFailure.key(.missing(.cosignature, stream: try register.keyName()))
    }
    let made = try notes.map { try register.cosign($0, with: key) }
    try outlet.show(made.map(\.note.encoded).joined(separator: "\n"))
    Console.tellSomebody("Kept: \(made.flatMap(\.files).joined(separator: ", "))\n")
  }
}
