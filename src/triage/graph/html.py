"""A picture as one page of HTML: zoom, search, and the same tree as text.

The page holds everything it needs and its policy lets it fetch nothing. The script reads no data of
its own: it works on the elements of the page, so no text of a rule file ever becomes part of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from html import escape

from triage.graph.layout import lay_out
from triage.graph.listing import rules_heading, title_of
from triage.graph.model import Arrow, Box, Picture, Row, Rules
from triage.graph.svg import element, on_sheets
from triage.results.urgency import colours, recommended
from triage.rules.questionnaire import Questionnaire

_HERE = os.path.dirname(os.path.abspath(__file__))
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
_TOOLS = """<div class="tools" role="search">
<label for="search">Search</label>
<input id="search" type="search" autocomplete="off" placeholder="such as fever, or see-doctor">
<button id="before" type="button" aria-label="Match before">◀</button>
<button id="next" type="button" aria-label="Next match">▶</button>
<span id="hits" role="status" aria-live="polite"></span>
</div>
<div class="tools" role="group" aria-label="Zoom">
<button id="away" type="button" aria-label="Zoom out">−</button>
<button id="closer" type="button" aria-label="Zoom in">+</button>
<button id="fit" type="button">Whole page</button>
<button id="full" type="button">Full size</button>
<a class="skip" href="#text">As text</a>
</div>"""
_KEYS = (
    "Picture of the decision tree. Arrow keys move it, plus and minus zoom, 0 shows all of it, "
    "1 full size, slash goes to the search. The same tree stands below as text."
)


def page(picture: Picture) -> str:
    """The picture as a page that stands by itself.

    Raises:
        CommandError: the layout library is not installed.
    """
    title = escape(picture.questionnaire.title)
    canvas = lay_out(picture)
    return f"""<!doctype html>
<html lang="en" class="no-script">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}: decision tree</title>
<style>
{_file("page.css")}{"".join(_labels(picture.questionnaire))}</style>
</head>
<body>
<header><h1>{title}</h1>
{_TOOLS}
</header>
<main>
<div id="view" tabindex="0" role="region" aria-label="{_KEYS}">
{element(picture, canvas)}</div>
<div id="sheets" aria-hidden="true">{"".join(on_sheets(canvas))}</div>
<p id="how">Wheel, + and − zoom · drag moves · double-click a box to read it</p>
<article id="text">
{"".join(f"{line}{chr(10)}" for line in _text(picture))}</article>
</main>
<script>
{_file("page.js")}</script>
</body>
</html>
"""


def _file(name: str) -> str:
    with open(os.path.join(_HERE, name), encoding="utf-8") as file:
        return file.read()


def _labels(questionnaire: Questionnaire) -> Iterator[str]:
    for level in questionnaire.levels.values():
        pair = colours(questionnaire, level, "light")
        yield f".label.l{level.rank}{{background:{pair.background};color:{pair.text}}}\n"


def _text(picture: Picture) -> Iterator[str]:
    questionnaire = picture.questionnaire
    yield "<h2>The same tree as text</h2>"
    yield f"<p>{escape(picture.summary)}.</p>"
    if picture.way:
        yield f'<p class="chosen">{escape(picture.way)}</p>'
    for box in picture.boxes:
        yield from _question(picture, box)
    for rules in picture.rules:
        yield from _rules(picture, rules)
    yield "<section><h3>What can be recommended</h3><ul>"
    for recommendation in questionnaire.recommendations.values():
        title = escape(title_of(recommendation))
        yield f"<li>{_label(questionnaire, recommendation.id)} {title}</li>"
    yield "</ul></section>"


def _question(picture: Picture, box: Box) -> Iterator[str]:
    questionnaire = picture.questionnaire
    yield f'<section id="text-{box.spot.id}"><h3>{box.number}. {escape(box.text)}</h3>'
    if box.note:
        yield f'<p class="note">{escape(box.note)}</p>'
    yield f"<p>{'As many as fit:' if box.several else 'One of:'}</p><ul>"
    for row in box.rows:
        to = ""
        if row.to:
            to = " (the end)" if row.to == "end" else f" (leads to {escape(row.to)})"
        yield _row(questionnaire, row, to)
    yield "</ul>"
    for arrow in picture.arrows:
        if arrow.source == box.spot:
            yield f"<p>{_leads(picture, arrow)}</p>"
    show = f'<a href="#view" data-show="{box.spot.key}">Show in the picture</a>'
    yield f"<p>{show}</p></section>"


def _leads(picture: Picture, arrow: Arrow) -> str:
    after = f"After {escape(' or '.join(arrow.words))}: " if arrow.words else "Then: "
    if arrow.target.kind == "end":
        recommendation = picture.questionnaire.recommendations[arrow.target.id]
        label = _label(picture.questionnaire, recommendation.id)
        return f"{after}the end, {label} {escape(recommendation.title)}"
    for box in picture.boxes:
        if box.spot == arrow.target:
            return f'{after}<a href="#text-{box.spot.id}">{box.number}. {escape(box.text)}</a>'
    fold = next(fold for fold in picture.folds if fold.spot == arrow.target)
    return f"{after}{fold.number}. {escape(fold.text)} (not shown, with {fold.more} more)"


def _rules(picture: Picture, rules: Rules) -> Iterator[str]:
    questionnaire = picture.questionnaire
    yield f"<section><h3>{escape(rules_heading(questionnaire, rules))}</h3><ul>"
    for row in rules.rows:
        yield _row(questionnaire, row, f" (after {escape(picture.conditions[row.id])})")
    yield "</ul></section>"


def _row(questionnaire: Questionnaire, row: Row, more: str) -> str:
    labels = "".join(f" {_label(questionnaire, id)}" for id in row.recommend)
    chosen = ' class="chosen"' if row.chosen else ""
    said = " (chosen)" if row.chosen else ""
    return f"<li{chosen}>{escape(row.text)}{said}{labels}{more}</li>"


def _label(questionnaire: Questionnaire, recommendation: str) -> str:
    level = questionnaire.levels[questionnaire.recommendations[recommendation].level]
    label = escape(recommended(questionnaire, recommendation))
    return f'<span class="label l{level.rank}">{label}</span>'
