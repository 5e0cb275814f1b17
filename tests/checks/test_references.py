"""Names: each kind where it can stand, and the nearest known one."""

from __future__ import annotations

import pytest
from helpers.example import EXAMPLE, merged

from triage.checks.naming import Names, thing, value_at
from triage.problems import Keys, Problem
from triage.rulefile import RuleFile
from triage.words import nearest

WITH_ALL = EXAMPLE.replace(
    "level: {at_most: self-care}",
    "level: {at_most: self-care}\n    "
    + (
        "never_recommend: [see-doctor]\n    advise: [cold-pack]\n    never_advise: [squats]\n    "
        "unless: [swelling.a-lot]"
    ),
).replace("a-little: {text: A little}", "a-little: {text: A little, advise: [cold-pack]}").replace(
    "    go: pain\n", "    ask_if: {any: [swelling.no, {all: [swollen]}]}\n    go: pain\n"
).replace(
    "    unless: [swelling.a-little]", "    unless: swollen\n    level: {at_least: self-care}"
) + ("conditions:\n  swollen: {at_least: 1, of: [swelling.a-little, swelling.a-lot]}\n")


def problems(text: str) -> list[Problem]:
    """What is wrong with the file of this text."""
    return list(RuleFile(text, "f").faults)


def test_all_kinds_of_names_are_known() -> None:
    """All kinds of names are known."""
    assert problems(WITH_ALL) == []


@pytest.mark.parametrize(
    ("old", "kind"),
    [
        ("start: warning-signs", "question"),
        ("go: how-long", "question"),
        ("end: look-after-it", "recommendation"),
        ('a-lot: {text: "Yes, a lot", recommend: [see-doctor', "recommendation"),
        ("advise: [cold-pack]}", "advice"),
        ("    advise: [cold-pack", "advice"),
        ("never_advise: [squats", "advice"),
        ("never_recommend: [see-doctor", "recommendation"),
        ("recommend: [look-after-it", "recommendation"),
        ("advice: [cold-pack, squats", "advice"),
        ("unless: swollen", "condition"),
        ("{all: [swollen", "condition"),
        ("unless: [swelling.a-lot", "answer"),
        ("of: [swelling.a-little", "answer"),
        ("any: [swelling.no", "answer"),
        ("[warning-signs.none", "answer"),
        ("level: within-days", "level"),
        ("at_most: self-care", "level"),
        ("at_least: self-care", "level"),
        ("at_least: emergency", "level"),
        ("    sources: [knee-guide]\n\nrecommendations", "source"),
    ],
)
def test_an_unknown_name_is_found_wherever_it_stands(old: str, kind: str) -> None:
    """An unknown name is found wherever it stands."""
    assert old in WITH_ALL
    start, bracket, end = old.partition("]")
    word = start.rstrip("}")
    text = WITH_ALL.replace(old, f"{word}x{start[len(word) :]}{bracket}{end}", 1)
    (problem,) = problems(text)
    assert problem.code == f"unknown-{kind}"
    assert "Did you mean" in str(problem.hint)
    line = text.splitlines()[problem.place.line - 1]
    assert line[problem.place.column - 1 : problem.place.end_column - 1].endswith("x")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("swelling.none", "unknown-answer"),
        ("warning-signs.none", None),
        ("swelling", "unknown-condition"),
        ("nothing.at-all", "unknown-question"),
        ("swelling.", "unknown-answer"),
        (".no", "unknown-question"),
        ("''", "unknown-condition"),
        ("swelling.no.x", "unknown-answer"),
        ("pain.3", "unknown-answer"),
        ("pain.mild", None),
    ],
)
def test_names_in_conditions(name: str, code: str | None) -> None:
    """Names in conditions."""
    text = EXAMPLE.replace("swelling.a-little, how-long.weeks", f"{name}, how-long.weeks")
    assert [problem.code for problem in problems(text)] == ([code] if code else [])


def test_one_fault_does_not_hide_the_next() -> None:
    """One fault does not hide the next."""
    text = EXAMPLE.replace("go: how-long", "go: how-lon").replace("go: pain", "go: pian")
    text = text.replace("end: see-doctor", "end: see-docter")
    assert [(problem.code, problem.place.line) for problem in problems(text)] == [
        ("unknown-question", 67),
        ("unknown-question", 73),
        ("unknown-recommendation", 80),
    ]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("questions:\n", "questons:\n", "unknown-field"),
        ("levels:\n", "levls:\n", "unknown-field"),
        ("advice:\n  cold", "advise:\n  cold", "unknown-field"),
        ("  swelling:\n", "  Swelling:\n", "bad-id"),
        ("      a-little:", "      a_little:", "bad-id"),
    ],
)
def test_names_of_a_misspelt_section_or_id_are_not_unknown(old: str, new: str, code: str) -> None:
    """Names of a misspelt section or id are not unknown."""
    assert [problem.code for problem in problems(EXAMPLE.replace(old, new))] == [code]


def test_names_that_may_stand_in_what_was_not_read_are_not_unknown() -> None:
    """Names that may stand in what was not read are not unknown."""
    # The second `swelling`, which is refused, may have had the answer.
    text = EXAMPLE.replace("swelling.a-little, how", "swelling.some, how").replace(
        "  how-long:\n", "  swelling: {ask: x, answers: {some: {text: x}}}\n  how-long:\n"
    )
    assert [problem.code for problem in problems(text)] == ["duplicate-key"]


def test_the_nearest_name_is_near_and_never_the_same() -> None:
    """The nearest name is near and never the same."""
    assert nearest("leg-pian", ["neck-pain", "leg-pain", "age"]) == "leg-pain"
    assert nearest("fever", ["age", "weight"]) is None
    assert nearest("age", ["age"]) is None


def test_suggestions_stop_where_nobody_reads_them_any_more() -> None:
    """Suggestions stop where nobody reads them any more."""
    names = Names([f"question-{number}" for number in range(1000)])
    found = [names.nearest(f"questoin-{number}") for number in range(1000)]
    assert found[0] is not None
    assert found[-1] is None


@pytest.mark.parametrize(
    ("keys", "what", "value"),
    [
        ((), "the file", "the file"),
        (("title",), "the file", "`title`"),
        (("rules", "r"), "rule `r`", "rule `r`"),
        (("rules", "r", "when", "any", 1), "rule `r`", "item 2 of `any` of rule `r`"),
        (("rules", "r", "when", 0), "rule `r`", "item 1 of `when` of rule `r`"),
        (("questions", "q", "answers", "a"), "answer `q.a`", "answer `q.a`"),
        (("questions", "q", "answers", "a", "go"), "answer `q.a`", "`go` of answer `q.a`"),
        (("questions", "q", "number", "to"), "question `q`", "`to` of question `q`"),
    ],
)
def test_what_messages_call_things(keys: Keys, what: str, value: str) -> None:
    """What messages call things."""
    assert thing(keys) == what
    assert value_at(keys) == value


FORMER = merged(
    """\
levels: {within-days: {was: [this-week]}}
advice: {cold-pack: {was: [ice]}}
recommendations: {see-doctor: {was: [gp-visit]}, look-after-it: {was: [rest]}}
questions:
  how-long: {was: [duration], answers: {weeks: {was: [long]}}}
  swelling: {was: [oedema], answers: {a-lot: {was: [huge]}}}
"""
)


@pytest.mark.parametrize(
    ("changes", "now"),
    [
        ("questions: {swelling: {go: duration}}", "how-long"),
        ("start: oedema", "swelling"),
        ("recommendations: {see-doctor: {level: this-week}}", "within-days"),
        ("recommendations: {see-doctor: {advice: [ice]}}", "cold-pack"),
        ("rules: {swollen-for-weeks: {recommend: [gp-visit]}}", "see-doctor"),
        ("questions: {pain: {answers: {mild: {end: rest}}}}", "look-after-it"),
        ("rules: {swollen-for-weeks: {when: [oedema.a-lot]}}", "swelling.a-lot"),
        ("rules: {swollen-for-weeks: {when: [swelling.huge]}}", "swelling.a-lot"),
        ("rules: {swollen-for-weeks: {when: [oedema.huge]}}", "swelling.a-lot"),
        ("rules: {swollen-for-weeks: {when: [duration.long]}}", "how-long.weeks"),
    ],
)
def test_a_name_of_before_is_said_to_be_one(changes: str, now: str) -> None:
    """Whoever renamed a thing and forgot a place is told the new name, near or not."""
    assert problems(FORMER) == []
    (found,) = problems(merged(changes, FORMER))
    assert found.hint == f"It is called `{now}` now."
