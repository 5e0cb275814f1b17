"""What there is to see: boxes, the arrows between them, and where they end.

A picture is made once and then drawn in several formats. Branches that lead to the same question
meet in its one box; answers that lead to the same place share one arrow; an answer that only
recommends something is a line in its question's box.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from triage.rules.questionnaire import Questionnaire


class Spot(NamedTuple):
    """Where an arrow leads: a question that is drawn, one that is folded away, or a result.

    ``id`` is that of the question, or of the recommendation.
    """

    kind: Literal["question", "folded", "end"]
    id: str

    @property
    def key(self) -> str:
        """A name for it that no other spot has, made of letters, digits and hyphens."""
        return f"{self.kind}-{self.id}"


class Row(NamedTuple):
    """A line of a box: an answer, or a rule.

    Attributes:
        id: that of the answer or rule.
        text: what it says.
        recommend: the recommendations it makes.
        to: where it leads, where the answers of its box lead to different places: the number of a
            question, or ``end``; and ``end`` at each answer after which nothing is asked.
        chosen: whether it is on the way that is highlighted.
    """

    id: str
    text: str
    recommend: tuple[str, ...]
    to: str = ""
    chosen: bool = False


class Box(NamedTuple):
    """A question with its answers.

    Attributes:
        spot: what it is called by arrows.
        number: its number in the picture; every question comes before those it leads to.
        text: what is asked.
        note: on which condition it is asked; empty where it always is.
        several: whether several answers can be chosen.
        rows: its answers.
        depth: how many questions come before it on the longest way.
        on_way: whether the highlighted way goes through it, asked or passed over.
    """

    spot: Spot
    number: int
    text: str
    note: str
    several: bool
    rows: tuple[Row, ...]
    depth: int
    on_way: bool = False


class Fold(NamedTuple):
    """What is left out from a question on: the question and how many more can follow it."""

    spot: Spot
    number: int
    text: str
    more: int
    on_way: bool = False


class End(NamedTuple):
    """A recommendation that ends the path."""

    spot: Spot
    on_way: bool = False


class Arrow(NamedTuple):
    """A way from a question on. ``words`` say by which answers; none where all lead there."""

    source: Spot
    target: Spot
    words: tuple[str, ...]
    on_way: bool = False


class Rules(NamedTuple):
    """The rules whose most urgent recommendation is of one level."""

    level: str
    rows: tuple[Row, ...]


class Picture(NamedTuple):
    """Everything there is to see.

    Attributes:
        questionnaire: what it is a picture of.
        summary: one sentence that says what is shown.
        boxes: the questions drawn, in order of their numbers.
        folds: the questions that stand for what is left out.
        ends: the recommendations that end a path.
        arrows: the ways between all these.
        rules: what combinations of answers recommend, the most urgent level first.
        conditions: for each rule its condition in words.
        way: what the highlighted way comes to, in words; None where none is highlighted.
    """

    questionnaire: Questionnaire
    summary: str
    boxes: tuple[Box, ...]
    folds: tuple[Fold, ...]
    ends: tuple[End, ...]
    arrows: tuple[Arrow, ...]
    rules: tuple[Rules, ...]
    conditions: dict[str, str]
    way: str | None
