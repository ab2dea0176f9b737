/// Open follow-ups with a due day, counted by owner, dialogue and stretch of due days in the table `open_count`.
///
/// Counted are the rows of `follow_up_span` that have not ended, with everything that is known: triggers carry the counts
/// on as rows come and go, so that what is overdue at each institution is told without a look at each follow-up. Only
/// the stretch in which the day asked about lies, and those in which something begins to hold later, are read row by row.
enum OpenCount {
  /// A stretch has 2^3 due days: in ten million events that is as much to read as there are stretches.
  static let bits = 3

  static let table = """
    -- Open follow-ups, counted (see `OpenCount`).
    CREATE TABLE open_count (
      owner INTEGER NOT NULL,
      -- Of due days.
      stretch INTEGER NOT NULL,
      dialogue TEXT NOT NULL,
      -- 0: all have ended.
      count INTEGER NOT NULL,
      -- Their due days, added up.
      due_total INTEGER NOT NULL,
      -- None of them begins to hold after this day.
      newest INTEGER NOT NULL,
      PRIMARY KEY (owner, stretch, dialogue)
    ) STRICT, WITHOUT ROWID;

    CREATE VIEW open_count_of_owner AS
      SELECT name.word AS owner, stretch, dialogue, count, due_total
      FROM open_count LEFT JOIN name ON name.id = open_count.owner WHERE count > 0;
    """

  /// Counts what was loaded, and from then on what comes and goes.
  static let filling = """
    INSERT INTO open_count
      SELECT f.owner, f.due >> \(bits), ifnull(p.dialogue, ''), count(*), sum(f.due), max(f.from_day)
      FROM follow_up_span f LEFT JOIN proposal_place p ON p.history = f.id >> \(HistoryRows.bits)
      WHERE \(isCounted("f")) GROUP BY 1, 2, 3;

    CREATE TRIGGER open_count_more AFTER INSERT ON follow_up_span WHEN \(isCounted("new")) BEGIN
      INSERT INTO open_count VALUES (new.owner, new.due >> \(bits), \(dialogue("new")), 1, new.due, new.from_day)
      ON CONFLICT DO UPDATE SET
        count = count + 1, due_total = due_total + excluded.due_total, newest = max(newest, excluded.newest);
    END;

    CREATE TRIGGER open_count_less AFTER DELETE ON follow_up_span WHEN \(isCounted("old")) BEGIN
      UPDATE open_count SET count = count - 1, due_total = due_total - old.due WHERE \(isCell("old"));
    END;
    """

  private static func isCounted(_ row: String) -> String {
    """
    \(row).state = 0 AND \(row).due IS NOT NULL AND \(row).to_day = \(Forever.day) AND \(row).known_to = \(Forever.time)
    """
  }

  private static func isCell(_ row: String) -> String {
    "owner = \(row).owner AND stretch = \(row).due >> \(bits) AND dialogue = \(dialogue(row))"
  }

  private static func dialogue(_ row: String) -> String {
    "ifnull((SELECT dialogue FROM proposal_place WHERE history = \(row).id >> \(HistoryRows.bits)), '')"
  }
}
