"""A summary as plain text or Markdown, and a result as the JSON of the command-line contract."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from triage.problems import Given
from triage.questionnaire import Questionnaire
from triage.result import Result
from triage.summary import Line, Summary


def as_text(summary: Summary, width: int = 78) -> str:
    """The summary as lines of at most ``width`` columns, made to be read or listened to."""
    blocks = [summary.headline.upper()]
    for section in summary.sections:
        lines = [f"{section.heading}:"]
        lines += (_text_line(line, width) for line in (*section.lines, *section.more))
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def as_markdown(summary: Summary, title: str) -> str:
    """The summary as Markdown under the questionnaire's ``title``."""
    parts = [f"# {_literal(title)}", f"**{_literal(summary.headline)}**"]
    for section in summary.sections:
        parts.append(f"## {_literal(section.heading)}")
        parts += _markdown_blocks((*section.lines, *section.more))
    return "\n\n".join(parts) + "\n"


def as_json(
    questionnaire: Questionnaire, result: Result, unused: Iterable[str] = ()
) -> dict[str, object]:
    """The result as the object that ``triage answer --format json`` prints.

    Args:
        questionnaire: what was answered.
        result: what it came to.
        unused: the questions of the sheet that the path never reached.
    """
    return {
        "questionnaire": questionnaire.id,
        "level": result.level.id,
        "recommendation": result.recommendations[0].id,
        "recommendations": [one.id for one in result.recommendations],
        "advice": [one.id for one in result.advice],
        "because": [
            {
                key: _listed(value)
                for key, value in (
                    ("question", reason.question),
                    ("answer", reason.answer),
                    ("rule", reason.rule),
                    ("recommendation", reason.recommendation),
                )
                if value is not None
            }
            for reason in result.because
        ],
        "path": [{"question": id, "answer": _listed(given)} for id, given in result.path],
        "unused": list(unused),
    }


def _listed(value: Given) -> str | int | list[str]:
    return list(value) if isinstance(value, tuple) else value


def _text_line(line: Line, width: int) -> str:
    if line.kind == "item":
        return textwrap.fill(line.text, width, initial_indent="- ", subsequent_indent="  ")
    return "\n".join(textwrap.fill(part, width) for part in line.text.splitlines())


def _markdown_blocks(lines: Iterable[Line]) -> Iterator[str]:
    """Blocks to be parted by an empty line; the points of one list stay together."""
    points: list[str] = []
    for line in lines:
        if line.kind == "item":
            points.append(f"- {_literal(line.text)}")
            continue
        if points:
            yield "\n".join(points)
            points = []
        yield f"### {_literal(line.text)}" if line.kind == "title" else _literal(line.text)
    if points:
        yield "\n".join(points)


def _literal(text: str) -> str:
    """Text in which no character means anything to Markdown but line ends."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in text)
