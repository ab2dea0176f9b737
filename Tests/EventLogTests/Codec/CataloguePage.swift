import EventLog

/// The published catalogue, `events/catalogue.md`, made from the catalogue in the code.
enum CataloguePage {
  static var text: String {
    ([introduction] + EventType.Family.allCases.map(section) + [common, singleValues]).joined(separator: "\n\n") + "\n"
  }

  private static let introduction = """
    # Catalogue of event types, version 1

    Every type that may stand in the member `type` of a line, with the members that its `data` may have. How a line is
    built is told in [README.md](README.md); a JSON Schema for each type lies in [schema/](schema/).

    A stored name is never changed and never used again for something else. `data` holds the members listed here, in
    this order when we write it, and no others: a member that is not listed makes the event one of a type unknown to
    this version, which is then shown as such and never skipped. A member that may be left out is left out when there
    is nothing to say; it is never `null`. Codes, references and kinds are checked when they are entered; whoever
    reads takes what stands there.

    The forms: *text* is a string, or an object from language tags (BCP 47) to strings; *day* is `YYYY-MM-DD`; *integer*
    is a JSON number without a fraction; amounts and decimals are strings.
    """

  private static func section(_ family: EventType.Family) -> String {
    let types = Catalogue.types.filter { $0.family == family }
    let rows = types.flatMap { type in
      ["| `\(type.name)` | | | | *\(type.meaning)* |"] + type.fields.flatMap { row($0) }
    }
    return ([heading(family), "", head] + rows).joined(separator: "\n")
  }

  private static let head = """
    | type | member | must be there | form | meaning |
    |---|---|---|---|---|
    """

  private static func row(_ field: EventType.Field, within outer: String = "") -> [String] {
    let name = outer + field.name
    let own = "| | `\(name)` | \(field.isRequired ? "yes" : "no") | \(form(field.shape)) | \(field.meaning) |"
    switch field.shape {
    case .object(let fields), .list(.object(let fields)): return [own] + fields.flatMap { row($0, within: name + ".") }
    case .string, .text, .integer, .boolean, .date, .choice, .list, .data: return [own]
    }
  }

  private static func form(_ shape: EventType.Shape) -> String {
    switch shape {
    case .string: "string"
    case .text: "text"
    case .integer: "integer"
    case .boolean: "true or false"
    case .date: "day"
    case .choice(let values, let isOpen):
      values.map { "`\($0)`" }.joined(separator: ", ") + (isOpen ? ", or another string" : "")
    case .list(let element): "list, each: \(form(element))"
    case .object: "object"
    case .data: "object"
    }
  }

  private static func heading(_ family: EventType.Family) -> String {
    switch family {
    case .register: "## The register: subject `register`"
    case .institution: "## Institutions: subject `institution/` and its code"
    case .dialogue: "## Dialogues: subject `dialogue/` and its code"
    case .session: "## Sessions: subject `session/` and its reference, `session/JPHLEPD-9`"
    case .calendar: "## Calendars: subject `calendar/` and its code"
    case .paper: "## Papers: subject `paper/` and its reference, `paper/mea-P31`"
    case .circulation: "## Return forms: subject `circulation/`, the institution's code, `-` and the day"
    case .reminder: "## Reminders: subject `reminder/`, the institution's code, `-` and the day"
    case .proposal: "## Proposals: subject is the proposal's reference, `JPHLEPD-9-05`"
    case .documented: "## Documents: subject is the proposal, letter or session that it belongs to"
    case .any: "## About another event: subject is that event's"
    }
  }

  private static var common: String {
    let heading = """
      ## Members that every `data` may have

      Behind a type's own members, in this order.

      | member | form | meaning |
      |---|---|---|
      """
    let rows = Catalogue.common.map { "| `\($0.name)` | \(form($0.shape)) | \($0.meaning) |" }
    return ([heading] + rows).joined(separator: "\n")
  }

  /// The fields that hold one value at a time, and the types that give them: log format, "Order, time and
  /// contradiction".
  private static let singleValues = """
    ## Fields that hold one value

    Two events that did not know of each other and give such a field different values contradict each other: both are
    kept and shown until a later event, which knew of both, sets the field again.

    | field | given by |
    |---|---|
    | status of a proposal | `proposal.status-changed` |
    | response to a proposal | `proposal.responded` |
    | lead of a proposal | `proposal.tabled`, `proposal.assigned` |
    | whom a proposal waits on | `proposal.waiting` |
    | due day of a follow-up | `follow-up.scheduled`, `follow-up.rescheduled`, `follow-up.reopened` |
    | owner of a follow-up | `follow-up.scheduled`, `follow-up.reassigned` |
    | state of a follow-up | `follow-up.completed`, `follow-up.cancelled`, `follow-up.reopened` |
    """
}
