import ArgumentParser
import Domain
import EventLog
import Registry
import Reports

struct ProveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove", abstract: "Proves one entry without the others, and checks such a proof.",
    usage: """
      rapport prove EVENT [-o FILE] [--checkpoint FILE] [--header-only]
      rapport prove --check FILE [--checkpoint FILE] [--key VKEY]...
      """,
    discussion: """
      The file holds the entry, and what leads from it to a checkpoint. It can be checked anywhere, also without a \
      register. Status of --check: 0 it holds; 3 nobody whose key is known has signed; 65 it does not hold; 1 no proof. \
      Example: rapport prove mea/12 -o mea-12.tlog-proof
      """)

  @Argument(help: ArgumentHelp("The entry, for example mea/12.", valueName: "EVENT")) var event: String?
  @Option(
    help: ArgumentHelp("Check the proof in this file; - for standard input.", valueName: "FILE"), completion: .file())
  var check: String?
  @Option(help: ArgumentHelp("The checkpoint that you hold.", valueName: "FILE"), completion: .file())
  var checkpoint: String?
  @Option(help: ArgumentHelp("A public key that you have from its owner.", valueName: "VKEY")) var key: [String] = []
  @Flag(help: "Leave the words of the entry out.") var headerOnly = false
  @OptionGroup var outlet: TextOutlet
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings()
    switch (event, check) {
    case (let event?, nil): try prove(event, surroundings)
    case (nil, let file?): try ProofCheck(self, surroundings).run(file)
    case (nil, nil):
      let example = "rapport prove mea/12 -o mea-12.tlog-proof"
      throw UsageFailure.missingValue(name: "EVENT", meaning: "the entry", example: example)
    case (_?, _?): throw UsageFailure.together("EVENT", "--check")
    }
  }

  private func prove(_ typed: String, _ surroundings: Surroundings) throws {
    if !key.isEmpty { throw UsageFailure.together("EVENT", "--key") }
    let id = try Choice.event(typed, of: "EVENT")
    let register = try surroundings.register(common)
    let held = try checkpoint.map { try given(in: $0, for: id.stream) }
    // What leads to a checkpoint that somebody holds needs no key.
    let keys = KeyFolder(beside: surroundings.settings)
    let key = held == nil ? try register.signingKey(.log, in: keys) : nil
    let proof = try register.prove(id, in: held, hasHeaderOnly: headerOnly, key: key)
    try outlet.show(proof.proof.encoded)
  }

  /// The checkpoint of a stream in a file that may hold one of each.
  func given(in file: String, for stream: String) throws -> CheckpointNote {
    let notes = try SentFile.checkpoints(in: file)
    return notes.first { $0.checkpoint.origin.hasSuffix("/\(stream)") } ?? notes[0]
  }
}

/// Checks a proof that somebody handed over, with a register at hand or without.
private struct ProofCheck {
  let command: ProveCommand
  let surroundings: Surroundings

  init(_ command: ProveCommand, _ surroundings: Surroundings) {
    self.command = command
    self.surroundings = surroundings
  }

  func run(_ file: String) throws {
    if command.outlet.file != nil { throw UsageFailure.together("--check", "-o") }
    if command.headerOnly { throw UsageFailure.together("--check", "--header-only") }
    let proof = try proof(in: file)
    guard proof.holds else {
      try Console.answer("The proof does NOT hold: \(proof.line.id) does not lead to the root of its checkpoint.\n")
      throw ExitCode(65)
    }
    let checkpoint = proof.proof.note.checkpoint
    let register = try register()
    let trusted = try keys() + (register?.keys(for: checkpoint) ?? [])
    let judged = SignatureJudgement.all(of: proof.proof.note, by: trusted + proof.keys)
    var lines = CheckpointWording.event(proof) + ["Its checkpoint:"] + CheckpointWording.lines(of: checkpoint)
    lines += CheckpointWording.signatures(judged).map { "  \($0)" }
    var status: Int32 = judged.firstBad != nil ? 65 : judged.isSignedByNobodyKnown ? 3 : 0
    var isOfAnotherRegister = false
    if let register {
      let comparison = try register.compare(checkpoint)
      lines.append(CheckpointWording.sentence(comparison, of: checkpoint))
      isOfAnotherRegister = comparison == .otherRegister
      if status == 0, !isOfAnotherRegister { status = comparison.exitStatus(with: judged) }
    }
    if let held = command.checkpoint {
      let isSame = try command.given(in: held, for: proof.line.stream).checkpoint == checkpoint
      lines.append(isSame ? "It is the checkpoint of \(held)." : "It is NOT the checkpoint of \(held).")
      if !isSame { status = 65 }
    }
    let isVouchedFor = judged.contains { judgement in
      judgement.verdict == .good && trusted.contains { $0.isNamed(by: judgement.signature) }
    }
    if !command.key.isEmpty, !isVouchedFor { status = max(status, 3) }
    if status == 0, !isVouchedFor, register == nil || isOfAnotherRegister, command.checkpoint == nil {
      lines.append(advice(judged))
      if isOfAnotherRegister { status = 3 }
    }
    try Console.answer(lines.map { $0 + "\n" }.joined())
    if status != 0 { throw ExitCode(status) }
  }

  /// What somebody has to do who has nothing but the file.
  private func advice(_ judged: [SignatureJudgement]) -> String {
    judged.isEmpty
      ? "Nobody signed it: compare these three lines with the checkpoint that you hold, all three together."
      : "The key stands in the file itself: compare it, or the three lines together, with what you have from its owner."
  }

  private func proof(in file: String) throws -> EventProof {
    let bytes = try SentFile.bytes(of: file)
    do throws(NoteFault) {
      return try EventProof(reading: bytes)
    } catch {
      throw RegisterFailure.checkpoint(.malformed(file: SentFile.name(of: file), what: "proof", error))
    }
  }

  private func keys() throws -> [VerifierKey] {
    try command.key.map { text in
      guard let key = VerifierKey(text) else { throw RegisterFailure.key(.notAVerifierKey(text)) }
      return key
    }
  }

  /// The register at hand; nil where none is, unless one was named.
  private func register() throws -> Register? {
    do {
      return try surroundings.register(command.common)
    } catch RegisterFailure.noRegister {
      return nil
    }
  }
}
