"""The things in a picture as plain lines, for formats that draw no boxes of their own."""

from __future__ import annotations

from triage.graph.model import Box, End, Fold, Row, Rules
from triage.results.summary import sign
from triage.rules.questionnaire import Level, Questionnaire


def box_lines(questionnaire: Questionnaire, box: Box) -> tuple[str, ...]:
    """A question: its text, its condition, an answer a line."""
    return (
        f"{box.number}. {box.text}",
        *((box.note,) if box.note else ()),
        *(f"{_mark(row, box.several)} {row_line(questionnaire, row)}" for row in box.rows),
    )


def rules_lines(questionnaire: Questionnaire, rules: Rules) -> tuple[str, ...]:
    """The rules of one level: a heading, a rule a line."""
    return (
        f"Together, answers can mean {labelled(questionnaire, questionnaire.levels[rules.level])}",
        *(f"{'■' if row.chosen else '+'} {row_line(questionnaire, row)}" for row in rules.rows),
    )


def row_line(questionnaire: Questionnaire, row: Row) -> str:
    """An answer or a rule with what it recommends and where it leads."""
    labels = [recommended(questionnaire, id) for id in row.recommend]
    to = [f"→ {row.to}"] if row.to else []
    return " ".join([row.text, *(f"[{label}]" for label in labels), *to])


def end_lines(questionnaire: Questionnaire, end: End) -> tuple[str, ...]:
    """A recommendation that ends the path: its label and its title."""
    title = questionnaire.recommendations[end.spot.id].title
    return (recommended(questionnaire, end.spot.id), title)


def fold_lines(fold: Fold) -> tuple[str, ...]:
    """A question that stands for what is left out."""
    more = f"… and {fold.more} more"
    return (f"{fold.number}. {fold.text}", *((more,) if fold.more else ()))


def card_lines(questionnaire: Questionnaire, level: Level) -> tuple[str, ...]:
    """A level with its recommendations."""
    return (
        labelled(questionnaire, level),
        *(
            f"{one.id}: {one.title}"
            for one in questionnaire.recommendations.values()
            if one.level == level.id
        ),
    )


def labelled(questionnaire: Questionnaire, level: Level) -> str:
    """The title of a level behind its sign."""
    return f"{sign(questionnaire, level)} {level.title}"


def recommended(questionnaire: Questionnaire, id: str) -> str:
    """A recommendation by its id, behind the sign of its level."""
    level = questionnaire.levels[questionnaire.recommendations[id].level]
    return f"{sign(questionnaire, level)} {id}"


def _mark(row: Row, several: bool) -> str:
    if several:
        return "■" if row.chosen else "□"
    return "●" if row.chosen else "○"
