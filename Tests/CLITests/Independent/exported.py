"""Judges an export with Python's csv and json and the SDK of CloudEvents, against the lines of the log alone.

    exported.py tables FOLDER EVENTS     exported.py lines FILE EVENTS
"""
import csv, glob, hashlib, json, os, re, sys
from urllib.parse import urlsplit
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent

RESERVED = {"specversion", "source", "id", "type", "subject", "time", "datacontenttype", "dataschema", "data"}


def log(events):
    lines = []
    for name in sorted(glob.glob(os.path.join(events, "*", "0*.jsonl"))):
        with open(name, encoding="utf-8") as file:
            lines += [json.loads(line) for line in file]
    return lines


def standing(events):
    """The events that hold: withdrawn ones left out, with the data of their corrections (the sample has plain ones)."""
    name = lambda event: f"{event['source']}/{event['id']}"
    said = {name(event): event for event in events}
    withdrawn = {event["data"]["target"] for event in events if event["type"] == "event.withdrawn"}
    for event in events:
        if event["type"] == "event.corrected" and name(event) not in withdrawn:
            target = said[event["data"]["target"]]
            assert not target["type"].startswith("event."), "a correction of a correction is not reckoned with here"
            target["data"] = event["data"].get("data", target["data"])
            target["effective"] = event["data"].get("effective", target["effective"])
    return [event for event in events if name(event) not in withdrawn]


def read(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    assert all(len(row) == len(rows[0]) for row in rows), f"{name}: rows of different length"
    return [dict(zip(rows[0], row)) for row in rows[1:]], rows[0]


def tables(folder, events):
    readme = open(os.path.join(folder, "README.md"), encoding="utf-8").read()
    sections = re.findall(r"^### (\S+)\.csv: ([\d,]+) rows?$(.*?)(?=^### |\Z)", readme, re.M | re.S)
    held = {name[:-4] for name in os.listdir(folder) if name.endswith(".csv")}
    assert held == {name for name, _, _ in sections}, "the README and the folder name other tables"
    data, links = {}, []
    for name, count, text in sections:
        data[name], columns = read(folder, name + ".csv")
        assert len(data[name]) == int(count.replace(",", "")), f"{name}: the README counts otherwise"
        described = re.findall(r"^\| `(\w+)` \| (.*) \|$", text, re.M)
        assert [column for column, _ in described] == columns, f"{name}: the README names other columns"
        for column, meaning in described:
            found = re.findall(r"([a-z-]+)\.(\w+)", meaning)
            if found:
                links.append((name, column, found))
        for row in data[name]:
            for value in row.values():
                assert not value or value[0] not in "=+@\t\r\n" and not re.match(r"-\D", value), f"{name}: {value!r} would be run"
    assert len(links) > 40
    for name, column, targets in links:
        known = {row[key] for table, key in targets for row in data[table]}
        for row in data[name]:
            for value in filter(None, row[column].split("; ")):
                assert value in known, f"{name}.{column}: {value!r} leads nowhere ({targets})"
    for line in open(os.path.join(folder, "SHA256SUMS")):
        digest, name = line.split()
        assert hashlib.sha256(open(os.path.join(folder, name), "rb").read()).hexdigest() == digest, name
    counts(data, events)


def counts(data, events):
    everything = len(events)
    events = standing(events)
    of = lambda *types: [event for event in events if event["type"] in types]
    assert len(data["events"]) == everything
    expected = {
        "proposals": len(of("proposal.tabled")), "dialogues": len(of("dialogue.opened")),
        "institutions": len(of("institution.registered")), "statuses": len(of("proposal.status-changed")),
        "responses": len(of("proposal.responded")), "follow-ups": len(of("follow-up.scheduled")),
        "notes": sum(not event["data"].get("offRecord") for event in of("proposal.noted")),
        "papers": len(of("paper.received", "paper.issued")), "targets": len(of("target.set")),
        "readings": len(of("target.read")), "milestones": len(of("milestone.reached")),
        "holidays": len(of("holiday.announced")), "documents": len(of("document.attached")),
        "follow-up-changes": sum(event["type"].startswith("follow-up.") for event in events),
        "sessions": len({event["subject"] for event in of("session.planned", "session.held")}),
        "relations": len(of("proposal.related")), "reminders": len(of("reminder.issued")),
        "circulations": len(of("circulation.issued")),
        "parts": sum(len(event["data"]["into"]) for event in of("proposal.split")),
    }
    found = {name: len(data[name]) for name in expected}
    assert found == expected, (found, expected)
    first = {}
    for event in of("follow-up.scheduled"):
        first[f"{event['subject']}.{event['data']['number']}"] = event["data"]
    for row in data["follow-ups"]:
        promise = first[row["followUp"]]
        assert row["firstDue"] == promise.get("due", "") or "due" not in promise, row
    moved = {}
    for row in sorted(data["follow-up-changes"], key=lambda row: (row["on"], int(row["event"].split("/")[1]))):
        if row["change"] in ("rescheduled", "reopened") and row["was"] and row["was"] < row["due"]:
            moved[row["followUp"]] = moved.get(row["followUp"], 0) + 1
    slips = {row["followUp"]: int(row["slips"]) for row in data["follow-ups"] if row["slips"] != "0"}
    assert slips == moved, (slips, moved)
    last = {}
    for row in sorted(data["statuses"], key=lambda row: (row["on"], int(row["event"].split("/")[1]))):
        last[row["proposal"]] = row["to"]
    for row in data["proposals"]:
        assert row["status"] == last.get(row["proposal"], "tabled"), row["proposal"]


def lines(path, _):
    """What CloudEvents 1.0 and its JSON format ask of each event, by its SDK and in words of our own."""
    names = set()
    for line in open(path, encoding="utf-8", newline=""):
        assert line.endswith("\n") and "\r" not in line
        event = json.loads(line)
        for name in ("specversion", "source", "id", "type"):
            assert isinstance(event[name], str) and event[name], name
        assert event["specversion"] == "1.0"
        assert urlsplit(event["source"]).path and not re.search(r"[\s<>\"{}|\\^`]", event["source"])
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", event["time"])
        assert isinstance(event.get("subject", ""), str) and event.get("subject") != ""
        for name, value in event.items():
            if name in RESERVED:
                continue
            # An extension attribute: its name is lower-case letters and digits, its value of a type that there is.
            assert re.fullmatch(r"[a-z0-9]{1,20}", name), name
            assert isinstance(value, (str, bool)) or isinstance(value, int) and abs(value) < 2**31, name
        assert "data_base64" not in event and isinstance(event.get("data", {}), dict)
        assert (event["source"], event["id"]) not in names, "an id that is there twice"
        names.add((event["source"], event["id"]))
        read = JSONFormat().read(CloudEvent, line.encode())
        assert (read.get_id(), read.get_source(), read.get_type()) == (event["id"], event["source"], event["type"])
        assert read.get_data() == event.get("data")
    assert names


mode, path, folder = sys.argv[1:]
tables(path, log(folder)) if mode == "tables" else lines(path, folder)
