#!/usr/bin/env python3
"""Runs rapport and the sqlite3 command line in turn on a generated register and prints a Markdown table.

Called by Scripts/bench. Nothing is timed before both have given the right answer. Every figure is a whole process:
wall and CPU (user + system, children included) are medians of several rounds in which the two take turns; peak
memory is that of one further run, as /usr/bin/time measures it.
"""
import argparse
import collections
import datetime
import json
import os
import pathlib
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

AS_OF = "2026-11-21"
A_YEAR_AGO = "2025-11-21"
WORDS = ("returned", "annex")  # stand in one entry of six

# What somebody who knows SQL would do by hand: all lines into a table in total order, then the state as tables.
PEER_LOAD = """
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
PEER_BY_OWNER = f"""SELECT owner, count(*) AS overdue, min(due) AS oldestDue,
  CAST(sum(julianday('{AS_OF}') - julianday(due)) AS INTEGER) AS daysLateTotal
  FROM follow_up WHERE done IS NULL AND due < '{AS_OF}' GROUP BY owner ORDER BY owner;"""
PEER_OVERDUE = f"""SELECT reference || '.' || number, owner, title, action, due, first_due, slips, status, lead, updated
  FROM follow_up JOIN proposal USING (reference) WHERE done IS NULL AND due < '{AS_OF}' ORDER BY due, 1;"""
PEER_SHOW = "SELECT * FROM proposal WHERE reference = '{0}'; SELECT * FROM follow_up WHERE reference = '{0}';"
PEER_HISTORY = "SELECT day, type, data FROM log WHERE subject = '{0}' ORDER BY place;"
PEER_NOTE = """PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
BEGIN IMMEDIATE;
INSERT INTO log (time, stream, id, subject, type, day, data)
  SELECT strftime('%Y-%m-%dT%H:%M:%fZ'), 'desk', max(place) + 1, '{0}', 'proposal.noted', '{1}', json_object('text', '{2}') FROM log;
UPDATE proposal SET updated = '{1}' WHERE reference = '{0}';
COMMIT;"""
# A search peer with the same texts in it: titles, actions, positions.
PEER_INDEX = """
CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = "unicode61 remove_diacritics 2");
INSERT INTO words (rowid, text) SELECT place, coalesce(data ->> 'title', data ->> 'action', data ->> 'text') FROM log
  WHERE type IN ('proposal.tabled', 'follow-up.scheduled', 'proposal.noted');"""
PEER_SEARCH = """SELECT day, subject, text FROM words JOIN log ON place = words.rowid WHERE words MATCH '{0}'
  ORDER BY place DESC LIMIT 30; SELECT count(*) FROM words WHERE words MATCH '{0}';"""
PEER_EXPLAIN = "SELECT day, data ->> 'due' FROM log WHERE subject = '{0}' AND data ->> 'number' = {1} AND data ->> 'due' IS NOT NULL;"
NOTE = "The mission telephoned: the signed copy leaves with tomorrow's bag."


Row = collections.namedtuple("Row", "name ours peer peer_name")


class Bench:
    def __init__(self, program, made, work):
        self.answer = json.loads((made / "answer.json").read_text())
        self.register, self.database, self.indexed = work / "register", work / "peer.db", work / "words.db"
        shutil.copytree(made / "register", self.register)
        self.program = str(program.resolve())
        self.streams = sorted(path.name for path in (self.register / "events").iterdir())
        # Expanded by the shell: the names of a thousand segments are too long for one argument.
        self.files = shlex.quote(str(self.register)) + "/events/*/*.jsonl"
        # Nothing of the user's own settings, and a clock that stands behind the last event, so that every run is alike.
        self.environment = dict(os.environ, XDG_CONFIG_HOME=str(work / "settings"), RAPPORT_REGISTER=str(self.register),
                                RAPPORT_ACTOR="bench", RAPPORT_OFFICE=self.streams[0], RAPPORT_NOW=f"{AS_OF}T12:00:00Z")

    def rapport(self, *arguments):
        return [self.program, *arguments]

    def sqlite(self, sql, *options):
        return ["sqlite3", *options, str(self.database), sql]

    def load(self):
        script = self.database.with_suffix(".sql")
        script.write_text(PEER_LOAD.format(files=self.files))
        database = shlex.quote(str(self.database))
        return ["sh", "-c", f"rm -f {database}*; exec sqlite3 {database} <{shlex.quote(str(script))}"]

    def index(self):
        """Makes the peer's full-text index, in a file of its own: what `rebuild` is compared with has none."""
        shutil.copy(self.database, self.indexed)
        self.output(["sqlite3", str(self.indexed), PEER_INDEX])

    def run(self, command, **options):
        return subprocess.run(command, env=self.environment, stdin=subprocess.DEVNULL, text=True, **options)

    def output(self, command):
        done = self.run(command, capture_output=True)
        if done.returncode:
            sys.exit(f"error: {shlex.join(command)[:300]} ended with {done.returncode}:\n{done.stderr}{done.stdout[-500:]}")
        return done.stdout

    def rows(self):
        """What is measured."""
        reference = self.answer["proposal"]
        note = NOTE.replace("'", "''")
        return [
            Row("rebuild", self.rapport("rebuild"), self.load(), "load and tabulate"),
            Row("proposal note", self.rapport("proposal", "note", reference, NOTE, "--authority", "telephone"),
                self.sqlite(PEER_NOTE.format(reference, AS_OF, note)), "durable insert"),
            Row("overdue", self.rapport("overdue", "--as-of", AS_OF), self.sqlite(PEER_OVERDUE, "-column"), "joined query"),
            Row("overdue --by-institution", self.rapport("overdue", "--as-of", AS_OF, "--by-institution"),
                self.sqlite(PEER_BY_OWNER, "-column"), "grouped query"),
            Row("show", self.rapport("show", reference), self.sqlite(PEER_SHOW.format(reference), "-line"), "indexed queries"),
            Row("history", self.rapport("history", reference), self.sqlite(PEER_HISTORY.format(reference)), "indexed query"),
            Row("search", self.rapport("search", *WORDS),
                ["sqlite3", str(self.indexed), PEER_SEARCH.format(" ".join(f"{word}*" for word in WORDS))], "full-text query"),
            Row("search, one entry", self.rapport("search", *self.rare), ["sqlite3", str(self.indexed), PEER_SEARCH.format(
                " ".join(f"{word}*" for word in self.rare))], "full-text query"),
            Row("explain", self.rapport("explain", self.follow_up, "due"),
                self.sqlite(PEER_EXPLAIN.format(*self.follow_up.rsplit(".", 1))), "indexed query"),
            *self.past(("overdue", "--by-institution")), *self.past(("show", reference)), *self.past(("list",)),
            Row("verify", self.rapport("verify"), ["sh", "-c", f"sha256sum {self.files}"], "sha256sum"),
        ]

    @property
    def rare(self):
        """Words of one position alone: its reference, and which of its points it is."""
        return (*self.answer["proposal"].split("-"), "point", "2")

    def past(self, question):
        """The same question about a year ago, and as known then, beside that about today."""
        today = self.rapport(*question)
        for clock in ("--as-of", "--known-at"):
            yield Row(f"{question[0]} {clock}", self.rapport(*question, clock, A_YEAR_AGO), today, "today")

    @property
    def follow_up(self):
        """A follow-up that was moved, if one was."""
        moved = "SELECT subject || '.' || (data ->> 'number') FROM log WHERE type = 'follow-up.rescheduled' ORDER BY place DESC LIMIT 1;"
        return self.output(self.sqlite(moved)).strip() or f"{self.answer['proposal']}.1"

    def check(self):
        """Stops unless both give the generator's own answer."""
        right = self.answer["byInstitution"]
        ours = json.loads(self.output(self.rapport("overdue", "--as-of", AS_OF, "--by-institution", "--format", "json")))
        figures = ("overdue", "oldestDue", "daysLateTotal")
        self.compare("rapport", right, {item["institution"]: {name: item[name] for name in figures}
                                        for item in ours["byInstitution"] if item["overdue"]})
        theirs = json.loads(self.output(self.sqlite(PEER_BY_OWNER, "-json")) or "[]")
        self.compare("sqlite3", right, {item["owner"]: {name: item[name] for name in figures} for item in theirs})

    @staticmethod
    def compare(who, right, given):
        wrong = [f"  {code}: {given.get(code)} instead of {right.get(code)}"
                 for code in sorted(right.keys() | given.keys()) if given.get(code) != right.get(code)]
        if wrong:
            sys.exit(f"error: {who} gives a wrong answer to what is overdue; nothing was timed.\n" + "\n".join(wrong[:10]))

    def measure(self, command):
        """(wall, CPU) of one run in seconds; stops the bench if the command fails."""
        began = time.perf_counter()
        process = subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE)
        talk = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"error: {shlex.join(command)[:300]} ended with {process.returncode}:\n{talk.decode()}")
        return wall, usage.ru_utime + usage.ru_stime

    def peak_memory(self, command):
        """Megabytes. By way of /usr/bin/time: a child of this program would inherit its figure."""
        with tempfile.NamedTemporaryFile("r") as figure:
            self.output(["/usr/bin/time", "--quiet", "-f", "%M", "-o", figure.name, *command])
            return int(figure.read().split()[-1]) / 1024


def milliseconds(seconds):
    value = seconds * 1000
    return f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def report(bench, made, rounds):
    lines = ["| command | beside | wall ms | beside | ratio | CPU ms | beside | ratio | peak MB | beside |",
             "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|"]
    for row in bench.rows():
        # What takes seconds is measured three times, what takes milliseconds as often as asked.
        bench.measure(row.ours)
        slow = bench.measure(row.peer)[0] > 1
        ours, peer = [], []
        for _ in range(min(rounds, 3) if slow else rounds):
            ours.append(bench.measure(row.ours))
            peer.append(bench.measure(row.peer))
        wall, cpu = (statistics.median(column) for column in zip(*ours))
        peer_wall, peer_cpu = (statistics.median(column) for column in zip(*peer))
        memory, peer_memory = bench.peak_memory(row.ours), bench.peak_memory(row.peer)
        lines.append(f"| {row.name} | {row.peer_name} | {milliseconds(wall)} | {milliseconds(peer_wall)} | {wall / peer_wall:.2f} "
                     f"| {milliseconds(cpu)} | {milliseconds(peer_cpu)} | {cpu / max(peer_cpu, 1e-4):.2f} "
                     f"| {memory:.1f} | {peer_memory:.1f} |")
        print(f"  measured: {row.name}", file=sys.stderr)
    events = sum(path.read_bytes().count(b"\n") for path in (made / "register").glob("events/*/*.jsonl"))
    size = sum(path.stat().st_size for path in (made / "register").glob("events/*/*.jsonl"))
    version = bench.output(["sqlite3", "--version"]).split()[0]
    print(f"{events:,} events in {len(bench.streams)} stream(s), {size / 1e6:.1f} MB; sqlite3 {version}; {os.cpu_count()} cores, "
          f"load {os.getloadavg()[0]:.1f}; {datetime.date.today().isoformat()}. Medians; ratio = rapport / beside.\n")
    print("\n".join(lines))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program", type=pathlib.Path)
    arguments.add_argument("made", type=pathlib.Path, help="holds register/ and answer.json")
    arguments.add_argument("--rounds", type=int, default=9)
    options = arguments.parse_args()
    # Beside the generated register: a temporary file system in memory would make every sync free.
    with tempfile.TemporaryDirectory(dir=options.made) as work:
        bench = Bench(options.program, options.made, pathlib.Path(work))
        bench.output(bench.load())
        bench.index()
        bench.output(bench.rapport("rebuild"))
        bench.check()
        report(bench, options.made, options.rounds)


if __name__ == "__main__":
    main()
