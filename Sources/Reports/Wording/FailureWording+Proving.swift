import Domain
import EventLog
import Registry

// Keys, checkpoints and proofs.
extension FailureWording {
  static func words(for failure: KeyFailure) -> WordedFailure {
    switch failure {
    case .exposed(let path, let mode):
      WordedFailure(
        "\(path) can be read by others on this computer (its mode is \(octal(mode))), so that key is not used.",
        hint: "chmod 600 '\(path)' — if somebody may have read it, move it away and make another: rapport key make",
        exitStatus: 78)
    case .folderExposed(let path, let mode):
      WordedFailure(
        "Others on this computer can write in \(path) (its mode is \(octal(mode))), so no key in it is used.",
        hint: "chmod 700 '\(path)'", exitStatus: 78)
    case .notAKey(let path):
      WordedFailure(
        "\(path) does not hold the key that its name says.",
        hint: "Put it back from your copy, or move it away and make a new one: rapport key make", exitStatus: 78)
    case .exists(let path, let key):
      WordedFailure(
        "There is a key of \(key.name) already, \(key.id.hex), in \(path); it is not overwritten.",
        hint: "To replace it, move that file to a safe place first; what it signed stays valid.", exitStatus: 1)
    case .badName(let name):
      WordedFailure(
        "\"\(name)\" cannot be the name of a key: no white space, no plus sign, not empty.",
        hint: "For example --name example.org/jphlepd/mea", exitStatus: 64)
    case .unreadable(let path, let detail):
      WordedFailure("\(path) cannot be read: \(detail).", hint: "Keys are yours alone: ls -l '\(path)'", exitStatus: 78)
    case .unwritable(let path, let detail):
      WordedFailure("\(path) cannot be written: \(detail).", hint: "Make room, or allow writing there.", exitStatus: 73)
    case .missing(let kind, let stream):
      WordedFailure(
        "No key of \(stream) \(kind == .log ? "that signs checkpoints" : "for the checkpoints of others") lies here.",
        hint: "Make one with: rapport key make\(kind == .log ? "" : " --cosigner")", exitStatus: 78)
    case .notAVerifierKey(let text):
      WordedFailure(
        "\"\(text)\" is no public key of a kind that is known here.",
        hint: "It has three parts: NAME+ID+BASE64, as rapport key list shows them", exitStatus: 64)
    }
  }

  private static func octal(_ mode: Int) -> String { "0" + String(mode, radix: 8) }

  static func words(for failure: CheckpointFailure) -> WordedFailure {
    switch failure {
    case .malformed(let file, let what, let fault):
      WordedFailure(
        "\(file) holds no \(what): \(fault.rawValue).",
        hint: "It must be the file as it was made, byte for byte: have it sent again.", exitStatus: 1)
    case .otherRegister(let origin, let register):
      WordedFailure(
        "The checkpoint is of \(origin), not of \(register).", hint: "Name the right register with --register DIR",
        exitStatus: 1)
    case .streamNotHere(let stream):
      WordedFailure("This copy has no stream \(stream).", hint: "Take in that office's events first.", exitStatus: 1)
    case .ownStream(let stream):
      WordedFailure(
        "\(stream) is written here: a cosignature says that another office has seen it.",
        hint: "Sign your own with: rapport checkpoint", exitStatus: 1)
    case .notSigned(let origin):
      WordedFailure(
        "The checkpoint of \(origin) bears no signature of a key that this copy knows.",
        hint: "See the keys that were published: rapport key list", exitStatus: 1)
    case .badSignature(let name, let id):
      WordedFailure(
        "The signature of \(name) (\(id)) was not made by that key over this text.",
        hint: "Have the checkpoint sent again; if it is still so, somebody changed it.", exitStatus: 65)
    case .behind(let stream, let held, let size):
      WordedFailure(
        "This copy has \(Plural.counted(held, "event")) of \(stream), the checkpoint is of \(Plural.digits(size)).",
        hint: "Take in that office's newer events first.", exitStatus: 1)
    case .notCovered(let event, let size):
      WordedFailure(
        "\(event) was recorded after the checkpoint, which is of \(Plural.counted(size, "event")).",
        hint: "Make a newer one with: rapport checkpoint", exitStatus: 1)
    case .altered, .insideCommit, .olderThanSeen, .inconsistent: contradiction(failure)
    }
  }

  private static func contradiction(_ failure: CheckpointFailure) -> WordedFailure {
    switch failure {
    case .altered(let stream, let size, let expected, let found):
      WordedFailure(
        "The first \(Plural.counted(size, "event")) of \(stream) are not those of the checkpoint "
          + "(its root is \(expected.base64), that of this copy \(found.base64)).",
        hint: "One of the two was changed. Compare with other copies, and run: rapport verify", exitStatus: 65)
    case .insideCommit(let stream, let size):
      WordedFailure(
        "\(stream)/\(size) is not the last event of its commit, so no checkpoint may stand there.",
        hint: "Whoever made it did not use the log as it is written; ask them.", exitStatus: 65)
    case .olderThanSeen(let stream, let size, let seen):
      WordedFailure(
        "A later checkpoint of \(stream) was seen already: of \(Plural.counted(seen, "event")), this one is of "
          + "\(Plural.digits(size)).",
        hint: "A cosignature stands for the latest that was seen: ask for the newest.", exitStatus: 1)
    case .inconsistent(let stream, let size, let seen):
      WordedFailure(
        "The checkpoint of \(stream) at \(Plural.counted(size, "event")) does not continue the one that was seen at "
          + "\(Plural.digits(seen)).",
        hint: "Keep both: they show that the stream was written anew. Run: rapport verify", exitStatus: 65)
    default: unforeseen(.checkpoint(failure))
    }
  }
}
