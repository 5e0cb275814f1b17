"""A picture as a Mermaid flowchart, which GitHub and many editors draw inside Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from triage.graph.listing import box_lines, card_lines, end_lines, fold_lines, rules_lines
from triage.graph.model import Picture
from triage.results.urgency import colours

_WRITTEN = str.maketrans(
    {
        character: f"#{ord(character)};"
        # Quotes end a label, the rest begins markup, Markdown or one of Mermaid's own codes.
        for character in "\"'#&<>`*_\\|[](){}%:;~$^"
    }
)


def write(picture: Picture) -> str:
    """The picture as the text of one flowchart."""
    return "\n".join(_lines(picture)) + "\n"


def _lines(picture: Picture) -> Iterator[str]:
    questionnaire = picture.questionnaire
    names = {box.spot: f"q{box.number}" for box in picture.boxes}
    names |= {fold.spot: f"f{fold.number}" for fold in picture.folds}
    names |= {end.spot: f"e{place}" for place, end in enumerate(picture.ends, 1)}
    yield "flowchart TD"
    yield f"  accTitle: {_bare(questionnaire.title)}"
    yield f"  accDescr: {_bare(picture.way or picture.summary)}"
    for box in picture.boxes:
        yield f"  {names[box.spot]}[{_label(box_lines(questionnaire, box))}]"
    for fold in picture.folds:
        yield f"  {names[fold.spot]}([{_label(fold_lines(fold))}])"
    for end in picture.ends:
        yield f"  {names[end.spot]}([{_label(end_lines(questionnaire, end))}])"
    for arrow in picture.arrows:
        head = "==>" if arrow.on_way else "-->"
        words = f"|{_label(arrow.words)}|" if arrow.words else ""
        yield f"  {names[arrow.source]} {head}{words} {names[arrow.target]}"
    for rules in picture.rules:
        rank = questionnaire.levels[rules.level].rank
        yield f"  r{rank}[{_label(rules_lines(questionnaire, rules))}]"
    for level in questionnaire.levels.values():
        yield f"  l{level.rank}[{_label(card_lines(questionnaire, level))}]"
    yield "  classDef box text-align:left"
    yield "  classDef way stroke-width:4px"
    for level in questionnaire.levels.values():
        pair = colours(questionnaire, level, "light")
        yield f"  classDef u{level.rank} fill:{pair.background},color:{pair.text}"
    boxes = [*(names[box.spot] for box in picture.boxes)]
    boxes += (f"r{questionnaire.levels[rules.level].rank}" for rules in picture.rules)
    yield f"  class {','.join(boxes)} box"
    for end in picture.ends:
        yield f"  class {names[end.spot]} u{questionnaire.rank(end.spot.id)}"
    for level in questionnaire.levels.values():
        yield f"  class l{level.rank} u{level.rank}"
    on_way = [
        *(names[box.spot] for box in picture.boxes if box.on_way),
        *(names[end.spot] for end in picture.ends if end.on_way),
    ]
    if on_way:
        yield f"  class {','.join(on_way)} way"


def _label(lines: tuple[str, ...]) -> str:
    return '"' + "<br>".join(_plain(line) for line in lines) + '"'


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(_WRITTEN)


def _bare(text: str) -> str:
    """A text for a title: Mermaid knows no codes there, so signs with a meaning are left out."""
    return " ".join(re.sub(r"[^\w ,.:?!()“”’-]", " ", text).split())
