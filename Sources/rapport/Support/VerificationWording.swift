import Audit
import Domain
import EventLog
import Reports

/// What `verify` found, in words.
enum VerificationWording {
  /// One line for each thing that is wrong.
  static func findings(of verification: Verification) -> [String] {
    verification.findings.map(\.description)
      + verification.refusals.map { FailureWording.sentence(of: $0.refusal, stream: $0.stream) }
      + verification.tornTails.map(torn) + verification.wordsLeft.map(wordsLeft)
  }

  /// What was read, and how it stands.
  static func summary(of verification: Verification) -> String {
    let streams = Plural.counted(verification.streams.count, "stream")
    let read =
      "\(Plural.counted(verification.eventCount, "event")) in \(streams), \(Plural.digits(verification.byteCount)) bytes"
    let faults = verification.findings.count + verification.refusals.count
    if faults > 0 { return "Damaged: \(Plural.counted(faults, "finding")). Sound: \(read).\n" }
    let torn = verification.tornTails.isEmpty ? "" : " An interrupted command left bytes that count for nothing."
    let words = verification.wordsLeft.isEmpty ? "" : " Words that a redaction removes still stand in files."
    return "Whole: \(read). Grammar, data and chain hold.\(torn)\(words)\n" + roots(of: verification)
  }

  static func findings(of quick: QuickVerification) -> [String] {
    quick.findings.map(\.description)
      + quick.refusals.sorted { $0.key < $1.key }.map { FailureWording.sentence(of: $0.value, stream: $0.key) }
      + quick.tornTails.map(torn) + quick.wordsLeft.map(wordsLeft)
  }

  /// What was read, and above all what was not.
  static func summary(of quick: QuickVerification) -> String {
    let faults = quick.findings.count + quick.refusals.count
    let found = faults > 0 ? "Damaged: \(Plural.counted(faults, "finding"))." : "No fault in what was read:"
    let read = "\(Plural.counted(quick.eventsRead, "event")) read."
    guard quick.filesTrusted > 0 else { return "\(found) \(read) Nothing was left out.\n" }
    return """
      \(found) \(read)
      Not looked at: \(Plural.counted(quick.eventsTrusted, "event")) in \(Plural.counted(quick.filesTrusted, "file")), \
      of which the file system says that nobody has touched them since they were read. For every byte: rapport verify

      """
  }

  /// The end of each stream, by which two copies can be compared.
  private static func roots(of verification: Verification) -> String {
    verification.streams.map { stream in
      "  \(stream.stream)  \(Plural.counted(stream.reading.position.size, "event"))  root \(stream.root.base64)\n"
    }.joined()
  }

  /// As a finding is printed, under a name that is no rule of the log's: it is no damage.
  static func wordsLeft(_ left: WordsLeftInFile) -> String {
    let whose = left.event.map { "the words of \($0), which a redaction removes, still stand here" }
    let unknown = "a file of .rapport/ that is not in use, or held what a redaction removes, may still bear the words"
    return "\(left.file):\(left.line): redaction-pending: \(whose ?? unknown); the next entry removes them"
  }

  private static func torn(_ tail: TornTail) -> String {
    """
    \(tail.file):\(tail.line): torn-tail: an interrupted command left \(Plural.counted(tail.byteCount, "byte")); \
    the next entry moves them to recovered/
    """
  }
}
