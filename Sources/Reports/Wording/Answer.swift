public import Domain
public import Registry

/// What a writing command came to, before it is put into words.
public enum Answer: Sendable {
  case setting(SettingChange)
  case institution(InstitutionChange)
  case dialogue(DialogueChange)
  case session(SessionChange)
  case calendar(CalendarChange)
  case reminder(ReminderChange)
  case circulation(CirculationChange)
  case paper(PaperChange)
  case document(DocumentChange)
  case amendment(AmendmentChange)
  case key(KeyChange)
  /// Every open proposal of the dialogue was reviewed by this session before.
  case reviewed(SessionReference)
  /// `followUp`: the number of the one follow-up that the command was about.
  case proposal(ProposalChange, followUp: Int? = nil, remarks: [Remark] = [])

  /// Something that the officer should know, though nothing is refused.
  public enum Remark: Hashable, Sendable {
    /// The due day is no working day of the owner.
    case noWorkingDay(CalendarDate, owner: String)
    /// The due day lies before the day of the entry.
    case dueBeforeEntry(CalendarDate, on: CalendarDate)
    /// Another proposal of the dialogue bears the same title.
    case sameTitle(ProposalReference, as: ProposalReference)
  }
}
