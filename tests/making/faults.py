"""Faults to put into a questionnaire that has none, each by the code that `triage validate` gives.

Each is made so that it is the only fault: where it changes what is asked, it does so in a question
of its own before all others, and the promises, which could break on it, are taken out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from making.choosing import Chooser
from making.questions import Data
from making.writing import dump
from triage.interview.interview import Interview
from triage.rulefile import RuleFile

Fault = Callable[[Chooser, Data], None]
"""Puts the fault into the data of a questionnaire."""

TextFault = Callable[[str], str]
"""Puts the fault into the text of a rule file."""

OPENING = "opening"
OTHER = "unheard-of"


def broken_text(choice: Chooser, data: Data, code: str) -> str:
    """The questionnaire with one fault, as the text of its rule file.

    Args:
        choice: decides where the fault stands.
        data: a questionnaire in which `triage validate` finds nothing. It is changed.
        code: which fault, one of `CODES`.
    """
    if code in TEXT_FAULTS:
        return TEXT_FAULTS[code](dump(data))
    # A fault may recommend something urgent before an end that nobody saw it beside.
    for one in data["recommendations"].values():
        if one["level"] != next(iter(data["levels"])):
            one.setdefault("yields", False)
    FAULTS[code](choice, data)
    return dump(data)


# What faults are made of


def _open_with(data: Data, answers: Mapping[str, Data], id: str = OPENING, **fields: Any) -> Data:
    """Put a question before all others; it leads on to what was the first one."""
    question = {"ask": f"Is it {id}?", "answers": dict(answers), "go": data["start"], **fields}
    data["questions"] = {id: question, **data["questions"]}
    data["start"] = id
    return question


def _two() -> dict[str, Data]:
    return {"no": {"text": "No"}, "yes": {"text": "Yes"}}


def _promise(data: Data, **fields: Any) -> None:
    data.setdefault("promises", {})["broken-one"] = fields


def _rule(data: Data, when: Any) -> None:
    data.setdefault("rules", {})["broken-one"] = {
        "when": when,
        "recommend": [_of_level(data, -1)],
        "because": "These belong together.",
        "sources": ["source-0"],
    }


def _of_level(data: Data, place: int) -> str:
    """A recommendation of the level at that place."""
    level = list(data["levels"])[place]
    recommendations: dict[str, Data] = data["recommendations"]
    return next(id for id, one in recommendations.items() if one["level"] == level)


def _any_of(choice: Chooser, data: Data, section: str) -> Data:
    found: Data = choice.one(list(data[section].values()))
    return found


def _any_answer(choice: Chooser, data: Data) -> Data:
    found: Data = choice.one(list(_any_of(choice, data, "questions")["answers"].values()))
    return found


def _any_thing(choice: Chooser, data: Data) -> tuple[str, Data]:
    """A level, recommendation or question; and which of the three."""
    section = choice.one(["questions", "recommendations", "levels"])
    return section, _any_of(choice, data, section)


# Shape


def _missing_field(choice: Chooser, data: Data) -> None:
    section, thing = _any_thing(choice, data)
    del thing["ask" if section == "questions" else "title"]


def _unknown_field(choice: Chooser, data: Data) -> None:
    _any_thing(choice, data)[1]["colour"] = "red"


def _misplaced_field(choice: Chooser, data: Data) -> None:
    _open_with(data, _two(), end=_of_level(data, 0))


def _wrong_type(choice: Chooser, data: Data) -> None:
    section, thing = _any_thing(choice, data)
    thing["ask" if section == "questions" else "title"] = choice.number(0, 9)


def _wrong_value(choice: Chooser, data: Data) -> None:
    _open_with(data, _two(), choose=choice.one(["single", "many", "all"]))


def _bad_id(choice: Chooser, data: Data) -> None:
    bad = choice.one(["Upper", "under_score", "9th", "-dash", "two--dashes"])
    data["sources"][bad] = {"title": "A source"}


def _empty_text(choice: Chooser, data: Data) -> None:
    section, thing = _any_thing(choice, data)
    thing["ask" if section == "questions" else "title"] = ""


def _empty_list(choice: Chooser, data: Data) -> None:
    _any_of(choice, data, "recommendations")["sources"] = []


def _empty_mapping(choice: Chooser, data: Data) -> None:
    _promise(data, level={})


def _listed_twice(choice: Chooser, data: Data) -> None:
    _any_of(choice, data, "recommendations")["sources"] *= 2


# References


def _unknown_question(choice: Chooser, data: Data) -> None:
    _open_with(data, {**_two(), "other": {"text": "Other", "go": OTHER}})


def _unknown_recommendation(choice: Chooser, data: Data) -> None:
    _any_answer(choice, data).setdefault("recommend", []).append(OTHER)


def _unknown_advice(choice: Chooser, data: Data) -> None:
    _any_answer(choice, data).setdefault("advise", []).append(OTHER)


def _unknown_source(choice: Chooser, data: Data) -> None:
    _any_of(choice, data, "recommendations")["sources"].append(OTHER)


def _unknown_level(choice: Chooser, data: Data) -> None:
    _promise(data, level={choice.one(["at_least", "at_most"]): OTHER})


def _unknown_answer(choice: Chooser, data: Data) -> None:
    question = choice.one(list(data["questions"]))
    _promise(data, when=f"{question}.{OTHER}", recommend=[_of_level(data, 0)])


def _unknown_condition(choice: Chooser, data: Data) -> None:
    _promise(data, when=OTHER, recommend=[_of_level(data, 0)])


# Flow


def _cycle(choice: Chooser, data: Data) -> None:
    back = choice.one([OPENING, "second"])
    _open_with(data, {**_two(), "other": {"text": "Other", "go": back}}, "second")
    _open_with(data, _two())


def _unreachable_question(choice: Chooser, data: Data) -> None:
    data["questions"][OTHER] = {
        "ask": "Is it this?",
        "answers": _two(),
        "go": choice.one(list(data["questions"])),
    }


def _dead_end(choice: Chooser, data: Data) -> None:
    question = _open_with(data, _two())
    question["answers"][choice.one(["no", "yes"])]["go"] = question.pop("go")


def _bands(choice: Chooser, data: Data, *tops: int, lowest: int = 0, highest: int = 10) -> None:
    shift = choice.number(0, 9)
    answers = {f"band-{place}": {"up_to": top + shift} for place, top in enumerate(tops)}
    _open_with(data, answers, number={"from": lowest + shift, "to": highest + shift})


def _band_gap(choice: Chooser, data: Data) -> None:
    _bands(choice, data, 4, choice.number(5, 9))


def _band_overlap(choice: Chooser, data: Data) -> None:
    _bands(choice, data, 4, choice.number(2, 4), 10)


def _band_outside(choice: Chooser, data: Data) -> None:
    _bands(choice, data, 4, choice.number(11, 20))


def _impossible_answer(choice: Chooser, data: Data) -> None:
    later = choice.one(list(data["questions"]))
    answer = choice.one(list(data["questions"][later]["answers"]))
    _open_with(data, _two(), "second", ask_if=f"{later}.{answer}")
    _open_with(data, _two())


def _impossible_condition(choice: Chooser, data: Data) -> None:
    _open_with(data, _two())
    _rule(data, {"at_least": choice.number(3, 9), "of": [f"{OPENING}.no", f"{OPENING}.yes"]})


def _other_than_of_boxes(choice: Chooser, data: Data) -> None:
    _open_with(data, {"a": {"text": "A"}}, choose="any", none="None of these")
    _rule(data, {"other_than": [f"{OPENING}.{choice.one(['a', 'none'])}"]})


def _never_yields(choice: Chooser, data: Data) -> None:
    data["recommendations"][_of_level(data, 0)]["yields"] = choice.one([True, False])


def _impossible_range(choice: Chooser, data: Data) -> None:
    levels = list(data["levels"])
    _promise(data, level={"at_least": levels[0], "at_most": choice.one(levels[1:])})


def _condition_circle(choice: Chooser, data: Data) -> None:
    circle = [f"circle-{place}" for place in range(choice.number(1, 4))]
    others = dict(zip(circle, [*circle[1:], circle[0]], strict=True))
    data.setdefault("conditions", {}).update({id: [other] for id, other in others.items()})


def _missing_safety_net(choice: Chooser, data: Data) -> None:
    level: str = _any_of(choice, data, "recommendations")["level"]
    of_level = [one for one in data["recommendations"].values() if one["level"] == level]
    watch_for = data["levels"][level].pop("watch_for", ["It gets worse: get help."])
    for one in of_level:
        one.setdefault("watch_for", watch_for)
    del choice.one(of_level)["watch_for"]


# Every path


def _promise_broken(choice: Chooser, data: Data) -> None:
    """Promise another level than the one that the first answers lead to."""
    questionnaire = RuleFile(dump(data), "random.yaml").questionnaire
    assert questionnaire is not None
    interview = Interview.begin(questionnaire)
    while (question := interview.current) is not None:
        number = question.number
        first = next(iter(question.answers)) if number is None else number.lowest
        interview = interview.answer([first] if question.kind == "any" else first)
    assert interview.result is not None
    levels, rank = list(data["levels"]), interview.result.level.rank
    bounds = [("at_least", level) for level in levels[:rank]]
    bounds += [("at_most", level) for level in levels[rank + 1 :]]
    _promise(data, level=dict([choice.one(bounds)]))


def _promise_vacuous(choice: Chooser, data: Data) -> None:
    _open_with(data, _two())
    _promise(
        data, when={"all": [f"{OPENING}.no", f"{OPENING}.yes"]}, recommend=[_of_level(data, 0)]
    )


def _order_broken(choice: Chooser, data: Data) -> None:
    data.pop("promises", None)
    mild = {"text": "A little", "recommend": [_of_level(data, 0)]}
    _open_with(data, {"mild": mild, "severe": {"text": "A lot"}}, worse="later")


def _rule_never_fires(choice: Chooser, data: Data) -> None:
    _open_with(data, _two())
    _rule(data, {"all": [f"{OPENING}.no", f"{OPENING}.yes"]})


def _rule_never_matters(choice: Chooser, data: Data) -> None:
    data.pop("promises", None)
    answers = _two()
    answers["yes"]["recommend"] = [_of_level(data, -1)]
    _open_with(data, answers)
    _rule(data, f"{OPENING}.yes")


def _recommendation_unreached(choice: Chooser, data: Data) -> None:
    data["recommendations"][OTHER] = {
        "level": choice.one(list(data["levels"])),
        "title": "A recommendation",
        "text": "What to do.",
        "watch_for": ["New pain: come back."],
        "sources": ["source-0"],
    }


def _advice_unreached(choice: Chooser, data: Data) -> None:
    advice = {"topic": "Exercises", "text": "Walk a little.", "sources": ["source-0"]}
    data.setdefault("advice", {})[OTHER] = advice


def _level_unreached(choice: Chooser, data: Data) -> None:
    """Put a level calmer than all others; where there are seven already, the last gives way."""
    if len(data["levels"]) == 7:
        last, into = list(data["levels"])[-1], list(data["levels"])[-2]
        _merge_levels(data, last, into)
    data["levels"][OTHER] = {"title": "A level"}


def _merge_levels(data: Data, level: str, into: str) -> None:
    data.pop("promises", None)
    for one in data["recommendations"].values():
        if one["level"] == level:
            one |= {"level": into, "watch_for": ["New pain: come back."]}
    for advice in data.get("advice", {}).values():
        gate = advice.get("level", {})
        advice["level"] = {key: into if id == level else id for key, id in gate.items()}
        if not gate:
            del advice["level"]
    del data["levels"][level]


def _calm_rides_along(choice: Chooser, data: Data) -> None:
    data.pop("promises", None)
    data["levels"][next(iter(data["levels"]))].pop("enough", None)
    answers = _two()
    answers["yes"] |= {"recommend": [_of_level(data, 0)], "end": OTHER}
    _open_with(data, answers)
    _recommendation_unreached(choice, data)
    data["recommendations"][OTHER]["level"] = choice.one(list(data["levels"])[1:])


def _emergency_late(choice: Chooser, data: Data) -> None:
    data.pop("promises", None)
    answers = _two()
    answers["yes"]["recommend"] = [_of_level(data, 0)]
    _open_with(data, answers)
    for place in range(choice.number(10, 14)):
        _open_with(data, {"no": {"text": "No"}}, f"before-{place}")


# Words and care


def _says(*texts: str) -> Fault:
    def fault(choice: Chooser, data: Data) -> None:
        _any_of(choice, data, "recommendations")["text"] = choice.one(texts)

    return fault


def _text_too_long(choice: Chooser, data: Data) -> None:
    data["notice"] = "Get help at once if it gets worse. " * choice.number(9, 20)


def _unused_source(choice: Chooser, data: Data) -> None:
    data["sources"][OTHER] = {"title": "A source"}


FAULTS: Mapping[str, Fault] = MappingProxyType(
    {
        "missing-field": _missing_field,
        "unknown-field": _unknown_field,
        "misplaced-field": _misplaced_field,
        "wrong-type": _wrong_type,
        "wrong-value": _wrong_value,
        "bad-id": _bad_id,
        "empty-text": _empty_text,
        "empty-list": _empty_list,
        "empty-mapping": _empty_mapping,
        "listed-twice": _listed_twice,
        "unknown-question": _unknown_question,
        "unknown-recommendation": _unknown_recommendation,
        "unknown-advice": _unknown_advice,
        "unknown-source": _unknown_source,
        "unknown-level": _unknown_level,
        "unknown-answer": _unknown_answer,
        "unknown-condition": _unknown_condition,
        "cycle": _cycle,
        "unreachable-question": _unreachable_question,
        "dead-end": _dead_end,
        "band-gap": _band_gap,
        "band-overlap": _band_overlap,
        "band-outside": _band_outside,
        "impossible-answer": _impossible_answer,
        "impossible-condition": _impossible_condition,
        "other-than-one-question": _other_than_of_boxes,
        "never-yields": _never_yields,
        "impossible-range": _impossible_range,
        "condition-circle": _condition_circle,
        "missing-safety-net": _missing_safety_net,
        "promise-broken": _promise_broken,
        "promise-vacuous": _promise_vacuous,
        "order-broken": _order_broken,
        "rule-never-fires": _rule_never_fires,
        "rule-never-matters": _rule_never_matters,
        "recommendation-unreached": _recommendation_unreached,
        "advice-unreached": _advice_unreached,
        "level-unreached": _level_unreached,
        "calm-rides-along": _calm_rides_along,
        "emergency-late": _emergency_late,
        "diagnosis": _says("You have a slipped disc.", "You have sciatica."),
        "false-comfort": _says("This is nothing serious.", "There is nothing to worry about."),
        "medicine-dose": _says("Take 400 mg of ibuprofen."),
        "text-too-long": _text_too_long,
        "unused-source": _unused_source,
    }
)
"""Faults in what the file says."""

TEXT_FAULTS: Mapping[str, TextFault] = MappingProxyType(
    {
        "syntax": lambda text: text.replace("title: ", "title: A title: ", 1),
        "duplicate-key": lambda text: text.replace("title: ", "title: Another\ntitle: ", 1),
        "alias": lambda text: text.replace("title: ", "title: &title ", 1),
        "tag": lambda text: text.replace("title: ", "title: !!str ", 1),
        "several-documents": lambda text: f"{text}---\ntitle: Another\n",
        "empty-file": lambda text: "# Nothing here yet.\n",
        "cut-short": lambda text: text.replace("intro: ", "intro: For number # ", 1),
        "control-character": lambda text: text.replace("title: ", r'title: "\e[31m"', 1).replace(
            r'"\e[31m"A questionnaire', r'"\e[31mA questionnaire"', 1
        ),
        "number-too-long": lambda text: text.replace("format: 1", f"format: 1{'0' * 18}", 1),
        "too-deep": lambda text: text.replace("title: ", f"title: {'[' * 33}{']' * 33} # ", 1),
    }
)
"""Faults in how it is written."""

CODES = (*FAULTS, *TEXT_FAULTS)
"""The codes of all faults that can be drawn."""
