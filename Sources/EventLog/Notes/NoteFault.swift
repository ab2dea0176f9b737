/// Why bytes are no signed note, no checkpoint or no proof.
///
/// The raw value completes "it is not, because ...", for people.
public enum NoteFault: String, Error, CaseIterable, Sendable {
  case encoding = "it is not valid UTF-8"
  case control = "it holds a control character"
  case tooLong = "it is longer than any such text"
  case lastLine = "its last line does not end with a line feed"
  case noSignature = "no signature stands behind its last empty line"
  case signatureLine = "a signature line is not a dash, a key's name and base64"
  case tooManySignatures = "it has more than 100 signatures"
  case origin = "its first line names no log"
  case size = "its second line is no number of events"
  case root = "its third line is no root in base64"
  case emptyLine = "an empty line stands where none may"
  case proofHead = "it does not begin with c2sp.org/tlog-proof@v1"
  case proofIndex = "it does not say which entry it is about"
  case proofHash = "a line of the proof is no hash in base64"
  case eventMissing = "it does not carry the line of its event"
  case eventLine = "the line that it carries is no sound line at that place of the stream"
  case key = "a key that it names is none"
  case severalCheckpoints = "it holds more than one checkpoint"
}

extension NoteFault {
  /// Bytes that any note, checkpoint or proof may have.
  static let byteLimit = 1_000_000

  /// The text of a file that keeps the rules that notes, checkpoints and proofs share.
  static func checkedText(_ bytes: [UInt8]) throws(NoteFault) -> String {
    guard bytes.count <= byteLimit else { throw .tooLong }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .encoding }
    // DEL and the C1 controls are no control characters for the specification; they are let through, and made
    // visible wherever they are shown.
    guard bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }) else { throw .control }
    guard bytes.last == 0x0A else { throw .lastLine }
    return text
  }
}
