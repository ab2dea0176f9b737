"""Opens every paper of a folder as whoever receives it would: papers.py FOLDER > findings.json

Pages in a browser (pages.py), PDF with pypdf and Poppler (prints.py); of report.* the same facts from each format
(rows.py). Prints {"pages": {NAME: ...}, "prints": {NAME: ...}, "facts": {FORMAT: ...}}.
"""
import json, pathlib, sys, tempfile
import pages, prints, rows

folder = pathlib.Path(sys.argv[1])
with tempfile.TemporaryDirectory() as scratch:
    seen = pages.look_at_all(folder, scratch)
printed = prints.judge_all(folder)
facts = rows.read(folder / "report.txt", seen["report.html"], printed["report.pdf"].pop("text"))
for found in seen.values():
    del found["tables"], found["counts"]
for found in printed.values():
    found.pop("text", None)
json.dump({"pages": seen, "prints": printed, "facts": facts}, sys.stdout)
