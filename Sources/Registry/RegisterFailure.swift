public import Domain
public import EventLog

/// Why the register could not do what was asked: facts, worded in Reports.
public enum RegisterFailure: Error, Sendable {
  // Settings and surroundings.
  /// No folder with `events/` from here upward.
  case noRegister(searchedFrom: String)
  case notARegister(folder: String)
  case badClock(String)
  /// Several streams, and none is named as the one to write.
  case officeUnknown(streams: [String])
  case noSuchStream(String, streams: [String])
  case noActor
  case badActor(String)
  case badSetting(file: String, line: Int)
  case alreadyARegister(folder: String)
  case badStreamName(String)
  case badTimeZone(String)
  case badOrigin(String)

  // References.
  case unknown(ReferenceKind, String, nearest: [Candidate])
  /// What was asked for is recorded, and holds only from a later day on than the one that was asked about.
  case notYet(ReferenceKind, String, from: CalendarDate, event: EventID)
  /// What was asked for is in the register, and those who are to read the answer may not see it.
  case notShared(ReferenceKind, String, Sharing)
  case notAReference(ReferenceKind, String)
  case ambiguousReference(String, candidates: [Candidate])
  case noCurrentDialogue(String, dialogues: [Candidate])

  // Refusals of the model.
  case proposal(ProposalReference, ProposalRefusal, title: String?)
  case session(SessionReference, SessionRefusal)
  case institution(String, InstitutionRefusal, name: String?)
  /// An entry names a body whose work has passed on or ended; `successors`: those that answer for it.
  case bodyHasEnded(String, Institution.Succession, successors: [Candidate])
  case setting(SettingRule.Refusal)
  case calendar(String, CalendarRefusal)
  case reminder(String, ReminderRefusal)
  case paper(String, PaperRefusal)
  /// The same letter was logged before.
  case letterKnown(number: String, as: String)
  case amendment(EventID, AmendmentRefusal)
  case codeTaken(ReferenceKind, String, name: String)
  case badCode(ReferenceKind, String)
  case badValue(field: String, value: String, known: [String])
  case sidesNeeded
  case sessionOfAnotherDialogue(SessionReference, dialogue: String)
  case referenceTaken(ProposalReference, title: String)
  case reviewBeforeSession(SessionReference)
  /// A part of a split is not split again.
  case partOfASplit(ProposalReference)
  case tooManyParts(Int)
  case wrongSide(institution: String, side: String, expected: String)
  case laterEntryRests(on: Subject, event: EventID, type: String, effective: CalendarDate)
  case historyNotUnderstood(Subject, event: EventID, NotUnderstood)

  // Text and days.
  case emptyText(field: String)
  case controlCharacter(field: String, scalar: UInt32)
  case lineTooLong(bytes: Int)
  case badDay(field: String, DayParser.Problem)
  case tooManyEvents(Int)

  // Writing.
  case changedMeanwhile(Subject, expected: EventID, heads: [EventID])
  case tokenUsedOtherwise(String, event: EventID)
  case badToken(String)
  case projectionUnwritable(path: String, detail: String)
  /// The log could not be read.
  case unreadable(FileFailure)
  /// The log could not be written.
  case write(WriteFailure)
  case damaged(Finding)
  /// It is recorded that words are to be removed, and they still stand somewhere.
  indirect case wordsLeft(WordsLeft)
  case refusedStream(String, StreamRefusal)
  case badMoment(String)
  /// A position of the record that lies behind the last event of its stream, or of a stream that is not here: `last` is
  /// nil.
  case positionNotHeld(EventID, last: Int?, streams: [String])

  // Checkpoints, keys and proofs.
  case key(KeyFailure)
  case checkpoint(CheckpointFailure)

  // Filters and saved views.
  case filter(FilterFailure)
  /// Views of which each uses the next one, the first also at the end.
  case viewsInCircle([String])
  case badViewName(String)
  /// A view that others use.
  case viewInUse(String, by: [String])
}

/// What a reference names.
public enum ReferenceKind: String, Sendable, CaseIterable {
  case dialogue, session, proposal, followUp, target, institution, paper, event, calendar, view
}

/// Something that could have been meant, with what it is called.
public struct Candidate: Sendable, Hashable {
  public let reference: String
  public let name: String

  public init(reference: String, name: String) {
    self.reference = reference
    self.name = name
  }
}
