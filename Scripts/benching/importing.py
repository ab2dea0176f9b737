"""A workbook with 100,000 rows, as a desk might hand over, and a register that takes it over."""
import csv
import random
import shutil
import subprocess
import sys
from datetime import timedelta

import generate
from workplace import AS_OF, HERE, WrongAnswer

ROWS = 100_000
HEADINGS = ["reference", "session", "title", "kind", "side", "lead", "support", "counterpart", "tabled", "status", "action",
            "owner", "due", "position", "authority"]


class Matrix:
    """The file, and a register that holds institutions and sessions and little else, fresh for each import."""

    def __init__(self, place):
        self.place = place
        self.file, self.register = place.folder / "matrix.csv", place.folder / "imported"
        self.begun = place.folder / "begun"

    def prepare(self):
        if not self.begun.exists():
            write(self.file)
            subprocess.run([sys.executable, HERE / "generate.py", "--events", "100", self.begun], check=True,
                           stdout=subprocess.DEVNULL)
            self.place.output(self.place.rapport("rebuild", "--register", self.begun))
        shutil.rmtree(self.register, ignore_errors=True)
        shutil.copytree(self.begun, self.register)

    def finish(self):
        """Removes everything; stops unless every row has become a proposal."""
        tabled = sum(path.read_bytes().count(b'"type":"proposal.tabled"') for path in self.register.glob("events/*/*.jsonl"))
        before = sum(path.read_bytes().count(b'"type":"proposal.tabled"') for path in self.begun.glob("events/*/*.jsonl"))
        for path in (self.begun, self.register):
            shutil.rmtree(path, ignore_errors=True)
        self.file.unlink(missing_ok=True)
        if tabled - before != ROWS:
            raise WrongAnswer(f"import: {tabled - before:,} proposals were tabled from {ROWS:,} rows")


def write(path):
    """One proposal a row, most of them with a follow-up and a position: about 350,000 events."""
    pick = random.Random(1)
    with open(path, "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(HEADINGS)
        for number in range(ROWS):
            session, day = pick.choice(generate.sessions())
            title, kind, _ = pick.choice(generate.SUBJECTS)
            field, lead = pick.choice(generate.FIELDS), pick.choice(generate.OURS)
            rows.writerow([
                f"TALKS-{session}-{500_000 + number}", f"TALKS-{session}", title.format(field), kind, pick.choice(["PK", "JP"]), lead,
                pick.choice(generate.OURS), pick.choice(generate.THEIRS), day + timedelta(pick.randrange(3)),
                pick.choice(["tabled", "under-examination"]), f"Send the written position on {field} to the other side",
                pick.choice([lead, *generate.THEIRS]), AS_OF + timedelta(pick.randrange(-200, 200)), pick.choice(generate.POSITIONS),
                f"U.O. No. {pick.randrange(10, 999)}/2026"])
