#!/usr/bin/env python3
"""Writes a register of any size for measuring, and the right answer to "what is overdue" for it.

    Scripts/benching/generate.py --events 100000 --streams 3 FOLDER > answer.json

The same arguments give the same bytes. About twelve events a proposal, as one is really followed up: tabled,
assigned, then for some years promises, new dates, answers and positions. With several streams every event is
recorded by the office whose turn it is, which has seen all that was recorded before: nothing contradicts.
Standard output: {"asOf", "overdue", "byInstitution": {CODE: {"overdue", "oldestDue", "daysLateTotal"}}, "proposal"},
the last being a reference with a long history.
"""
import argparse
import base64
import collections
import hashlib
import heapq
import json
import pathlib
import random
import sys
from datetime import date, datetime, timedelta

FIRST_DAY, AS_OF = date(2023, 9, 1), date(2026, 11, 21)
EVENTS_A_SEGMENT = 1024
OFFICES = ["desk", "embassy", "partner", "trade", "works"]
OURS = ["AID", "AGRI", "AVIATION", "CENSUS", "CLIMATE", "COMMERCE", "CUSTOMS", "ENERGY", "FISHERIES", "FOREIGN",
        "HEALTH", "HOUSING", "INDUSTRY", "LABOUR", "PLANNING", "PORTS", "RAIL", "SKILLS", "STANDARDS", "TELECOM", "TREASURY"]
THEIRS = ["COOPERATION", "EXPORTS", "TRADEOFFICE"]
SUBJECTS = [
    ("Recognition of test reports for {0}", "mra", "trade"), ("Sourcing office for {0}", "sourcing-office", "trade"),
    ("Language centre for workers in {0}", "language-centre", "skills"), ("Yearly quota of trainees for {0}", "labour-quota", "labour"),
    ("Grant for equipment in {0}", "grant", "development finance"), ("Joint study on {0}", "study", "research"),
    ("Exchange of experts on {0}", "technical-cooperation", "skills"), ("Rules for investors in {0}", "regulation", "investment"),
]
FIELDS = ["surgical instruments", "sports goods", "rice and mangoes", "nursing care", "cold storage", "solar parts", "seafood",
          "software testing", "auto parts", "flood warning", "textile machinery", "halal food", "日本語教育", "灌漑設備"]
POSITIONS = [
    "The draft text was returned with two remarks on the annex; a clean copy is being typed.",
    "Finance asks for the cost of the second year before it can agree.",
    "The other side named its contact point and proposes a call in the first week of next month.",
    "Nothing new: the file waits for the committee's next sitting.",
    "Both laboratories exchanged samples; results are awaited from one of them.",
    "Raised by the head of delegation in the margins; a written answer was promised.",
]
FORWARD = ["tabled", "under-examination", "agreed", "under-implementation", "completed", "closed"]


def one_proposal(reference, session_day, seed):
    """Yields (day, second, type, data) of one proposal's history, in order, each step legal after the one before."""
    pick = random.Random(seed)
    title, kind, sector = pick.choice(SUBJECTS)
    field, lead = pick.choice(FIELDS), pick.choice(OURS)
    day, second = session_day + timedelta(pick.randrange(3)), pick.randrange(14000, 40000)
    yield day, second, "proposal.tabled", {
        "title": title.format(field), "kind": kind, "side": pick.choice(["PK", "PK", "JP"]),
        "session": reference.rsplit("-", 1)[0], "sector": sector, "lead": lead,
        "summary": f"The side that tabled it expects a first result on {field} within the year."}
    day += timedelta(pick.randrange(1, 9))
    yield day, second + 600, "proposal.assigned", {
        "lead": lead, "support": sorted(pick.sample(OURS, 2)), "counterpart": [pick.choice(THEIRS)]}
    status, promised, due_of, answered = 0, 0, {}, False
    for step in range(pick.randrange(6, 15)):
        day += timedelta(pick.randrange(1, 55))
        second = pick.randrange(14000, 40000)
        authority = f"U.O. No. {pick.randrange(10, 999)}/{day.year}, {day.isoformat()}"
        chance = pick.random()
        if promised == 0 or (chance < 0.24 and promised < 5 and status < 4):
            promised += 1
            due_of[promised] = day + timedelta(pick.randrange(20, 200))
            owner = lead if chance < 0.15 else pick.choice(OURS + THEIRS)
            yield day, second, "follow-up.scheduled", {
                "number": promised, "action": f"Send the written position on {field} to the other side", "owner": owner,
                "due": due_of[promised].isoformat(), "authority": authority}
        elif due_of and chance < 0.56:
            number = min(due_of, key=lambda n: (due_of[n], n))
            if chance < 0.44:
                del due_of[number]
                yield day, second, "follow-up.completed", {
                    "number": number, "outcome": "Sent and acknowledged by return.", "authority": authority}
            else:
                due_of[number] = max(due_of[number], day) + timedelta(pick.randrange(10, 90))
                yield day, second, "follow-up.rescheduled", {
                    "number": number, "due": due_of[number].isoformat(), "reason": pick.choice(POSITIONS)}
        elif chance < 0.74 and status < (5 if not due_of else 3):
            data = {"from": FORWARD[status], "to": FORWARD[status + 1], "authority": authority}
            status += 1
            if FORWARD[status] == "closed":
                data["evidence"] = f"Certificate of {day.isoformat()}"
            yield day, second, "proposal.status-changed", data
        elif chance < 0.80 and not answered:
            answered = True
            yield day, second, "proposal.responded", {
                "side": "JP", "response": pick.choice(["noted", "accepted-in-part", "accepted"]), "authority": authority}
        else:
            yield day, second, "proposal.noted", {
                "text": f"{pick.choice(POSITIONS)} ({reference}, point {step + 1})", "grade": "official", "authority": authority}


def setting_up(streams):
    """Yields (stream index, type, subject, data) of what a register needs before its first proposal."""
    yield 0, "register.opened", "register", {
        "format": 1, "title": "Register made for measuring", "origin": "example.org/measured", "timezone": "Asia/Karachi"}
    for index in range(1, streams):
        yield index, "stream.opened", "register", {
            "format": 1, "origin": "example.org/measured", "numbersFrom": index * 100 + 1}
    for side, kind, codes in (("PK", "ministry", OURS), ("JP", "agency", THEIRS)):
        for code in codes:
            yield 0, "institution.registered", "institution/" + code, {
                "name": {"en": f"Department of {code.lower()}"}, "side": side, "kind": kind}
    yield 0, "dialogue.opened", "dialogue/TALKS", {"title": {"en": "Talks made for measuring"}, "sides": ["PK", "JP"]}
    for number, day in sessions():
        yield 0, "session.held", f"session/TALKS-{number}", {"date": day.isoformat(), "venue": "Islamabad"}


def sessions():
    """(number, day) of the sessions, one a year."""
    return [(number, FIRST_DAY + timedelta(340 * (number - 1))) for number in (1, 2, 3)]


def in_time_order(wanted, seed):
    """The first `wanted` events of as many proposals as it takes, merged by day and second, none after AS_OF."""
    histories, count, number = [], 0, 0
    while count < wanted:
        number += 1
        session, day = sessions()[number % 3]
        reference = f"TALKS-{session}-{number:06d}"
        steps = [step for step in one_proposal(reference, day, seed * 1_000_003 + number) if step[0] <= AS_OF]
        # A stable order by time keeps each history in its own order.
        steps = sorted(steps[:wanted - count], key=lambda step: step[:2])
        count += len(steps)
        histories.append([(day, second, number, place, reference, kind, data)
                          for place, (day, second, kind, data) in enumerate(steps)])
    return heapq.merge(*histories)


class Office:
    """One stream: appends lines in the register's format, a new file every 1,024 events."""

    def __init__(self, events, name, seed):
        self.name, self.size, self.leaf, self.file = name, 0, bytes(32), None
        self.folder = events / name
        self.folder.mkdir(parents=True)
        self.salts = random.Random(f"{seed}/{name}")

    def append(self, kind, subject, time, day, basis, data, joint):
        if self.size % EVENTS_A_SEGMENT == 0:
            self.close()
            self.file = open(self.folder / f"{self.size + 1:012d}.jsonl", "xb")
        self.size += 1
        salt = self.salts.randbytes(16)
        body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
        header = {"specversion": "1.0", "source": self.name, "id": str(self.size), "type": kind, "subject": subject,
                  "time": time.strftime("%Y-%m-%dT%H:%M:%S.%fZ"), "effective": day.isoformat(), "actor": self.name + ".officer"}
        if basis:
            header["basis"] = basis
        if joint:
            header["sharing"] = "joint"
        header["previous"] = base64.b64encode(self.leaf).decode()
        header["datahash"] = base64.b64encode(hashlib.sha256(salt + body).digest()).decode()
        head = json.dumps(header, separators=(",", ":")).encode()
        self.leaf = hashlib.sha256(b"\x00" + head).digest()
        self.file.write(head[:-1] + b',"salt":"' + base64.b64encode(salt) + b'","data":' + body + b"}\n")

    def close(self):
        if self.file:
            self.file.close()


class Answer:
    """Folds what was written into what is overdue, apart from how it was made up."""

    def __init__(self):
        self.open, self.events = {}, collections.Counter()

    def take(self, reference, kind, data):
        self.events[reference] += 1
        key = reference, data.get("number")
        if kind == "follow-up.scheduled":
            self.open[key] = [data["owner"], date.fromisoformat(data["due"])]
        elif kind == "follow-up.rescheduled":
            self.open[key][1] = date.fromisoformat(data["due"])
        elif kind == "follow-up.completed":
            del self.open[key]

    def value(self):
        groups = collections.defaultdict(list)
        for owner, due in self.open.values():
            if due < AS_OF:
                groups[owner].append(due)
        return {"asOf": AS_OF.isoformat(), "overdue": sum(map(len, groups.values())), "byInstitution": {
            owner: {"overdue": len(dues), "oldestDue": min(dues).isoformat(),
                    "daysLateTotal": sum((AS_OF - due).days for due in dues)} for owner, dues in sorted(groups.items())},
            "proposal": max(sorted(self.events), key=self.events.__getitem__) if self.events else None}


def write_register(folder, wanted, streams, seed):
    offices = [Office(folder / "events", name, seed) for name in OFFICES[:streams]]
    newest = collections.defaultdict(dict)  # subject -> stream -> id of its newest event of that subject
    answer = Answer()
    clock = datetime(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day)

    def record(index, kind, subject, day, data, joint):
        seen = newest[subject]
        basis = ",".join(f"{name}/{number}" for name, number in sorted(seen.items()))
        offices[index].append(kind, subject, clock, day, basis, data, joint)
        seen[offices[index].name] = offices[index].size

    written = 0
    for index, kind, subject, data in setting_up(streams):
        record(index, kind, subject, FIRST_DAY, data, joint=True)
        clock += timedelta(microseconds=1)
        written += 1
    for turn, (day, second, _, _, reference, kind, data) in enumerate(in_time_order(wanted - written, seed)):
        midnight = datetime(day.year, day.month, day.day)
        clock = max(midnight + timedelta(seconds=second), clock + timedelta(microseconds=1))
        # Most entries of a proposal are made by one office; every fifth comes from the next one.
        index = (int(reference[-6:]) + (turn % 5 == 0)) % streams
        record(index, kind, reference, day, data, joint=False)
        answer.take(reference, kind, data)
    for office in offices:
        office.close()
    return answer.value()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=pathlib.Path, help="a folder that holds no events/ yet")
    arguments.add_argument("--events", type=int, default=100_000)
    arguments.add_argument("--streams", type=int, default=1, choices=range(1, len(OFFICES) + 1))
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    if options.events < 100:
        arguments.error("--events takes 100 or more")
    if (options.folder / "events").exists():
        arguments.error(f"{options.folder} already holds events/")
    json.dump(write_register(options.folder, options.events, options.streams, options.seed), sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
