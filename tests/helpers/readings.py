"""Eight published rules, read by a programmer from what was published and not from the rule file.

Each is a few lines of Python that take a person's answer to every question and say what comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

Person = Mapping[str, Any]
"""A reply to every question of a file; boxes as a list of those ticked."""


class Outcome(NamedTuple):
    """What a rule says: how urgent, what to do, and the scores that are told with it."""

    level: str
    recommendations: frozenset[str]
    scores: Mapping[str, int]


def outcome(level: str, *recommendations: str, **scores: int) -> Outcome:
    """An outcome in one line."""
    return Outcome(level, frozenset(recommendations), scores)


def ottawa(person: Person) -> Outcome:
    """Ankle: pain there, and a sore malleolus or no four steps; foot: the same of the midfoot."""
    if person["left-out"] == "yes":
        return outcome("judge", "own-judgement")
    lame = person["steps-then"] == person["steps-now"] == "no"
    wanted = [
        picture
        for place, bones, picture in [
            ("ankle", "ankle-bones", "ankle-picture"),
            ("midfoot", "foot-bones", "foot-picture"),
        ]
        if place in person["where"] and (person[bones] or lame)
    ]
    return outcome("picture", *wanted) if wanted else outcome("none-needed", "no-picture")


def canadian_c_spine(person: Person) -> Outcome:
    """High risk is imaged; else who has a low-risk factor and turns 45 degrees is not."""
    if person["left-out"] == "yes":
        return outcome("judge", "own-judgement")
    high = person["age"] >= 65 or person["high-risk"]
    if not high and person["low-risk"] == "yes" and person["turns"] == "yes":
        return outcome("none-needed", "no-picture")
    return outcome("picture", "neck-picture")


def mcisaac(person: Person) -> Outcome:
    """A point each for fever above 38, no cough, glands, tonsils; 3 to 14 adds, 45 takes one."""
    if person["danger"]:
        return outcome("hospital", "send-in")
    hot = person["temperature"] != "unsure" and person["temperature"] > 38
    score = hot + (person["cough"] == "no") + len(person["throat"])
    score += (person["age"] < 15) - (person["age"] >= 45)
    if score >= 4:
        return outcome("swab-or-treat", "swab-or-treat", mcisaac=score)
    if score >= 2:
        return outcome("swab", "swab", mcisaac=score)
    return outcome("home", "no-swab", mcisaac=score)


def imci_cough(person: Person) -> Outcome:
    """Danger signs refer; under 2 months so do 60 breaths twice or indrawing; else they treat."""
    months, breaths, goes_in = person["age"], person["breaths"], person["chest"] == "yes"
    if months < 2:
        fast = breaths >= 60 and person["second-count"] >= 60
        refer, treat = fast or goes_in, False
    else:
        refer, treat = False, breaths >= (50 if months < 12 else 40) or goes_in
    if person["danger"] or refer:
        return outcome("refer", "to-hospital")
    return outcome("treat", "clinic-treatment") if treat else outcome("home", "home-care")


def phq_9(person: Person) -> Outcome:
    """Nine items from 0 to 3; bands from 5, 10, 15 and 20; any thought of harm is a crisis."""
    score = sum(["never", "several", "more", "daily"].index(each) for each in person.values())
    if person["harm"] != "never":
        return outcome("crisis", "call", phq=score)
    bands = [(20, "severe", "soon"), (15, "high", "this-week"), (10, "moderate", "visit")]
    bands += [(5, "mild", "again"), (0, "minimal", "nothing")]
    level, what = next((level, what) for least, level, what in bands if score >= least)
    return outcome(level, what, phq=score)


SSVC = (
    # One row for each exploitation and exposure; in it by automatable, then by impact.
    ("DDSS DSSS", "DSSS SSSS", "DSSS SSSO"),
    ("DSSS SSSS", "DSSS SSSO", "SSSO SSOO"),
    ("SSOO SOOO", "SSOO OOOO", "SOOI OOII"),
)
"""The table for deployers: Defer, Scheduled, Out of cycle, Immediate."""


def ssvc(person: Person) -> Outcome:
    """Look it up."""
    row = SSVC[["no-sign", "shown", "active"].index(person["used"])]
    cells = row[["small", "controlled", "open"].index(person["open"])].split()
    half = cells[["no", "yes"].index(person["by-itself"])]
    match half[["low", "medium", "high", "very-high"].index(person["harm"])]:
        case "D":
            return outcome("defer", "leave-it")
        case "S":
            return outcome("scheduled", "patch-in-turn")
        case "O":
            return outcome("out-of-cycle", "patch-early")
        case _:
            return outcome("immediate", "patch-now")


NEWS: Mapping[str, Sequence[tuple[str, int]]] = {
    # From this number on these points count, as far as the next.
    "breaths": [("0", 3), ("9", 1), ("12", 0), ("21", 2), ("25", 3)],
    "oxygen-in-blood": [("0", 3), ("92", 2), ("94", 1), ("96", 0)],
    "pressure": [("0", 3), ("91", 2), ("101", 1), ("111", 0), ("220", 3)],
    "pulse": [("0", 3), ("41", 1), ("51", 0), ("91", 1), ("111", 2), ("131", 3)],
    "temperature": [("0", 3), ("35.1", 1), ("36.1", 0), ("38.1", 1), ("39.1", 2)],
}
"""The chart of NEWS2, first oxygen scale."""


def news2(person: Person) -> Outcome:
    """Add up; 7 is an emergency, 5 or a 3 in one measure urgent, 1 for the nurse."""
    points = [
        [points for least, points in rows if person[measure] >= Decimal(least)][-1]
        for measure, rows in NEWS.items()
    ]
    points += [2 * (person["oxygen-given"] == "yes"), 3 * (person["awake"] == "no")]
    score = sum(points)
    if score >= 7:
        return outcome("emergency", "call-team", news=score)
    if score >= 5 or 3 in points:
        return outcome("urgent", "call-doctor", news=score)
    return outcome(*(("nurse", "ask-nurse") if score else ("routine", "go-on")), news=score)


def start_back(person: Person) -> Outcome:
    """Nine items; 3 or fewer are low, else 4 of the last five are high, and the rest medium."""
    agreed = [reply in ("yes", "very", "extremely") for reply in person.values()]
    total, mind = sum(agreed), sum(agreed[4:])
    if total <= 3:
        return outcome("little", "by-yourself", all=total, mind=mind)
    if mind >= 4:
        return outcome("much", "trained-help", all=total, mind=mind)
    return outcome("some", "physiotherapy", all=total, mind=mind)


READINGS: Mapping[str, Callable[[Person], Outcome]] = {
    "canadian-c-spine": canadian_c_spine,
    "imci-cough": imci_cough,
    "mcisaac-throat": mcisaac,
    "news2": news2,
    "ottawa-ankle-foot": ottawa,
    "phq-9": phq_9,
    "ssvc-deployer": ssvc,
    "start-back": start_back,
}
"""The reading of each rule by the name of its file."""
