"""hledger: what is owed stands on its due day in the account of who owes it; done or moved, it is booked out again."""
from operations import Operation, day_after
from peers.entries import entries, is_followed_up, told
from workplace import AS_OF, Run, WrongAnswer

AT = 100_000  # it reads the whole journal for every question: at a million a minute and 9 GB


class Peer:
    name = "hledger"

    def __init__(self, place):
        self.place, self.journal = place, str(place.folder / "register.journal")
        with open(self.journal, "w", encoding="utf-8") as file:
            self.write(file)
        self.check()

    def write(self, file):
        owed = {}
        for event in filter(is_followed_up, entries(self.place)):
            data, key = event["data"], (event["subject"], event["data"].get("number"))
            text = told(event).replace(";", ",").replace("|", "/")
            bookings = []
            if event["type"] in ("follow-up.rescheduled", "follow-up.completed"):
                bookings.append((*owed[key], -1))
            if event["type"] == "follow-up.scheduled":
                owed[key] = data["owner"], data["due"]
            if event["type"] == "follow-up.rescheduled":
                owed[key] = owed[key][0], data["due"]
            if event["type"] in ("follow-up.scheduled", "follow-up.rescheduled"):
                bookings.append((*owed[key], 1))
            # An entry without a booking is kept too: it is part of the history.
            for owner, due, count in bookings or [("noted", event["effective"], 0)]:
                account = "noted" if count == 0 else f"owed:{owner}"
                file.write(f"{due} {event['subject']} | {text}\n    ({account})  {count}\n\n")

    def hledger(self, *words):
        return Run(["hledger", "-f", self.journal, *words])

    def by_institution(self, today):
        return self.hledger("balance", "owed", "--end", str(today), "--no-total", "--flat")

    def check(self):
        rows = [row.split() for row in self.place.output(self.by_institution(AS_OF)).splitlines()]
        given = {account.removeprefix("owed:"): int(count) for count, account in rows}
        if given != {owner: row["overdue"] for owner, row in self.place.answer["byInstitution"].items()}:
            raise WrongAnswer(f"hledger: a wrong answer to what is overdue: {given}")

    def operations(self):
        place = self.place
        return [
            Operation("overdue by institution", lambda turn: place.rapport("overdue", "--by-institution", today=day_after(turn)),
                      "balance", lambda turn: self.by_institution(day_after(turn))),
            Operation("history", lambda turn: place.rapport("history", place.asked(turn)[0]),
                      "print payee:", lambda turn: self.hledger("print", f"payee:{place.asked(turn)[0]}")),
            Operation("verify", lambda _: place.rapport("verify"), "check", lambda _: self.hledger("check")),
        ]
