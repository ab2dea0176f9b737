public import Domain
public import EventLog

/// What was said about earlier entries.
public struct AmendmentChange: Sendable {
  public enum Act: Sendable {
    case corrected([FieldChange])
    case withdrawn
    /// The reference of the further paper.
    case confirmed(paper: String)
    case shared(Sharing)
    /// Withdrawn, and entered anew under another reference.
    case moved(to: EventID, Mention)
    /// A whole commit was withdrawn.
    case undone
    /// Words were removed for good.
    case redacted(WordsRemoved)
  }

  public let act: Act
  /// The entries that it is about, as they were recorded; in order.
  public let targets: [Target]
  /// What the caller named, where it was not an event.
  public let named: Mention?
  /// The events that were recorded; empty if nothing changed.
  public let events: [EventID]

  public struct Target: Sendable {
    public let event: StoredEvent
    public let about: Mention
  }
}

/// Which words a redaction removes, and where the same ones still stand.
public struct WordsRemoved: Sendable, Hashable {
  /// The members of the entry that lose their words, as the catalogue has them.
  public let fields: [String]
  /// The corrections of the entry that lose theirs with it.
  public let corrections: [EventID]
  /// Other entries that hold a removed text letter for letter.
  public let repeated: [EventID]
  /// By whose order.
  public let authority: String
  /// The office that wrote the entry, where it is not the one that writes here.
  public let otherOffice: String?
}

/// What an entry is about, as an answer names it.
public struct Mention: Hashable, Sendable {
  public let reference: String
  /// Its title, action or name; nil where there is none.
  public let title: String?
}

/// A field of an entry before and after a correction.
public struct FieldChange: Hashable, Sendable {
  /// As the catalogue has it; `effective` for the day from which the entry holds.
  public let name: String
  public let before: DataValue?
  public let after: DataValue?
}

/// A further paper for what stood already.
public struct Confirmation: Hashable, Sendable {
  /// The entries that it confirms.
  public let targets: [EventID]
  /// The reference of the paper.
  public let paper: String
}

/// Why something cannot be said about an earlier entry.
public enum AmendmentRefusal: Error, Hashable, Sendable {
  case alreadyWithdrawn(by: EventID)
  /// A withdrawal stands as it is.
  case isWithdrawal
  /// Words that were removed stay removed.
  case isRedaction
  /// The first event of a stream.
  case opensStream
  /// It says something about another entry, which is the one to name.
  case isAmendment(of: EventID)
  /// A later correction of the same entry was made on top of this one.
  case correctedSince(entry: EventID, by: EventID)
  case reasonMissing(Act)
  case authorityMissing
  /// A line to take, or a note off the record.
  case neverShared
  case noSuchField(String, type: String, known: [String])
  /// Subject, type and circle of an entry are not corrected.
  case notAField(String)
  case fieldNeeded(String)
  /// On its new day it would stand on the other side of an entry that does not allow it.
  case entryBetween(EventID, type: String, of: CalendarDate, on: CalendarDate)
  /// After this, an entry elsewhere would name something that the register does not know.
  case named(Subject, by: EventID, in: Subject)
  /// Only facts about a proposal, other than its tabling, have another place.
  case notMovable(type: String)
  /// An entry about a follow-up or target goes to one of the other proposal.
  case numberNeeded(ProposalReference)
  case alreadyThere(ProposalReference)
  case notYours(actor: String)
  case nothingToUndo(actor: String)
  /// The newest commit only took others back; `before`: the one that stands before it.
  case newestTookBack(before: EventID?)
  /// Its words were removed before; what that left stands in the redaction itself, which stays.
  case wordsGone(by: EventID)
  /// Codes, days and numbers only.
  case noWords(type: String)
  /// A member that holds no words, or that the entry has not; `words`: those that it has.
  case notWords(String, words: [String])
  /// The reason, the authority or what is put in their place says again what is to go.
  case repeatsWords(field: String)
  case orderMissing

  public enum Act: String, Sendable {
    case correcting, withdrawing, redacting
  }
}
