"""What strace shows: that a note waits once for the log, and that reading commands leave the event lines alone."""
import collections
import re
from typing import NamedTuple


from workplace import NOTE, Run, WrongAnswer

# What can read, place, list or look at a file.
CALLS = "open,openat,read,pread64,readv,preadv,preadv2,mmap,lseek,getdents64,stat,newfstatat,statx,sendfile,copy_file_range"
LINE = re.compile(r"^(?P<pid>\d+)\s+(?P<call>\w+)\((?P<arguments>.*)\)\s+=\s+(?P<result>-?\d+)(?P<rest>.*)$")
DESCRIPTOR = re.compile(r"^(?P<number>-?\d+)<(?P<path>[^>]*)>")


class Reads(NamedTuple):
    """Of one command: bytes of event lines read, those of them that may be read, folder entries listed, files looked at."""
    read: int
    allowed: int
    listed: int
    looked_at: int


def traced(place, run, calls):
    """(call, arguments, result, what follows) of each call, in order, with the paths of descriptors."""
    output = place.folder / "trace"
    place.output(Run(["strace", "-f", "-y", "-s", "0", "-e", "signal=none", "-e", f"trace={calls}", "-o", str(output), *run.command],
                     run.today))
    begun = {}
    for line in output.read_text(errors="replace").splitlines():
        pid = line.split(" ", 1)[0]
        if line.endswith("<unfinished ...>"):
            begun[pid] = line.removesuffix("<unfinished ...>").rstrip()
            continue
        if " resumed>" in line and pid in begun:
            line = begun.pop(pid) + line.split(" resumed>", 1)[1]
        if found := LINE.match(line):
            yield found["call"], found["arguments"], int(found["result"]), found["rest"]


def waits_for_the_log(place):
    """How often recording one note waits until the log is on the device."""
    run = place.rapport("proposal", "note", place.answer["proposal"], NOTE, "--authority", "telephone")
    calls = traced(place, run, "fsync,fdatasync,sync_file_range,msync,syncfs")
    return sum(".jsonl>" in arguments for _, arguments, _, _ in calls)


def beginnings_of_last_lines(place):
    """The last segment of each stream, and where its last line begins: a command may look whether that is still in place."""
    last = {}
    for stream in place.streams:
        path = max(place.register.glob(f"events/{stream}/*.jsonl"))
        last[str(path)] = path.read_bytes().rstrip(b"\n").rfind(b"\n") + 1
    return last


def reads(place, run, last_lines):
    """What a command reads of the log; stops if it reads an event line that it need not."""
    events = str(place.register / "events")
    position, count, wrong = {}, collections.Counter(), []
    for call, arguments, result, rest in traced(place, run, CALLS):
        if call in ("stat", "newfstatat", "statx"):
            count["looked at"] += events in arguments and ".jsonl" in arguments
            continue
        if call in ("open", "openat"):
            position[result] = 0
            continue
        # mmap names its file as the fifth argument, sendfile and the like as the second or first.
        named = next((found for part in arguments.split(", ") if (found := DESCRIPTOR.match(part)) and events in found["path"]), None)
        if named is None or result < 0:
            continue
        number, path = int(named["number"]), named["path"]
        if call == "getdents64":
            # Without the entries' names strace tells their number.
            count["listed"] += int((re.search(r"/\* (\d+) entries", arguments) or [0, 0])[1])
        elif call == "lseek":
            position[number] = result
        elif path.endswith(".jsonl"):
            start = int(arguments.rsplit(", ", 1)[1]) if call == "pread64" else position.get(number, 0)
            position[number] = start + result if call != "pread64" else position.get(number, 0)
            ok = call in ("read", "pread64") and path in last_lines and start >= last_lines[path]
            count["allowed" if ok else "read"] += result
            if not ok:
                wrong.append(f"  {call} of {result:,} bytes from {start:,} of {path.removeprefix(events + '/')}")
    if wrong:
        raise WrongAnswer(f"{' '.join(run.command[1:])} reads event lines again after a rebuild:\n" + "\n".join(wrong[:10]))
    return Reads(count["read"], count["allowed"], count["listed"], count["looked at"])


def check_reads(place):
    """What each reading command reads right after a rebuild; stops if one reads event lines again."""
    last_lines = beginnings_of_last_lines(place)
    reference, number = place.asked(1)
    questions = [["show", reference], ["history", reference], ["overdue"], ["overdue", "--by-institution"], ["list"],
                 ["explain", f"{reference}.{number}", "due"], ["search", "returned", "annex"]]
    return {words[0] if len(words) == 1 or words[0] != "overdue" else " ".join(words): reads(place, place.rapport(*words), last_lines)
            for words in questions}
