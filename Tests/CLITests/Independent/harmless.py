"""Judges what rapport printed of a register full of hostile text: harmless.py FOLDER CLEAN

FOLDER and CLEAN hold the same answers, NAME.txt, .md, .csv, .json, .ics, .html, .docx, .xlsx, of a register with
hostile words and of the same register without. Prints one line a fault and ends with 1 if there is any.
"""
import csv, io, json, pathlib, re, sys, zipfile
import docx, icalendar, lxml.etree, lxml.html, openpyxl

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


# What a page is made of; nothing of it comes from a text.
ELEMENTS = set("""html head meta title style body main section header h1 h2 h3 h4 h5 h6 p span strong bdi br wbr a div
    ul li dl dt dd table colgroup col thead tbody tr th td figure figcaption
    svg g path circle rect text desc""".split())


def page(path, text):
    lines_of(path, text)
    if text.count("<style>") != 1 or text.count("</style>") != 1:
        fault(path, "another style sheet")
    for element in lxml.html.document_fromstring(text.encode()).iter(lxml.etree.Element):
        if element.tag not in ELEMENTS:
            fault(path, f"an element {element.tag!r}")
        for name, value in element.attrib.items():
            if name.startswith("on") or name in ("style", "src", "srcdoc", "action") or (
                    name == "href" and not re.fullmatch(r"#[a-z0-9-]+", value)):
                fault(path, f"an attribute {name}={value!r}")


def package(path):
    """That it is an archive of well-formed XML that fetches nothing and runs nothing."""
    with zipfile.ZipFile(path) as archive:
        if broken := archive.testzip():
            fault(path, f"{broken} is broken")
        for name in archive.namelist():
            part = archive.read(name)
            lxml.etree.fromstring(part, lxml.etree.XMLParser(resolve_entities=False))
            if b"TargetMode=\"External\"" in part or b"<!DOCTYPE" in part or re.search(rb"macro|vbaProject|<f>|ddeLink", part):
                fault(path, f"{name} reaches out or computes")


def controlled(path, text):
    if found := re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", text):
        fault(path, f"control character U+{ord(found[0]):04X}")


def word(path, clean):
    package(path)
    document = docx.Document(str(path))
    for paragraph in document.element.body.iter("{*}t"):
        controlled(path, paragraph.text or "")
    if not path.name.startswith("search") and len(document.tables) != len(docx.Document(str(clean)).tables):
        fault(path, "another number of tables")


def spreadsheet(path, clean):
    package(path)
    books = [openpyxl.load_workbook(p) for p in (path, clean)]
    for sheet in books[0]:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type in "fe" or cell.hyperlink:
                    fault(path, f"{cell.coordinate} computes or leads away: {cell.value!r}")
                controlled(path, str(cell.value or ""))
    sizes = [[sheet.max_row for sheet in book] for book in books]
    if not path.name.startswith("search") and sizes[0] != sizes[1]:
        fault(path, f"sheets of {sizes[0]} rows, not {sizes[1]}")


def shape(value):
    """The members that a value has; how many there are of what is grouped by words may differ."""
    if isinstance(value, dict):
        return sorted(value)
    return len(value) if isinstance(value, list) else None


folder, unharmed = map(pathlib.Path, sys.argv[1:3])
for path in sorted(folder.iterdir()):
    judged += 1
    if path.suffix in (".docx", ".xlsx"):
        (word if path.suffix == ".docx" else spreadsheet)(path, unharmed / path.name)
        continue
    text = path.read_bytes().decode("utf-8-sig")
    clean = (unharmed / path.name).read_bytes().decode("utf-8-sig")
    kind = path.suffix[1:]
    if kind == "md":
        markdown(path, text)
    elif kind == "csv":
        comma_separated(path, text, clean)
    elif kind == "ics":
        calendar(path, text, clean)
    elif kind == "html":
        page(path, text)
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
