/// The tables of the projection.
///
/// All of them can be dropped and made again from the log at any moment.
enum Schema {
  /// Raised with every change of the tables or of what is written into them; another version is rebuilt.
  static let version = 15

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

    -- How many commands have looked at a part of the older segments of a stream, where there are several parts.
    CREATE TABLE turn (
      stream TEXT NOT NULL PRIMARY KEY,
      count INTEGER NOT NULL
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

    -- Words that stand in many rows, which have their numbers.
    CREATE TABLE name (
      id INTEGER PRIMARY KEY,
      word TEXT NOT NULL UNIQUE
    ) STRICT;

    -- The events of each subject, in total order, as one value (see `EventRecord`).
    CREATE TABLE history (
      id INTEGER PRIMARY KEY,
      subject TEXT NOT NULL,
      -- The time of its first event.
      since INTEGER NOT NULL,
      -- What stands in it (see `HistoryMarks`).
      marks INTEGER NOT NULL,
      events BLOB NOT NULL
    ) STRICT;

    -- In which history each event stands, in blocks of a stream (see `PlaceTable`).
    CREATE TABLE place (
      id INTEGER PRIMARY KEY,
      events BLOB NOT NULL
    ) STRICT;

    -- How many events of each stream are held, by its number in `name`: fewer than there are where some were withheld.
    CREATE TABLE held (
      stream INTEGER PRIMARY KEY,
      count INTEGER NOT NULL
    ) STRICT;

    CREATE VIEW held_of_stream AS SELECT name.word AS stream, held.count FROM held JOIN name ON name.id = held.stream;

    -- The callers' tokens, each with the first event of its commit.
    CREATE TABLE token (
      token TEXT NOT NULL,
      stream TEXT NOT NULL,
      number INTEGER NOT NULL,
      type TEXT NOT NULL,
      PRIMARY KEY (token, stream)
    ) STRICT, WITHOUT ROWID;
    """

  static let logIndexes = """
    CREATE UNIQUE INDEX history_subject ON history(subject, since);
    CREATE INDEX token_event ON token(stream, number);
    \(HistoryMarks.indexes)
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

    -- Where each proposal stands, once it was ever tabled; `history` is the number of its history.
    CREATE TABLE proposal_place (
      history INTEGER PRIMARY KEY,
      reference TEXT NOT NULL,
      dialogue TEXT NOT NULL,
      -- NULL: tabled outside a session.
      session INTEGER,
      number INTEGER NOT NULL,
      part TEXT NOT NULL,
      -- Since when it is known.
      since INTEGER NOT NULL,
      -- On which days something was entered about it (see `EntryDays`).
      entries BLOB NOT NULL,
      -- How it stands in the end (see `SettledCount`), and the day of its last entry. NULL: what tabled it was withdrawn.
      sort INTEGER,
      last_entry INTEGER NOT NULL
    ) STRICT;

    -- Titles and actions. The rows of a history follow one another in each table: its number stands in front of theirs
    -- (see `HistoryRows`).
    CREATE TABLE wording (
      id INTEGER PRIMARY KEY,
      text TEXT NOT NULL
    ) STRICT;

    -- Codes and other words are numbers of the table `name`; the view `proposal` has the words. Its joins are CROSS
    -- JOINs, which SQLite leaves in the order in which they stand, history by history as they lie in the file: left
    -- alone it chooses badly; and LEFT JOINs, which it leaves out where their words are not asked for. One proposal is asked for by the number of its history.
    CREATE TABLE proposal_span (
      id INTEGER PRIMARY KEY,
      title INTEGER NOT NULL,
      kind INTEGER NOT NULL,
      side INTEGER NOT NULL,
      sector INTEGER,
      lead INTEGER,
      -- JSON arrays of codes.
      support INTEGER NOT NULL,
      counterpart INTEGER NOT NULL,
      status INTEGER NOT NULL,
      status_since INTEGER NOT NULL,
      response INTEGER NOT NULL,
      is_standing INTEGER NOT NULL,
      -- 1: more is expected of it.
      is_open INTEGER NOT NULL,
      tabled_on INTEGER NOT NULL,
      sharing INTEGER NOT NULL,
      -- Who is to move: a code, or secretariat; NULL: nobody.
      waiting INTEGER,
      completed_on INTEGER,
      \(validity)
    ) STRICT;

    CREATE TABLE follow_up_span (
      id INTEGER PRIMARY KEY,
      number INTEGER NOT NULL,
      action INTEGER NOT NULL,
      owner INTEGER NOT NULL,
      due INTEGER,
      first_due INTEGER,
      slips INTEGER NOT NULL,
      -- 0 open, 1 completed, 2 cancelled
      state INTEGER NOT NULL,
      ended_on INTEGER,
      is_decision INTEGER NOT NULL,
      last_entry INTEGER NOT NULL,
      \(validity)
    ) STRICT;

    \(OpenCount.table)

    \(LearntCount.tables)

    \(SettledCount.table)

    CREATE VIEW proposal AS
      SELECT place.history, place.reference, place.dialogue, place.session, place.number, place.part,
        title.text AS title, kind.word AS kind, side.word AS side, sector.word AS sector, lead.word AS lead,
        support.word AS support, counterpart.word AS counterpart, status.word AS status, span.status_since,
        response.word AS response, span.is_standing, span.is_open, span.tabled_on, sharing.word AS sharing,
        waiting.word AS waiting, span.completed_on, place.entries, place.last_entry,
        span.from_day, span.known_from, span.to_day, span.to_known, span.known_to
      FROM proposal_place place NOT INDEXED
      CROSS JOIN proposal_span span NOT INDEXED ON span.id BETWEEN \(HistoryRows.range("place.history"))
      LEFT JOIN wording title ON title.id = span.title
      LEFT JOIN name kind ON kind.id = span.kind
      LEFT JOIN name side ON side.id = span.side
      LEFT JOIN name sector ON sector.id = span.sector
      LEFT JOIN name lead ON lead.id = span.lead
      LEFT JOIN name support ON support.id = span.support
      LEFT JOIN name counterpart ON counterpart.id = span.counterpart
      LEFT JOIN name status ON status.id = span.status
      LEFT JOIN name response ON response.id = span.response
      LEFT JOIN name sharing ON sharing.id = span.sharing
      LEFT JOIN name waiting ON waiting.id = span.waiting;

    CREATE VIEW follow_up AS
      SELECT span.id, span.id >> \(HistoryRows.bits) AS history, place.reference AS proposal, span.number, action.text AS action,
        owner.word AS owner, span.due, span.first_due, span.slips,
        CASE WHEN span.state = 0 THEN 'open' WHEN span.state = 1 THEN 'completed' ELSE 'cancelled' END AS state,
        span.ended_on, span.is_decision, span.last_entry,
        span.from_day, span.known_from, span.to_day, span.to_known, span.known_to
      FROM follow_up_span span
      LEFT JOIN proposal_place place ON place.history = span.id >> \(HistoryRows.bits)
      LEFT JOIN wording action ON action.id = span.action
      LEFT JOIN name owner ON owner.id = span.owner;
    """

  /// The day after which a row can no longer hold, whatever is asked: it has ended by then and that is known, or it is
  /// known to hold on no day.
  ///
  /// - Parameter table: a name with a full stop behind it, or nothing.
  static func gone(_ table: String) -> String {
    let (toKnown, knownTo) = ("\(table)to_known", "\(table)known_to")
    return "min(max(\(table)to_day, \(RecordingDay.number(of: toKnown))), \(RecordingDay.number(of: knownTo)))"
  }

  /// The number of the stretch of days in which that day lies (see `OpenCount`).
  static func goneStretch(_ table: String) -> String { "\(gone(table)) >> \(OpenCount.bits)" }

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
    CREATE INDEX proposal_number ON proposal_place(dialogue, session, number);
    -- Today's question meets only rows that have not ended.
    CREATE INDEX follow_up_live ON follow_up_span(owner, due, from_day, known_from) WHERE \(isLive);
    -- Any other meets those that ended, became known to have ended, or were replaced in the stretch of
    -- the moment or later.
    CREATE INDEX follow_up_past
      ON follow_up_span(\(goneStretch("")), owner, due, from_day, known_from, to_day, to_known, known_to)
      WHERE \(isPast(""));
    \(SettledCount.indexes)
    """

  /// The condition of what is open and goes on without end, as far as is known.
  private static let isLive = "state = 0 AND to_day = \(Forever.day) AND known_to = \(Forever.time)"

  /// The condition of what is open and does not: the rows of the index `follow_up_past`.
  ///
  /// - Parameter table: a name with a full stop behind it, or nothing.
  static func isPast(_ table: String) -> String {
    "\(table)state = 0 AND (\(table)to_day < \(Forever.day) OR \(table)known_to < \(Forever.time))"
  }

  /// The owners of what goes on without end, as a statement: from one to the next by the index.
  static let liveOwners = """
    WITH RECURSIVE each(owner) AS (
      SELECT min(owner) FROM follow_up_span WHERE \(isLive)
      UNION ALL
      SELECT (SELECT min(owner) FROM follow_up_span WHERE \(isLive) AND owner > each.owner)
      FROM each WHERE each.owner IS NOT NULL)
    SELECT owner FROM each WHERE owner IS NOT NULL
    """

  /// The column that names the subject of a row, in the tables that have one.
  static let keys = [
    "institution": "code", "dialogue": "code", "session": "reference", "paper": "reference",
  ]

  /// The tables into which rows come one by one.
  enum Table: String, CaseIterable {
    case history, place, institution, dialogue, session, paper, wording
    case proposalPlace = "proposal_place"
    case proposalSpan = "proposal_span"
    case followUpSpan = "follow_up_span"

    private var columnCount: Int {
      switch self {
      case .history: 5
      case .place, .wording: 2
      case .institution, .followUpSpan: 16
      case .dialogue: 9
      case .session: 13
      case .paper: 8
      case .proposalPlace: 10
      case .proposalSpan: 22
      }
    }

    /// How a row comes into it: a value for each column, in order.
    var insertion: String {
      "INSERT INTO \(rawValue) VALUES (?\(String(repeating: ", ?", count: columnCount - 1)))"
    }

    /// How a row comes into it where one of its number may stand there.
    ///
    /// Only columns that can come to differ are named: each one that is costs the indexes over it.
    var replacement: String {
      switch self {
      // The subject stays, and `since` nearly always.
      case .history: insertion + " ON CONFLICT DO UPDATE SET marks = excluded.marks, events = excluded.events"
      case .place: insertion + " ON CONFLICT DO UPDATE SET events = excluded.events"
      case .proposalPlace:
        insertion + """
           ON CONFLICT DO UPDATE SET since = excluded.since, entries = excluded.entries,
            sort = excluded.sort, last_entry = excluded.last_entry
          """
      case .wording, .proposalSpan, .followUpSpan, .institution, .dialogue, .session, .paper: insertion
      }
    }

    /// Whether a row may stand there even in a new file: the blocks of `place`, where events come history by history.
    var isWrittenAgain: Bool { self == .place }

    /// Whether a row is compared with the one of its number before it is written: of many, few will differ.
    var isCompared: Bool { [.wording, .proposalSpan, .followUpSpan].contains(self) }
  }
}
