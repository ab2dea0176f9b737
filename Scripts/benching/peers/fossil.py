"""Fossil: one ticket a follow-up and one a proposal, one change of a ticket an event."""
import hashlib
import shutil

from operations import Operation, day_after
from peers.entries import entries, fresh, is_followed_up, told
from workplace import AS_OF, NOTE, Run, WrongAnswer

AT = 100_000  # a million take a quarter of an hour to load
BY_INSTITUTION = """SELECT subsystem, count(*), min(foundin), CAST(sum(julianday('{0}') - julianday(foundin)) AS INTEGER)
  FROM ticket WHERE status = 'Open' AND type = 'follow-up' AND foundin < '{0}' GROUP BY subsystem;"""


def quoted(text):
    """As Fossil writes text into an artifact."""
    return text.replace("\\", "\\\\").replace(" ", "\\s").replace("\n", "\\n")


def ticket(event):
    number = event["data"].get("number")
    return hashlib.sha1(f"{event['subject']}.{number}".encode()).hexdigest() if number else proposal(event["subject"])


def proposal(reference):
    return hashlib.sha1(reference.encode()).hexdigest()


def fields(event):
    data, kind = event["data"], event["type"]
    said = {"+comment": told(event)}
    match kind:
        case "proposal.tabled":
            return said | {"type": "proposal", "status": "tabled", "title": data["title"], "subsystem": data["lead"]}
        case "proposal.status-changed":
            return said | {"status": data["to"]}
        case "follow-up.scheduled":
            return said | {"type": "follow-up", "status": "Open", "title": data["action"], "subsystem": data["owner"], "foundin": data["due"]}
        case "follow-up.rescheduled":
            return said | {"foundin": data["due"]}
        case "follow-up.completed":
            return said | {"status": "Done"}
    return said


def artifact(event):
    cards = [f"D {event['time'][:23]}"]
    cards += [f"J {name} {quoted(value)}" for name, value in sorted(fields(event).items())]
    cards += [f"K {ticket(event)}", "U bench", ""]
    body = "\n".join(cards)
    return f"{body}Z {hashlib.md5(body.encode()).hexdigest()}\n"


class Peer:
    name = "fossil"

    def __init__(self, place):
        self.place, self.repository = place, str(place.folder / "register.fossil")
        folder = fresh(place.folder / "artifacts")
        for number, event in enumerate(filter(is_followed_up, entries(place))):
            (folder / f"{number:08d}").write_text(artifact(event))
        place.output(Run(["fossil", "reconstruct", self.repository, str(folder)]))
        shutil.rmtree(folder)
        self.check()

    def fossil(self, *words):
        return Run(["fossil", *words, "-R", self.repository])

    def by_institution(self, today):
        return self.fossil("sql", "--readonly", BY_INSTITUTION.format(today))

    def check(self):
        rows = [row.split(",") for row in self.place.output(self.by_institution(AS_OF)).split()]
        given = {row[0].strip("'"): {"overdue": int(row[1]), "oldestDue": row[2].strip("'"), "daysLateTotal": int(row[3])} for row in rows}
        if given != self.place.answer["byInstitution"]:
            raise WrongAnswer(f"fossil: a wrong answer to what is overdue: {given}")

    def operations(self):
        place = self.place
        noted = place.answer["proposal"]
        return [
            Operation("record one note", lambda _: place.rapport("proposal", "note", noted, NOTE, "--authority", "telephone"),
                      "ticket change", lambda _: self.fossil("ticket", "change", proposal(noted), "+comment", NOTE)),
            Operation("overdue by institution", lambda turn: place.rapport("overdue", "--by-institution", today=day_after(turn)),
                      "sql over tickets", lambda turn: self.by_institution(day_after(turn))),
            Operation("history", lambda turn: place.rapport("history", place.asked(turn)[0]),
                      "ticket history", lambda turn: self.fossil("ticket", "history", proposal(place.asked(turn)[0]))),
            Operation("rebuild", lambda _: place.rapport("rebuild"), "rebuild", lambda _: Run(["fossil", "rebuild", self.repository])),
            Operation("verify", lambda _: place.rapport("verify"), "test-integrity", lambda _: self.fossil("test-integrity")),
        ]
