/// Open and overdue follow-ups, counted by owner and dialogue for every day in the table `open_count`.
///
/// A row says how many more they are from its day on than on the day before, and one of a stretch of days what its days
/// come to. So the count of any day, today or long past, is the sum of the stretches before its own and of the days of
/// that one: as much to read as there are stretches, owners and dialogues, and not events. Counted are the rows of
/// `follow_up_span` with everything that is known; `OpenCounting` carries the counts on.
enum OpenCount {
  /// A stretch has 2^4 days: there are about as many stretches to add up as days.
  static let bits = 4
  static let length = 1 << bits

  static let table = """
    -- Follow-ups that are open and overdue, as differences from day to day (see `OpenCount`).
    CREATE TABLE open_count (
      -- 1: a day. \(length): a stretch of so many from this one on.
      length INTEGER NOT NULL,
      day INTEGER NOT NULL,
      owner INTEGER NOT NULL,
      dialogue INTEGER NOT NULL,
      open INTEGER NOT NULL,
      overdue INTEGER NOT NULL,
      -- The due days of the overdue ones, added up.
      due_total INTEGER NOT NULL,
      -- In a stretch: the oldest due day of those that were overdue at any time, and of which all that can be asked ends
      -- in it (see `Schema.gone`); NULL: there are none.
      oldest INTEGER,
      PRIMARY KEY (length, day, owner, dialogue)
    ) STRICT, WITHOUT ROWID;

    CREATE VIEW open_count_of_owner AS
      SELECT owner.word AS owner, length, day, dialogue.word AS dialogue, open, overdue, due_total, oldest
      FROM open_count count
      LEFT JOIN name owner ON owner.id = count.owner LEFT JOIN name dialogue ON dialogue.id = count.dialogue
      WHERE open <> 0 OR overdue <> 0 OR due_total <> 0 OR oldest IS NOT NULL;
    """

  /// The first day of the stretch in which a day lies.
  static func stretchStart(of day: Int) -> Int { (day >> bits) << bits }

  /// The rows that add up to the counts of a day, as a table `c`.
  static func rows(upTo day: Int) -> String {
    """
    (SELECT * FROM open_count WHERE length = \(length) AND day < \(stretchStart(of: day))
      UNION ALL SELECT * FROM open_count WHERE length = 1 AND day BETWEEN \(stretchStart(of: day)) AND \(day)) c
    """
  }
}
