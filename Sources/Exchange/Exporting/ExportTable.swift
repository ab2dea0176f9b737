/// A table of an export: a file, what a row of it is, and what each column says.
struct ExportTable: Sendable {
  /// The name of the file, without its ending.
  let name: String
  /// What a row is.
  let meaning: String
  let columns: [(name: String, meaning: String)]

  init(_ name: String, _ meaning: String, _ columns: KeyValuePairs<String, String>, sourced: Bool = false) {
    self.name = name
    self.meaning = meaning
    self.columns = columns.map { (name: $0.key, meaning: $0.value) } + (sourced ? Self.source : [])
  }

  var file: String { name + ".csv" }

  /// The columns that say where an entry comes from; `ExportFields.source` fills them.
  static let source: [(name: String, meaning: String)] = [
    ("on", "the day on which it took effect"), ("event", "the entry that says so: events.event"),
    ("sharing", "internal, joint or public"), ("authority", "its source, as text"),
    ("paper", "the letter that it rests on: papers.paper"), ("grade", "how sure the claim is"),
    ("reason", "why it was decided so"),
  ]

  /// Every table, in the order in which the README lists them.
  static let all: [ExportTable] = [
    register, streams, keys, institutions, institutionNames, contacts, calendars, holidays, dialogues, sessions, heads,
    proposals, proposalTitles, proposalBodies, statuses, responses, waiting, reviews, relations, parts, followUps,
    followUpChanges, notes, targets, readings, milestones, papers, paperAddressees, paperReferences, documents,
    circulations, circulationItems, reminders, reminderItems, events,
  ]
}

// The register, bodies and sessions.
extension ExportTable {
  static let register = ExportTable(
    "register", "What the register is, and each of its settings.", ["key": "what", "value": "its value"])

  static let streams = ExportTable(
    "streams", "The streams of the log, one for each office that writes.",
    ["stream": "its name", "events": "how many events count here", "numbersFrom": "the first number that it gives"])

  static let keys = ExportTable(
    "keys", "The public keys with which checkpoints are signed.",
    ["event": "the entry: events.event", "key": "the key, as C2SP signed-note writes it"])

  static let institutions = ExportTable(
    "institutions", "The bodies on both sides.",
    [
      "institution": "its code", "name": "its name", "side": "ISO 3166 code of its side",
      "kind": "ministry, agency, ...",
      "parent": "the body that it is part of: institutions.institution", "aliases": "other short names",
      "calendar": "of its working days: calendars.calendar", "registered": "the day from which it is known",
      "ended": "how its work passed on: renamed, replaced, merged, split or closed; empty while it goes on",
      "successors": "who took over: institutions.institution", "endedOn": "from which day",
    ])

  static let institutionNames = ExportTable(
    "institution-names", "The names of a body in each language.",
    ["institution": "institutions.institution", "language": "BCP 47; empty where none was said", "name": "the name"])

  static let contacts = ExportTable(
    "contacts", "The posts of a body that are written to.",
    ["institution": "institutions.institution", "post": "the post", "address": "its address"])

  static let calendars = ExportTable(
    "calendars", "The calendars of working days.", ["calendar": "its code", "weekend": "the days off"])

  static let holidays = ExportTable(
    "holidays", "Days off.",
    [
      "calendar": "calendars.calendar", "date": "the first day", "until": "the last day, if there are several",
      "name": "what it is called", "announced": "the day on which it became known", "event": "events.event",
    ])

  static let dialogues = ExportTable(
    "dialogues", "The dialogues between two sides.",
    [
      "dialogue": "its code", "title": "its title", "ours": "our side", "theirs": "the other side",
      "opened": "since when",
    ])

  static let sessions = ExportTable(
    "sessions", "The sessions of the dialogues.",
    [
      "session": "its reference", "dialogue": "dialogues.dialogue", "number": "its number",
      "state": "planned, held or cancelled", "date": "the first day", "until": "the last day", "venue": "where",
      "minutesAgreed": "the day on which both sides agreed the minutes", "authority": "the source, as text",
      "paper": "the letter that it rests on: papers.paper",
    ])

  static let heads = ExportTable(
    "session-heads", "Who led the delegations.",
    ["session": "sessions.session", "side": "ISO 3166", "name": "name and office"])
}

// Letters, documents, forms, reminders, and the log itself.
extension ExportTable {
  static let papers = ExportTable(
    "papers", "Letters in and out.",
    [
      "paper": "its reference", "direction": "in or out", "number": "the letter's own number", "dated": "its date",
      "from": "the sender of one that came in: institutions.institution", "received": "the day on which it arrived",
      "answers": "the letter that it answers: papers.paper", "reply": "interim, final or nil",
      "replyBy": "the day by which an answer was asked for",
    ], sourced: true)

  static let paperAddressees = ExportTable(
    "paper-addressees", "To whom a letter went.",
    ["paper": "papers.paper", "institution": "institutions.institution"])

  static let paperReferences = ExportTable(
    "paper-references", "What a letter is about.",
    ["paper": "papers.paper", "reference": "proposals.proposal, or follow-ups.followUp"])

  static let documents = ExportTable(
    "documents", "Documents; the bytes lie in the register's folder documents/, by digest.",
    [
      "subject": "a proposal, paper/ and a letter, or session/ and a session", "number": "its number there",
      "name": "what it is called", "mediaType": "what kind of file it is", "bytes": "its length",
      "digest": "SHA-256 of its bytes: the file's name begins with it",
    ], sourced: true)

  static let circulations = ExportTable(
    "circulations", "Return forms that went out.",
    [
      "circulation": "its reference", "institution": "institutions.institution",
      "replyBy": "the day by which it was to come back",
    ], sourced: true)

  static let circulationItems = ExportTable(
    "circulation-items", "What a return form asked about.",
    ["event": "circulations.event", "reference": "a proposal or follow-up"])

  static let reminders = ExportTable(
    "reminders", "Reminders that went out.",
    ["reminder": "its reference", "institution": "institutions.institution", "step": "the step of the ladder"],
    sourced: true)

  static let reminderItems = ExportTable(
    "reminder-items", "What a reminder named.", ["event": "reminders.event", "reference": "follow-ups.followUp"])

  static let events = ExportTable(
    "events", "Every entry of the log in order, without its words: who recorded what, about what, when.",
    [
      "event": "its name, stream and number", "stream": "streams.stream", "number": "its number in the stream",
      "commit": "the first event that the same command wrote", "time": "when it was recorded, UTC",
      "effective": "the day on which it took effect, as recorded", "actor": "the desk that recorded it",
      "type": "what happened, as the log calls it", "subject": "what it is about",
      "sharing": "internal, joint or public, as recorded",
      "basis": "the events that it was decided on, as far as they are on the record",
    ])
}
