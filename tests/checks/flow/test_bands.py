"""Numbers that a question takes: by which steps they go, and what its bands may end with."""

import pytest
from helpers.example import merged

from triage.rulefile import RuleFile

PAIN = """\
questions:
  pain:
    number: {{from: {0}, to: {1}, step: {2}}}
    answers: {{mild: {{up_to: {3}}}, strong: {{up_to: {4}}}}}
"""


def found(*numbers: str) -> list[tuple[str, str, str | None]]:
    """What is wrong with a question from, to and by such steps, with bands up to these."""
    problems = RuleFile(merged(PAIN.format(*numbers)), "knee.yaml").problems
    return [(problem.code, problem.message, problem.hint) for problem in problems]


@pytest.mark.parametrize(
    "numbers",
    [
        ("35", "42", "0.1", "37.7", "42"),
        ("35.0", "42.00", "0.10", "37.70", "42"),
        ("0.5", "10.5", "1", "3.5", "10.5"),
        ("0", "10", "5", "5", "10"),
        ("0", "10", "2.5", "2.5", "10.0"),
        ("-1.5", "1.5", "0.5", "-1", "1.5"),
        ("0", "999999999", "0.000001", "0.000001", "999999999"),
    ],
)
def test_what_is_right(numbers: tuple[str, ...]) -> None:
    """However a number is written, it is the same one; however many there are, they are few."""
    assert not found(*numbers)


@pytest.mark.parametrize(
    ("numbers", "code", "message", "hint"),
    [
        (("35", "42", "0.1", "37.75", "42"), "off-step", "37.75", "37.7 or 37.8"),
        (("0", "10", "0.3", "3", "10"), "off-step", "`to`", "9.9 or 10.2"),
        (("0", "10", "3", "3", "9"), "off-step", "`to`", "9 or 12"),
        (("0.5", "10.5", "1", "3", "10.5"), "off-step", "is 3", "2.5 or 3.5"),
        (("0", "10", "0", "3", "10"), "wrong-value", "more than 0", "step: 0.1"),
        (("0", "10", "-0.1", "3", "10"), "wrong-value", "more than 0", "step: 0.1"),
        (("0", "10", "0.0000001", "3", "10"), "wrong-value", "7 decimals", "fewer"),
        (("0", "10", "'0.1'", "3", "10"), "wrong-type", "a number", "without quotes"),
        (("0", "10", ".inf", "3", "10"), "wrong-type", "a number", ""),
        (("0", "10", "0.1", "'3,5'", "10"), "wrong-type", "a number", "3.5"),
        (("0", "10", "0.1", "3.5", "9.9"), "band-gap", "takes 10,", "up_to: 10"),
        (("0", "10", "0.1", "3.5", "9.8"), "band-gap", "takes 9.9 to 10,", "up_to: 10"),
        (("0", "10", "0.1", "10.1", "10"), "band-outside", "up to 10.1", "from 0 to 10"),
        (("0", "10", "0.5", "10", "10"), "band-overlap", "up to 10", "rising"),
        (("0", "100000000000", "0.00001", "3", "100000000000"), "wrong-value", "large", "15"),
    ],
)
def test_what_is_wrong(numbers: tuple[str, ...], code: str, message: str, hint: str) -> None:
    """Each fault is told with the numbers that would be right."""
    first = found(*numbers)[0]
    assert first[0] == code
    assert message in first[1]
    assert hint in str(first[2] or "")


def test_a_decimal_without_a_step_is_told_of_steps() -> None:
    """To write a whole number instead would move the limit."""
    text = merged("questions: {pain: {answers: {mild: {up_to: 3.7}}}}")
    (problem,) = RuleFile(text, "knee.yaml").problems
    assert problem.code == "wrong-type"
    assert "step: 0.1" in str(problem.hint)


@pytest.mark.parametrize(
    ("unsure", "code"),
    [
        (
            "pain: {unsure: {text: I do not know, recommend: [see-doctr], end: see-doctor}}",
            "unknown-recommendation",
        ),
        ("pain: {unsure: {text: I do not know, go: how-lng}}", "unknown-question"),
        ("pain: {unsure: {}}", "missing-field"),
        ("pain: {unsure: {text: '', end: see-doctor}}", "empty-text"),
        ("pain: {unsure: {text: I do not know}}", "dead-end"),
        ("pain: {unsure: {text: I, up_to: 3, end: see-doctor}}", "misplaced-field"),
        ("swelling: {unsure: {text: I do not know}}", "misplaced-field"),
        ("pain: {unsure: {text: I, end: see-doctor}, answers: {unsure: {up_to: 9}}}", "misplaced"),
        ("pain: {unsure: I do not know}", "wrong-type"),
    ],
)
def test_unsure(unsure: str, code: str) -> None:
    """Not knowing a number is an answer like others, and has the same problems at its place."""
    problems = RuleFile(merged(f"questions: {{{unsure}}}"), "knee.yaml").problems
    assert problems[0].code.startswith(code)
