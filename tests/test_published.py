"""Eight published rules as rule files: proved, short, and the same as what was published."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, groupby, product
from math import prod
from pathlib import Path

import pytest
from helpers import oracle
from helpers.readings import READINGS, Outcome, Person

from triage.cli import main
from triage.interview.interview import Interview
from triage.reading.document import read
from triage.rulefile import RuleFile

FILES = Path(__file__).with_name("files") / "published"
MOST = 10_000
"""So many people are compared; where there are more, they are drawn."""


@cache
def opened(name: str) -> RuleFile:
    """The rule file of that name, read once."""
    return RuleFile.open(FILES / f"{name}.yaml")


def data_of(name: str) -> oracle.Data:
    """Its plain data, each question with the answers of its scale."""
    document = opened(name).document
    assert document is not None
    data: oracle.Data = document.data
    questions = {
        id: {**own, "answers": data["scales"][own["answers"]]}
        if isinstance(own["answers"], str)
        else own
        for id, own in data["questions"].items()
    }
    return {**data, "questions": questions}


def usual_person(name: str) -> Person:
    """Somebody of whom most cases are a change: the first of the shared people."""
    document, _ = read((FILES / f"{name}.cases.yaml").read_text("utf-8"), name)
    assert document is not None
    usual: Person = next(iter(document.data["people"].values()))
    return usual


def kinds_of_reply(data: oracle.Data, question: str) -> list[list[oracle.Reply]]:
    """Everything that can be answered to a question, what means the same together."""
    own = data["questions"][question]
    if "number" not in own:
        return [[reply] for reply in oracle.replies(data, question)]
    bands = groupby(oracle.numbers_of(own), lambda each: oracle.given(data, question, each))
    kinds: list[list[oracle.Reply]] = [[*numbers] for _, numbers in bands]
    return [*kinds, [oracle.UNSURE]] if oracle.UNSURE in own else kinds


def people(name: str) -> Iterator[Person]:
    """Everybody there can be; of too many some, each limit from both sides among them."""
    data, rng = data_of(name), random.Random(14)
    kinds = {id: kinds_of_reply(data, id) for id in data["questions"]}
    if prod(sum(map(len, each)) for each in kinds.values()) <= MOST:
        every = product(*(chain(*each) for each in kinds.values()))
        yield from (dict(zip(kinds, each, strict=True)) for each in every)
        return
    usual = usual_person(name)
    for _ in range(MOST):
        odd, lean = rng.choice((0.15, 0.5, 1)), rng.choice((min, max))
        person = {}
        for id, each in kinds.items():
            # Answers that all lean to one side come to the ends of a score.
            alike = each[lean(rng.randrange(len(each)), rng.randrange(len(each)))]
            drawn = rng.choice((alike[0], alike[-1], rng.choice(alike)))
            person[id] = drawn if id not in usual or rng.random() < odd else usual[id]
        yield {id: [] if reply == oracle.NONE else reply for id, reply in person.items()}


def outcomes(interview: Interview, people: Sequence[Person]) -> Iterator[tuple[Person, Outcome]]:
    """What each of these people is told who have answered alike so far."""
    result = interview.result
    if result is not None:
        shown = frozenset(each.id for each in result.recommendations)
        found = Outcome(result.level.id, shown, dict(result.scores))
        yield from ((person, found) for person in people)
        return
    assert interview.current is not None
    question = interview.current.id
    alike = defaultdict(list)
    for person in people:
        alike[str(person[question])].append(person)
    for some in alike.values():
        yield from outcomes(interview.answer(some[0][question]), some)


@pytest.mark.parametrize("name", READINGS)
def test_it_says_what_was_published(name: str) -> None:
    """To everybody, or to ten thousand people of all kinds: level, what to do, and score."""
    questionnaire = opened(name).questionnaire
    assert questionnaire is not None
    told = dict.fromkeys(questionnaire.recommendations, 0)
    for person, found in outcomes(Interview.begin(questionnaire), list(people(name))):
        assert found == READINGS[name](person), person
        for id in found.recommendations:
            told[id] += 1
    assert min(told.values()) >= 3, told


@pytest.mark.parametrize("name", READINGS)
def test_it_is_proved_and_its_cases_pass(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Strictly: not a warning, and the cases touch each answer, rule and recommendation."""
    assert main(["validate", "--strict", str(FILES / f"{name}.yaml")]) == 0
    assert "proved" in capsys.readouterr().out
    assert main(["test", str(FILES / f"{name}.yaml"), "--format", "json"]) == 0
    (tested,) = json.loads(capsys.readouterr().out)["files"]
    for kind in ("rules", "recommendations", "advice"):
        assert tested["coverage"][kind]["untouched"] == []


def test_every_file_is_compared() -> None:
    """And nothing lies there that nobody looks at."""
    assert {file.name for file in FILES.iterdir()} == {
        f"{name}{kind}.yaml" for name in READINGS for kind in ("", ".cases")
    }


def test_nine_questions_of_one_scale_take_little_room() -> None:
    """A file of nine items with five limits is less than 4 kB; without scores it took 7.3."""
    assert (FILES / "phq-9.yaml").stat().st_size < 4096
