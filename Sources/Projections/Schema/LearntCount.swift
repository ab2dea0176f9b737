/// Open and overdue follow-ups as far as was known at any time, in the tables `learnt_day` and `learnt_stretch`.
///
/// What the register is told changes the counts of days: a promise of June that is entered in July is one more on every
/// day since June, for whoever asks with the knowledge of July. So how many were open on a day, as far as was known at a
/// time, is what had been learnt by then about that day and those before it, added up. In `learnt_day` it stands step by
/// step (see `LearntStep`), each with its time; in `learnt_stretch` what a stretch of days taught is added up by the
/// days that it is about (see `OpenTotals`). As much is read as there are stretches, owners and days, and of the events
/// those of sixteen days at most. `LearntCounting` carries both on. Days of learning are those of `RecordingDay`: a time
/// falls within one, wherever it is asked.
enum LearntCount {
  static let tables = """
    -- What was learnt about open follow-ups (see `LearntCount`). day: since 1970-01-01, of learning.
    CREATE TABLE learnt_day (
      day INTEGER NOT NULL,
      owner INTEGER NOT NULL,
      dialogue INTEGER NOT NULL,
      steps BLOB NOT NULL,
      PRIMARY KEY (day, owner, dialogue)
    ) STRICT, WITHOUT ROWID;

    -- The same in stretches, from that day on.
    CREATE TABLE learnt_stretch (
      day INTEGER NOT NULL,
      owner INTEGER NOT NULL,
      dialogue INTEGER NOT NULL,
      totals BLOB NOT NULL,
      PRIMARY KEY (day, owner, dialogue)
    ) STRICT, WITHOUT ROWID;

    CREATE VIEW learnt_day_of_owner AS \(view("learnt_day", "steps"));

    CREATE VIEW learnt_stretch_of_owner AS \(view("learnt_stretch", "totals"));
    """

  private static func view(_ table: String, _ value: String) -> String {
    """
    SELECT owner.word AS owner, day, dialogue.word AS dialogue, hex(\(value)) AS \(value) FROM \(table) learnt
      LEFT JOIN name owner ON owner.id = learnt.owner LEFT JOIN name dialogue ON dialogue.id = learnt.dialogue
    """
  }
}
