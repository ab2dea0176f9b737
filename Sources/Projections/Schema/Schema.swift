/// The tables of the projection.
///
/// All of them can be dropped and made again from the log at any moment.
enum Schema {
  /// Raised with every change of the tables or of what is written into them; another version is rebuilt.
  static let version = 1

  /// The log as it has been read: cursor and events.
  ///
  /// Times are microseconds, days are days since 1970-01-01.
  static let log = """
    CREATE TABLE meta (
      key TEXT NOT NULL PRIMARY KEY,
      value INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

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

    -- The highest event of a stream that an event of another stream names.
    CREATE TABLE named (
      stream TEXT NOT NULL PRIMARY KEY,
      number INTEGER NOT NULL
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
    CREATE INDEX event_effective ON event(effective);
    CREATE INDEX event_amending ON event(type) WHERE type IN ('event.corrected', 'event.redacted');
    CREATE INDEX event_command ON event(command) WHERE command IS NOT NULL;
    """

  /// What holds on the day in meta `day`, folded from the events.
  static let state = """
    CREATE TABLE institution (
      code TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      -- All wordings of the name, a JSON object from language to text.
      names TEXT NOT NULL,
      side TEXT NOT NULL,
      kind TEXT,
      parent TEXT,
      -- A JSON array of short names.
      aliases TEXT NOT NULL,
      calendar TEXT
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE dialogue (
      code TEXT NOT NULL PRIMARY KEY,
      title TEXT NOT NULL,
      ours TEXT NOT NULL,
      theirs TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE session (
      reference TEXT NOT NULL PRIMARY KEY,
      dialogue TEXT NOT NULL,
      number INTEGER NOT NULL,
      state TEXT NOT NULL,
      date INTEGER NOT NULL,
      until INTEGER,
      venue TEXT,
      minutes_agreed INTEGER
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE paper (
      reference TEXT NOT NULL PRIMARY KEY,
      number TEXT NOT NULL,
      dated INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE proposal (
      reference TEXT NOT NULL PRIMARY KEY,
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
      last_entry INTEGER NOT NULL,
      sharing TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

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
      PRIMARY KEY (proposal, number)
    ) STRICT, WITHOUT ROWID;
    """

  static let stateIndexes = """
    CREATE INDEX session_date ON session(dialogue, date);
    CREATE INDEX proposal_place ON proposal(dialogue, session, number);
    CREATE INDEX proposal_silent ON proposal(last_entry) WHERE is_open = 1;
    CREATE INDEX follow_up_due ON follow_up(due, owner) WHERE state = 'open';
    """

  static let stateTables = ["institution", "dialogue", "session", "paper", "proposal", "follow_up"]
}
