"""`assert_keeps`, the assertion of rule authors: what it walks, and what it says."""

from __future__ import annotations

import ast
import copy
import inspect
import json
import random
import re
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers import oracle
from helpers.example import EXAMPLE
from hypothesis import assume, given, note, settings
from hypothesis import strategies as st
from making.construction import build
from making.writing import dump

import triage.testing
from triage.casefile import CaseFile
from triage.problems import ID
from triage.proof import NotProvedError
from triage.proof.counting import count
from triage.proof.steps import Steps
from triage.rulefile import RuleFile
from triage.rules.questionnaire import Questionnaire
from triage.rules.shipped import file as shipped_file
from triage.testing import (
    BrokenPropertyError,
    Property,
    UnknownNameError,
    Walk,
    assert_keeps,
    choosing,
    interviews,
    load_rules,
    sheets,
)

pytest_plugins = ["pytester"]


def test_a_property_that_holds_passes(knee: Questionnaire) -> None:
    """Whether it says so by a value or by raising nothing."""

    def asserts(walk: Walk) -> None:
        assert walk.recommendations

    assert_keeps(knee, asserts)
    assert_keeps(knee, lambda walk: walk.level in knee.levels)


def counted(data: oracle.Data, sheet: oracle.Sheet) -> Iterator[str]:
    """The numbers that count themselves, as the names that they are."""
    for question, reply in sheet.items():
        own = data["questions"][question]
        if own.get("points") == "value" and reply != oracle.UNSURE:
            yield f"{question}.{reply}"


def test_of_few_paths_every_one_is_walked() -> None:
    """Each once: those of the oracle."""
    rng = random.Random(5)
    for _ in range(12):
        data = build(rng.randint)
        questionnaire = RuleFile(dump(data), "random.yaml").questionnaire
        assert questionnaire is not None
        seen: list[list[str]] = []

        def sees(walk: Walk, seen: list[list[str]] = seen) -> None:
            if sorted(walk.given) not in seen:
                seen.append(sorted(walk.given))
            assert walk.level

        kept = assert_keeps(questionnaire, sees)
        paths = [
            sorted(walk.facts | set(counted(data, sheet))) for sheet, walk in oracle.paths(data)
        ]
        assert sorted(seen) == sorted(paths)
        assert kept[:4] == (len(paths), len(paths), len(paths), True)


def test_of_many_paths_some_are_drawn(shin: Questionnaire, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which proves nothing; and where the paths cannot be counted either."""
    none, kept = (
        assert_keeps(shin, lambda walk: walk.level in shin.levels, examples=examples)
        for examples in (1, 30)
    )
    assert none.walked < kept.walked <= none.walked + 30
    assert kept[:4] == (kept.walked, kept.walked, count(Steps(shin)).paths, False)

    def refuse(questionnaire: Questionnaire, every_none: bool) -> None:
        raise NotProvedError("too large")

    monkeypatch.setattr(choosing, "Steps", refuse)
    again = RuleFile(EXAMPLE, "knee.yaml").questionnaire
    assert again is not None
    kept = assert_keeps(again, lambda walk: walk.level, examples=10)
    assert (kept.of, kept.proved, kept.can_meet) == (None, False, None)
    assert "pairs of answers meet; how many more can is not known" in str(kept)
    with pytest.raises(BrokenPropertyError, match="chosen from more paths than can be counted"):
        assert_keeps(again, lambda walk: False)


def test_a_rare_path_is_never_missed(knee: Questionnaire) -> None:
    """What one path of 15 breaks is broken in every run; the numbers of a band are one."""
    sheet = {"warning-signs": (), "swelling": "a-lot", "how-long": "weeks", "pain": 5}
    for _ in range(10):
        with pytest.raises(BrokenPropertyError, match=r"number 1[0-5] of 15 paths, the simplest"):
            assert_keeps(knee, lambda walk: walk.answers != sheet)
    assert assert_keeps(knee, lambda walk: walk.level and walk.answers.get("pain") != 7).proved


def broken(knee: Questionnaire, property: Property) -> BrokenPropertyError:
    """What is raised of a property that does not hold."""
    with pytest.raises(BrokenPropertyError) as caught:
        assert_keeps(knee, property, name="mine")
    return caught.value


def not_within_days(walk: Walk) -> bool:
    """A property that the example breaks."""
    return walk.level != "within-days"


def test_the_path_that_breaks_a_property_is_a_case_that_passes(knee: Questionnaire) -> None:
    """Pasted into the file of cases it says what comes out now."""
    case = broken(knee, not_within_days).case
    outcome = CaseFile(f"cases:\n{case}", "knee.cases.yaml", knee).outcome
    assert outcome.problems == ()
    assert outcome.passed == {"mine": True}


def test_the_path_that_breaks_a_property_is_the_simplest(knee: Questionnaire) -> None:
    """The first of all; who prints the error has it as well."""
    error = broken(knee, not_within_days)
    answers = """
      warning-signs: []
      swelling: a-lot
      how-long: days
      pain: 0
"""
    assert answers in error.case
    assert str(error).startswith(
        "the property is False\nA path breaks the property: number 6 of 15"
    )
    assert error.case in "".join(traceback.format_exception(error))


def test_the_path_drawn_is_made_simple(shin: Questionnaire) -> None:
    """The same whatever was drawn."""
    chosen = assert_keeps(shin, lambda walk: walk.level, examples=1).walked

    def keeps(walk: Walk) -> bool:
        # So that the paths chosen keep it, and only drawn ones may not.
        seen.add(walk.given)
        return len(seen) <= chosen + 1 or walk.level != "same-day"

    drawn = []
    for _ in range(2):
        seen: set[object] = set()
        drawn.append(broken(shin, keeps))
        # Those walked to make it simple are not counted.
        told = re.search(r"one of (\d+) drawn from [\d,]{6,} paths, after", str(drawn[-1]))
        assert told is not None
        assert 1 <= int(told.group(1)) <= 100
    assert drawn[0].case == drawn[1].case


def test_an_exception_of_the_property_is_told_and_kept(knee: Questionnaire) -> None:
    """With its type, where it was raised, and nothing chained to it."""

    def asserts(walk: Walk) -> None:
        raise KeyError("not a level")

    error = broken(knee, asserts)
    assert str(error).startswith("KeyError: 'not a level'\n")
    assert traceback.extract_tb(error.__traceback__)[-1].line == 'raise KeyError("not a level")'
    assert error.__suppress_context__
    assert error.__cause__ is None


def test_an_assertion_is_told_in_its_own_words(knee: Questionnaire) -> None:
    """And one without words by its kind."""

    def says(words: str) -> Property:
        def asserts(walk: Walk) -> None:
            raise AssertionError(words)

        return asserts

    assert str(broken(knee, says("it hurts"))).startswith("it hurts\n")
    assert str(broken(knee, says(""))).startswith("AssertionError\n")


def test_what_a_property_assumes_leaves_paths_out(knee: Questionnaire, shin: Questionnaire) -> None:
    """All paths and drawn ones; where none is left, nothing was tested."""

    def of_emergencies(walk: Walk) -> None:
        assume(walk.level == "emergency")
        note("Hypothesis can be told of it")
        assert walk.at_least("emergency")

    kept = assert_keeps(knee, of_emergencies)
    assert kept[:4] == (15, 3, 15, True)
    drawn = assert_keeps(shin, of_emergencies, examples=5)
    assert drawn.walked > drawn.applied > 0
    for questionnaire in (knee, shin):
        with pytest.raises(AssertionError, match=r"spoke of no path: .* none of [1-9].* walked"):
            assert_keeps(questionnaire, lambda walk: assume(False), examples=5)


@given(st.none())
@settings(max_examples=1)
def test_an_assertion_within_a_test_of_hypothesis(knee_again: None) -> None:
    """Where few paths are walked, that is no test within a test."""
    questionnaire = RuleFile(EXAMPLE, "knee.yaml").questionnaire
    assert questionnaire is not None
    assert assert_keeps(questionnaire, lambda walk: assume(walk.level)).proved


def test_a_walk_names_bands_and_empty_choices(knee: Questionnaire) -> None:
    """As conditions in the file do."""
    seen: list[Walk] = []

    def sees(walk: Walk) -> None:
        seen.append(walk)
        assert walk.level

    assert_keeps(knee, sees)
    for walk in seen:
        assert walk.interview.answers == walk.answers
        if walk.answers["warning-signs"] == ():
            assert "warning-signs.none" in walk.given
            pain = walk.answers["pain"]
            assert isinstance(pain, int)
            assert ("pain.strong" in walk.given) == (pain > 4)


def test_at_least_so_urgent(knee: Questionnaire) -> None:
    """A level is at least itself and whatever is calmer."""
    levels = list(knee.levels)

    def keeps(walk: Walk) -> None:
        rank = levels.index(str(walk.level))
        assert [walk.at_least(level) for level in levels] == [n >= rank for n in range(len(levels))]

    assert_keeps(knee, keeps)


@pytest.mark.parametrize(
    ("property", "told"),
    [
        (lambda w: "swelling.a-lots" not in w.given, "no answer 'swelling.a-lots'; .*'swelling.a-"),
        (lambda w: "warning-signs.non" in w.given, "did you mean 'warning-signs.none'"),
        (lambda w: "swelling.none" not in w.given, "there is no answer 'swelling.none'"),
        (lambda w: not {"swelling.al"} <= w.given, "there is no answer 'swelling.al'"),
        (lambda w: not w.given >= {"swelling.al"}, "there is no answer 'swelling.al'"),
        (lambda w: not w.given > {"swelling.al"}, "there is no answer 'swelling.al'"),
        (lambda w: not w.given < {"swelling.al"}, "there is no answer 'swelling.al'"),
        (lambda w: w.given != {"swelling.al"}, "there is no answer 'swelling.al'"),
        (lambda w: not {"swelling.al"} & w.given, "there is no answer 'swelling.al'"),
        (lambda w: {"swelling.al"} - w.given, "there is no answer 'swelling.al'"),
        (lambda w: w.given - {"swelling.al"}, "there is no answer 'swelling.al'"),
        (lambda w: w.given | {"swelling.al"}, "there is no answer 'swelling.al'"),
        (lambda w: w.given ^ {"swelling.al"}, "there is no answer 'swelling.al'"),
        (lambda w: w.given.isdisjoint({"swelling.al"}), "there is no answer 'swelling.al'"),
        (lambda w: "sweling" not in w.answers, "no question 'sweling'; did you mean 'swelling'"),
        (lambda w: w.answers.get("sweling") is None, "there is no question 'sweling'"),
        (lambda w: w.answers["sweling"], "there is no question 'sweling'"),
        (lambda w: w.answers.get("swelling") != "a-bit", "swelling has no answer 'a-bit'"),
        (lambda w: "cold" not in w.answers["warning-signs"], "warning-signs has no answer 'cold'"),
        (
            lambda w: "see-doc" not in w.recommendations,
            "no recommendation 'see-doc'; .*'see-doctor",
        ),
        (lambda w: w.recommendations[0] != "see-doc", "there is no recommendation 'see-doc'"),
        (lambda w: "squat" not in w.advice, "no advice 'squat'; did you mean 'squats'"),
        (lambda w: w.level != "emergancy", "no level 'emergancy'; did you mean 'emergency'"),
        (lambda w: w.at_least("emergancy"), "no level 'emergancy'; did you mean 'emergency'"),
    ],
)
def test_a_property_that_misspells_an_id_is_no_property(
    property: Property, told: str, knee: Questionnaire
) -> None:
    """It holds of nothing, and of no path in particular."""
    with pytest.raises(UnknownNameError, match=told) as caught:
        assert_keeps(knee, property)
    assert not hasattr(caught.value, "__notes__")


def test_a_misspelt_id_is_told_where_paths_are_drawn(shipped: Questionnaire) -> None:
    """In the same way."""
    with pytest.raises(UnknownNameError, match=r"did you mean 'nerve-signs\.numb-saddle'"):
        assert_keeps(shipped, lambda walk: "nerve-signs.numb-sadle" not in walk.given)


def test_ids_that_there_are_compare_as_ever(knee: Questionnaire) -> None:
    """The names given are a set, the sheet is a mapping, ids are texts; copies are plain."""
    three: object = 3

    def keeps(walk: Walk) -> None:
        names = frozenset(walk.given)
        assert walk.given == names
        assert names == walk.given
        assert hash(walk.given) == hash(names)
        assert walk.given.issuperset(names)
        assert walk.given.union(["pain.mild"]) == names | {"pain.mild"}
        assert walk.given.intersection(["pain.mild"]) == names & {"pain.mild"}
        assert walk.given.difference(["pain.mild"]) == names - {"pain.mild"}
        assert not names - walk.given
        assert walk.given != 3
        assert repr(walk.answers) == repr(walk.interview.answers)
        assert ast.literal_eval(repr(walk.given)) == names
        assert walk.level is not None
        assert walk.level != three
        for thing in (walk.level, walk.recommendations):
            assert type(copy.deepcopy(thing)) in (str, tuple)
            assert copy.deepcopy(thing) == thing
        if walk.answers.get("swelling") in ("a-lot", "a-little"):
            assert walk.answers["swelling"] != walk.level

    assert assert_keeps(knee, keeps).applied == 15


def test_what_is_no_questionnaire_is_refused() -> None:
    """Most likely it is the path of one."""
    all_takers: list[Any] = [lambda it: assert_keeps(it, not_within_days), sheets, interviews]
    for takes in all_takers:
        with pytest.raises(TypeError, match=r"not 'knee.yaml': load_rules\(PATH\)"):
            takes("knee.yaml")


def test_the_name_of_a_case_is_an_id(knee: Questionnaire) -> None:
    """Also where no case is printed; what an id is the schema says."""
    for name in ("Not An Id", "", "a-", "a\n"):
        with pytest.raises(ValueError, match="cannot be the id of a case: write small letters"):
            assert_keeps(knee, lambda walk: True, name=name)
    schema = json.loads((Path(triage.__file__).parent / "cases.schema.json").read_text())
    assert schema["$defs"]["id"]["pattern"] == f"^{ID.pattern}$"


def test_help_speaks_of_the_arguments_that_there_are() -> None:
    """Every argument that a docstring describes can be given."""
    for thing in (triage.testing.__dict__[name] for name in triage.testing.__all__):
        told = re.search(r"Args:\n((?: {4,}.*\n|\n)+)", inspect.getdoc(thing) or "")
        named = re.findall(r"^ {4}\**(\w+):", told.group(1), re.MULTILINE) if told else []
        if callable(thing) and named:
            assert set(named) <= set(inspect.signature(thing).parameters), thing


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


def in_readme(pytester: pytest.Pytester) -> Path:
    """The test of the README in a project of its own, with the rule file that it names."""
    rules = pytester.mkdir("rules") / "runner-low-back-pain.yaml"
    rules.write_text(Path(shipped_file()).read_text())
    readme = (Path(__file__).parents[2] / "README.md").read_text()
    (lines,) = re.findall(r"^```python\n(.*?assert_keeps.*?)^```$", readme, re.M | re.S)
    assert len(lines.splitlines()) < 13
    pytester.makepyfile(test_rules=lines)
    return rules


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """Run pytest there."""
    return pytester.runpytest_inprocess("-p", "no:xdist", "-p", "no:asyncio", *arguments)


def weaken(rules: Path) -> None:
    """Make an emergency of the shipped questionnaire none."""
    text = rules.read_text()
    begins = text.index("      numb-saddle:\n")
    rules.write_text(text[:begins] + text[begins:].replace("[call-emergency]", "[keep-moving]", 1))


def test_the_lines_of_the_readme_run(pytester: pytest.Pytester) -> None:
    """Exactly those lines, as a test of somebody else's project; and they can fail."""
    rules = in_readme(pytester)
    run(pytester).assert_outcomes(passed=1)
    weaken(rules)
    failed = run(pytester, "--junit-xml", "out.xml")
    failed.assert_outcomes(failed=1)
    failed.stdout.fnmatch_lines(
        [
            ">           assert walk.level == *",
            "E           triage.testing.BrokenPropertyError: assert 'within-days' == 'emergency'",
            "E           A path breaks the property: one of * chosen from * paths: *",
            "test_rules.py:*: BrokenPropertyError",
            "*- The path as a case, to paste under `cases:` -*",
            "  counterexample:",
            "      nerve-signs: [[]numb-saddle]",
            "      level: within-days",
        ],
    )
    printed = "\n".join(failed.outlines)
    assert "assertion.py" not in printed
    assert "During handling" not in printed
    assert printed.count("counterexample:") == 1
    assert "\n  counterexample:\n" in (pytester.path / "out.xml").read_text()


def test_the_case_is_printed_for_who_has_no_plugin(pytester: pytest.Pytester) -> None:
    """By Python, as a note."""
    weaken(in_readme(pytester))
    failed = run(pytester, "-p", "no:triage")
    failed.stdout.fnmatch_lines(["E*The path as a case*", "E*nerve-signs: [[]numb-saddle]"])


def test_a_misspelt_id_shows_the_line_of_the_property(pytester: pytest.Pytester) -> None:
    """And nothing of what found it."""
    in_readme(pytester)
    test = pytester.path / "test_rules.py"
    test.write_text(test.read_text().replace("numb-saddle", "numb-sadle"))
    failed = run(pytester)
    failed.stdout.fnmatch_lines(
        [
            '>*if "nerve-signs.numb-sadle" in walk.given:',
            "E*UnknownNameError: there is no answer *did you mean 'nerve-signs.numb-saddle'[?]",
            "test_rules.py:*: UnknownNameError",
        ]
    )
    assert "names.py" not in "\n".join(failed.outlines)
