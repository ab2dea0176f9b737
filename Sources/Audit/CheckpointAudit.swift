import Domain
import EventLog
import Registry

/// Compares the checkpoints of a stream that are held here with what the stream is.
///
/// Behind a broken line there is no root to compare with: that line is the finding.
struct CheckpointAudit {
  private let verification: StreamVerification
  private let folder: LogFolder
  private let keys: [PublishedKey]

  /// - Parameter keys: those of all streams.
  init(_ verification: StreamVerification, folder: LogFolder, keys: [PublishedKey]) {
    self.verification = verification
    self.folder = folder
    self.keys = keys
  }

  func findings() throws(FileFailure) -> [Finding] {
    var findings: [Finding] = []
    for held in try folder.heldCheckpoints(of: verification.stream) {
      let isReached = verification.findings.isEmpty || verification.roots[held.name.size] != nil
      if isReached, let finding = held.finding(root: verification.roots[held.name.size]) {
        findings.append(finding)
      } else if let note = held.note, SignatureJudgement.all(of: note, by: trusted).firstBad != nil {
        findings.append(
          Finding(file: held.file, line: 5, rule: .checkpoint, expected: "a signature by the key that it names"))
      }
    }
    return findings
  }

  /// A stream's own signature is by a key that it published; a cosignature by one of any stream.
  private var trusted: [VerifierKey] {
    keys.filter { $0.event.stream == verification.stream || $0.key.kind == .cosignature }.map(\.key)
  }
}
