"""Judges what rapport printed of a register full of hostile text: harmless.py FOLDER CLEAN

FOLDER and CLEAN hold the same answers, NAME.txt, .md, .csv, .json, .ics, of a register with hostile words and
of the same register without. Prints one line a fault and ends with 1 if there is any.
"""
import csv, io, json, pathlib, re, sys
import icalendar

faults, judged = [], 0
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
OVERRIDES = re.compile("[\u202a-\u202e]")
NUMBER = re.compile(r"-?\d+(\.\d+)?\Z")


def fault(path, words):
    faults.append(f"{path.name}: {words}")


def lines_of(path, text):
    if found := CONTROLS.search(text):
        fault(path, f"control character U+{ord(found[0]):04X}")
    if found := OVERRIDES.search(text):
        fault(path, f"direction override U+{ord(found[0]):04X}")
    for line in text.split("\n"):
        depth = 0
        for character in line:
            depth += (character in "\u2066\u2067\u2068") - (character == "\u2069")
            if depth < 0:
                break
        if depth:
            fault(path, f"an isolate is not closed: {line!r}")


def markdown(path, text):
    lines_of(path, text)
    if found := re.search(r"<(?!br>)[A-Za-z/!?]", text):
        fault(path, f"raw markup {text[found.start():found.start() + 20]!r}")
    if re.search(r"(?<!\\)(\\\\)*\]\(", text):
        fault(path, "a link")
    if re.search(r"(?<!\\)(\\\\)*`", text):
        fault(path, "code")
    columns = None
    for line in text.split("\n"):
        if not line.startswith("|"):
            columns = None
            continue
        count = len(re.findall(r"(?<!\\)(?:\\\\)*\|", line))
        if columns not in (None, count):
            fault(path, f"{count} bars, not {columns}: {line!r}")
        columns = count


def table(text):
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def comma_separated(path, text, clean):
    if found := re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", text):
        fault(path, f"control character U+{ord(found[0]):04X}")
    rows = table(text)
    # What a search finds depends on the words.
    if not path.name.startswith("search") and len(rows) != len(table(clean)):
        fault(path, f"{len(rows)} rows, not {len(table(clean))}")
    if len({len(row) for row in rows}) > 1:
        fault(path, "rows of different lengths")
    for row in rows:
        for cell in row:
            if cell[:1] in "=+-@\t\r\n＝＋－＠" and cell and not NUMBER.match(cell):
                fault(path, f"a formula: {cell!r}")


def calendar(path, text, clean):
    if found := re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", text):
        fault(path, f"control character U+{ord(found[0]):04X}")
    if "\n" in text.replace("\r\n", "") or "\r" in text.replace("\r\n", ""):
        fault(path, "a line end that is none")
    counts = [len(list(icalendar.Calendar.from_ical(t).walk())) for t in (text, clean)]
    if counts[0] != counts[1] or counts[1] < 2:
        fault(path, f"{counts[0]} components, not {counts[1]}")


def shape(value):
    """The members that a value has; how many there are of what is grouped by words may differ."""
    if isinstance(value, dict):
        return sorted(value)
    return len(value) if isinstance(value, list) else None


folder, unharmed = map(pathlib.Path, sys.argv[1:3])
for path in sorted(folder.iterdir()):
    text = path.read_bytes().decode("utf-8-sig")
    clean = (unharmed / path.name).read_bytes().decode("utf-8-sig")
    judged += 1
    kind = path.suffix[1:]
    if kind == "md":
        markdown(path, text)
    elif kind == "csv":
        comma_separated(path, text, clean)
    elif kind == "ics":
        calendar(path, text, clean)
    elif kind == "json":
        lines_of(path, text)
        if shape(json.loads(text)) != shape(json.loads(clean)):
            fault(path, "members that were not there before")
    else:
        lines_of(path, text)
print(f"hostile answers: {judged}")
for one in faults:
    print(one)
sys.exit(1 if faults else 0)
