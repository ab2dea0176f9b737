import ArgumentParser
import EventLog
import Registry
import Reports

struct CheckCheckpoint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Compares a checkpoint with this copy, and tells whose signatures are good.",
    discussion: """
      Status 0: this copy is the same or goes on from there. 3: this copy ends before it or does not have the stream, \
      or nobody whose key is known has signed. 65: altered, or a false signature. 1: another register, or no checkpoint.
      """)

  @Argument(
    help: ArgumentHelp("The file with the checkpoint; - for standard input.", valueName: "FILE"), completion: .file())
  var file: String
  @Flag(help: "Keep it here with its good signatures, as a witness.") var keep = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let register = try Surroundings().register(common)
    let notes = try SentFile.checkpoints(in: file)
    var worst: Int32 = 0
    for note in notes {
      let comparison = try register.compare(note.checkpoint)
      let judged = SignatureJudgement.all(of: note, by: try register.keys(for: note.checkpoint))
      let lines = [CheckpointWording.sentence(comparison, of: note.checkpoint)]
      let signatures = CheckpointWording.signatures(judged).map { "  \($0)" }
      try Console.answer((lines + signatures).map { $0 + "\n" }.joined())
      worst = Self.worse(worst, comparison.exitStatus(with: judged))
    }
    if keep, worst == 0 {
      for note in notes { Console.tellSomebody("Kept: \(try register.keep(note).files.joined(separator: ", "))\n") }
    }
    try Damage(register.condition).tell()
    if worst != 0 { throw ExitCode(worst) }
  }

  /// The status that tells more: damage, then what is of no use here, then what cannot be judged.
  private static func worse(_ left: Int32, _ right: Int32) -> Int32 {
    [65, 1, 3].first { $0 == left || $0 == right } ?? 0
  }
}

extension CheckpointComparison {
  /// What a checkpoint that compares so, with these signatures, comes to.
  func exitStatus(with judged: [SignatureJudgement]) -> Int32 {
    if judged.firstBad != nil { return 65 }
    return switch self {
    case .altered: 65
    case .otherRegister: 1
    case .behind, .streamNotHere: 3
    case .same, .extended: judged.isSignedByNobodyKnown ? 3 : 0
    }
  }
}
