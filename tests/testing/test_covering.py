"""All answers that can meet do meet on a path that is tried, and as calmly as they can."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product

import pytest
from helpers import oracle
from helpers.example import EXAMPLE
from making.construction import build
from making.questions import Data
from making.writing import dump

from testing.shin import shin
from triage.interview.interview import Interview
from triage.problems import Given
from triage.proof.steps import Steps
from triage.proof.walks import Walks
from triage.rulefile import RuleFile
from triage.rules.questionnaire import Questionnaire
from triage.testing import BrokenPropertyError, Property, Walk, assert_keeps, seeking
from triage.testing.covering import covering, walked
from triage.testing.seeking import sought

Value = tuple[str, object]
Ranks = dict[frozenset[Value], int]


def loaded(data: Data) -> Questionnaire:
    """The questionnaire of plain data."""
    questionnaire = RuleFile(dump(data), "random.yaml").questionnaire
    assert questionnaire is not None
    return questionnaire


def edges(data: Data, sheet: oracle.Sheet, question: str, answer: str) -> Iterator[Value]:
    """What stands for an answer: of a band its lowest and its highest number.

    A number that counts itself stands for itself.
    """
    own = data["questions"][question]
    if own.get("points") == "value":
        yield question, sheet[question]
        return
    numbers = oracle.numbers_of(own) if "number" in own else []
    band = [number for number in numbers if oracle.given(data, question, number) == [answer]]
    yield from ((question, value) for value in (*band[:1], *band[-1:]))
    if not band:
        yield question, answer


def met_on_all_paths(data: Data, together: int) -> Ranks:
    """What meets on any path, by brute force, with the rank of the calmest end on which it does."""
    calmest: Ranks = {}
    for sheet, walk in oracle.paths(data):
        rank = oracle.rank(data, walk.level)
        facts = [fact.split(".") for fact in walk.facts]
        for some in combinations(facts, together):
            for values in product(*(edges(data, sheet, *fact) for fact in some)):
                met = frozenset(values)
                calmest[met] = max(rank, calmest.get(met, 0))
    return calmest


def plain(sheet: Mapping[str, Given]) -> oracle.Sheet:
    """The sheet as the oracle takes it."""
    return {id: list(it) if isinstance(it, tuple) else it for id, it in sheet.items()}


def met_on(data: Data, sheets: Iterable[Mapping[str, Given]], together: int) -> Ranks:
    """What meets on the paths of these sheets, with the rank of the calmest end."""
    calmest: Ranks = {}
    for sheet in sheets:
        walk = oracle.walk(data, plain(sheet))
        assert walk.missing is None
        assert walk.asked == tuple(sheet)
        rank = oracle.rank(data, walk.level)
        values: list[Value] = []
        for id, it in sheet.items():
            values += (
                [(id, box) for box in it or ("none",)] if isinstance(it, tuple) else [(id, it)]
            )
        for some in combinations(values, together):
            calmest[frozenset(some)] = max(rank, calmest.get(frozenset(some), 0))
    return calmest


@pytest.mark.parametrize("together", [2, 3])
def test_whatever_can_meet_does_and_ends_as_calmly_as_it_can(together: int) -> None:
    """Of random questionnaires, beside all their paths walked by the oracle."""
    rng = random.Random(together)
    sizes = []
    for _ in range(60):
        data = build(rng.randint, most_paths=200)
        chosen = covering(Walks(Steps(loaded(data), every_none=True)), together)
        expected = met_on_all_paths(data, together)
        assert met_on(data, chosen.sheets, together) == expected
        assert (chosen.met, chosen.can_meet) == (len(expected), len(expected))
        sizes.append(len(expected))
    assert max(sizes) >= 80


def test_every_answer_is_given_also_where_nothing_meets() -> None:
    """Of one question: each answer, and both edges of a band."""
    data = build(random.Random(1).randint, most_questions=1)
    data["questions"] = {
        "q0": {
            "ask": "How many?",
            "number": {"from": 1, "to": 9},
            "answers": {"few": {"up_to": 1}, "many": {"up_to": 9}},
            "end": next(iter(data["recommendations"])),
        }
    }
    for key in ("advice", "conditions", "rules", "promises"):
        data.pop(key, None)
    for one in data["recommendations"].values():
        one.pop("advice", None)
    chosen = covering(Walks(Steps(loaded(data), every_none=True)), 2)
    assert chosen == (2, 0, 0, ({"q0": 1}, {"q0": 2}, {"q0": 9}))


def test_the_same_paths_are_chosen_every_time() -> None:
    """Nothing is drawn; where it is sought, the numbers always begin alike."""
    assert covering(Walks(Steps(shin(), every_none=True)), 2) == covering(
        Walks(Steps(shin(), every_none=True)), 2
    )
    assert sought(shin(), 2) == sought(shin(), 2)


def test_a_path_goes_on_where_it_parts_from_the_one_before() -> None:
    """The interviews are those of the sheets, each by itself."""
    questionnaire = shin()
    sheets = covering(Walks(Steps(questionnaire, every_none=True)), 2).sheets
    interviews = list(walked(questionnaire, sheets))
    assert [one.answers for one in interviews] == list(sheets)
    for one in interviews[::20]:
        assert one.result == Interview.replay(questionnaire, one.answers).result


def test_what_is_sought_meets() -> None:
    """Nearly all that can, where nobody knows what can."""
    rng = random.Random(3)
    for _ in range(4):
        data = build(rng.randint, most_paths=200)
        found = sought(loaded(data), 2)
        met = {
            frozenset(some)
            for sheet in found.sheets
            for some in combinations(
                oracle.walk(data, plain(sheet)).facts,
                2,
            )
        }
        expected = {
            frozenset(some)
            for _, walk in oracle.paths(data)
            for some in combinations(walk.facts, 2)
        }
        assert met <= expected
        assert len(met) == found.met >= 0.9 * len(expected)
        assert found.can_meet is None


def test_seeking_ends_once_very_many_have_met(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that threes of very many answers end."""
    monkeypatch.setattr(seeking, "MOST_MET", 50)
    few = sought(shin(), 3)
    assert few.met > 50
    assert len(few.sheets) < 10


# Faults that two answers decide


def night(walk: Walk) -> None:
    """False where night pain meets thin bones: the rule has only the other two."""
    if "night.always" in walk.given and "bones.thin" in walk.given:
        assert walk.at_least("within-days")


def hop(walk: Walk) -> bool:
    """False for whoever does not limp; beside a limp all is well."""
    return "hop.not-at-all" not in walk.given or walk.at_least("within-days")


def child(walk: Walk) -> None:
    """False of the eldest of a band, and with pain that is old."""
    if walk.answers.get("age") == 15 and "weeks.some" in walk.given:
        assert walk.level != "self-care"


@pytest.mark.parametrize("property", [night, hop, child])
def test_a_fault_that_two_answers_decide_is_found_every_time(property: Property) -> None:
    """40 times of 40, whatever is drawn; and that path is no luck but one of those chosen."""
    questionnaire = shin()
    cases = set()
    for _ in range(40):
        with pytest.raises(
            BrokenPropertyError, match=r"chosen from [0-9,]{6,} paths: .* all"
        ) as it:
            assert_keeps(questionnaire, property, examples=1)
        cases.add(it.value.case)
    assert len(cases) == 1


def test_a_fault_that_three_answers_decide_is_found_where_three_are_asked_for() -> None:
    """And what met is said of threes."""

    def keeps(walk: Walk) -> None:
        if {"age.old", "hop.hurts", "bones.broken"} <= walk.given:
            assert walk.at_least("routine")

    questionnaire = shin()
    for _ in range(10):
        with pytest.raises(BrokenPropertyError, match="threes of answers meet"):
            assert_keeps(questionnaire, keeps, examples=1, together=3)
    with pytest.raises(ValueError, match="together= is 2 or 3, not 4"):
        assert_keeps(questionnaire, keeps, together=4)


def test_what_met_is_said_of_a_property_that_is_kept() -> None:
    """In numbers and in a sentence."""
    kept = assert_keeps(shin(), lambda walk: walk.recommendations, examples=1)
    assert not kept.proved
    assert kept.together == 2
    assert kept.met == kept.can_meet
    assert f"all {kept.met:,} pairs of answers meet that can be given together" in str(kept)
    assert str(kept).startswith(f"kept on {kept.walked:,} of {kept.of:,} paths, of which it spoke")


def test_the_edges_of_a_band_are_tried_where_all_paths_are_walked() -> None:
    """The highest number of a band is no path of its own."""
    knee = RuleFile(EXAMPLE, "knee.yaml").questionnaire
    assert knee is not None
    with pytest.raises(BrokenPropertyError, match=r"one of [0-9]+ chosen from 15 paths") as it:
        assert_keeps(knee, lambda walk: walk.answers.get("pain") != 10)
    assert "pain: 10" in it.value.case


# Conditions that never hold


def both_places(walk: Walk) -> None:
    """A condition of two answers to one question."""
    if "place.calf" in walk.given and "hop.well" in walk.given:
        assert walk.level == "emergency"


def both_places_in_one_line(walk: Walk) -> bool:
    """The same without an ``if``."""
    return not {"place.calf", "hop.well"} <= walk.given or walk.level == "emergency"


def no_such_number(walk: Walk) -> None:
    """A number that no answer can be."""
    age = walk.answers.get("age")
    if isinstance(age, int) and age > 90:
        assert walk.advice


def test_a_property_whose_condition_never_holds_is_an_error() -> None:
    """However it is written; the error says on how many paths, and what met on them."""
    for property in (both_places, both_places_in_one_line, no_such_number):
        with pytest.raises(AssertionError, match="spoke of no path: its condition") as it:
            assert_keeps(shin(), property, examples=5)
        assert not isinstance(it.value, BrokenPropertyError)
        assert "pairs of answers meet that can be given together" in str(it.value)


def test_a_property_may_be_about_which_questions_are_asked() -> None:
    """That, too, comes out of the answers."""

    def keeps(walk: Walk) -> None:
        if "place.calf" in walk.given:
            assert "hop" not in walk.answers

    kept = assert_keeps(shin(), keeps, examples=1)
    assert 0 < kept.applied < kept.walked
