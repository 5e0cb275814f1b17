"""Answers, questions and titles that nobody can tell apart, because they read the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from triage.checks.page import Page
from triage.problems import Finding, Keys
from triage.reading.content import Content
from triage.rules.conditions import NONE, UNSURE

SAME_TEXT = Page(
    code="same-text",
    severity="error",
    title="Two answers of a question read the same",
    why="Nobody can know which of the two to choose, and they may lead to different ends.",
    bad="""\
questions:
  swelling:
    answers:
      a-little: {text: "no."}
""",
    good="""\
questions:
  swelling:
    answers:
      a-little: {text: "No, hardly"}
""",
)

SAME_TITLE = Page(
    code="same-title",
    severity="warning",
    title="Two questions or two recommendations read the same",
    why=(
        "Whoever is asked the same question twice takes it for a mistake. Two recommendations "
        "with one title look like one, and are told apart by nobody who reports a result."
    ),
    bad="""\
questions:
  how-long:
    ask: Is the  knee swollen?
""",
    good="""\
questions:
  how-long:
    ask: How long has the knee been swollen?
""",
)

PAGES = (SAME_TEXT, SAME_TITLE)

_TITLES = (
    ("questions", "ask", "questions"),
    ("recommendations", "title", "titles of"),
    ("levels", "title", "titles of"),
)


def check(content: Content) -> Iterator[Finding]:
    """Find texts that read the same where they have to be told apart."""
    for id, question in _things(content.data, "questions"):
        yield from _same_answers(id, question)
    for section, field, called in _TITLES:
        texts: list[tuple[Keys, str, Any]] = [
            ((section, id, field), id, thing.get(field))
            for id, thing in _things(content.data, section)
        ]
        for keys, first, second in _alike(texts):
            yield SAME_TITLE.at(
                keys,
                f"The {called} `{first}` and `{second}` read the same.",
                "Say what makes them different.",
            )


def _same_answers(id: str, question: dict[str, Any]) -> Iterator[Finding]:
    answers = question.get("answers")
    texts: list[tuple[Keys, str, Any]] = [
        (("questions", id, "answers", name, "text"), f"{id}.{name}", answer.get("text"))
        for name, answer in (answers.items() if isinstance(answers, dict) else ())
        if isinstance(answer, dict)
    ]
    texts.append((("questions", id, NONE), f"{id}.none", question.get(NONE)))
    unsure = question.get(UNSURE)
    if isinstance(unsure, dict):
        texts.append((("questions", id, UNSURE, "text"), f"{id}.unsure", unsure.get("text")))
    for keys, first, second in _alike(texts):
        yield SAME_TEXT.at(
            keys,
            f"The answers `{first}` and `{second}` read the same.",
            "Say in each what makes it different.",
        )


def _alike(texts: list[tuple[Keys, str, Any]]) -> Iterator[tuple[Keys, str, str]]:
    """Each text that was there before: where it stands, whose the first is, and whose it is."""
    known: dict[str, str] = {}
    for keys, whose, text in texts:
        if isinstance(text, str) and (folded := _folded(text)):
            first = known.setdefault(folded, whose)
            if first != whose:
                yield keys, first, whose


def _folded(text: str) -> str:
    """The text without what hardly anybody sees: case, blanks, and the stop at its end."""
    return " ".join(text.split()).rstrip(" .,:;!?…").casefold()


def _things(data: Any, section: str) -> Iterator[tuple[str, dict[str, Any]]]:
    items = data.get(section) if isinstance(data, dict) else None
    for id, item in items.items() if isinstance(items, dict) else ():
        if isinstance(item, dict):
            yield id, item
