"""Takes out of a questionnaire whatever `triage validate` finds in it, until it finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from making.questions import Data, things_of
from making.writing import dump
from triage.problems import Keys, Problem
from triage.rulefile import RuleFile

ROUNDS = 12
"""Taking one thing out can leave another without a purpose; more rounds than this are rare."""

FIRST = "first"
"""The id of the question that mending may add."""


def mended(data: Data) -> Data | None:
    """The questionnaire without its faults; None where taking things out did not help.

    Args:
        data: a questionnaire that can be loaded. It is changed.
    """
    for _ in range(ROUNDS):
        problems = RuleFile(dump(data), "random.yaml").problems
        if not problems:
            return data
        for problem in problems:
            if not _mend(data, problem):
                return None
    return None


def _mend(data: Data, problem: Problem) -> bool:
    match problem.keys:
        case _ if problem.code == "member-never-holds":
            return _without_member(data, problem.keys)
        case ("promises" | "rules" as section, str(id)):
            data.get(section, {}).pop(id, None)
        case ("conditions", str(id)) if problem.code == "condition-unused":
            data.get("conditions", {}).pop(id, None)
        case _ if problem.code == "bare-list-one-choice":
            _mean_any(data, problem.keys)
        case ("recommendations", str(id)) if problem.code == "calm-rides-along":
            data["recommendations"][id]["yields"] = False
        case ("recommendations", str(id), "yields"):
            del data["recommendations"][id]["yields"]
        case ("recommendations", str(id)):
            return _without_recommendation(data, id)
        case ("advice", str(id)):
            _unlist(data, "advise", "advice", "never_advise", id=id)
            data.get("advice", {}).pop(id, None)
        case ("levels", str(id)):
            _without_level(data, id)
        case ("advice" | "promises" as section, str(id), "unless" | "level" as field):
            data.get(section, {}).get(id, {}).pop(field, None)
        case ("questions", str(id)) | ("questions", str(id), "ask_if"):
            if data["questions"][id].pop("ask_if", None) is None:
                for level in data["levels"].values():  # the interview was over by then
                    level.pop("enough", None)
        case ("questions", str(id), "answers", _) if data["questions"][id].get("choose") != "any":
            data["questions"][id].pop("worse", None)
        case _:
            return False
    _sweep(data)
    return True


def _without_member(data: Data, keys: Keys) -> bool:
    """Take a member out of the condition in which it stands, if that has others."""
    whole: Any = data
    members: Any = data
    try:
        for key in keys[:-1]:
            whole, members = members, members[key]
        del members[keys[-1]]
    except (KeyError, IndexError, TypeError):
        return True  # something around it was taken out just now
    if "at_least" in whole:
        whole["at_least"] = min(whole["at_least"], len(members))
    return bool(members)


def _mean_any(data: Data, keys: Keys) -> None:
    """Let a list mean *any of these*."""
    whole: Any = data
    try:
        for key in keys[:-1]:
            whole = whole[key]
        whole[keys[-1]] = {"any": whole[keys[-1]]}
    except (KeyError, IndexError):
        return  # something around it was taken out just now


def _without_recommendation(data: Data, id: str) -> bool:
    others = [other for other in data["recommendations"] if other != id]
    if not others:
        return False
    for thing in _things(data):
        if thing.get("end") == id:
            thing["end"] = others[-1]
    _unlist(data, "recommend", "never_recommend", id=id)
    data["recommendations"].pop(id, None)
    _sweep(data)
    return True


def _without_level(data: Data, id: str) -> None:
    used = any(one["level"] == id for one in data["recommendations"].values())
    if used or len(data["levels"]) == 2:
        _lead_to_level(data, id)
        return
    for section in ("promises", "advice"):
        for thing in data.get(section, {}).values():
            if id in thing.get("level", {}).values():
                del thing["level"]
    del data["levels"][id]
    _sweep(data)


def _lead_to_level(data: Data, id: str) -> None:
    """Put a question before all others that leads to this level, and otherwise on."""
    data["recommendations"][f"rec-{id}"] = {
        "level": id,
        "title": f"Recommendation {id}",
        "text": "What to do.",
        "watch_for": ["New pain: come back."],
        "sources": ["source-0"],
    }
    if data["start"] != FIRST:
        first = {"ask": f"Is it {FIRST}?", "answers": {"no": {"text": "No"}}, "go": data["start"]}
        data["questions"] = {FIRST: first, **data["questions"]}
        data["start"] = FIRST
    data["questions"][FIRST]["answers"][id] = {"text": f"It is {id}", "end": f"rec-{id}"}


def _unlist(data: Data, *keys: str, id: str) -> None:
    for thing in _things(data):
        for key in keys:
            if id in thing.get(key, ()):
                thing[key] = [other for other in thing[key] if other != id]
                if not thing[key]:
                    del thing[key]


def _sweep(data: Data) -> None:
    """Take out what has nothing left to say: rules, promises, and sections."""
    says = {
        "rules": {"recommend", "advise"},
        "promises": {"level", "recommend", "never_recommend", "advise", "never_advise"},
    }
    for section, keys in says.items():
        for id, thing in [*data.get(section, {}).items()]:
            if not keys & set(thing):
                del data[section][id]
    for section in ("advice", "conditions", "rules", "promises"):
        if section in data and not data[section]:
            del data[section]


def _things(data: Data) -> Iterator[dict[str, Any]]:
    """Everything that can name a recommendation or a piece of advice."""
    for section in ("recommendations", "rules", "promises"):
        yield from data.get(section, {}).values()
    for question in data["questions"].values():
        yield from things_of(question)
