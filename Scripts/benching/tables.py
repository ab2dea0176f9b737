"""The figures as Markdown."""
import datetime
import os
import platform
import subprocess


def milliseconds(seconds):
    value = seconds * 1000
    return f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def table(results):
    lines = ["| operation | beside | wall ms | beside | ratio | CPU ms | beside | ratio | peak MB | beside | at most | met |",
             "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|---|---|"]
    return lines + [row(result) for result in results]


def row(result):
    operation, cells = result.operation, []
    for measure in ("wall", "cpu"):
        ours, ratio = getattr(result.ours, measure), result.value(measure)
        cells += [milliseconds(ours), milliseconds(getattr(result.beside, measure)) if result.beside else "", f"{ratio:.2f}" if ratio else ""]
    cells += [f"{result.ours.memory:.1f}", f"{result.beside.memory:.1f}" if result.beside else ""]
    limits = [limit for limit in operation.limits if result.value(limit.measure) is not None]
    cells += [", ".join(map(str, limits)), met(limits, result)]
    return f"| {operation.name} | {operation.beside_name if result.beside else ''} | " + " | ".join(cells) + " |"


def met(limits, result):
    if not limits:
        return ""
    missed = result.missed()
    return "no: " + ", ".join(map(str, missed)) if missed else "yes"


def facts(rows):
    """(what, figure, at most, whether it is met, None without a limit): what is counted rather than timed."""
    lines = ["| counted | figure | at most | met |", "|---|--:|---|---|"]
    words = {True: "yes", False: "no", None: ""}
    return lines + [f"| {name} | {figure} | {most} | {words[kept]} |" for name, figure, most, kept in rows]


def peer_table(results):
    lines = ["| operation | beside | wall ms | beside | ratio | CPU ms | beside | ratio | peak MB | beside |",
             "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|"]
    return lines + [row(result).rsplit(" | ", 2)[0] + " |" for result in results]


def growth_table(sizes):
    """`sizes` maps a number of events to the results by name of operation."""
    counts = sorted(sizes)
    lines = ["| wall / CPU, ms | " + " | ".join(f"{count:,}" for count in counts) + " | last step |",
             "|---|" + "--:|" * (len(counts) + 1)]
    for name in sizes[counts[-1]]:
        found = [sizes[count].get(name) for count in counts]
        cells = [f"{milliseconds(one.ours.wall)} / {milliseconds(one.ours.cpu)}" if one else "" for one in found]
        step = ""
        if len(found) > 1 and found[-2]:
            last, before = found[-1].ours, found[-2].ours
            step = f"{last.wall / before.wall:.2f}x / {last.cpu / max(before.cpu, 1e-4):.2f}x"
        lines.append(f"| {name} | " + " | ".join(cells) + f" | {step} |")
    return lines


def machine(program):
    """What it was measured with, and when."""
    def first(*command):
        return subprocess.run(command, capture_output=True, text=True).stdout.split("\n")[0].strip()

    try:
        lines = open("/proc/cpuinfo").read().splitlines()
    except OSError:
        lines = []
    processor = next((line.split(": ", 1)[1] for line in lines if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (f"{first(program, '--version')}; sqlite3 {first('sqlite3', '--version').split(' ')[0]}; {processor}, {os.cpu_count()} cores, "
            f"{memory:.0f} GB, load {os.getloadavg()[0]:.1f}; {datetime.date.today().isoformat()}. Medians of whole processes, which take "
            "turns; ratio = rapport / beside.")
