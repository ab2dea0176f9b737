"""What somebody who knows SQL would do by hand: all lines into a table in total order, then the state as tables."""
import datetime
import json
import shlex
import shutil

from workplace import AS_OF, Run

LOAD = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TEMP TABLE incoming (line TEXT);
.mode ascii
.separator "\\037" "\\n"
.import "|cat {files}" incoming
CREATE TABLE log (place INTEGER PRIMARY KEY, time TEXT, stream TEXT, id INTEGER, subject TEXT, type TEXT, day TEXT, data TEXT);
INSERT INTO log (time, stream, id, subject, type, day, data)
  SELECT line ->> 'time', line ->> 'source', CAST(line ->> 'id' AS INTEGER) AS number, line ->> 'subject', line ->> 'type',
    line ->> 'effective', line -> 'data' FROM incoming ORDER BY 1, 2, number;
CREATE INDEX log_subject ON log (subject);
CREATE TABLE proposal AS
  SELECT subject AS reference, data ->> 'title' AS title, data ->> 'lead' AS lead, 'tabled' AS status, day AS updated
  FROM log WHERE type = 'proposal.tabled';
CREATE UNIQUE INDEX proposal_reference ON proposal (reference);
UPDATE proposal SET status = last.status FROM
  (SELECT subject, max(place), data ->> 'to' AS status FROM log WHERE type = 'proposal.status-changed' GROUP BY subject) AS last
  WHERE last.subject = reference;
UPDATE proposal SET updated = last.day FROM (SELECT subject, max(day) AS day FROM log GROUP BY subject) AS last
  WHERE last.subject = reference;
CREATE TABLE follow_up AS
  SELECT subject AS reference, data ->> 'number' AS number, data ->> 'owner' AS owner, data ->> 'action' AS action,
    data ->> 'due' AS due, data ->> 'due' AS first_due, 0 AS slips, NULL AS done FROM log WHERE type = 'follow-up.scheduled';
CREATE UNIQUE INDEX follow_up_reference ON follow_up (reference, number);
UPDATE follow_up SET due = moved.due, slips = moved.slips FROM
  (SELECT subject, data ->> 'number' AS n, max(place), count(*) AS slips, data ->> 'due' AS due FROM log
   WHERE type = 'follow-up.rescheduled' GROUP BY 1, 2) AS moved WHERE moved.subject = reference AND moved.n = number;
UPDATE follow_up SET done = finished.day FROM
  (SELECT subject, data ->> 'number' AS n, day FROM log WHERE type = 'follow-up.completed') AS finished
  WHERE finished.subject = reference AND finished.n = number;
CREATE INDEX follow_up_overdue ON follow_up (done, due, owner);
"""
GROUPED = """owner, count(*) AS overdue, min(due) AS oldestDue,
  CAST(sum(julianday('{today}') - julianday(due)) AS INTEGER) AS daysLateTotal"""
BY_INSTITUTION = "SELECT " + GROUPED + " FROM follow_up WHERE done IS NULL AND due < '{today}' GROUP BY owner ORDER BY owner;"
# The same from the log itself, of what somebody could know who reads no further than `until`.
BY_INSTITUTION_THEN = """WITH
  read AS (SELECT place, subject, type, data ->> 'number' AS n, data ->> 'owner' AS owner, data ->> 'due' AS due FROM log
    WHERE type IN ('follow-up.scheduled', 'follow-up.rescheduled', 'follow-up.completed') AND {until}),
  last AS (SELECT subject, n, max(place), due FROM read WHERE due IS NOT NULL GROUP BY subject, n),
  open AS (SELECT subject, n, owner FROM read WHERE type = 'follow-up.scheduled'
    EXCEPT SELECT read.subject, read.n, begun.owner FROM read JOIN read AS begun USING (subject, n)
      WHERE read.type = 'follow-up.completed' AND begun.type = 'follow-up.scheduled')
SELECT """ + GROUPED + " FROM open JOIN last USING (subject, n) WHERE due < '{today}' GROUP BY owner ORDER BY owner;"
OVERDUE = """SELECT reference || '.' || number AS followUp, owner, title, action, due, first_due AS firstDue, slips, status, lead,
  updated FROM follow_up JOIN proposal USING (reference) WHERE done IS NULL AND due < '{today}' ORDER BY due, 1;"""
SHOW = "SELECT * FROM proposal WHERE reference = '{0}'; SELECT * FROM follow_up WHERE reference = '{0}';"
STATUS = "SELECT status FROM proposal WHERE reference = '{0}';"
HISTORY = "SELECT day, type, data FROM log WHERE subject = '{0}' ORDER BY place;"
EXPLAIN = "SELECT day, data ->> 'due' AS value FROM log WHERE subject = '{0}' AND data ->> 'number' = {1} AND value IS NOT NULL;"
NOTE = """PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
BEGIN IMMEDIATE;
INSERT INTO log (time, stream, id, subject, type, day, data)
  SELECT strftime('%Y-%m-%dT%H:%M:%fZ'), 'desk', max(place) + 1, '{0}', 'proposal.noted', '{1}', json_object('text', '{2}') FROM log;
UPDATE proposal SET updated = '{1}' WHERE reference = '{0}';
COMMIT;"""
INDEX = """
CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = "unicode61 remove_diacritics 2");
INSERT INTO words (rowid, text) SELECT place,
    coalesce(data ->> 'title' || ' ' || (data ->> 'summary'), data ->> 'action', data ->> 'text', data ->> 'reason', data ->> 'outcome')
  FROM log WHERE type IN ('proposal.tabled', 'proposal.noted', 'follow-up.scheduled', 'follow-up.rescheduled', 'follow-up.completed');"""
FOUND = "SELECT count(*) AS count FROM words WHERE words MATCH '{0}';"
SEARCH = """SELECT day, subject, text FROM words JOIN log ON place = words.rowid WHERE words MATCH '{0}'
  ORDER BY place DESC LIMIT 30; """ + FOUND


class Sqlite:
    """The sqlite3 command line with tables made from the log of a workplace."""

    def __init__(self, place):
        self.place = place
        # The words have a file of their own: what `rebuild` is compared with makes no index of them.
        self.database, self.indexed = place.folder / "peer.db", place.folder / "words.db"
        place.output(self.load())
        shutil.copy(self.database, self.indexed)
        place.output(Run(["sqlite3", str(self.indexed), INDEX]))

    def load(self):
        script = self.database.with_suffix(".sql")
        script.write_text(LOAD.format(files=self.place.files))
        database = shlex.quote(str(self.database))
        return Run(["sh", "-c", f"rm -f {database}*; exec sqlite3 {database} <{shlex.quote(str(script))}"])

    def ask(self, sql, *options):
        return Run(["sqlite3", *options, str(self.database), sql])

    def rows(self, sql):
        return json.loads(self.place.output(self.ask(sql, "-json")) or "[]")

    def by_institution(self, today):
        return self.ask(BY_INSTITUTION.format(today=today), "-column")

    def overdue(self, today):
        return self.ask(OVERDUE.format(today=today), "-column")

    def show(self, reference):
        return self.ask(SHOW.format(reference), "-line")

    def history(self, reference):
        return self.ask(HISTORY.format(reference))

    def explain(self, reference, number):
        return self.ask(EXPLAIN.format(reference, number))

    def search(self, words):
        return Run(["sqlite3", str(self.indexed), SEARCH.format(match(words))])

    def found(self, words):
        return int(self.place.output(Run(["sqlite3", str(self.indexed), FOUND.format(match(words))])))

    def note(self, reference, text):
        return self.ask(NOTE.format(reference, AS_OF, text.replace("'", "''")))

    def known_then(self, clock, day):
        """What was overdue by institution as of a day, or today as far as known at the end of a day."""
        # The generator's register counts its days in Asia/Karachi, five hours ahead.
        until = f"day <= '{day}'" if clock == "--as-of" else f"time < '{day}T19:00'"
        today = day if clock == "--as-of" else AS_OF
        return self.rows(BY_INSTITUTION_THEN.format(until=until, today=today))


def match(words):
    return " ".join(f"{word}*" for word in words)


def some_day_before(turn):
    """A year before the generator's answer, and a day earlier each turn."""
    return AS_OF - datetime.timedelta(365 + turn)
