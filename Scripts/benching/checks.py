"""What must be right before anything is timed."""
from datetime import timedelta

from operations import WORDS
from peers.sqlite import BY_INSTITUTION, EXPLAIN, HISTORY, OVERDUE, STATUS, some_day_before
from workplace import AS_OF, WrongAnswer

FIGURES = ("overdue", "oldestDue", "daysLateTotal")


def check(place, sqlite):
    """Stops unless ours and the peer's answers are the generator's, and each other's where the generator has none."""
    same("rapport: overdue by institution", place.answer["byInstitution"], ours_by_institution(place))
    same("rapport: number of overdue", place.answer["overdue"], place.json("overdue", "--by-institution")["overdue"])
    if sqlite is None:
        return
    same("sqlite3: overdue by institution", place.answer["byInstitution"], theirs_by_institution(sqlite, AS_OF))
    later = AS_OF + timedelta(17)
    same(f"overdue by institution on {later}", theirs_by_institution(sqlite, later), ours_by_institution(place, today=later))
    for clock in ("--as-of", "--known-at"):
        day = some_day_before(3)
        same(f"overdue by institution {clock} {day}", grouped(sqlite.known_then(clock, day)),
             ours_by_institution(place, clock, day))
    check_rows(place, sqlite)
    for turn in range(3):
        check_one(place, sqlite, *place.asked(turn))
    for words in WORDS:
        same(f"entries with {' and '.join(words)}", sqlite.found(words), place.json("search", *words)["count"])


def check_rows(place, sqlite):
    members = ("followUp", "owner", "title", "action", "due", "firstDue", "slips", "lead")
    theirs = {row["followUp"]: [row[name] for name in members] for row in sqlite.rows(OVERDUE.format(today=AS_OF))}
    ours = {row["followUp"]: [row[name] for name in members] for row in place.json("overdue")["items"]}
    same("rows of overdue", theirs, ours)


def check_one(place, sqlite, reference, number):
    theirs = [(row["day"], row["type"]) for row in sqlite.rows(HISTORY.format(reference))]
    ours = [(row["effective"], row["type"]) for row in place.json("history", reference)["items"]]
    same(f"history of {reference}", theirs, ours)
    same(f"status of {reference}", sqlite.rows(STATUS.format(reference))[0]["status"], place.json("show", reference)["status"])
    theirs = [(row["day"], row["value"]) for row in sqlite.rows(EXPLAIN.format(reference, number))]
    ours = [(row["effective"], row["value"]) for row in place.json("explain", f"{reference}.{number}", "due")["items"]]
    same(f"days on which {reference}.{number} was due", theirs, ours[::-1])


def ours_by_institution(place, *options, today=AS_OF):
    rows = place.json("overdue", "--by-institution", *options, today=today)["byInstitution"]
    return {row["institution"]: {name: row[name] for name in FIGURES} for row in rows if row["overdue"]}


def theirs_by_institution(sqlite, today):
    return grouped(sqlite.rows(BY_INSTITUTION.format(today=today)))


def grouped(rows):
    return {row["owner"]: {name: row[name] for name in FIGURES} for row in rows}


def same(what, right, given):
    if right == given:
        return
    if isinstance(right, dict):
        told = [f"  {key}: {given.get(key)} instead of {right.get(key)}"
                for key in sorted(right.keys() | given.keys()) if given.get(key) != right.get(key)]
    elif isinstance(right, list):
        told = [f"  {there} instead of {here}" for here, there in zip(right, given) if here != there]
        told.append(f"  {len(given)} instead of {len(right)}")
    else:
        told = [f"  {given} instead of {right}"]
    raise WrongAnswer(f"{what}: a wrong answer; nothing was timed.\n" + "\n".join(told[:10]))
