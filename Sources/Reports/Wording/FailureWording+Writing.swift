import Domain
public import EventLog
import Registry

// The log itself: what cannot be read, what cannot be written, and what somebody else has done meanwhile.
extension FailureWording {
  static func writing(_ failure: RegisterFailure) -> WordedFailure {
    switch failure {
    case .changedMeanwhile(let subject, let expected, let heads):
      let now =
        heads.isEmpty
        ? "nothing stands there" : "the newest is \(heads.map(\.description).joined(separator: ", "))"
      return WordedFailure(
        "Someone has recorded something about \(reference(of: subject)) since you read it: "
          + "you name \(expected), \(now).",
        hint: "See what changed with: rapport history \(reference(of: subject)) — then repeat your command",
        exitStatus: 75)
    case .tokenUsedOtherwise(let token, let event):
      return WordedFailure(
        "The token \(token) was used for something else: \(event).",
        hint: "Give each command its own --command TOKEN", exitStatus: 1)
    case .badToken(let token):
      return WordedFailure(
        "\"\(token)\" cannot be a token: letters, digits, full stop, underscore, colon and hyphen, at most 64.",
        hint: "For example --command letter-31", exitStatus: 64)
    case .projectionUnwritable(let path, let detail):
      return WordedFailure(
        "\(path) cannot be written (\(detail)).", hint: "Make room on the disk, or allow writing there.",
        exitStatus: 73)
    case .unreadable(let failure): return unreadable(failure)
    case .wordsLeft(let left): return wordsLeft(left)
    case .write(let failure): return write(failure)
    case .damaged(let finding):
      return damaged(finding)
    case .refusedStream(let stream, let refusal):
      return WordedFailure(sentence(of: refusal, stream: stream), hint: "See: rapport verify", exitStatus: 65)
    default: return unforeseen(failure)
    }
  }

  /// Which rule is broken where.
  public static func sentence(of finding: Finding) -> String {
    isOfAnotherCopy(finding) ? "\(finding)." : "The log is damaged: \(finding)."
  }

  /// Where the log ends before what was read of it, or goes on otherwise, no byte need be wrong: it is another copy.
  private static func isOfAnotherCopy(_ finding: Finding) -> Bool {
    finding.rule == .cursor || finding.rule == .namedEventMissing
  }

  private static func damaged(_ finding: Finding) -> WordedFailure {
    guard isOfAnotherCopy(finding) else {
      return WordedFailure(
        sentence(of: finding), hint: "See all findings with: rapport verify — then restore events/ from a copy",
        exitStatus: 65)
    }
    return WordedFailure(
      "\(sentence(of: finding)) An older or another copy of the log stands there: a restored backup, an older state from git, "
        + "or a stream that was written on two computers.",
      hint: "Put the newest copy of events/ back, or, if the log is right as it stands: rapport rebuild --accept",
      exitStatus: 65)
  }

  private static func write(_ failure: WriteFailure) -> WordedFailure {
    let status = failure.exitStatus
    switch failure {
    case .locked(let milliseconds):
      return WordedFailure(
        "Another command has been writing for \(milliseconds / 1000) seconds.", hint: "Try again in a moment.",
        exitStatus: status)
    case .onNetwork(let network):
      return WordedFailure(
        "The register lies on a network drive, \(network.rawValue): two computers could write at once, and a power cut "
          + "could take what was said to be saved.",
        hint: "Write on this computer's own disk; a second computer opens its own stream: rapport init --office NAME",
        exitStatus: status)
    case .damaged(let finding): return writing(.damaged(finding))
    case .refused(let refusal):
      return WordedFailure(
        sentence(of: refusal, stream: "the stream"), hint: "See: rapport verify", exitStatus: status)
    case .commitSize(let count):
      return WordedFailure(
        "One commit holds 1 to 1,024 events, not \(Plural.digits(count)).", hint: "Record it in several parts.",
        exitStatus: status)
    case .timeNotLater(let time, let newest):
      return WordedFailure(
        "The clock says \(time), and the newest entry is of \(newest).", hint: "Try again in a moment.",
        exitStatus: status)
    case .unwritable(_, let rule):
      return WordedFailure(
        "The entry cannot be written: \(rule.explanation).",
        hint: rule == .lineLength ? "Shorten the text." : nil, exitStatus: status)
    case .cannotWrite(let failure):
      return WordedFailure(
        "\(failure.path) cannot be written: \(words(for: failure.cause)).", hint: remedy(failure.cause),
        exitStatus: status)
    case .outcomeUnknown(let failure):
      return WordedFailure(
        "The device did not confirm the entry (\(failure.path): \(words(for: failure.cause))): "
          + "it is not known whether it was recorded.",
        hint: "Look before you repeat it: rapport log", exitStatus: status, isCertain: false)
    }
  }

  private static func unreadable(_ failure: FileFailure) -> WordedFailure {
    switch failure.operation {
    case .list, .inspect, .open, .read:
      WordedFailure(
        "\(failure.path) cannot be read: \(words(for: failure.cause)).", hint: "Check the folder of the register.",
        exitStatus: 66)
    case .write, .synchronize, .truncate, .create, .rename, .remove, .lock, .makeFolder:
      WordedFailure(
        "\(failure.path) cannot be written: \(words(for: failure.cause)).", hint: remedy(failure.cause),
        exitStatus: 73)
    }
  }

  /// Why a file operation failed.
  public static func words(for cause: FileFailure.Cause) -> String {
    switch cause {
    case .noSpace: "the disk is full"
    case .readOnly: "the disk or folder is read-only"
    case .notPermitted: "you may not do this here"
    case .inputOutput: "the device failed"
    case .missing: "there is no such file or folder"
    case .exists: "there is one already"
    case .shortWrite(let written, let count): "only \(written) of \(count) bytes were taken"
    case .other(let code): "the system's error \(code)"
    }
  }

  private static func remedy(_ cause: FileFailure.Cause) -> String? {
    switch cause {
    case .noSpace, .shortWrite: "Make room on the disk, then repeat the command."
    case .readOnly: "Make the folder writable, or work on a copy."
    case .notPermitted: "Ask for the right to write in this folder."
    case .inputOutput: "Copy the register to another disk and run: rapport verify"
    case .missing, .exists, .other: nil
    }
  }
}
