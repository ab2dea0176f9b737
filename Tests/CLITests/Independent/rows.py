"""Reads one report in each of its formats and gives back the same facts of each: used by papers.py.

Facts: "counts", the number of proposals of each standing; "proposals", the due day and the days late of the next
follow-up of each proposal covered; "followUps", the same of each open follow-up. Days are YYYY-MM-DD.
"""
import collections, csv, datetime, json, re
import docx, openpyxl

DAY = r"\d{1,2} [A-Z][a-z]{2} \d{4}"
PROPOSAL = r"[A-Z]+-(?:\d+|X)-\d+[a-z]?"
STANDINGS = ["done", "ended", "paused", "overdue", "at risk", "on track", "no next step", "standing"]


def day(text):
    found = re.match(DAY, text.strip())
    return datetime.datetime.strptime(found[0], "%d %b %Y").strftime("%Y-%m-%d") if found else None


def standing(text):
    text = text.strip().lower().replace("-", " ")
    return "standing" if text == "standing commitment" else text


def late(text):
    found = re.search(r"\d+", text)
    return int(found[0]) if found else 0


def of_tables(tables):
    """Tables as lists of rows of cells, the heads first: the matrix, the two lists of what is owed, the counts."""
    facts = {"counts": {}, "proposals": {}, "followUps": {}}
    for heads, *rows in tables:
        heads = [head.strip() for head in heads]
        for row in rows:
            cells = dict(zip(heads, row))
            if heads[:2] == ["Ref.", "Proposal"] and re.fullmatch(PROPOSAL, row[0].strip()):
                lines = cells["Due"].strip().split("\n")
                facts["proposals"][row[0].strip()] = [day(lines[0]), late(" ".join(lines[1:2]).partition("late")[0])]
            if heads[:3] == ["Due", "Days late", "Follow-up"] and "." in cells["Follow-up"]:
                facts["followUps"][cells["Follow-up"].strip()] = [day(cells["Due"]), late(cells["Days late"])]
            if heads[:2] == ["Standing", "Proposals"] and standing(row[0]) in STANDINGS:
                facts["counts"][standing(row[0])] = int(row[1])
    return facts


def markdown(path):
    tables, before = [], ""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("|"):
            cells = [re.sub(r"\\([^\w\s])", r"\1", cell.strip().replace("<br>", "\n").replace("*", ""))
                     for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            if not before.startswith("|"):
                tables.append([])
            if not re.fullmatch(r"[|\s:-]+", line):
                tables[-1].append(cells)
        before = line
    return of_tables(tables)


def word(path):
    return of_tables([[[cell.text for cell in row.cells] for row in table.rows]
                      for table in docx.Document(str(path)).tables])


def owed(text):
    """The lists of what is owed, in text that runs along the rows."""
    rows = re.findall(rf"({DAY}|no date)\s+[^\w\n]*\s*(\d+)?\s*({PROPOSAL}\.\d+)\s", text)
    return {reference: [day(due), int(days or 0)] for due, days, reference in rows}


def between(text, start, end):
    begun = text[text.index(start):]
    return begun[:begun.index(end)]


def plain(path):
    text = path.read_text(encoding="utf-8")
    counts = dict(re.findall(r"^(\w[a-z ]+?)  +(\d+) +\d+  ", between(text, "Where the proposals", "For decision"), re.M))
    proposals = {}
    for record in between(text, "Implementation matrix\n", "\nWhat is owed").split("\n\n"):
        if found := re.match(rf"Ref\. +({PROPOSAL})\n", record):
            due = re.search(rf"^Due +({DAY})(?:\n +(\d+) days late)?", record, re.M)
            proposals[found[1]] = [day(due[1]), int(due[2] or 0)] if due else [None, 0]
    return {"counts": {standing(name): int(count) for name, count in counts.items() if name != "all"},
            "proposals": proposals, "followUps": owed(between(text, "\nWhat is owed\n", "What changed since"))}


def paper(text):
    """The text of a PDF: what stands in the cells of the matrix cannot be told from each other, its references can."""
    counts = re.findall(r"^(" + "|".join(STANDINGS) + r")\n(\d+)", between(text, "Proposals\n", "\nFor decision"), re.M | re.I)
    matrix = between(text, "\nImplementation matrix ", "\nChase list by institution ")
    return {"counts": {standing(name): int(count) for name, count in counts},
            "proposals": sorted(set(re.findall(rf"^({PROPOSAL})\s", matrix, re.M))),
            "followUps": owed(between(text, "\nWhat is owed ", "\nWhat changed since"))}


def spreadsheet(path):
    book = openpyxl.load_workbook(path)

    def rows(name):
        heads, *rows = [[cell.value for cell in row] for row in book[name].rows]
        return [dict(zip(heads, row)) for row in rows]

    def entry(row):
        return [row["Due"] and row["Due"].strftime("%Y-%m-%d"), row["Days late"] or 0]

    return {"counts": collections.Counter(standing(row["Standing"]) for row in rows("Matrix")),
            "proposals": {row["Ref."]: entry(row) for row in rows("Matrix")},
            "followUps": {row["Follow-up"]: entry(row) for row in rows("Follow-ups")}}


def comma_separated(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    facts = {"counts": collections.Counter(), "proposals": {}, "followUps": {}}
    for row in rows:
        entry = [row["due"] or None, int(row["daysOverdue"] or 0)]
        if row["proposal"] not in facts["proposals"]:
            facts["counts"][standing(row["standing"])] += 1
            facts["proposals"][row["proposal"]] = entry
        if row["nextFollowUp"]:
            facts["followUps"][row["nextFollowUp"]] = entry
    return facts


def structured(path):
    report = json.loads(path.read_text(encoding="utf-8"))
    tasks = {item["proposal"]: [[task["due"], task["daysOverdue"]] for task in item["followUps"]]
             for item in report["items"]}
    return {"counts": {standing(name): count for name, count in report["counts"]["standing"].items() if count},
            "proposals": {reference: (own or [[None, 0]])[0] for reference, own in tasks.items()},
            "followUps": {task["followUp"]: [task["due"], task["daysOverdue"]]
                          for task in report["weOwe"] + report["theyOwe"]}}


def page(found):
    """What the browser found in the page."""
    facts = of_tables(found["tables"])
    counts = {standing(name): number for name, number in found["counts"].items() if name != "Proposals"}
    return {**facts, "counts": counts}


def read(path, found, text):
    """- found: what the browser saw of the page beside it; text: the text of the PDF beside it."""
    return {"txt": plain(path), "md": markdown(path.with_suffix(".md")), "docx": word(path.with_suffix(".docx")),
            "xlsx": spreadsheet(path.with_suffix(".xlsx")), "csv": comma_separated(path.with_suffix(".csv")),
            "json": structured(path.with_suffix(".json")), "html": page(found), "pdf": paper(text)}
