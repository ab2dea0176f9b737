#!/usr/bin/env python3
"""Counts the instructions of the hot loops an event, so that a regression shows without a stopwatch.

    Scripts/bench --instructions [--loops scan,project] [--keep] [--program PATH]

`hot-loops LOOP REGISTER` runs one loop over a register and prints `EVENTS n`. It runs under valgrind over a small and a
larger register; the difference leaves out what it costs to begin. The same program gives the same count within a few
parts in ten thousand, whatever else the machine does. Compared with Scripts/bench-instructions.txt, which --keep writes
anew; a loop that takes 5 % more than is kept there is pointed out. Figures are no test: the status is 0 all the same.
"""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent / "benching"))
from workplace import generated, say  # noqa: E402

KEPT = pathlib.Path(__file__).with_suffix(".txt")
LOOPS = ["scan", "verify", "project"]
SMALL, LARGE = 2_000, 12_000
WORSE = 5  # per cent


def build():
    """With the options of Scripts/rapport, so that what is built for one serves the other."""
    say("Building hot-loops...")
    built = subprocess.run(["bash", "-c", '. Scripts/support.sh; build_release "$PWD" hot-loops'],
                           stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if built.returncode:
        sys.exit(f"error: hot-loops could not be built:\n{(built.stdout + built.stderr)[-1500:]}")
    return pathlib.Path(".build-release/release/hot-loops")


def counted(program, loop, events, folder):
    """(instructions, events) of one run over a copy of the register of that size."""
    register = folder / str(events)
    if not register.exists():
        subprocess.run(["cp", "-r", generated(events, 1) / "register", register], check=True)
    run = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder / 'callgrind'}", program, loop, register],
        stdin=subprocess.DEVNULL, capture_output=True, text=True)
    collected, told = re.search(r"Collected : (\d+)", run.stderr), re.search(r"^EVENTS (\d+)$", run.stdout, re.MULTILINE)
    if run.returncode or not collected or not told:
        sys.exit(f"error: hot-loops {loop} ended with {run.returncode} under valgrind:\n{run.stderr[-1000:]}{run.stdout[-500:]}")
    return int(collected[1]), int(told[1])


def without_lines(program, folder):
    """A copy without the names of lines, a form of which valgrind cannot read; those of functions stay."""
    copy = folder / "hot-loops"
    subprocess.run(["strip", "--strip-debug", "-o", copy, program], check=True)
    return copy


def per_event(program, loop, folder):
    few, few_events = counted(program, loop, SMALL, folder)
    many, many_events = counted(program, loop, LARGE, folder)
    return round((many - few) / (many_events - few_events))


def kept():
    """Instructions an event by loop, as they were kept."""
    if not KEPT.exists():
        return {}
    lines = [line.split() for line in KEPT.read_text().splitlines() if line and not line.startswith("#")]
    return {loop: int(count) for loop, count in lines}


def keep(figures):
    head = "# Instructions an event of each hot loop, written by: Scripts/bench --instructions --keep\n"
    KEPT.write_text(head + "".join(f"{loop} {count}\n" for loop, count in {**kept(), **figures}.items()))


def loops(text):
    chosen = text.split(",")
    if unknown := set(chosen) - set(LOOPS):
        raise argparse.ArgumentTypeError(f"no loop is called {', '.join(sorted(unknown))}; there are {', '.join(LOOPS)}")
    return chosen


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--loops", type=loops, default=LOOPS)
    arguments.add_argument("--keep", action="store_true")
    arguments.add_argument("--program", type=pathlib.Path, help="hot-loops as built elsewhere")
    options = arguments.parse_args()
    program = options.program or build()
    before, figures = kept(), {}
    print("| loop | instructions an event | kept | change |\n|---|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        program = without_lines(program, folder)
        for loop in options.loops:
            figures[loop] = count = per_event(program, loop, folder)
            change = (count / before[loop] - 1) * 100 if loop in before else None
            told = "" if change is None else f"{change:+.1f} %"
            print(f"| {loop} | {count:,} | {before.get(loop, '')} | {told} |", flush=True)
            if change is not None and change > WORSE:
                say(f"warning: {loop} takes {change:.1f} % more instructions an event than is kept in {KEPT.name}.")
    if options.keep:
        keep(figures)


if __name__ == "__main__":
    main()
