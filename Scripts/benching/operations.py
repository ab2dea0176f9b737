"""What is measured, beside what, and at most how much it may take."""
import datetime
import itertools
import shutil
import statistics
import subprocess
from dataclasses import dataclass, field
from typing import Callable, NamedTuple

import importing
from peers.sqlite import STATUS, some_day_before
from workplace import AS_OF, HERE, NOTE, Figures, Run, say

READING_MB = 64
WORDS = [("returned", "annex"), ("finance", "second"), ("contact", "point"), ("committee", "sitting"),
         ("laboratories", "samples"), ("delegation", "margins")]  # each stands in one entry of six or so


class Limit(NamedTuple):
    """At most `most` of a measure: "wall" and "cpu" are ratios, "later" milliseconds of wall more, "memory" megabytes."""
    measure: str
    most: float

    def __str__(self):
        return {"wall": "wall {}x", "cpu": "CPU {}x", "later": "+{} ms", "memory": "{} MB"}[self.measure].format(f"{self.most:g}")


@dataclass
class Operation:
    """`ours` and `beside` make the run of a turn: another day and another reference each turn, the same for both."""
    name: str
    ours: Callable[[int], Run]
    beside_name: str = ""
    beside: Callable[[int], Run] | None = None
    limits: list = field(default_factory=list)
    before: Callable[[], None] = lambda: None  # made ready anew before each run of ours, outside of the time
    after: Callable[[], None] = lambda: None  # when all is measured
    key: str = ""  # what --operations calls it; without it the name
    once: bool = False  # takes so long that one run has to do


@dataclass
class Result:
    """What an operation took, and what it is compared with."""
    operation: Operation
    ours: Figures
    beside: Figures | None

    def value(self, measure):
        """Of a limit's measure; None where there is nothing to compare with."""
        if measure == "memory":
            return self.ours.memory
        if self.beside is None:
            return None
        if measure == "later":
            return (self.ours.wall - self.beside.wall) * 1000
        # CPU is counted in steps of the clock; nothing takes none.
        return getattr(self.ours, measure) / max(getattr(self.beside, measure), 1e-4)

    def missed(self):
        """The limits that are not kept."""
        return [limit for limit in self.operation.limits
                if (value := self.value(limit.measure)) is not None and value > limit.most]


def measured(place, operation, rounds):
    """Ours and the other take turns, so that what else the machine does falls on both."""
    turns, ours, beside = itertools.count(), [], []

    def once(measure):
        turn = next(turns)
        operation.before()
        ours.append(measure(operation.ours(turn)))
        if operation.beside:
            beside.append(measure(operation.beside(turn)))

    if operation.once:
        once(place.measure_memory)
    else:
        # The first run only warms up; what takes seconds is measured three times, what takes milliseconds as often as asked.
        once(place.measure)
        slow = max(run[-1].wall for run in (ours, beside) if run) > 1
        ours.clear(), beside.clear()
        for _ in range(min(rounds, 3) if slow else rounds):
            once(place.measure_memory if slow else place.measure)
        if not slow:
            # Of a further run: where milliseconds count, nothing stands between the clock and the command.
            once(place.measure_memory)
    operation.after()
    say(f"  measured: {operation.name}")
    return Result(operation, median(ours), median(beside) if beside else None)


def median(runs):
    """The highest memory, and of what was timed without asking for it the medians."""
    timed = [run for run in runs if run.memory is None] or runs
    return Figures(statistics.median(run.wall for run in timed), statistics.median(run.cpu for run in timed),
                   max(run.memory for run in runs if run.memory is not None))


def operations(place, sqlite):
    """All of them, in the order in which they are measured; without a peer, ours alone beside ourselves."""
    return [*recording(place, sqlite), *reading(place, sqlite), *past(place), *whole(place, sqlite), *starting(place, sqlite)]


def peer(sqlite, make):
    """What the peer does, if there is a peer."""
    return (lambda turn: make(turn)) if sqlite else None


def day_after(turn):
    """Today moves on by a day each turn: nothing that was kept for one question answers the next."""
    return AS_OF + datetime.timedelta(turn)


def recording(place, sqlite):
    reference = place.answer["proposal"]
    yield Operation("record one note", lambda _: place.rapport("proposal", "note", reference, NOTE, "--authority", "telephone"),
                    "durable insert", peer(sqlite, lambda _: sqlite.note(reference, NOTE)), [Limit("wall", 1.2)], key="note")
    stale = StaleProjection(place)
    show = lambda turn: place.rapport("show", place.asked(turn)[0], today=day_after(turn))
    yield Operation("catch up 10 events, then show", show, "show, warm", show, [Limit("later", 5), Limit("memory", READING_MB)],
                    stale.prepare, stale.remove, key="catch-up")


class StaleProjection:
    """Two projections change places: while one takes part in recording ten events, the other falls behind by ten."""

    def __init__(self, place):
        self.place, self.used, self.other = place, place.register / ".rapport", place.folder / "other-projection"
        self.commands = place.folder / "ten.txt"

    def prepare(self):
        if not self.other.exists():
            self.commands.write_text("".join(
                f'proposal note {self.place.asked(turn)[0]} "Note {turn + 1} of ten." --authority telephone\n' for turn in range(10)))
            # Caught up with before it is copied.
            self.place.output(self.place.rapport("show", self.place.answer["proposal"]))
            shutil.copytree(self.used, self.other)
        self.place.output(self.place.rapport("record", self.commands))
        aside = self.used.rename(self.place.folder / "aside")
        self.other.rename(self.used)
        aside.rename(self.other)

    def remove(self):
        shutil.rmtree(self.other)


def reading(place, sqlite):
    def row(name, ours, beside_name, beside, wall):
        return Operation(name, ours, beside_name, peer(sqlite, beside), [Limit("wall", wall), Limit("memory", READING_MB)])

    def rare(turn):
        # Words of one proposal's positions: its reference, and what each of them says behind it.
        return (*place.asked(turn)[0].split("-"), "point")

    today = lambda turn, *words: place.rapport(*words, today=day_after(turn))
    yield row("overdue by institution", lambda turn: today(turn, "overdue", "--by-institution"), "grouped query",
              lambda turn: sqlite.by_institution(day_after(turn)), 1 if place.events >= 1_000_000 else 2)
    yield row("overdue, all rows", lambda turn: today(turn, "overdue"), "joined query",
              lambda turn: sqlite.overdue(day_after(turn)), 3)
    yield row("show", lambda turn: today(turn, "show", place.asked(turn)[0]), "indexed queries",
              lambda turn: sqlite.show(place.asked(turn)[0]), 3)
    yield row("history", lambda turn: today(turn, "history", place.asked(turn)[0]), "indexed query",
              lambda turn: sqlite.history(place.asked(turn)[0]), 3)
    yield row("explain", lambda turn: today(turn, "explain", "{}.{}".format(*place.asked(turn)), "due"), "indexed query",
              lambda turn: sqlite.explain(*place.asked(turn)), 3)
    yield row("search", lambda turn: today(turn, "search", *WORDS[turn % len(WORDS)]), "full-text query",
              lambda turn: sqlite.search(WORDS[turn % len(WORDS)]), 3)
    yield row("search, rare words", lambda turn: today(turn, "search", *rare(turn)), "full-text query",
              lambda turn: sqlite.search(rare(turn)), 3)
    for words in (["list"], ["list", "--count-by", "status"], ["status"], ["deadlines"], ["log"], ["institution", "list"],
                  ["session", "list"], ["remind"]):
        yield Operation(" ".join(words), lambda turn, words=words: today(turn, *words), limits=[Limit("memory", READING_MB)])
    for form in ("text", "json"):
        yield Operation(f"log --all as {form}", lambda turn, form=form: today(turn, "log", "--all", "--format", form),
                        limits=[Limit("memory", READING_MB)], key="log-all", once=True)


def past(place):
    """The same question about a year ago, and as known then, beside that about today."""
    questions = [("overdue by institution", lambda _: ["overdue", "--by-institution"]),
                 ("show", lambda turn: ["show", place.asked(turn)[0]]), ("list", lambda _: ["list"])]
    for name, words in questions:
        for clock in ("--as-of", "--known-at"):
            yield Operation(
                f"{name} {clock}", lambda turn, words=words, clock=clock: place.rapport(*words(turn), clock, some_day_before(turn)),
                "today", lambda turn, words=words: place.rapport(*words(turn), today=day_after(turn)),
                [Limit("wall", 2), Limit("memory", READING_MB)], key="past")


def whole(place, sqlite):
    """What reads or makes all of a register."""
    yield Operation("rebuild", lambda _: place.rapport("rebuild"), "load and tabulate", peer(sqlite, lambda _: sqlite.load()),
                    [Limit("cpu", 0.33), Limit("memory", 256)])
    used, aside = place.register / ".rapport", place.folder / "aside"

    def put_aside():
        # Gone from the register, as after `rm -rf .rapport`.
        if used.exists() and not aside.exists():
            used.rename(aside)
        shutil.rmtree(used, ignore_errors=True)

    def put_back():
        shutil.rmtree(used, ignore_errors=True)
        aside.rename(used)

    yield Operation("verify, without .rapport", lambda _: place.rapport("verify"), "sha256sum",
                    lambda _: Run(["sh", "-c", f"sha256sum {place.files}"]),
                    [Limit("wall", 1), Limit("cpu", 1.8), Limit("memory", 128)], put_aside, put_back, key="verify")
    workbook = importing.Matrix(place)
    yield Operation(f"import of {importing.ROWS:,} rows", lambda _: place.rapport("import", workbook.file, "--register", workbook.register),
                    "rebuild of what it made", lambda _: place.rapport("rebuild", "--register", workbook.register),
                    [Limit("cpu", 2)], workbook.prepare, workbook.finish, key="import", once=True)


def starting(place, sqlite):
    yield Operation("--version", lambda _: place.rapport("--version"), "git --version", lambda _: Run(["git", "--version"]),
                    [Limit("wall", 2)], key="version")
    if sqlite:
        program = place.folder / "one_row"
        subprocess.run(["cc", "-O2", "-o", program, HERE / "one_row.c", "-lsqlite3"], check=True)
        yield Operation(
            "one row: show", lambda turn: place.rapport("show", place.asked(turn)[0], today=day_after(turn)), "C program",
            lambda turn: Run([str(program), str(sqlite.database), STATUS.format(place.asked(turn)[0])]),
            [Limit("wall", 2.5), Limit("memory", READING_MB)], key="one-row")
