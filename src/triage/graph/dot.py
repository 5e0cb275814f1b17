"""A picture as a Graphviz file, for whoever lays it out with tools of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from triage.graph.listing import box_lines, card_lines, end_lines, fold_lines, rules_lines
from triage.graph.model import Picture, Spot
from triage.results.urgency import colours
from triage.rules.questionnaire import Level, Questionnaire


def write(picture: Picture) -> str:
    """The picture as the text of one directed graph."""
    return "\n".join(_lines(picture)) + "\n"


def _lines(picture: Picture) -> Iterator[str]:
    questionnaire = picture.questionnaire
    yield "digraph triage {"
    yield f"  graph [rankdir=TB, label={_text([questionnaire.title, picture.way or ''])}]"
    yield '  node [shape=box, style="rounded,filled", fillcolor="#ffffff", fontname="Helvetica"]'
    yield '  edge [fontname="Helvetica", fontsize=12]'
    for box in picture.boxes:
        lines = _text(box_lines(questionnaire, box), "l")
        yield f"  {_name(box.spot)} [label={lines}{_bold(box.on_way)}]"
    for fold in picture.folds:
        yield f'  {_name(fold.spot)} [label={_text(fold_lines(fold))}, style="rounded,dashed"]'
    for end in picture.ends:
        level = questionnaire.levels[questionnaire.recommendations[end.spot.id].level]
        lines = _text(end_lines(questionnaire, end))
        yield (
            f"  {_name(end.spot)} [label={lines}, {_colours(questionnaire, level)}"
            f"{_bold(end.on_way)}]"
        )
    for arrow in picture.arrows:
        words = f"label={_text(arrow.words)}{_bold(arrow.on_way)}"
        yield f"  {_name(arrow.source)} -> {_name(arrow.target)} [{words}]"
    for rules in picture.rules:
        lines = _text(rules_lines(questionnaire, rules), "l")
        yield f'  "rules-{rules.level}" [label={lines}, style="rounded,dashed"]'
    for level in questionnaire.levels.values():
        lines = _text(card_lines(questionnaire, level), "l")
        yield f'  "level-{level.id}" [label={lines}, {_colours(questionnaire, level)}]'
    yield "}"


def _name(spot: Spot) -> str:
    return f'"{spot.key}"'


def _bold(on_way: bool) -> str:
    return ", penwidth=4" if on_way else ""


def _colours(questionnaire: Questionnaire, level: Level) -> str:
    pair = colours(questionnaire, level, "light")
    return f'fillcolor="{pair.background}", fontcolor="{pair.text}"'


def _text(lines: Iterable[str], end: str = "n") -> str:
    """A quoted text; ``end`` says how its lines stand: ``l`` to the left, ``n`` in the middle."""
    # Graphviz reads both its own escapes (a backslash) and HTML entities (an ampersand) in it.
    written = [
        " ".join(line.split()).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
        for line in lines
        if line
    ]
    return '"' + "".join(f"{line}\\{end}" for line in written) + '"'
