"""Questionnaires with graphs of every shape, and what is wrong with them."""

from __future__ import annotations

from helpers.example import EXAMPLE

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
