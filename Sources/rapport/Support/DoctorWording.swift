import Audit
import Domain
import EventLog
import Reports

/// What is to be done about a register, in words: a numbered list that fits on one screen.
struct DoctorWording {
  private static let shownFindings = 3
  private static let shownTroubles = 8

  /// What is wrong, and what to do about it.
  let items: [(sentence: String, remedy: String)]
  private let diagnosis: Diagnosis

  init(_ diagnosis: Diagnosis) {
    self.diagnosis = diagnosis
    items = diagnosis.troubles.map { (Self.sentence(of: $0), Self.remedy(of: $0)) }
  }

  var text: String {
    let events = Plural.counted(diagnosis.eventCount, "event")
    guard !items.isEmpty else { return "Nothing is to be done: the log is whole (\(events)).\n" }
    let begin =
      diagnosis.exitStatus == 65
      ? "The log is damaged; nothing can be recorded before that is mended (sound: \(events)).\n"
      : "The log is whole (\(events)). To be done:\n"
    let shown = items.prefix(Self.shownTroubles).enumerated().map { place, item in
      "\(place + 1). \(item.sentence)\n   \(item.remedy)\n"
    }
    let more = items.count - shown.count
    let rest = more > 0 ? "And \(more) more, once these are done.\n" : ""
    let mendable = diagnosis.troubles.count(where: \.isMendable)
    let offer = mendable > 0 ? "What says \"can do\" is done by: rapport doctor --mend\n" : ""
    return (begin + shown.joined() + rest + offer).madeVisibleByLine
  }

  /// What `--mend` did.
  static func mended(_ troubles: [Trouble]) -> String {
    troubles.map { "Done: \(deed(of: $0))\n" }.joined().madeVisibleByLine
  }

  private static func sentence(of trouble: Trouble) -> String {
    switch trouble {
    case .damaged(_, let findings, _):
      let shown = findings.prefix(shownFindings).map(\.description).joined(separator: "\n   ")
      let more = findings.count - shownFindings
      return more > 0 ? "\(shown)\n   and \(Plural.digits(more)) more in this file: rapport verify" : shown
    case .refused(let stream, let refusal): return FailureWording.sentence(of: refusal, stream: stream)
    case .officeUnknown(let streams):
      return "Nobody said which stream is written on this computer: \(streams.joined(separator: ", "))."
    case .actorUnknown: return "Nobody said who records on this computer."
    case .unwritable(let path): return "Nothing can be written in \(path == "." ? "the register's folder" : path)."
    case .tornTail(let tail):
      return "\(tail.file):\(tail.line): an interrupted command left \(Plural.counted(tail.byteCount, "byte")) "
        + "that count for nothing."
    case .wordsLeft(let places):
      let shown = places.prefix(shownFindings).map(VerificationWording.wordsLeft).joined(separator: "\n   ")
      let more = places.count - shownFindings
      return more > 0 ? "\(shown)\n   and \(Plural.digits(more)) more: rapport verify" : shown
    case .projectionUnusable: return ".rapport/ is damaged, or of another version of the program."
    case .clockBehind(let newest, let now):
      return "The newest entry is of \(newest), and the clock of this computer says \(now)."
    case .held(let event, let time):
      return "\(event) is dated \(time), more than a day ahead of the clock of this computer; it waits until then."
    case .diskNearlyFull(let free): return "The disk is nearly full: \(Plural.digits(free / 1024)) KB are free."
    case .networkFileSystem(let name):
      return "The register lies on another computer's disk (\(name)), where two programs may write at once."
    case .openToAll(let paths): return "Anybody on this computer may change \(list(paths))."
    case .unprotected(let paths):
      return "\(Plural.counted(paths.count, "full file")) of the log can be changed by mistake: \(list(paths))."
    case .strayFiles(let paths): return "Interrupted commands left files that nobody needs: \(list(paths))."
    case .gitAttributesMissing:
      return "git may change line ends in the log or in documents, or merge two logs into one."
    }
  }

  private static func remedy(of trouble: Trouble) -> String {
    switch trouble {
    case .damaged(let file, let findings, let copy): damageRemedy(file, findings, copy)
    case .refused: "Take the folder of this stream out of events/, or use the program that wrote it."
    case .officeUnknown(let streams): "Do: rapport config office \(streams.first ?? "STREAM")"
    case .actorUnknown: "Do: rapport config actor so-japan   (your own desk)"
    case .unwritable: "Ask whoever looks after this computer for the right to write there."
    case .clockBehind: "Set the clock of this computer, or ask whose clock was ahead."
    case .held: "Ask that office about its clock; nothing has to be done here."
    case .diskNearlyFull: "Make room before the next entry."
    case .networkFileSystem: "Keep it on this computer's own disk, and give each office a stream of its own."
    case .tornTail, .wordsLeft, .projectionUnusable, .openToAll, .unprotected, .strayFiles, .gitAttributesMissing:
      "Can do: \(deed(of: trouble))"
    }
  }

  private static func damageRemedy(_ file: String, _ findings: [Finding], _ copy: SoundCopy?) -> String {
    if copy == .git { return "git has it as it was. Do: git checkout HEAD -- \(file)" }
    let older = copy == .olderInGit ? " (git has an older one, without the newest entries)" : ""
    let isOther = findings.contains { $0.rule == .cursor || $0.rule == .namedEventMissing }
    let accepting =
      isOther
      ? " An older copy, or one written on two computers, stands there; only if it is right: rapport rebuild --accept"
      : ""
    return "Keep \(file) aside and put it back from a backup or another copy\(older), then: rapport verify.\(accepting)"
  }

  private static func deed(of trouble: Trouble) -> String {
    switch trouble {
    case .tornTail(let tail): "the bytes at \(tail.file):\(tail.line) go to recovered/"
    case .wordsLeft(let places):
      "what redactions remove goes from \(list(Set(places.map(\.file)).sorted()))"
    case .projectionUnusable: ".rapport/ is made anew from the log"
    case .openToAll(let paths): "only its owner and group may change \(list(paths))"
    case .unprotected(let paths): "\(Plural.counted(paths.count, "full file")) of the log marked as read-only"
    case .strayFiles(let paths): "\(Plural.counted(paths.count, "file")) taken away: \(list(paths))"
    case .gitAttributesMissing(let lines): ".gitattributes says: \(lines.joined(separator: ", "))"
    default: ""
    }
  }

  private static func list(_ paths: [String]) -> String {
    let more = paths.count - shownFindings
    let shown = paths.prefix(shownFindings).joined(separator: ", ")
    return more > 0 ? "\(shown) and \(Plural.digits(more)) more" : shown
  }
}

extension String {
  /// Made visible without joining its lines.
  fileprivate var madeVisibleByLine: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { AnswerWording.visible(String($0)) }.joined(
      separator: "\n")
  }
}
