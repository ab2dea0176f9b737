"""A matrix of 5,000 rows of which one in twenty is bad in a known way.

matrix.py FOLDER SEED writes FOLDER/bad.csv, and prints LINE TAB WORDS for each fault, in the order of the lines: words
that the finding of that line must have. It writes FOLDER/good.csv, the same rows mended, FOLDER/short.csv, the
first of them, and FOLDER/wide.xlsx, fewer still, as a workbook whose columns have other names.
"""
import csv
import random
import sys

import openpyxl

FOLDER, SEED = sys.argv[1], int(sys.argv[2])
ROWS = 5_000
HEAD = ["reference", "session", "title", "kind", "side", "lead", "support", "counterpart", "tabled", "response", "status",
        "action", "owner", "due", "position", "authority"]
random.seed(SEED)


def proposal(number):
    """The rows of a proposal: the first says what it is, each names one follow-up."""
    rows = []
    for action in range(random.choice([1, 1, 1, 2, 3])):
        row = dict.fromkeys(HEAD, "")
        row["reference"] = f"JP-1-{number:02}"
        if action == 0:
            row.update(
                session="JP-1", title=f"Proposal {number}, \"as agreed\"; 優先 {number}", kind="trade-fair", side="PK",
                lead="MOC", tabled="2025-09-10", response=random.choice(["", "noted"]),
                status=random.choice(["", "agreed", "Under Examination", "completed"]))
        row.update(
            action=f"Action {action} of {number}", owner="MOC", due=f"{random.randint(1, 28)} Mar 2026",
            position=random.choice(["", f"Position {number}.{action}\nin two lines"]), authority="No. 1(2)/2026")
        rows.append(row)
    return rows


FAULTS = [
    ("reference", lambda r: r["reference"][3:], "in short"),
    ("reference", lambda r: "KR-1-" + r["reference"].rsplit("-", 1)[1], "which this register has not"),
    ("reference", lambda r: r["reference"].replace("JP-1", "JP-7"), "no session JP-7"),
    ("reference", lambda r: "", "no reference"),
    ("title", lambda r: "", "title"),
    ("title", lambda r: "A\x1b[31mB", "control character"),
    ("kind", lambda r: "trade-fiar", "Nearest: trade-fair"),
    ("side", lambda r: "US", "is no side"),
    ("lead", lambda r: "MOX", "Nearest: MOC"),
    ("lead", lambda r: "JICA", "on the side of JP"),
    ("owner", lambda r: "Ministry of Magic", "no institution"),
    ("owner", lambda r: "", "owner"),
    ("due", lambda r: "31/02/2026", "not in the calendar"),
    ("due", lambda r: "03/04/2026", "which figure is the month"),
    ("due", lambda r: "within a month", "no day"),
    ("status", lambda r: "agred", "Nearest: agreed"),
    ("status", lambda r: "closed", "cannot become closed"),
    ("response", lambda r: "acepted", "Nearest: accepted"),
    ("action", lambda r: "", "there is none"),
]

good, bad, faults, number = [], [], [], 0
while len(good) < ROWS:
    number += 1
    rows = proposal(number)[: ROWS - len(good)]
    spoilt = [dict(row) for row in rows]
    # One fault a proposal, so that each is expected alone; where a reference is spoilt the proposal has this row only.
    if len(rows) == 1 and random.random() < 0.05 * ROWS / 3_000:
        field, change, words = random.choice(FAULTS)
        spoilt[0][field] = change(rows[0])
        faults.append((len(good), words))
    good += rows
    bad += spoilt

for name, rows in (("good", good), ("short", good[:1_500]), ("bad", bad)):
    with open(f"{FOLDER}/{name}.csv", "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, HEAD, delimiter=";" if name == "bad" else ",")
        writer.writeheader()
        writer.writerows(rows)

# The line in which a row begins: a cell with a line break takes two.
line, begins = 2, []
for row in bad:
    begins.append(line)
    line += 1 + sum(value.count("\n") for value in row.values())
for row, words in faults:
    print(f"{begins[row]}\t{words}")

NAMES = {"reference": "Ref. No.", "title": "Subject", "due": "Deadline", "position": "Remarks", "owner": "Responsible"}
book = openpyxl.Workbook()
sheet = book.active
sheet.append(["Follow-up matrix"])
sheet.append([NAMES.get(name, name.upper()) for name in HEAD])
for row in good[:300]:
    sheet.append([row[name] or None for name in HEAD])
book.save(f"{FOLDER}/wide.xlsx")
