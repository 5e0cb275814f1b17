"""The way through the questions: graphs of every shape, and large ones."""

from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest

from triage.checks.example import EXAMPLE
from triage.checks.flow.links import circles, shown_circle
from triage.problems import Problem
from triage.rulefile import RuleFile

HEAD = EXAMPLE[: EXAMPLE.index("questions:")].replace("    unless: [swelling.a-little]\n", "")


def problems(text: str) -> list[Problem]:
    """What is wrong with the file of this text."""
    return list(RuleFile(text, "f").faults)


def changed(*changes: tuple[str, str]) -> list[str]:
    """The codes of what is wrong with the example after these changes."""
    text = EXAMPLE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return [problem.code for problem in problems(text)]


def graph(ways: dict[str, list[str]], start: str = "a") -> str:
    """A questionnaire of these questions; one without ways ends."""
    questions = []
    for name, targets in ways.items():
        answers = [f"      to-{to}: {{text: To, go: {to}}}\n" for to in targets]
        answers += [] if targets else ["      end: {text: End, end: see-doctor}\n"]
        questions.append(f"  {name}:\n    ask: Well?\n    answers:\n{''.join(answers)}")
    head = HEAD.replace("start: warning-signs", f"start: {start}")
    return f"{head}questions:\n{''.join(questions)}"


@pytest.mark.parametrize(
    ("ways", "expected"),
    [
        ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, []),
        ({"a": ["a"]}, ["a -> a"]),
        ({"a": ["b"], "b": ["c"], "c": ["b"]}, ["b -> c -> b"]),
        ({"a": ["b", "c"], "b": ["a"], "c": ["a"]}, ["a -> b -> a", "a -> c -> a"]),
        ({"b": ["a"], "a": ["b"]}, ["a -> b -> a"]),
        ({"a": [], "c": ["d"], "d": ["c"]}, ["c -> d -> c"]),
    ],
)
def test_circles_are_shown_from_where_they_are_entered(
    ways: dict[str, list[str]], expected: list[str]
) -> None:
    """Circles are shown from where they are entered."""
    found = [problem for problem in problems(graph(ways)) if problem.code == "cycle"]
    assert [problem.message.partition(": ")[2].rstrip(".") for problem in found] == expected


def test_a_circle_is_placed_at_the_way_back() -> None:
    """A circle is placed at the way back."""
    text = graph({"a": ["b"], "b": ["c", "a"], "c": []})
    (problem,) = problems(text)
    assert text.splitlines()[problem.place.line - 1].strip() == "to-a: {text: To, go: a}"


def test_random_graphs_have_circles_just_where_no_order_exists() -> None:
    """Random graphs have circles just where no order exists."""
    for seed in range(300):
        rng = random.Random(seed)
        nodes = [f"n{number}" for number in range(rng.randint(1, 8))]
        ways = {node: rng.sample(nodes, rng.randint(0, min(3, len(nodes)))) for node in nodes}
        found = list(circles(nodes, ways))
        for circle in found:
            assert circle[0] == circle[-1]
            assert all(after in ways[before] for before, after in pairwise(circle))
        left = dict(ways)
        while ready := [node for node, to in left.items() if not any(t in left for t in to)]:
            for node in ready:
                del left[node]
        assert bool(found) == bool(left)


def test_long_circles_are_shown_shortened() -> None:
    """Long circles are shown shortened."""
    shown = shown_circle([*(f"q{number}" for number in range(1000)), "q0"])
    assert shown.startswith("q0 -> q1 -> q2 -> q3 -> (993 more) -> ")
    assert shown.endswith(" -> q0")


@pytest.mark.parametrize(
    ("ways", "expected"),
    [
        ({"a": [], "b": []}, ["b"]),
        ({"a": [], "b": ["c"], "c": ["d"], "d": []}, ["b"]),
        ({"a": [], "c": [], "b": ["c"]}, ["b"]),
        ({"a": [], "b": [], "c": []}, ["b", "c"]),
    ],
)
def test_of_unreached_questions_the_first_are_reported(
    ways: dict[str, list[str]], expected: list[str]
) -> None:
    """Of unreached questions the first are reported."""
    found = problems(graph(ways))
    assert [problem.code for problem in found] == ["unreachable-question"] * len(expected)
    assert [problem.keys[-1] for problem in found] == expected


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        # A way that is wrong already may have led to the question that nobody reaches now.
        ([("go: how-long", "go: how-lang")], ["unknown-question"]),
        ([("go: how-long", "go: 5")], ["wrong-type"]),
        ([("go: how-long", "goo: how-long")], ["unknown-field"]),
        ([("go: how-long", "go: swelling")], ["cycle"]),
        ([("    go: how-long\n", "")], ["dead-end"]),
        ([("start: warning-signs", "start: swelings")], ["unknown-question"]),
        # Something else about a question says nothing about its ways.
        ([("go: how-long", "go: pain\n    colour: red")],
         ["unknown-field", "unreachable-question"]),
        ([("ask: Is the knee swollen?", "ask: ''"), ("go: how-long", "go: pain")],
         ["empty-text", "unreachable-question"]),
        # One wrong band is one problem.
        ([("up_to: 4", "up_to: 40")], ["band-outside"]),
        ([("up_to: 10", "up_to: 100")], ["band-outside"]),
        ([("up_to: 4", "up_to: *x")], ["alias"]),
        ([("mild: {up_to: 4,", "mild: {")], ["missing-field"]),
        ([("from: 0", "from: 5")], ["band-outside"]),
        ([("from: 0", "from: -3")], []),
        # A safety net that is misspelt is there.
        ([("watch_for: [The knee", "watchfor: [The knee")], ["unknown-field"]),
    ],
)  # fmt: skip
def test_what_follows_from_a_fault_is_not_reported(
    changes: list[tuple[str, str]], codes: list[str]
) -> None:
    """What follows from a fault is not reported."""
    assert changed(*changes) == codes


@pytest.mark.parametrize(
    ("ask_if", "possible"),
    [
        ("swelling.no", True),
        ("warning-signs.none", True),
        ("[warning-signs.none, swelling.no]", True),
        ("{any: [swelling.no, pain.mild]}", False),
        ("how-long.days", False),
        ("early", True),
        ("late", False),
        ("mixed", True),
        ("both", False),
        ("counted", True),
        ("counted-late", False),
    ],
)
def test_a_question_can_look_back_only(ask_if: str, possible: bool) -> None:
    """A question can look back only."""
    text = EXAMPLE.replace("    ask: How long", f"    ask_if: {ask_if}\n    ask: How long") + (
        "conditions:\n"
        "  early: [swelling.no]\n"
        "  late: [pain.mild]\n"
        "  mixed: {any: [late, early]}\n"
        "  both: [late, early]\n"
        "  counted: {at_least: 1, of: [late, early]}\n"
        "  counted-late: {at_least: 2, of: [late, early, how-long.days]}\n"
    )
    assert [problem.code for problem in problems(text)] == (
        [] if possible else ["impossible-answer"]
    )


def test_a_question_on_another_branch_cannot_be_looked_back_at() -> None:
    """A question on another branch cannot be looked back at."""
    text = graph({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []})
    assert problems(text) == []
    way = "    ask_if: b.to-d\n    go: d\n"
    assert [p.code for p in problems(text.replace("  c:\n", "  c:\n" + way))] == [
        "impossible-answer"
    ]
    way = "    ask_if: {any: [b.to-d, c.to-d]}\n    end: see-doctor\n"
    assert problems(text.replace("  d:\n", "  d:\n" + way)) == []


def big(size: int, deep: bool) -> str:
    """Many questions in a row, each asked only after the answer to one long before."""
    lines = [HEAD.replace("start: warning-signs", "start: q0"), "questions:\n"]
    for number in range(size):
        way = f"go: q{number + 1}" if number < size - 1 else "end: see-doctor"
        lines.append(
            f"  q{number}:\n    ask: Well?\n    answers:\n      y: {{text: Y}}\n    {way}\n"
        )
        if deep and number > 2:
            lines.append(f"    ask_if: [q{number // 2}.y, q{number - 1}.y]\n")
    return "".join(lines)


@pytest.mark.parametrize("deep", [False, True])
def test_ten_thousand_questions_in_a_row(deep: bool) -> None:
    """Ten thousand questions in a row."""
    text = big(10_000, deep)
    began = time.process_time()
    loaded = RuleFile(text, "f")
    assert loaded.faults == ()
    assert loaded.questionnaire is not None
    assert time.process_time() - began < 15


def test_a_circle_of_ten_thousand_questions() -> None:
    """A circle of ten thousand questions."""
    (problem,) = problems(big(10_000, False).replace("end: see-doctor", "go: q0"))
    assert problem.code == "cycle"
    assert len(problem.message) < 200


def test_ten_thousand_conditions_in_a_row_and_in_a_circle() -> None:
    """Ten thousand conditions in a row and in a circle."""

    def chain(last: str) -> str:
        names = "".join(f"  c{number}: [c{number + 1}]\n" for number in range(9_999))
        return f"{EXAMPLE}conditions:\n{names}  c9999: [{last}]\n"

    assert [problem.code for problem in problems(chain("swelling.no"))] == ["condition-too-large"]
    assert [problem.code for problem in problems(chain("c0"))] == ["condition-circle"]
    assert [problem.code for problem in problems(chain("swelling.nope"))] == [
        "condition-too-large",
        "unknown-answer",
    ]


def test_nested_conditions_may_count_too_high_anywhere() -> None:
    """Nested conditions may count too high anywhere."""
    nested = "{any: [how-long.weeks, {all: [swelling.no, {at_least: 2, of: [pain.mild]}]}]}"
    text = EXAMPLE.replace("[swelling.a-little, how-long.weeks]", nested)
    (problem,) = problems(text)
    assert problem.code == "impossible-condition"
    assert text.splitlines()[problem.place.line - 1][problem.place.column - 1] == "2"


def test_the_net_may_hang_on_the_level() -> None:
    """The net may hang on the level."""
    net = "    watch_for: [The knee swells up or gives way. Then see a doctor.]\n"
    assert changed((net, "")) == ["missing-safety-net"]
    level = "recheck: 14 days"
    assert changed((net, ""), (level, f"{level}, watch_for: [Swelling.]")) == []
