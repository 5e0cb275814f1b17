"""That two validators tell the same, and what is said about what they refuse."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

import jsonschema_rs
import pytest
from helpers.example import EXAMPLE, merged
from helpers.random_questionnaires import random_questionnaire
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from triage.checks.shape import schema
from triage.checks.shape.explaining import validator
from triage.problems import Problem
from triage.reading.document import read
from triage.rulefile import RuleFile

DATA: dict[str, Any] = read(EXAMPLE, "example")[0].data  # type: ignore[union-attr]


def containers(data: Any) -> list[Any]:
    """Every mapping and list in the data."""
    if not isinstance(data, dict | list):
        return []
    inner = data.values() if isinstance(data, dict) else data
    return [data, *(found for value in inner for found in containers(value))]


FIELDS = sorted(
    {
        *schema()["properties"],
        *(field for own in schema()["$defs"].values() for field in own.get("properties", {})),
    }
)
VALUES: list[Any] = [
    None, True, False, 0, 1, 7, -3, "", " ", "a", "no", "any", "one", "later", "higher", "none",
    "a\n", "Bad Id", "14 days", "14 days\n", "2026-11-22", "swelling.no", [], ["a"], ["a", "a"],
    [1, True], {}, {"a": {}}, {"all": ["x.y"]}, {"at_least": 1}, {"any": []}, {"text": "x"}, [[]],
]  # fmt: skip


def mutate(data: dict[str, Any], rng: random.Random) -> None:
    """Change one thing somewhere in the data."""
    container = rng.choice(containers(data))
    value = copy.deepcopy(rng.choice(VALUES))
    if isinstance(container, list):
        container[rng.randrange(len(container) + 1) :] = [value] if rng.random() < 0.7 else []
        return
    key = rng.choice([*container, *rng.choices(FIELDS, k=2), "Bad Id", "x\n", "new"])
    if rng.random() < 0.3:
        container.pop(key, None)
    else:
        container[key] = value


@given(st.integers(0, 10**9), st.integers(1, 3))
def test_both_validators_tell_the_same(seed: int, changes: int) -> None:
    """Both validators tell the same."""
    rng = random.Random(seed)
    data = copy.deepcopy(DATA) if rng.random() < 0.5 else random_questionnaire(rng)
    for _ in range(changes):
        mutate(data, rng)
    fast = jsonschema_rs.Draft202012Validator(schema()).is_valid(data)
    assert fast == validator(schema()).is_valid(data)
    # Draft 7, in an editor, tells the same, but for ids and texts that end in a line end.
    if "\\n" not in json.dumps(data, default=str):
        assert fast == Draft7Validator(schema()).is_valid(data)


@given(st.integers(0, 10**9))
def test_what_the_schema_refuses_is_explained(seed: int) -> None:
    """What the schema refuses is explained."""
    rng = random.Random(seed)
    data = copy.deepcopy(DATA)
    mutate(data, rng)
    loaded = RuleFile(json.dumps(data), "f")
    accepted = jsonschema_rs.Draft202012Validator(schema()).is_valid(data)
    assert (loaded.questionnaire is not None) == (not loaded.faults)
    if not accepted:
        assert loaded.problems


def changed(*changes: tuple[str, str]) -> list[Problem]:
    """What is wrong with the example after these changes."""
    text = EXAMPLE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return list(RuleFile(text, "f").faults)


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("within: now", "within: 24", "`24 hours`"),
        ('text: "No"', "text: true", '"true"'),
        ("reviewed: 2026-11-22", "reviewed: 2026", '"2026"'),
        ("recommend: [look-after-it]", "recommend: look-after-it", "[look-after-it]"),
        ("up_to: 4", "up_to: '4'", "without quotes"),
        ("up_to: 4", "up_to: 04", "leading zero"),
        ("up_to: 4", "up_to: 4.0", "without a point"),
        ("enough: true", "enough: yes", "true or false"),
        ('no: {text: "No"}', 'no: "No"', '{text: "No"}'),
        ("    go: how-long", "      go: how-long", "indent it less"),
        ("choose: any", "choose: anny", "`any`"),
        ("    go: how-long", "    Go: how-long", "`go`"),
        ("    worse: higher", "    worst: higher", "`worse`"),
        ("id: sore-knee", "id: Sore_Knee", "`sore-knee`"),
        ("title: Sore knee\n", "title:\n", "Write the value"),
    ],
)
def test_the_hint_says_what_to_write(old: str, new: str, hint: str) -> None:
    """The hint says what to write."""
    (problem,) = changed((old, new))
    assert hint in str(problem.hint)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("[agree]", "`answers: agree`"),
        ("{scale: agree}", "`answers: agree`"),
        ("{agree: agree}", "`answers: agree`"),
        ("[days, weeks]", "`ID: {text: ...}`"),
        ("5", "`ID: {text: ...}`"),
    ],
)
def test_what_stands_for_the_answers_of_a_scale(written: str, hint: str) -> None:
    """Its id alone, wherever an author puts it first."""
    own = (
        "    answers:\n      days: {text: A few days}\n      weeks: {text: A few weeks or longer}\n"
    )
    found = changed((own, f"    answers: {written}\n"))
    hints = [str(problem.hint) for problem in found if "answers" in problem.keys]
    assert any(hint in each for each in hints), hints


def test_an_unknown_field_far_from_all_known_ones_suggests_none() -> None:
    """An unknown field far from all known ones suggests none."""
    (problem,) = changed(("    go: how-long", "    go: how-long\n    colour: red"))
    assert "Did you mean" not in str(problem.hint)
    assert "`why`" in str(problem.hint)
    assert "`ask`" not in str(problem.hint), "it has that one already"


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        # A misspelt field is not missing, and what depends on it is not out of place.
        ([("choose: any", "chose: any")], ["unknown-field"]),
        ([("choose: any", "choose: 5")], ["wrong-value"]),
        ([("number: {from: 0, to: 10}", "numbre: {from: 0, to: 10}")], ["unknown-field"]),
        ([("number: {from: 0, to: 10}", "number: [0, 10]")], ["wrong-type"]),
        ([("none: None of these", "nnoe: None of these")], ["unknown-field"]),
        ([("because: Swelling", "becuase: Swelling")], ["unknown-field"]),
        ([("id: sore-knee", "language: english please\nid: sore-knee")], ["wrong-value"]),
        # What could not be read is nobody's second fault.
        ([("choose: any", "choose: *any")], ["alias"]),
        ([("go: how-long", "go: *next")], ["alias"]),
        ([("choose: any", '"choo\\u200ese": any')], ["control-character"]),
        ([("start: warning-signs", "start: !x warning-signs")], ["tag"]),
        # A thing of the wrong kind does not lack fields, nor do names in it fail to be known.
        ([("swollen-for-weeks:\n", "swollen-for-weeks: []\n  other:\n")], ["wrong-type"]),
        # Two faults are two.
        (
            [("go: how-long", "goo: how-long"), ("go: pain", "go: pian")],
            ["unknown-field", "unknown-question"],
        ),
        ([("ask: Is the", "aks: Is the"), ("none: None", "non: None")], ["unknown-field"] * 2),
    ],
)
def test_what_follows_from_a_fault_is_not_reported(
    changes: list[tuple[str, str]], codes: list[str]
) -> None:
    """What follows from a fault is not reported."""
    problems = changed(*changes)
    assert sorted(problem.code for problem in problems) == codes


def test_a_file_of_another_kind_is_one_problem() -> None:
    """And not one for each field that it lacks; with a field of a rule file it lacks the others."""
    assert [problem.code for problem in RuleFile("a: 1\n", "f").faults] == ["wrong-file"]
    codes = [problem.code for problem in RuleFile("format: 1\nid: a\n", "f").faults]
    assert codes == ["missing-field"] * (len(schema()["required"]) - 2)


@pytest.mark.parametrize("question", ["swelling", "pain"])
def test_no_answer_is_called_as_ticking_nothing_is(question: str) -> None:
    """Whatever is asked for: `question.none` means one thing everywhere."""
    answer = "{up_to: 11, end: see-doctor}" if question == "pain" else "{text: None, go: how-long}"
    text = merged(f"questions: {{{question}: {{answers: {{none: {answer}}}}}}}")
    found = [one.message for one in RuleFile(text, "a.yaml").faults]
    assert any(f"Answer `{question}.none` is called `none`" in message for message in found)


@pytest.mark.parametrize(
    "title",
    [
        *("\u00a0", "\u200b", "'  '", "\u2060", "\u3164", '"\\u00a0 \\ufe0f"'),
        *("\u00a0\u00a0", " \u2009 \u00a0", "\u00a0 # none", "' \u00a0'"),
    ],
)
@pytest.mark.parametrize("between", [" ", "  "])
def test_a_text_in_which_nothing_can_be_seen_is_one_problem(between: str, title: str) -> None:
    """Blanks of every kind, and what takes no ink; the two validators agree on it."""
    (found,) = changed(("title: Sore knee\n", f"title:{between}{title}\n"))
    assert found.code in {"empty-text", "odd-blank", "control-character"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: Sore knee\n", "title:\u00a0\n"),
        ("a-little: {text: A little}", "a-little: {text: \u00a0}"),
        ("reviewed: 2026-11-22\n", "reviewed: \u202f\n"),
        ("within: 7 days", "within: \u00a0"),
        ("recommend: [see-doctor]\n", "recommend: [see-doctor,\u00a0]\n"),
        ("level: within-days\n", "level: \u2003\n"),
    ],
)
def test_a_value_that_is_a_blank_is_one_problem(before: str, after: str) -> None:
    """Of every kind; what is missing then is the value, and not a space."""
    assert before in EXAMPLE
    (found,) = changed((before, after))
    assert found.code in {"empty-text", "odd-blank"}
    if found.code == "odd-blank":
        assert found.hint == "Type a space in its place, or the value if one is missing."


@pytest.mark.parametrize(
    ("written", "said"),
    [("1.0", "a whole number"), ("2", "`1`"), ("'1'", "a whole number"), ("true", "whole number")],
)
def test_the_format_is_the_whole_number_one(written: str, said: str) -> None:
    """Nothing that only equals it."""
    (problem,) = changed(("format: 1\n", f"format: {written}\n"))
    assert said in problem.message


@pytest.mark.parametrize("count", [7, 8])
def test_there_are_at_most_seven_levels(count: int) -> None:
    """A score of five bands, with an emergency and a rule that does not apply, has room."""
    more = "".join(f"  more-{n}: {{title: Level {n}}}\n" for n in range(count - 3))
    found = changed(("  self-care: {title: Look", f"{more}  self-care: {{title: Look"))
    said = [problem.message for problem in found if problem.keys == ("levels",)]
    assert said == ([] if count == 7 else ["A questionnaire has 2 to 7 levels, but 8 found."])


def test_a_notice_is_one_line() -> None:
    """It stands on every question; what is folded is one line."""
    notice = "notice: Knee out of place, or a cold, numb foot? Get emergency help now."
    (problem,) = changed((notice, "notice: |\n  Knee out of place?\n  Get help now."))
    assert problem.keys == ("notice",)
    assert "one line" in problem.message
    assert changed((notice, "notice: >\n  Knee out of place?\n  Get help now.")) == []
