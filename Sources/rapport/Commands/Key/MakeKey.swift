import ArgumentParser
import EventLog
import Registry
import Reports

struct MakeKey: Recording {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Makes a key: its private half stays here, its public half goes into the log.",
    discussion: """
      The private half lies in a file of its own beside your settings, never in the register. With --cosigner the key \
      is for the checkpoints of other offices: rapport checkpoint cosign.
      Example: rapport key make
      """)

  @Option(help: ArgumentHelp("Its name, if not that of your stream's checkpoints.", valueName: "ORIGIN/STREAM"))
  var name: String?
  @Flag(help: "A key for the checkpoints of other offices.") var cosigner = false
  @OptionGroup var commit: CommitOptions

  func run() throws {
    let recorder = try Recorder(commit)
    let kind: SignatureKind = cosigner ? .cosignature : .log
    let name = try name ?? recorder.register.keyName()
    guard NoteKeyID.isName(name) else { throw RegisterFailure.key(.badName(name)) }
    let folder = KeyFolder(beside: recorder.surroundings.settings)
    let file = folder.file(of: name, kind)
    let key = try unpublished(name, kind, in: folder, recorder.register) ?? SigningKey.random(name: name, kind: kind)
    guard let key else { throw RegisterFailure.key(.badName(name)) }
    // First the private half: a key in the log that nobody has would be of no use. If recording fails, the next try
    // takes it up again.
    if try !commit.dryRun && folder.key(of: name, kind) == nil { try folder.keep(key) }
    try recorder.record { draft in [.key(try draft.publish(key.verifier, file: file))] }
  }

  /// The key that an interrupted command had made without publishing it; nil if none lies here.
  /// - Throws: `RegisterFailure.key` if there is one that was published.
  private func unpublished(
    _ name: String, _ kind: SignatureKind, in folder: KeyFolder, _ register: Register
  ) throws -> SigningKey? {
    guard let key = try folder.key(of: name, kind) else { return nil }
    let published = try register.ask(PublishedKey.all)
    if published.contains(where: { $0.key == key.verifier }), commit.command == nil {
      throw RegisterFailure.key(.exists(path: folder.file(of: name, kind), key.verifier))
    }
    return key
  }
}
