"""Points for the answers of a random questionnaire, and conditions on what they come to."""

from __future__ import annotations

from making.choosing import Chooser
from making.questions import Data, answers_of, beside


def add_scores(choice: Chooser, data: Data) -> None:
    """Give the questionnaire one or two scores: questions that add to them, conditions on them."""
    ids = ["score-0", "score-1"][: choice.number(1, 2)]
    data["scores"] = {id: {"title": f"The {id}"} for id in ids}
    for score in data["scores"].values():
        if choice.chance(1, 4):
            score["from"] = choice.number(-2, 3)
    most = dict.fromkeys(ids, 0)
    for id, own in data["questions"].items():
        if id == data["start"] or choice.chance(3, 4):
            points = _add_points(choice, own)
            # Whoever is asked first adds to all of them, so that none is without a use.
            adds = ids if id == data["start"] else choice.some(ids, 1, len(ids))
            if len(ids) > 1 or choice.chance(1, 2):
                own["adds_to"] = list(adds)
            for score in adds:
                most[score] += points
    for thing, field in _conditions(data):
        if choice.chance(1, 2):
            _ask_for_points(choice, data, thing, field, most)


def _add_points(choice: Chooser, own: Data) -> int:
    """Give the answers of a question points; the most that a reply then adds."""
    answers = list(answers_of(own).values())
    if "number" in own and _counts_well(own) and choice.chance(1, 2):
        own["points"] = "value"
        return int(own["number"]["to"])
    for answer in answers:
        if choice.chance(2, 3):
            answer["points"] = choice.number(0, 3)
    if not any(answer.get("points") for answer in answers):
        answers[-1]["points"] = 1
    points = [answer.get("points", 0) for answer in answers]
    return int(sum(points) if own.get("choose") == "any" else max(points))


def _counts_well(own: Data) -> bool:
    """Whether a number can count itself, and is hardly more answers than its bands then."""
    lowest, highest = own["number"]["from"], own["number"]["to"]
    step = own["number"].get("step", 1)
    is_whole = isinstance(lowest, int) and isinstance(step, int)
    return is_whole and lowest >= 0 and (highest - lowest) // step < 3 * len(own["answers"])


def _conditions(data: Data) -> list[tuple[Data, str]]:
    """Everything that has a condition, with the field in which it stands."""
    fields = {"advice": ["unless"], "questions": ["ask_if"], "rules": ["when"]}
    fields["promises"] = ["when", "unless"]
    return [
        (thing, field)
        for section, names in fields.items()
        for thing in data.get(section, {}).values()
        for field in names
        if field in thing
    ]


def _ask_for_points(
    choice: Chooser, data: Data, thing: Data, field: str, most: dict[str, int]
) -> None:
    score = choice.one(list(data["scores"]))
    start = data["scores"][score].get("from", 0)
    condition: Data = {"score": score, "at_least": start + choice.number(1, most[score])}
    is_promise = any(thing is each for each in data.get("promises", {}).values())
    if is_promise and choice.chance(1, 2):
        condition = {"score": score, "at_most": start + choice.number(0, most[score] - 1)}
    thing[field] = choice.one(beside(thing[field], condition))
