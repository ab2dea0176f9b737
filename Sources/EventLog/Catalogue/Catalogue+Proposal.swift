import Domain

// The types about a proposal and what was promised for it.
extension Catalogue {
  static let proposalTypes: [EventType] = [
    EventType("proposal.tabled", .proposal, "a side put a proposal on the table", tablingFields),
    EventType(
      "proposal.amended", .proposal, "its description was put right or completed; what is given replaces",
      [
        .optional("title", .text, "its title; a further language is added"),
        .optional("kind", .choice(Kind.allCases.map(\.rawValue), isOpen: true), "what kind of thing it is"),
        .optional("sector", .string, "the heading under which reports list it"),
        .optional("summary", .string, "what it says, in a few sentences"),
        .optional("aliases", .list(.string), "the other side's numbering"),
        .optional("standing", .boolean, "true: a regular commitment that is never completed"),
      ]),
    EventType(
      "proposal.assigned", .proposal, "who answers for it; what is given replaces",
      [
        .optional("lead", .string, "the code of the lead on our side"),
        .optional("support", .list(.string), "the codes of those that support"),
        .optional("counterpart", .list(.string), "the codes on the other side"),
      ]),
    EventType(
      "proposal.status-changed", .proposal, "how far it has come",
      [
        .required("from", .one(of: Status.self), "what the writer saw; not folded"),
        .required("to", .one(of: Status.self), "its status from now on"),
        .optional("evidence", .string, "what shows that it is done"),
        .optional("by", .string, "the reference of the proposal that takes its place"),
        .optional("until", .string, "the session or day until which it rests"),
      ]),
    EventType(
      "proposal.responded", .proposal, "a side answered",
      [
        .required("side", .string, "the side that answers, ISO 3166"),
        .required("response", .one(of: Response.self), "its answer"),
      ]),
    EventType(
      "proposal.noted", .proposal, "a position was reported",
      [
        .required("text", .string, "the position"),
        .optional("institution", .string, "whose position it is"),
        .optional("followUp", .integer, "the number of the follow-up that it is about"),
        .optional("reply", .one(of: Reply.self), "how far it goes as an answer"),
        .optional("line", .boolean, "true: a line to take, never shared"),
        .optional("offRecord", .boolean, "true: shown in this register only, in no paper"),
      ]),
    EventType(
      "proposal.waiting", .proposal, "whose court the ball is in",
      [
        .required("on", .string, "an institution's code, secretariat, or none"),
        .optional("thirdParty", .string, "somebody outside both sides"),
      ]),
    EventType(
      "proposal.reviewed", .proposal, "what a session did with it",
      [
        .required("session", .string, "the session's reference"),
        .required("outcome", .one(of: ReviewOutcome.self), "carried, closed or dropped"),
      ]),
    EventType(
      "proposal.related", .proposal, "how it stands to another proposal",
      [
        .required("relation", .one(of: Relation.self), "in which way"),
        .required("to", .string, "the other proposal's reference"),
      ]),
    EventType(
      "proposal.split", .proposal, "it goes on as several proposals",
      [
        .required("into", .list(.string), "their references")
      ]),
    EventType(
      "target.set", .proposal, "a measure with its goal",
      [
        .required("number", .integer, "the target's number within the proposal"),
        .required("measure", .string, "what is measured"),
        .required("unit", .string, "in which unit, with its currency"),
        .optional("direction", .one(of: Direction.self), "which way it is meant to go"),
        .required("baseline", .object(readingFields), "where it stood"),
        .required("goal", .object(readingFields), "where it is to come, and by when"),
        .optional("basis", .string, "source and period of the figures"),
      ]),
    EventType(
      "target.read", .proposal, "a reading of a target; readings never overwrite each other",
      [
        .required("number", .integer, "the target's number"),
        .required("value", .string, "a decimal number"),
        .required("on", .date, "the day for which it holds"),
      ]),
    EventType(
      "milestone.reached", .proposal, "a stage of its life cycle was reached",
      [
        .required("milestone", .string, "the stage's name")
      ]),
  ]

  static let documentTypes: [EventType] = [
    EventType(
      "document.attached", .documented, "a document was put beside the log",
      [
        .required("digest", .string, "SHA-256 of its bytes, hex in lower case"),
        .required("name", .string, "its file name"),
        .required("mediaType", .string, "its media type"),
        .required("bytes", .integer, "its length"),
      ])
  ]

  static let followUpTypes: [EventType] = [
    EventType(
      "follow-up.scheduled", .proposal, "somebody promised an action",
      [
        .required("number", .integer, "its number within the proposal, never reused"),
        .required("action", .string, "what is to be done"),
        .required("owner", .string, "the code of the institution that promised it"),
        .optional("due", .date, "the day by which it is promised"),
        .optional("decision", .boolean, "true: it is put before the next session for decision"),
      ]),
    EventType(
      "follow-up.rescheduled", .proposal, "its due day was moved",
      [
        number, .required("due", .date, "the day from now on"),
      ]),
    EventType(
      "follow-up.reassigned", .proposal, "it passed to another institution",
      [
        number, .required("owner", .string, "the code of the owner from now on"),
      ]),
    EventType(
      "follow-up.amended", .proposal, "its wording was changed",
      [
        number, .required("action", .string, "what is to be done, from now on"),
      ]),
    EventType(
      "follow-up.completed", .proposal, "its owner did it",
      [
        number, .optional("outcome", .string, "what came of it"),
      ]),
    EventType("follow-up.cancelled", .proposal, "it is no longer asked for", [number]),
    EventType(
      "follow-up.reopened", .proposal, "it is asked for again",
      [
        number, .required("due", .date, "the day by which it is promised now"),
      ]),
  ]

  private static let number = EventType.Field.required("number", .integer, "the follow-up's number")

  private static let tablingFields: [EventType.Field] = [
    .required("title", .text, "its title as agreed"),
    .required("kind", .choice(Kind.allCases.map(\.rawValue), isOpen: true), "what kind of thing it is"),
    .required("side", .string, "the side that tabled it, ISO 3166, or both"),
    .optional("session", .string, "the session in which it was tabled"),
    .optional("forum", .string, "where it was tabled, outside a session"),
    .optional("sector", .string, "the heading under which reports list it"),
    .optional("lead", .string, "the code of the lead on our side"),
    .optional("support", .list(.string), "the codes of those that support"),
    .optional("counterpart", .list(.string), "the codes on the other side"),
    .optional("summary", .string, "what it says, in a few sentences"),
    .optional("standing", .boolean, "true: a regular commitment that is never completed"),
    .optional("tabledBy", .string, "the code of the institution that put it forward"),
    .optional("aliases", .list(.string), "the other side's numbering"),
  ]

  private static let readingFields: [EventType.Field] = [
    .required("value", .string, "a decimal number"),
    .required("on", .date, "the day for which it holds"),
  ]
}
