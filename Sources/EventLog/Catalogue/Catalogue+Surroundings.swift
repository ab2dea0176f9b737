import Domain

// The types about everything that surrounds a proposal.
extension Catalogue {
  static let registerTypes: [EventType] = [
    EventType(
      "register.opened", .register, "the register began, with its founding stream",
      [
        .required("format", .integer, "the version of the log format: 1"),
        .required("origin", .string, "a name that no other register has, without a scheme: example.org/jphlepd"),
        .required("title", .string, "what the register is called"),
        .required("timezone", .string, "the IANA time zone in which its days begin"),
      ]),
    EventType(
      "stream.opened", .register, "a further office or installation began to write",
      [
        .required("format", .integer, "the version of the log format: 1"),
        .required("origin", .string, "the register's origin"),
        .required("numbersFrom", .integer, "the first number that this stream gives on its own"),
      ]),
    EventType(
      "key.published", .register, "a public key with which this stream's checkpoints are signed",
      [
        .required("vkey", .string, "the key in the form of C2SP signed-note")
      ]),
    EventType(
      "register.set", .register, "a setting of the register",
      [
        .required("key", .string, "which setting"),
        .required("value", .string, "its value from now on"),
      ]),
  ]

  static let institutionTypes: [EventType] = [
    EventType(
      "institution.registered", .institution, "a body became known under a code",
      [
        .required("name", .text, "its name"),
        .required("side", .string, "the side that it belongs to, ISO 3166"),
        .optional("kind", .choice(InstitutionKind.allCases.map(\.rawValue), isOpen: true), "what kind of body it is"),
        .optional("parent", .string, "the code of the body that it is part of"),
        .optional("aliases", .list(.string), "other short names"),
        .optional("calendar", .string, "the calendar of its working days"),
      ]),
    EventType(
      "institution.renamed", .institution, "it bears another name and keeps its code",
      [
        .required("name", .text, "its name from now on")
      ]),
    EventType(
      "institution.succeeded", .institution, "its work passed on to others, or ended",
      [
        .required("how", .one(of: SuccessionKind.self), "in which way"),
        .required("successors", .list(.string), "the codes of those that took over"),
      ]),
    EventType(
      "institution.contact-set", .institution, "where a post of it is written to",
      [
        .required("post", .string, "the post, not a person"),
        .optional("address", .string, "its address"),
      ]),
  ]

  static let dialogueTypes: [EventType] = [
    EventType(
      "dialogue.opened", .dialogue, "two sides began a dialogue",
      [
        .required("title", .text, "what it is called"),
        .required("sides", .list(.string), "the two sides, ISO 3166, ours first"),
      ])
  ]

  static let sessionTypes: [EventType] = [
    EventType(
      "session.planned", .session, "a session is to be held",
      [
        .required("date", .date, "its first day"),
        .optional("until", .date, "its last day"),
        .optional("venue", .string, "where"),
      ]),
    EventType(
      "session.held", .session, "a session was held",
      [
        .required("date", .date, "its first day"),
        .optional("until", .date, "its last day"),
        .optional("venue", .string, "where"),
        .optional("heads", .list(.object(headFields)), "who led the delegations"),
      ]),
    EventType("session.cancelled", .session, "a planned session will not be held", []),
    EventType(
      "session.minutes-agreed", .session, "both sides agreed the minutes",
      [
        .required("date", .date, "on which day")
      ]),
  ]

  static let headFields: [EventType.Field] = [
    .required("side", .string, "the side, ISO 3166"),
    .required("name", .string, "name and office as published"),
  ]

  static let calendarTypes: [EventType] = [
    EventType(
      "calendar.defined", .calendar, "which days of the week an office does not work",
      [
        .required("weekend", .list(.one(of: Weekday.self)), "the days off")
      ]),
    EventType(
      "holiday.announced", .calendar, "a day off became known",
      [
        .required("date", .date, "the first day off"),
        .optional("until", .date, "the last day off"),
        .required("name", .string, "what it is called"),
        .required("announced", .date, "the day on which it became known"),
      ]),
  ]

  static let paperTypes: [EventType] = [
    EventType(
      "paper.received", .paper, "a letter came in",
      [
        .required("number", .string, "the letter's own number, opaque text"),
        .required("dated", .date, "the day that it bears"),
        .required("from", .string, "the code of the sender"),
        .optional("received", .date, "the day on which it arrived"),
        .optional("answers", .string, "the reference of the paper that it answers"),
        .optional("reply", .one(of: Reply.self), "how far it goes as an answer"),
        .optional("about", .list(.string), "the references that it is about"),
      ]),
    EventType(
      "paper.issued", .paper, "a letter went out",
      [
        .required("number", .string, "the letter's own number, opaque text"),
        .required("dated", .date, "the day that it bears"),
        .required("to", .list(.string), "the codes of the addressees"),
        .optional("replyBy", .date, "the day by which an answer is asked for"),
        .optional("about", .list(.string), "the references that it is about"),
      ]),
    EventType(
      "circulation.issued", .circulation, "a return form went to an institution",
      [
        .required("institution", .string, "the code of the addressee"),
        .required("replyBy", .date, "the day by which it is to come back"),
        .required("items", .list(.string), "the references in it"),
      ]),
    EventType(
      "reminder.issued", .reminder, "a reminder went to an institution",
      [
        .required("institution", .string, "the code of the addressee"),
        .required("step", .string, "the step of the register's ladder"),
        .required("items", .list(.string), "the references in it"),
      ]),
  ]
}
