"""Random questionnaires are what they are made to be, and of all kinds."""

import random
from decimal import Decimal
from itertools import islice

import yaml
from helpers.oracle import (
    Data,
    Sheet,
    answers_of,
    atoms_of,
    counts,
    judge_promise,
    numbers_of,
    order_breaks,
    paths,
    reachable,
    walk,
)
from helpers.random_questionnaires import random_questionnaire, random_sheet, sheets
from hypothesis import given, settings
from hypothesis import strategies as st

from making.construction import build
from making.questions import things_of
from making.strategies import rule_data
from making.writing import dump


class ExactLoader(yaml.SafeLoader):
    """Reads a decimal as what is written, not as a binary fraction."""


ExactLoader.add_constructor("tag:yaml.org,2002:float", lambda _, node: Decimal(node.value))


def assert_sound(data: Data) -> None:
    """What every random questionnaire is by construction."""
    questions = data["questions"]
    assert "ask_if" not in questions[data["start"]]
    assert reachable(data, data["start"]) == set(questions)
    for question, own in questions.items():
        ahead = [each["go"] for each in things_of(own) if "go" in each]
        assert not any(question in reachable(data, target) for target in ahead)
        assert len(atoms_of(data, question)) == len(set(atoms_of(data, question)))
        if "ask_if" in own or own.get("choose") == "any":
            assert ("go" in own) != ("end" in own)
        for answer in answers_of(own).values():
            assert not {"go", "end"} <= set(answer)
            assert {"go", "end"} & {*answer, *own}
        if "number" in own:
            tops = [band["up_to"] for band in own["answers"].values()]
            assert tops == sorted(set(tops))
            assert own["number"]["from"] < tops[0]
            assert tops[-1] == own["number"]["to"]
            assert {*tops} <= {*numbers_of(own)}
    for each in data["recommendations"].values():
        assert "watch_for" in each or "watch_for" in data["levels"][each["level"]]
    # Every path ends, in a recommendation, and there are few.
    walks = [result for _, result in islice(paths(data), 501)]
    assert 1 <= len(walks) <= 500
    assert all(result.missing is None and result.recommendations for result in walks)


def test_random_questionnaires_are_valid_and_survive_yaml() -> None:
    """Driven by a random generator they are sound, as data and as YAML."""
    rng = random.Random(0)
    for _ in range(150):
        data = random_questionnaire(rng)
        assert_sound(data)
        assert yaml.load(dump(data), ExactLoader) == data
        assert walk(data, random_sheet(rng, data)).missing is None


def test_the_simplest_random_questionnaire_is_simple() -> None:
    """The lowest choices give the least questionnaire: what Hypothesis shrinks to."""
    data = build(lambda low, high: low)
    assert_sound(data)
    assert counts(data).paths == 1
    assert not {"advice", "conditions", "rules", "promises"} & set(data)


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_questionnaires_and_sheets_from_hypothesis(source: st.DataObject) -> None:
    """Driven by Hypothesis they are sound; nothing recommended is taken back."""
    data = source.draw(rule_data())
    assert_sound(data)
    sheet = source.draw(sheets(data))
    result = walk(data, sheet)
    assert result.missing is None
    assert list(result.asked) == list(sheet)
    begun: Sheet = {}
    for question in result.asked:
        begun[question] = sheet[question]
        so_far = walk(data, begun).recommended
        assert so_far == result.recommended[: len(so_far)]


def test_random_questionnaires_are_of_all_kinds() -> None:
    """What the real checker is to find does occur, and so does its absence."""
    rng = random.Random(1)
    verdicts: set[str] = set()
    early_ends: set[bool] = set()
    orders: set[bool] = set()
    for _ in range(100):
        data = random_questionnaire(rng, most_paths=60)
        verdicts |= {judge_promise(data, name).verdict for name in data.get("promises", {})}
        early_ends |= {result.early for _, result in paths(data)}
        orders.add(bool(order_breaks(data)))
    assert verdicts == {"proved", "broken", "vacuous"}
    assert early_ends == orders == {True, False}
