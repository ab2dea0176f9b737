// Proposals, and what was promised for them.
extension ExportTable {
  static let proposals = ExportTable(
    "proposals", "The proposals, as they stand.",
    [
      "proposal": "its reference", "dialogue": "dialogues.dialogue",
      "session": "in which it was tabled: sessions.session; empty outside one", "title": "its title as agreed",
      "kind": "what kind of thing it is", "side": "the side that tabled it, ISO 3166, or both",
      "sector": "the heading under which reports list it", "forum": "where it was tabled, outside a session",
      "tabledBy": "the body that put it forward", "tabledOn": "the day", "lead": "who answers for it on our side now",
      "status": "how far it has come", "statusSince": "since when", "completedOn": "the day on which it was done",
      "response": "what the other side said", "waiting": "in whose court the ball is",
      "standing": "a regular commitment",
      "summary": "what it says", "aliases": "the other side's numbering", "sharing": "internal, joint or public",
      "lastEntry": "the newest day on which anything was entered about it",
    ])

  static let proposalTitles = ExportTable(
    "proposal-titles", "The titles of a proposal in each language.",
    ["proposal": "proposals.proposal", "language": "BCP 47; empty where none was said", "title": "the title"])

  static let proposalBodies = ExportTable(
    "proposal-bodies", "Who answers for a proposal.",
    [
      "proposal": "proposals.proposal", "role": "lead, support or counterpart",
      "institution": "as recorded: institutions.institution", "now": "who answers for that body now",
    ])

  static let statuses = ExportTable(
    "statuses", "Every change of status.",
    [
      "proposal": "proposals.proposal", "from": "what the writer saw", "to": "the status from then on",
      "evidence": "what shows that it is done", "by": "what takes its place: proposals.proposal",
      "until": "the session or day until which it rests",
    ], sourced: true)

  static let responses = ExportTable(
    "responses", "What a side answered.",
    ["proposal": "proposals.proposal", "side": "the side that answers", "response": "its answer"], sourced: true)

  static let waiting = ExportTable(
    "waiting", "In whose court the ball was put.",
    [
      "proposal": "proposals.proposal", "waitingOn": "a body, secretariat, or none",
      "thirdParty": "somebody outside both sides",
    ], sourced: true)

  static let reviews = ExportTable(
    "reviews", "What a session did with a proposal.",
    ["proposal": "proposals.proposal", "session": "sessions.session", "outcome": "carried, closed or dropped"],
    sourced: true)

  static let relations = ExportTable(
    "relations", "How a proposal stands to another.",
    ["proposal": "proposals.proposal", "relation": "in which way", "to": "the other: proposals.proposal"], sourced: true
  )

  static let parts = ExportTable(
    "parts", "As what a proposal that was split goes on.",
    ["proposal": "proposals.proposal", "part": "a part: proposals.proposal"], sourced: true)

  static let followUps = ExportTable(
    "follow-ups", "What was promised, as it stands.",
    [
      "followUp": "its reference", "proposal": "proposals.proposal", "number": "its number",
      "action": "what is to be done", "owner": "who promised it, as recorded: institutions.institution",
      "ownerNow": "who answers for that body now", "due": "the day by which it is promised; empty: none",
      "firstDue": "the day promised first", "slips": "how often it was moved to a later day",
      "netSlip": "days from the first to the present day", "state": "open, completed or cancelled",
      "endedOn": "since when", "outcome": "what came of it", "decision": "put before the next session",
      "sharing": "internal, joint or public", "lastEntry": "the newest day on which anything was entered about it",
    ])

  static let followUpChanges = ExportTable(
    "follow-up-changes", "Everything that happened to what was promised.",
    [
      "followUp": "follow-ups.followUp",
      "change": "scheduled, rescheduled, reassigned, amended, completed, cancelled or reopened",
      "due": "the day from then on", "was": "the day before", "owner": "the owner from then on",
      "action": "what is to be done from then on", "outcome": "what came of it",
    ], sourced: true)

  static let notes = ExportTable(
    "notes", "Positions that were reported. What is off the record is in no export.",
    [
      "proposal": "proposals.proposal", "followUp": "the follow-up that it is about: follow-ups.followUp",
      "institution": "whose position: institutions.institution", "text": "the position",
      "reply": "interim, final or nil", "line": "yes: a line to take, never shared",
    ], sourced: true)

  static let targets = ExportTable(
    "targets", "Measures with their goals.",
    [
      "target": "its reference", "proposal": "proposals.proposal", "number": "its number",
      "measure": "what is measured", "unit": "in which unit", "direction": "up or down", "baseline": "where it stood",
      "baselineOn": "on which day", "goal": "where it is to come", "goalOn": "by which day",
      "basis": "source and period of the figures",
    ], sourced: true)

  static let readings = ExportTable(
    "readings", "Readings of a target; they never overwrite each other.",
    ["target": "targets.target", "value": "the value", "valueOn": "the day for which it holds"], sourced: true)

  static let milestones = ExportTable(
    "milestones", "Stages of a life cycle that were reached.",
    ["proposal": "proposals.proposal", "milestone": "the stage"], sourced: true)
}
