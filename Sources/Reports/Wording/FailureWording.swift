import Domain
public import EventLog
public import Registry

/// A failure in words.
public struct WordedFailure: Hashable, Sendable {
  /// What happened to what, and the fact that forbids it; ends with a full stop.
  public let sentence: String
  /// What to type next.
  public let hint: String?
  /// The status that the command ends with.
  public let exitStatus: Int32
  /// Whether it is certain that the log was left as it was.
  public let isCertain: Bool
  /// Lines that stand before the sentence, each ended by a line feed: further findings, the excerpt of a file.
  public let evidence: String

  /// Text that could steer a terminal is spelled out, wherever it comes from.
  public init(_ sentence: String, hint: String? = nil, exitStatus: Int32, isCertain: Bool = true, evidence: String = "")
  {
    self.sentence = sentence.madeVisible
    self.hint = hint?.madeVisible
    self.exitStatus = exitStatus
    self.isCertain = isCertain
    self.evidence = evidence.split(separator: "\n").map { String($0).madeVisible + "\n" }.joined()
  }
}

/// Every failure in words: one sentence, what to type next, and the exit status.
public enum FailureWording {
  /// The words for a failure.
  public static func words(for failure: RegisterFailure) -> WordedFailure {
    switch failure {
    case .noRegister, .notARegister, .badClock, .officeUnknown, .noSuchStream, .noActor, .badActor, .badSetting,
      .alreadyARegister, .badStreamName, .badTimeZone, .badOrigin:
      surroundings(failure)
    case .unknown(let kind, let typed, let nearest): unknown(kind, typed, nearest: nearest)
    case .notYet(let kind, let code, let day, let event): notYet(kind, code, from: day, event)
    case .notShared(let kind, let reference, let circle): notShared(kind, reference, circle)
    case .notAReference(let kind, let typed): notAReference(kind, typed)
    case .ambiguousReference(let typed, let candidates):
      WordedFailure(
        "\"\(typed)\" can mean \(list(candidates)).", hint: "Type the reference or code in full.", exitStatus: 1)
    case .noCurrentDialogue(let typed, let dialogues) where dialogues.isEmpty:
      WordedFailure(
        "\(typed) does not say which dialogue, and none was open on that day.", hint: "rapport dialogue list",
        exitStatus: 1)
    case .noCurrentDialogue(let typed, let dialogues):
      WordedFailure(
        "\(typed) does not say which dialogue; it can mean \(list(dialogues)).",
        hint: "Type it in full, or choose your dialogue once: rapport config dialogue CODE", exitStatus: 1)
    case .proposal(let reference, let refusal, let title): self.refusal(refusal, of: reference, title: title)
    case .paper, .letterKnown: paper(failure)
    case .amendment(let event, let refusal): amendment(refusal, of: event)
    case .session(let reference, let refusal): self.refusal(refusal, of: reference)
    case .calendar(let code, let refusal): calendar(code, refusal)
    case .reminder(let code, let refusal): reminder(code, refusal)
    case .reviewBeforeSession, .partOfASplit, .tooManyParts: course(failure)
    case .institution(let code, let refusal, let name): institution(refusal, of: code, name: name)
    case .bodyHasEnded(let code, let end, let successors): ended(code, end, successors: successors)
    case .setting, .codeTaken, .badCode, .badValue, .sidesNeeded, .sessionOfAnotherDialogue, .referenceTaken,
      .wrongSide, .laterEntryRests, .historyNotUnderstood:
      model(failure)
    case .key(let failure): words(for: failure)
    case .checkpoint(let failure): words(for: failure)
    case .emptyText, .controlCharacter, .lineTooLong, .badDay, .badMoment, .positionNotHeld, .tooManyEvents:
      typing(failure)
    case .changedMeanwhile, .tokenUsedOtherwise, .badToken, .projectionUnwritable, .unreadable, .write, .damaged,
      .refusedStream, .wordsLeft:
      writing(failure)
    case .filter, .viewsInCircle, .badViewName, .viewInUse: filtering(failure)
    }
  }

  /// Why a stream is not taken.
  public static func sentence(of refusal: StreamRefusal, stream: String) -> String {
    switch refusal {
    case .format(let format):
      "events/\(stream) is of format \(format), which this version of rapport does not know."
    case .origin(let found, let expected):
      "events/\(stream) belongs to the register \(found), not to \(expected)."
    }
  }

  /// A title or an action, its first 60 characters in quotation marks.
  public static func quoted(_ text: String) -> String { "\"\(text.count > 60 ? text.prefix(59) + "…" : text[...])\"" }

  /// Candidates with their names, for running text: `JPHLEPD-9-05 "Centre" or JPHLEPD-9-06 "Office"`.
  public static func list(_ candidates: [Candidate]) -> String {
    let names = candidates.map { $0.name.isEmpty ? $0.reference : "\($0.reference) \(quoted($0.name))" }
    return alternatives(names)
  }

  /// "a, b or c".
  public static func alternatives(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}
