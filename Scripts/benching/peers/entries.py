"""The log as other programs' loaders want it."""
import heapq
import json
import pathlib


def entries(place):
    """Every event of the register as a dict, in the order of recording."""
    def lines(stream):
        for path in sorted((place.register / "events" / stream).glob("*.jsonl")):
            with open(path, "rb") as file:
                yield from map(json.loads, file)

    return heapq.merge(*map(lines, place.streams), key=lambda event: (event["time"], event["source"], int(event["id"])))


def told(event):
    """What an entry says, as a person would type it."""
    return "; ".join(f"{name}: {value}" for name, value in event["data"].items())


def is_followed_up(event):
    return event["type"].startswith(("proposal.", "follow-up."))


def fresh(folder: pathlib.Path):
    folder.mkdir()
    return folder
