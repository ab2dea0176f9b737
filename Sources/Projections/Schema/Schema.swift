/// The tables of the projection.
///
/// All of them can be dropped and made again from the log at any moment.
enum Schema {
  /// Raised with every change of the tables or of what is written into them; another version is rebuilt.
  static let version = 6

  /// The log as it has been read: cursor and events.
  ///
  /// Times are microseconds, days are days since 1970-01-01.
  static let log = """
    -- How far each stream has been read, and what its file looked like then.
    CREATE TABLE cursor (
      stream TEXT NOT NULL PRIMARY KEY,
      size INTEGER NOT NULL,
      last_leaf BLOB NOT NULL,
      last_time INTEGER NOT NULL,
      last_line_offset INTEGER NOT NULL,
      end_offset INTEGER NOT NULL,
      file_size INTEGER NOT NULL,
      file_modified INTEGER NOT NULL,
      file_changed INTEGER NOT NULL,
      file_number INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- What each segment was when all of it was read: its last event, and the file. A file that is another by now is
    -- read again before it is trusted. file_size -1: never read whole.
    CREATE TABLE segment (
      stream TEXT NOT NULL,
      first INTEGER NOT NULL,
      last INTEGER NOT NULL,
      last_leaf BLOB NOT NULL,
      file_size INTEGER NOT NULL,
      file_modified INTEGER NOT NULL,
      file_changed INTEGER NOT NULL,
      file_number INTEGER NOT NULL,
      PRIMARY KEY (stream, first)
    ) STRICT, WITHOUT ROWID;

    -- What the folder of each stream was when it was last listed.
    CREATE TABLE folder (
      stream TEXT NOT NULL PRIMARY KEY,
      file_size INTEGER NOT NULL,
      file_modified INTEGER NOT NULL,
      file_changed INTEGER NOT NULL,
      file_number INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- The highest event of a stream that an event of another stream names.
    CREATE TABLE named (
      stream TEXT NOT NULL PRIMARY KEY,
      number INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- The events whose words were removed for good.
    CREATE TABLE redacted (
      stream TEXT NOT NULL,
      number INTEGER NOT NULL,
      -- 1: the words have stood in this file.
      stood_here INTEGER NOT NULL,
      -- What the segment was when the words were seen to be gone from it; NULL before that.
      file_size INTEGER,
      file_modified INTEGER,
      file_changed INTEGER,
      file_number INTEGER,
      PRIMARY KEY (stream, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE event (
      stream TEXT NOT NULL,
      number INTEGER NOT NULL,
      -- The number of the first event of the same commit.
      first INTEGER NOT NULL,
      type TEXT NOT NULL,
      subject TEXT NOT NULL,
      time INTEGER NOT NULL,
      effective INTEGER NOT NULL,
      actor TEXT NOT NULL,
      basis TEXT NOT NULL,
      sharing TEXT NOT NULL,
      command TEXT,
      -- As it stands in the line; NULL if its words were removed.
      data BLOB
    ) STRICT;
    """

  static let logIndexes = """
    CREATE UNIQUE INDEX event_name ON event(stream, number);
    CREATE INDEX event_subject ON event(subject, time, stream, number);
    CREATE INDEX event_order ON event(time, stream, number);
    CREATE INDEX event_amending ON event(type) WHERE type IN ('event.corrected', 'event.redacted');
    CREATE INDEX event_redacting ON event(stream, number) WHERE type = 'event.redacted';
    CREATE INDEX event_linking ON event(subject) WHERE \(Queries.linking);
    CREATE INDEX event_document ON event(subject) WHERE type = 'document.attached';
    CREATE INDEX event_command ON event(command) WHERE command IS NOT NULL;
    """

  /// What the histories fold into, over both clocks (see `Span`): every table ends with the columns of validity.
  ///
  /// A question about one moment takes the rows that are valid then; there are no other tables for the past.
  static let state = """
    CREATE TABLE institution (
      code TEXT NOT NULL,
      name TEXT NOT NULL,
      -- All wordings of the name, a JSON object from language to text.
      names TEXT NOT NULL,
      side TEXT NOT NULL,
      kind TEXT,
      parent TEXT,
      -- A JSON array of short names.
      aliases TEXT NOT NULL,
      calendar TEXT,
      -- How its work passed on or ended, a JSON array of those that took over, and the day; NULL while it goes on.
      ended TEXT,
      successors TEXT,
      ended_on INTEGER,
      \(validity)
    ) STRICT;

    CREATE TABLE dialogue (
      code TEXT NOT NULL,
      title TEXT NOT NULL,
      ours TEXT NOT NULL,
      theirs TEXT NOT NULL,
      \(validity)
    ) STRICT;

    CREATE TABLE session (
      reference TEXT NOT NULL,
      dialogue TEXT NOT NULL,
      number INTEGER NOT NULL,
      state TEXT NOT NULL,
      date INTEGER NOT NULL,
      until INTEGER,
      venue TEXT,
      minutes_agreed INTEGER,
      \(validity)
    ) STRICT;

    CREATE TABLE paper (
      reference TEXT NOT NULL,
      number TEXT NOT NULL,
      dated INTEGER NOT NULL,
      \(validity)
    ) STRICT;

    CREATE TABLE proposal (
      reference TEXT NOT NULL,
      dialogue TEXT NOT NULL,
      -- NULL: tabled outside a session.
      session INTEGER,
      number INTEGER NOT NULL,
      part TEXT NOT NULL,
      title TEXT NOT NULL,
      kind TEXT NOT NULL,
      side TEXT NOT NULL,
      sector TEXT,
      lead TEXT,
      -- JSON arrays of codes.
      support TEXT NOT NULL,
      counterpart TEXT NOT NULL,
      status TEXT NOT NULL,
      status_since INTEGER NOT NULL,
      response TEXT NOT NULL,
      is_standing INTEGER NOT NULL,
      -- 1: more is expected of it.
      is_open INTEGER NOT NULL,
      tabled_on INTEGER NOT NULL,
      sharing TEXT NOT NULL,
      -- Who is to move: a code, or secretariat; NULL: nobody.
      waiting TEXT,
      completed_on INTEGER,
      \(validity)
    ) STRICT;

    CREATE TABLE follow_up (
      proposal TEXT NOT NULL,
      number INTEGER NOT NULL,
      action TEXT NOT NULL,
      owner TEXT NOT NULL,
      due INTEGER,
      first_due INTEGER,
      slips INTEGER NOT NULL,
      -- open, completed, cancelled
      state TEXT NOT NULL,
      ended_on INTEGER,
      is_decision INTEGER NOT NULL,
      last_entry INTEGER NOT NULL,
      \(validity)
    ) STRICT;

    -- On which days something was entered about a proposal.
    CREATE TABLE entry (
      proposal TEXT NOT NULL,
      day INTEGER NOT NULL,
      stream TEXT NOT NULL,
      number INTEGER NOT NULL,
      known_from INTEGER NOT NULL,
      known_to INTEGER NOT NULL,
      PRIMARY KEY (proposal, day, stream, number, known_from)
    ) STRICT, WITHOUT ROWID;
    """

  private static let validity = """
    from_day INTEGER NOT NULL,
      known_from INTEGER NOT NULL,
      to_day INTEGER NOT NULL,
      to_known INTEGER NOT NULL,
      known_to INTEGER NOT NULL
    """

  static let stateIndexes = """
    CREATE INDEX institution_code ON institution(code);
    CREATE INDEX institution_ended ON institution(code) WHERE ended IS NOT NULL;
    CREATE INDEX dialogue_code ON dialogue(code);
    CREATE INDEX session_reference ON session(reference);
    CREATE INDEX session_date ON session(dialogue, date);
    CREATE INDEX paper_reference ON paper(reference);
    CREATE INDEX proposal_reference ON proposal(reference);
    CREATE INDEX proposal_place ON proposal(dialogue, session, number);
    CREATE INDEX follow_up_reference ON follow_up(proposal, number);
    -- Overdue by institution is answered from these alone; today's question meets only rows that have not ended.
    CREATE INDEX follow_up_live ON follow_up(due, owner, from_day, known_from)
      WHERE state = 'open' AND to_day = 9999999 AND known_to = 9223372036854775807;
    CREATE INDEX follow_up_past ON follow_up(to_day, due, owner, from_day, known_from, to_known, known_to)
      WHERE state = 'open' AND (to_day < 9999999 OR known_to < 9223372036854775807);
    """

  /// The column that names the subject of a row.
  static let keys = [
    "institution": "code", "dialogue": "code", "session": "reference", "paper": "reference", "proposal": "reference",
    "follow_up": "proposal", "entry": "proposal",
  ]

  /// The tables into which rows come one by one.
  enum Table: String, CaseIterable {
    case event, institution, dialogue, session, paper, proposal, entry
    case followUp = "follow_up"

    private var columnCount: Int {
      switch self {
      case .event: 12
      case .institution, .followUp: 16
      case .dialogue: 9
      case .session: 13
      case .paper: 8
      case .proposal: 26
      case .entry: 6
      }
    }

    /// How a row comes into it: a value for each column, in order.
    var insertion: String {
      "INSERT INTO \(rawValue) VALUES (\(repeatElement("?", count: columnCount).joined(separator: ", ")))"
    }
  }
}
