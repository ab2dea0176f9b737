/// Proposals as they stand in the end, counted in the table `settled_count`.
///
/// In the end: with everything that was entered, also for days to come. From the day of its last entry on a proposal is
/// settled: it stands as in the end. So what a day comes to is read from this table, and those with later entries, and
/// every one where it is asked what was known at a time, are looked at one by one: today a few, on an earlier day many.
/// `SettledCounting` carries the counts on.
enum SettledCount {
  /// How a proposal stands in the end.
  struct Standing: Hashable {
    /// nil: not at all, what tabled it was withdrawn.
    let sort: Sort?
    /// The last day on which something was entered about it, days since 1970-01-01.
    let lastEntry: Int
  }

  /// What is told apart.
  struct Sort: OptionSet, Hashable {
    let rawValue: Int

    static let open = Sort(rawValue: 1)
    /// A standing commitment, which is never completed.
    static let standing = Sort(rawValue: 2)
    static let deferred = Sort(rawValue: 4)
    /// It has an open follow-up with a date.
    static let hasNextStep = Sort(rawValue: 8)
    /// It came from a split, and was not tabled itself.
    static let part = Sort(rawValue: 16)

    /// The condition that a column has all of these and none of the others, in SQL.
    static func condition(_ column: String, _ wanted: Sort, not unwanted: Sort = []) -> String {
      "\(column) & \(wanted.union(unwanted).rawValue) = \(wanted.rawValue)"
    }
  }

  static let isDeferred = Sort.condition("sort", .deferred)

  static let table = """
    -- Proposals as they stand in the end (see `SettledCount`).
    CREATE TABLE settled_count (
      last_entry INTEGER NOT NULL,
      dialogue TEXT NOT NULL,
      -- -1: tabled outside a session.
      session INTEGER NOT NULL,
      sort INTEGER NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (last_entry, dialogue, session, sort)
    ) STRICT, WITHOUT ROWID;

    CREATE VIEW settled_count_of_session AS SELECT * FROM settled_count WHERE count <> 0;
    """

  static let indexes = """
    CREATE INDEX proposal_settled ON proposal_place(last_entry);
    CREATE INDEX proposal_deferred ON proposal_place(history) WHERE \(isDeferred);
    """
}
