"""`triage.testing`: what rule authors and tool makers draw, and the assertion they make."""

from __future__ import annotations

import ast
import copy
import random
from functools import partial
from pathlib import Path

import oracle
import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

import triage
from triage.cases import run_cases
from triage.checks.example import EXAMPLE
from triage.conditions import NONE, holds
from triage.given import names_of
from triage.interview import Interview
from triage.loading import load_text
from triage.problems import Given
from triage.questionnaire import Questionnaire
from triage.shipped import path as shipped_path
from triage.testing import (
    BrokenQuestionnaire,
    Walk,
    assert_keeps,
    broken_questionnaires,
    interviews,
    load_rules,
    questionnaire_texts,
    sheets,
)
from triage.testing.construction import Chooser, Data, build
from triage.testing.faults import CODES, broken_text
from triage.testing.guide import Guide
from triage.testing.mending import mended
from triage.testing.simplest import simplest, size_of
from triage.validating import validate_text

pytest_plugins = ["pytester"]

SLOW = settings(max_examples=15, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def knee() -> Questionnaire:
    """The questionnaire of the explain pages."""
    questionnaire = load_text(EXAMPLE, "knee.yaml").questionnaire
    assert questionnaire is not None
    return questionnaire


@pytest.fixture(scope="module")
def shipped() -> Questionnaire:
    """The shipped questionnaire."""
    return load_rules(shipped_path())


@pytest.fixture(scope="module")
def sound() -> list[Data]:
    """Random questionnaires in which nothing is found."""
    rng = random.Random(7)
    found = (mended(build(rng.randint)) for _ in range(16))
    return [data for data in found if data is not None]


# Strategies


@given(st.data())
@SLOW
def test_interviews_and_sheets_are_complete(data: st.DataObject) -> None:
    """Of any questionnaire: the oracle walks each sheet to its end and leaves nothing over."""
    text = data.draw(questionnaire_texts(proved=False))
    questionnaire = load_text(text, "random.yaml").questionnaire
    assert questionnaire is not None
    sheet = data.draw(sheets(questionnaire))
    written = {id: list(one) if isinstance(one, tuple) else one for id, one in sheet.items()}
    walk = oracle.walk(_data(text), written)
    assert walk.missing is None
    assert list(walk.asked) == list(sheet)
    assert data.draw(interviews(questionnaire)).result is not None


def _data(text: str) -> Data:
    document = load_text(text, "random.yaml").document
    assert document is not None
    data: Data = document.data
    return data


def test_every_path_of_a_small_questionnaire_is_drawn(knee: Questionnaire) -> None:
    """The 15 paths of the example, ends and bands of its number included."""
    rng = random.Random(1)
    guide = Guide(knee)
    drawn = {frozenset(_names(guide.walk(rng.randint))) for _ in range(2000)}
    assert len(drawn) == 15


def test_an_answer_that_is_wanted_twice_is_given_once() -> None:
    """By a rule whose members overlap."""
    overlapping = "when: [{any: [warning-signs.cold-foot]}, warning-signs.cold-foot]"
    text = EXAMPLE.replace("when: [swelling.a-little, how-long.weeks]", overlapping)
    questionnaire = load_text(text, "knee.yaml").questionnaire
    assert questionnaire is not None
    rng = random.Random(1)
    guide = Guide(questionnaire)
    walks = [guide.walk(rng.randint) for _ in range(200)]
    assert any(walk.answers["warning-signs"] == ("cold-foot",) for walk in walks)


def _names(interview: Interview) -> set[str]:
    return {str(name) for step in interview.path for name in names_of(step.question, step.given)}


def test_rare_branches_of_the_shipped_questionnaire_are_reached(shipped: Questionnaire) -> None:
    """What the docstring of `interviews` measures: nearly everything within 600 examples."""
    rng = random.Random(1)
    guide = Guide(shipped)
    given_names: set[str] = set()
    fired: set[str] = set()
    shown: set[str] = set()
    advised: set[str] = set()
    levels: set[str] = set()
    for _ in range(600):
        interview = guide.walk(rng.randint)
        assert interview.result is not None
        names = {name for step in interview.path for name in names_of(step.question, step.given)}
        given_names |= set(map(str, names))
        fired |= {rule.id for rule in shipped.rules.values() if holds(rule.when, names)}
        shown |= {one.id for one in interview.result.recommendations}
        advised |= {one.id for one in interview.result.advice}
        levels.add(interview.result.level.id)
    answers = sum(
        len(question.answers) + (question.kind == "any") for question in shipped.questions.values()
    )
    assert len(given_names) >= 0.95 * answers
    assert len(fired) >= 0.85 * len(shipped.rules)
    assert len(shown) >= 0.9 * len(shipped.recommendations)
    assert len(advised) >= 0.9 * len(shipped.advice)
    assert levels == set(shipped.levels)


def test_what_hypothesis_finds_is_short(knee: Questionnaire) -> None:
    """No question, box or number more than it takes."""
    found = find(
        sheets(knee),
        lambda sheet: sheet.get("swelling") == "a-lot",
        settings=settings(max_examples=1000, database=None),
    )
    assert found == {"warning-signs": (), "swelling": "a-lot", "how-long": "days", "pain": 0}


def test_the_simplest_path_has_only_what_matters(shipped: Questionnaire) -> None:
    """Wherever it starts from: one box, and an age that is asked the same questions."""
    rng = random.Random(2)
    guide = Guide(shipped)
    walks = [guide.walk(rng.randint) for _ in range(120)]
    found = [
        simplest(walk, lambda one: "dull" in _ticked(one.answers, "legs"))
        for walk in walks
        if "dull" in _ticked(walk.answers, "legs")
    ]
    assert len(found) > 1
    assert len({frozenset(one.answers.items()) for one in found}) == 1
    assert size_of(found[0]).unusual == 2
    assert found[0].answers["legs"] == ("dull",)
    assert found[0].answers["age"] == 16


def _ticked(sheet: dict[str, Given], id: str) -> tuple[str, ...]:
    ticked = sheet.get(id, ())
    assert isinstance(ticked, tuple)
    return ticked


@given(questionnaire_texts(most_paths=60))
@SLOW
def test_in_a_drawn_questionnaire_nothing_is_found(text: str) -> None:
    """Not an error, not a warning, and every promise is proved."""
    checked = validate_text(text, "random.yaml")
    assert checked.problems == ()
    assert checked.proof is not None
    assert set(checked.proof.promises.values()) <= {"proved"}


def test_the_simplest_questionnaire_is_hardly_anything() -> None:
    """What the lowest choices give, with what makes it sound."""
    data = mended(build(lambda low, high: low))
    assert data is not None
    assert len(data["questions"]) == 2
    assert len(data["levels"]) == 2
    assert not {"rules", "advice", "conditions", "promises"} & set(data)


def test_drawn_questionnaires_are_of_all_kinds(sound: list[Data]) -> None:
    """Mending leaves the things that make questionnaires interesting."""
    texts = [str(data) for data in sound]
    for word in ("rules", "promises", "conditions", "ask_if", "unless", "number", "'any'", NONE):
        assert any(word in text for text in texts), word


@pytest.mark.parametrize("code", CODES)
def test_a_fault_is_found_and_nothing_else(code: str, sound: list[Data]) -> None:
    """In whatever questionnaire it is, wherever it is put."""
    rng = random.Random(3)
    for data in sound[:5]:
        text = broken_text(Chooser(rng.randint), copy.deepcopy(data), code)
        assert {one.code for one in validate_text(text, "broken.yaml").problems} == {code}


@given(broken_questionnaires())
@SLOW
def test_a_broken_questionnaire_carries_the_fault_it_says(broken: BrokenQuestionnaire) -> None:
    """Driven by Hypothesis as well."""
    found = {one.code for one in validate_text(broken.text, "broken.yaml").problems}
    assert found == {broken.code}


@given(broken_questionnaires("cycle", "dead-end"))
@settings(max_examples=5, suppress_health_check=list(HealthCheck))
def test_faults_can_be_chosen(broken: BrokenQuestionnaire) -> None:
    """By naming their codes."""
    assert broken.code in ("cycle", "dead-end")


# The assertion


def test_a_property_that_holds_passes(knee: Questionnaire) -> None:
    """Whether it says so by a value or by raising nothing."""

    def asserts(walk: Walk) -> None:
        assert walk.recommendations

    assert_keeps(knee, asserts)
    assert_keeps(knee, lambda walk: walk.level in knee.levels, examples=20)


def failing(knee: Questionnaire) -> str:
    """What is said of a property that does not hold."""
    with pytest.raises(AssertionError) as caught:
        assert_keeps(knee, lambda walk: walk.level != "within-days", name="mine")
    return str(caught.value)


def test_the_path_that_breaks_a_property_is_a_case_that_passes(knee: Questionnaire) -> None:
    """Pasted into the file of cases it says what comes out now."""
    case = failing(knee).split("\n\n", 1)[1]
    outcome = run_cases(f"cases:\n{case}", "knee.cases.yaml", knee)
    assert outcome.problems == ()
    assert outcome.passed == {"mine": True}


def test_the_path_that_breaks_a_property_is_the_simplest(knee: Questionnaire) -> None:
    """And the same every time."""
    assert failing(knee) == failing(knee)
    answers = """
      warning-signs: []
      swelling: no
      how-long: days
      pain: 5
"""
    assert answers in failing(knee)
    assert failing(knee).startswith("the property is False, for this path")


def test_an_exception_of_the_property_is_told_and_kept(knee: Questionnaire) -> None:
    """A property with an assertion in it says what that says."""

    def asserts(walk: Walk) -> None:
        raise KeyError("not a level")

    with pytest.raises(AssertionError, match="'not a level', for this path") as caught:
        assert_keeps(knee, asserts)
    assert isinstance(caught.value.__cause__, KeyError)


def test_a_walk_names_bands_and_empty_choices(knee: Questionnaire) -> None:
    """As conditions in the file do."""
    seen: list[Walk] = []
    assert_keeps(knee, lambda walk: seen.append(walk), examples=60)
    for walk in seen:
        assert walk.interview.answers == walk.answers
        if walk.answers["warning-signs"] == ():
            assert "warning-signs.none" in walk.given
            pain = walk.answers["pain"]
            assert isinstance(pain, int)
            assert ("pain.strong" in walk.given) == (pain > 4)


def test_rules_with_errors_cannot_be_loaded(tmp_path: Path) -> None:
    """The message says where and what."""
    file = tmp_path / "bad.yaml"
    file.write_text(EXAMPLE.replace("start: warning-signs", "start: warning"))
    with pytest.raises(AssertionError, match=r"bad.yaml:9: .*warning.*\[unknown-question\]"):
        load_rules(file)


def test_hypothesis_is_imported_by_nothing_else() -> None:
    """So that the package works where it is not installed."""
    folder = Path(triage.__file__).parent
    importing = {
        path.relative_to(folder).parts[0]
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in [getattr(node, "module", None) or node.names[0].name]
        if name.split(".")[0] == "hypothesis"
    }
    assert importing == {"testing"}


# What the README says

README_LINES = """\
from triage.testing import assert_keeps, load_rules

RULES = load_rules("rules/runner-low-back-pain.yaml")


def test_numbness_between_the_legs_is_always_an_emergency():
    def keeps(walk):
        if "nerve-signs.numb-saddle" in walk.given:
            assert walk.level == "emergency"
    assert_keeps(RULES, keeps)
"""


def test_the_lines_of_the_readme_run(pytester: pytest.Pytester) -> None:
    """Exactly those lines, as a test of somebody else's project; and they can fail."""
    rules = pytester.mkdir("rules") / "runner-low-back-pain.yaml"
    text = Path(shipped_path()).read_text()
    rules.write_text(text)
    pytester.makepyfile(test_rules=README_LINES)
    run = partial(pytester.runpytest_inprocess, "-p", "no:xdist", "-p", "no:asyncio")
    run().assert_outcomes(passed=1)
    begins = text.index("      numb-saddle:\n")
    rules.write_text(text[:begins] + text[begins:].replace("[call-emergency]", "[keep-moving]", 1))
    failed = run()
    failed.assert_outcomes(failed=1)
    failed.stdout.fnmatch_lines(
        ["*for this path (a case to paste*", "*nerve-signs: [[]numb-saddle*"]
    )
