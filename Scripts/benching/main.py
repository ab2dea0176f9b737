#!/usr/bin/env python3
"""Measures rapport beside its peers on generated registers and prints Markdown. Called by Scripts/bench.

Nothing is timed before all have given the right answer, and nothing at all if a reading command reads event lines again
after `rebuild`. Every figure is a whole process: wall and CPU (user + system, children included) are medians of several
rounds in which ours and the other take turns; peak memory is that of one further run. Figures are no test: the status is
0 whatever they are, 1 when an answer is wrong.
"""
import argparse
import importlib
import pathlib
import signal
import sys
import tempfile

import tables
import traces
from checks import check
from operations import measured, operations
from peers.sqlite import Sqlite
from workplace import Workplace, WrongAnswer, generated, say

LARGEST_OF_PEERS = 1_000_000
IMPORT_FROM = 100_000  # an import takes half a minute: below, only when asked for


def chosen(every, options, events):
    if options.operations:
        # Not every peer can do what was asked for.
        return [one for one in every if any(one.name.startswith(name) or one.key == name for name in options.operations)]
    return [one for one in every if one.key != "import" or events >= IMPORT_FROM]


def workplace(options, events, folder):
    """A register of a size, with a fresh projection."""
    place = Workplace(options.program.resolve(), generated(events, options.streams), folder)
    place.output(place.rapport("rebuild"))
    return place


def counted(place):
    """What is counted rather than timed; before anything is recorded."""
    place.output(place.rapport("rebuild"))
    size = place.projection_size()
    ratio = (place.log_size + size) / place.log_size
    yield (f"disk: log {place.log_size / 1e6:,.1f} MB + projection {size / 1e6:,.1f} MB, of the log", f"{ratio:.2f}x", "1.6x", ratio <= 1.6)
    found = traces.check_reads(place)
    names = ", ".join(found)
    behind = max(read.allowed for read in found.values())
    yield (f"event lines read again after `rebuild` by {names}", f"{max(read.read for read in found.values())} bytes",
           "0", True)
    yield (f"of that allowed: bytes of the last line of each of {len(place.streams)} stream(s)", behind, "", None)
    yield (f"folder entries listed by one of them; looks (stat) at {len(place.segments):,} segments",
           f"{max(read.listed for read in found.values())}; {max(read.looked_at for read in found.values()):,}", "", None)
    waits = traces.waits_for_the_log(place)
    if waits != 1:
        raise WrongAnswer(f"recording one note waits {waits} times for the log, not once")
    yield "one note: fdatasync of the log", waits, "exactly 1", True


def full(options, events, print_lines):
    """Everything, beside sqlite3. Returns the results by name."""
    with temporary(events, options) as folder:
        place = workplace(options, events, folder)
        sqlite = Sqlite(place) if events <= LARGEST_OF_PEERS else None
        asked = chosen(operations(place, sqlite), options, events)
        if not asked:
            raise WrongAnswer(f"no operation is called {' or '.join(options.operations)}")
        check(place, sqlite)
        print_lines([f"{place.events:,} events in {len(place.streams)} stream(s), {place.log_size / 1e6:.1f} MB; "
                     + tables.machine(place.program), ""])
        facts = list(counted(place))
        results = [measured(place, one, options.rounds) for one in asked]
        print_lines([*tables.table(results), "", *tables.facts(facts), ""])
        return {result.operation.name: result for result in results}


def ours(options, events):
    """Ours alone, for how it grows."""
    with temporary(events, options) as folder:
        place = workplace(options, events, folder)
        check(place, None)
        every = [one for one in operations(place, None) if one.key != "import"]
        for one in every:
            one.beside = one.beside if one.key == "catch-up" else None
        return {one.name: measured(place, one, options.rounds) for one in chosen(every, options, 0)}


def beside_peer(options, name, print_lines):
    module = importlib.import_module(f"peers.{name}")
    events = min(options.events, module.AT)
    with temporary(events, options) as folder:
        place = workplace(options, events, folder)
        say(f"Loading {events:,} events into {name}...")
        results = [measured(place, one, options.rounds) for one in chosen(module.Peer(place).operations(), options, events)]
        if results:
            print_lines([f"Beside {name}, {module.__doc__.split(': ', 1)[1].rstrip('.').strip()}; at {place.events:,} events:", "",
                         *tables.peer_table(results), ""])


def temporary(events, options):
    """Beside the generated register: a temporary file system in memory would make every sync free."""
    return Folder(dir=generated(events, options.streams), prefix="work-")


class Folder(tempfile.TemporaryDirectory):
    def __enter__(self):
        return pathlib.Path(super().__enter__()).resolve()


def sizes_up_to(events):
    sizes = [size for size in (10**power for power in range(3, 8)) if size < events]
    return [*sizes, events]


def parsed():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program", type=pathlib.Path)
    arguments.add_argument("--events", type=int, default=100_000)
    arguments.add_argument("--streams", type=int, default=1)
    arguments.add_argument("--rounds", type=int, default=9)
    arguments.add_argument("--peers", type=lambda text: text.split(","), default=[])
    arguments.add_argument("--operations", type=lambda text: text.split(","), default=[])
    arguments.add_argument("--growth", action="store_true")
    arguments.add_argument("--markdown", type=pathlib.Path)
    return arguments.parse_args()


def main():
    options, written = parsed(), []
    # Ended from outside, it leaves no half of a gigabyte behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))

    def print_lines(lines):
        print("\n".join(lines), flush=True)
        written.extend(lines)

    try:
        results = {options.events: full(options, options.events, print_lines)}
        for name in options.peers:
            if name != "sqlite3":
                beside_peer(options, name, print_lines)
        if options.growth:
            for events in sizes_up_to(options.events)[:-1]:
                say(f"Ours at {events:,} events...")
                results[events] = ours(options, events)
            print_lines(["How it grows with the number of events:", "", *tables.growth_table(results), ""])
    except WrongAnswer as wrong:
        # Status 1.
        sys.exit(f"error: {wrong}")
    if options.markdown:
        options.markdown.write_text("\n".join(written))


if __name__ == "__main__":
    main()
