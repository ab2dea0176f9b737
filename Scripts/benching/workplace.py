"""A generated register to measure in, and how one process is measured."""
import datetime
import hashlib
import json
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple

HERE = pathlib.Path(__file__).parent
AS_OF = datetime.date(2026, 11, 21)  # the day of the generator's answer
NOTE = "The mission telephoned: the signed copy leaves with tomorrow's bag."
EVENT_OF_A_FOLLOW_UP = b'"type":"follow-up.rescheduled"'


class Run(NamedTuple):
    """A command, and the day on which it believes itself to be run."""
    command: list
    today: datetime.date = AS_OF


class Figures(NamedTuple):
    """Of one process with its children: seconds of wall and of CPU (user and system), peak memory in megabytes if asked for."""
    wall: float
    cpu: float
    memory: float | None = None


class WrongAnswer(Exception):
    """What was answered is not what is right: nothing may be timed."""


class Workplace:
    """A copy of a generated register in a folder of its own; everything made here goes with the folder."""

    def __init__(self, program, made, folder):
        self.program, self.folder = str(program), folder
        self.answer = json.loads((made / "answer.json").read_text())
        self.register = folder / "register"
        shutil.copytree(made / "register", self.register)
        self.segments = sorted(self.register.glob("events/*/*.jsonl"))
        self.streams = sorted({path.parent.name for path in self.segments})
        self.log_size = sum(path.stat().st_size for path in self.segments)
        self.events = sum(path.read_bytes().count(b"\n") for path in self.segments)
        self.follow_ups = self._moved_follow_ups()
        # Expanded by the shell: the names of a thousand segments are too long for one argument.
        self.files = shlex.quote(str(self.register)) + "/events/*/*.jsonl"
        # Nothing of the user's own settings, and none that peers keep in a home folder.
        self.environment = dict(os.environ, XDG_CONFIG_HOME=str(folder / "settings"), HOME=str(folder), USER="bench",
                                LC_ALL="C.UTF-8", RAPPORT_REGISTER=str(self.register), RAPPORT_ACTOR="bench",
                                RAPPORT_OFFICE=self.streams[0])

    def _moved_follow_ups(self):
        """(reference, number) of follow-ups that were moved, from all parts of the log, none twice."""
        step = max(1, len(self.segments) // 50)
        found = {}
        for path in self.segments[::step]:
            lines = [line for line in path.read_bytes().splitlines() if EVENT_OF_A_FOLLOW_UP in line]
            for event in map(json.loads, lines[:20]):
                found[event["subject"], event["data"]["number"]] = None
        return list(found) or [(self.answer["proposal"], 1)]

    def asked(self, turn):
        """Another (reference, number) each turn."""
        # A step that has no divisor in common with most lengths jumps between the parts of the log.
        return self.follow_ups[turn * 37 % len(self.follow_ups)]

    def rapport(self, *arguments, today=AS_OF):
        return Run([self.program, *map(str, arguments)], today)

    def environment_of(self, run):
        # A clock behind the last event, so that every run is alike.
        return dict(self.environment, RAPPORT_NOW=f"{run.today}T12:00:00Z")

    def output(self, run):
        done = subprocess.run(run.command, env=self.environment_of(run), stdin=subprocess.DEVNULL, text=True,
                              capture_output=True)
        if done.returncode:
            raise WrongAnswer(f"{shlex.join(run.command)[:300]} ended with {done.returncode}:\n"
                              f"{done.stderr[-1000:]}{done.stdout[-500:]}")
        return done.stdout

    def json(self, *arguments, today=AS_OF):
        return json.loads(self.output(self.rapport(*arguments, "--format", "json", today=today)))

    def measure(self, run):
        """Figures of one run; its output is thrown away."""
        began = time.perf_counter()
        process = subprocess.Popen(run.command, env=self.environment_of(run), stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        talk = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise WrongAnswer(f"{shlex.join(run.command)[:300]} ended with {process.returncode}:\n{talk.decode()}")
        return Figures(wall, usage.ru_utime + usage.ru_stime)

    def measure_memory(self, run):
        """Figures with peak memory. By way of /usr/bin/time: a child of this program would inherit its figure."""
        with tempfile.NamedTemporaryFile("r") as figure:
            command = ["/usr/bin/time", "--quiet", "-f", "%M", "-o", figure.name, *run.command]
            took = self.measure(Run(command, run.today))
            return took._replace(memory=int(figure.read().split()[-1]) / 1024)

    def projection_size(self):
        return sum(path.stat().st_size for path in (self.register / ".rapport").iterdir())


def generated(events, streams):
    """The folder with register/ and answer.json. Made once for each size: the generator gives the same bytes each time."""
    generator = HERE / "generate.py"
    made = pathlib.Path(".build-bench", f"{events}-{streams}-{hashlib.sha256(generator.read_bytes()).hexdigest()[:8]}")
    if not (made / "answer.json").exists():
        shutil.rmtree(made, ignore_errors=True)
        (made / "register").mkdir(parents=True)
        say(f"Generating {events:,} events in {streams} stream(s)...")
        answer = subprocess.run(
            [sys.executable, generator, "--events", str(events), "--streams", str(streams), made / "register"],
            stdout=subprocess.PIPE, check=True).stdout
        part = made / "answer.part"
        part.write_bytes(answer)
        part.rename(made / "answer.json")
    return made


def say(sentence):
    print(sentence, file=sys.stderr, flush=True)
