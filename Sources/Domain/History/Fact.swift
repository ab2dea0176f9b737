/// Any fact that the log can hold, by what it is about.
public enum Fact: Hashable, Sendable {
  case register(RegisterEvent)
  case institution(InstitutionEvent)
  case dialogue(DialogueEvent)
  case session(SessionEvent)
  case calendar(CalendarEvent)
  case paper(PaperEvent)
  case circulation(CirculationEvent)
  case reminder(ReminderEvent)
  case proposal(ProposalEvent)
  /// A document of a letter or of a session; one of a proposal is a part of that one's course.
  case document(DocumentMention)
}
