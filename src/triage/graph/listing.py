"""The things in a picture as plain lines, for formats that draw no boxes of their own."""

from __future__ import annotations

from triage.graph.model import Box, End, Fold, Row, Rules
from triage.results.urgency import labelled, recommended
from triage.rules.questionnaire import Level, Questionnaire, Recommendation


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
        rules_heading(questionnaire, rules),
        *(f"{'■' if row.chosen else '+'} {row_line(questionnaire, row)}" for row in rules.rows),
    )


def rules_heading(questionnaire: Questionnaire, rules: Rules) -> str:
    """What the rules of one level have in common."""
    level = questionnaire.levels[rules.level]
    return f"Together, answers can mean {labelled(questionnaire, level)}"


def row_line(questionnaire: Questionnaire, row: Row) -> str:
    """An answer or a rule with what it recommends and where it leads."""
    labels = [recommended(questionnaire, id) for id in row.recommend]
    to = [f"→ {row.to}"] if row.to else []
    return " ".join([row.text, *(f"[{label}]" for label in labels), *to])


def title_of(recommendation: Recommendation) -> str:
    """The title of a recommendation, and that it yields where it does."""
    only = " (only where nothing more urgent is)" if recommendation.yields else ""
    return f"{recommendation.title}{only}"


def end_lines(questionnaire: Questionnaire, end: End) -> tuple[str, ...]:
    """A recommendation that ends the path: its label and its title."""
    title = title_of(questionnaire.recommendations[end.spot.id])
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
            f"{recommendation.id}: {title_of(recommendation)}"
            for recommendation in questionnaire.recommendations.values()
            if recommendation.level == level.id
        ),
    )


def _mark(row: Row, several: bool) -> str:
    if several:
        return "■" if row.chosen else "□"
    return "●" if row.chosen else "○"
