"""A page as SVG: well-formed, without an outside address, the same bytes for the same file."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from triage.graph.blocks import LINE, SIZES, Mark, Pill, Words
from triage.graph.layout import MARGIN, Canvas, Card, Placed, Route, Signpost, lay_out
from triage.graph.model import Box, End, Fold, Picture, Rules
from triage.graph.paper import LEAST_WIDTH
from triage.results.urgency import colours, labelled
from triage.rules.questionnaire import Questionnaire

DRAWN = "drawn"
"""The id of all that is drawn."""

_STYLE = """
.tree{--paper:#fdfcfa;--ink:#1b1f24;--muted:#4b5560;--line:#5d6873;--box:#ffffff;--edge:#aab3bc;
--way:#0b4f8f;--post:#e4e9ee;font-family:Helvetica,Arial,"Liberation Sans",sans-serif}
@media (prefers-color-scheme:dark){.tree{--paper:#12171d;--ink:#e9edf1;--muted:#b3bfca;
--line:#93a1af;--box:#1b232c;--edge:#4a5866;--way:#8cc4ff;--post:#2a3541}}
.tree .paper{fill:var(--paper)}
.tree text{fill:var(--ink)}
.tree .frame{fill:var(--box);stroke:var(--edge)}
.tree .rules .frame,.tree .fold .frame{stroke-dasharray:5 3}
.tree .post .frame{fill:var(--post);stroke:none}
.tree .title{font-size:22px;font-weight:bold}
.tree .ask{font-size:14px;font-weight:bold}
.tree .row,.tree .chosen,.tree .to{font-size:13px}
.tree .chosen,.tree .to{font-weight:bold}
.tree .to{fill:var(--way)}
.tree .note{font-size:12px;fill:var(--muted)}
.tree .words{font-size:12px;text-anchor:middle;paint-order:stroke;stroke:var(--paper);
stroke-width:4px;stroke-linejoin:round}
.tree .end{font-size:13px;font-weight:bold}
.tree .middle text{text-anchor:middle}
.tree .pill{font-size:11px;font-weight:bold;text-anchor:middle}
.tree .mark{fill:none;stroke:var(--muted)}
.tree .mark.chosen{fill:var(--way);stroke:var(--way)}
.tree .arrow{fill:none;stroke:var(--line);stroke-width:1.6}
.tree .tip{fill:var(--line);stroke:var(--line)}
.tree .arrow.way{stroke:var(--way);stroke-width:4}
.tree .tip.way{fill:var(--way);stroke:var(--way)}
.tree .way>.frame{stroke:var(--way);stroke-width:3}
.tree.walked .off{opacity:.5}
"""


def draw(picture: Picture) -> str:
    """The picture as one SVG file.

    Raises:
        CommandError: the layout library is not installed.
    """
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + element(picture)


def element(picture: Picture, canvas: Canvas | None = None) -> str:
    """The picture as an ``svg`` element, to stand in a file of its own or in a page."""
    return "\n".join(_lines(picture, canvas or lay_out(picture))) + "\n"


def on_sheets(canvas: Canvas) -> Iterator[str]:
    """The picture in pieces for paper: each shows a part of the element in the same page."""
    for x, y, width, height in canvas.sheets:
        wide = max(width, LEAST_WIDTH)
        yield (
            f'<svg class="sheet" viewBox="0 0 {wide} {height}">'
            f'<svg x="{(wide - width) // 2}" width="{width}" height="{height}" '
            f'viewBox="{x} {y} {width} {height}"><use href="#{DRAWN}"/></svg></svg>'
        )


def _lines(picture: Picture, page: Canvas) -> Iterator[str]:
    questionnaire = picture.questionnaire
    walked = " walked" if picture.way else ""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="tree{walked}" role="img" '
        f'aria-labelledby="tree-title tree-summary" width="{page.width}" height="{page.height}" '
        f'viewBox="0 0 {page.width} {page.height}">'
    )
    yield f'<title id="tree-title">{_text(questionnaire.title)}</title>'
    yield f'<desc id="tree-summary">{_text(_summary(picture))}</desc>'
    yield f"<style>{_STYLE}{_urgency(questionnaire)}</style>"
    # A browser matches what it copies for paper without what stands around it.
    yield f'<g id="{DRAWN}" class="tree{walked}">'
    yield f'<rect class="paper" width="{page.width}" height="{page.height}"/>'
    yield f'<text class="title" x="{MARGIN}" y="{MARGIN + 20}">{_text(questionnaire.title)}</text>'
    for place, line in enumerate(_heading(picture)):
        yield (
            f'<text class="{"note" if place == 0 else "ask"}" x="{MARGIN}" '
            f'y="{MARGIN + 44 + place * (LINE + 2)}">{_text(line)}</text>'
        )
    for route in page.routes:
        yield from _route(route)
    for placed in page.placed:
        yield from _placed(questionnaire, placed)
    yield "</g>"
    yield "</svg>"


def _heading(picture: Picture) -> Iterator[str]:
    yield (
        f"{picture.summary}. An arrow without words: every answer leads there. "
        "○ one answer, □ as many as fit. Labels say what an answer recommends."
    )
    if picture.way:
        yield picture.way


def _summary(picture: Picture) -> str:
    parts = [
        "Decision tree.",
        f"{picture.summary}.",
        *([f"{picture.way}."] if picture.way else []),
        "Boxes are questions with their answers; arrows lead to the next question.",
    ]
    return " ".join(parts)


def _urgency(questionnaire: Questionnaire) -> str:
    """The colours of each level, by rank."""
    return "".join(
        f".tree .u{level.rank}{{fill:{pair.background}}}"
        f".tree text.on{level.rank}{{fill:{pair.text}}}\n"
        for level in questionnaire.levels.values()
        for pair in [colours(questionnaire, level, "light")]
    )


def _route(route: Route) -> Iterator[str]:
    line, way = route.line, " way" if route.on_way else " off"
    start, *rest = line.points
    curve = " ".join(f"{point.x},{point.y}" for point in rest)
    yield f'<path class="arrow{way}" d="M{start.x},{start.y} C{curve}"/>'
    yield f'<path class="tip{way}" d="{_tip(route)}"/>'
    if line.words is not None:
        top = line.words.y - len(route.words) * (SIZES["arrow"] + 3) // 2
        for place, words in enumerate(route.words):
            y = top + SIZES["arrow"] + place * (SIZES["arrow"] + 3)
            yield f'<text class="words{way}" x="{line.words.x}" y="{y}">{_text(words)}</text>'


def _tip(route: Route) -> str:
    """An arrow head from the end of the line to where it points."""
    end, tip = route.line.points[-1], route.line.tip
    across, down = tip.x - end.x, tip.y - end.y
    length = max(1.0, (across**2 + down**2) ** 0.5)
    aside = (-down * 5 / length, across * 5 / length)
    one = f"{end.x + aside[0]:.0f},{end.y + aside[1]:.0f}"
    other = f"{end.x - aside[0]:.0f},{end.y - aside[1]:.0f}"
    return f"M{one} L{tip.x},{tip.y} L{other} Z"


def _placed(questionnaire: Questionnaire, placed: Placed) -> Iterator[str]:
    thing, block = placed.thing, placed.block
    yield f'<g {_kind(thing)} transform="translate({placed.x} {placed.y})">'
    link = _link(thing)
    if link:
        yield f'<a href={quoteattr(link)} tabindex="-1">'
    round_as = 14 if isinstance(thing, Signpost | End) else 8
    fill = f" u{_rank(questionnaire, thing)}" if isinstance(thing, End) else ""
    yield (
        f'<rect class="frame{fill}" width="{block.width}" height="{block.height}" rx="{round_as}"/>'
    )
    if isinstance(thing, Card):
        header = max(
            part.y for part in block.parts if isinstance(part, Words) and part.style == "end"
        )
        yield (
            f'<path class="u{thing.level.rank}" d="M0,8 Q0,0 8,0 H{block.width - 8} '
            f'Q{block.width},0 {block.width},8 V{header + 7} H0 Z"/>'
        )
    coloured = (
        thing.level.rank
        if isinstance(thing, Card)
        else _rank(questionnaire, thing)
        if isinstance(thing, End)
        else None
    )
    for part in block.parts:
        yield from _part(questionnaire, part, coloured)
    yield "</a></g>" if link else "</g>"


def _rank(questionnaire: Questionnaire, end: End) -> int:
    return questionnaire.rank(end.spot.id)


def _kind(thing: object) -> str:
    """The class of a thing, and the name by which a page finds it again."""
    if isinstance(thing, Box):
        return f'class="box {"way" if thing.on_way else "off"}" id="{thing.spot.key}"'
    if isinstance(thing, Fold):
        return f'class="fold middle {"way" if thing.on_way else "off"}"'
    if isinstance(thing, End):
        return f'class="ends middle {"way" if thing.on_way else "off"}"'
    if isinstance(thing, Signpost):
        return f'class="post middle {"way" if thing.on_way else "off"}"'
    if isinstance(thing, Rules):
        way = "way" if any(row.chosen for row in thing.rows) else "off"
        return f'class="box rules {way}" id="rules-{thing.level}"'
    assert isinstance(thing, Card)
    return f'class="card" id="level-{thing.level.id}"'


def _link(thing: object) -> str | None:
    """Signposts lead to the question that they name."""
    return f"#question-{thing.target}" if isinstance(thing, Signpost) else None


def _part(
    questionnaire: Questionnaire, part: Words | Pill | Mark, coloured: int | None
) -> Iterator[str]:
    if isinstance(part, Words):
        on = f" on{coloured}" if coloured is not None and part.style == "end" else ""
        yield f'<text class="{part.style}{on}" x="{part.x}" y="{part.y}">{_text(part.text)}</text>'
    elif isinstance(part, Mark):
        chosen = " chosen" if part.chosen else ""
        if part.square:
            yield f'<rect class="mark{chosen}" x="{part.x}" y="{part.y}" width="10" height="10"/>'
        else:
            yield f'<circle class="mark{chosen}" cx="{part.x + 5}" cy="{part.y + 5}" r="5"/>'
    else:
        yield from _pill(questionnaire, part)


def _pill(questionnaire: Questionnaire, pill: Pill) -> Iterator[str]:
    recommendation = questionnaire.recommendations[pill.recommendation]
    level = questionnaire.levels[recommendation.level]
    yield (
        f"<g><title>{_text(f'{labelled(questionnaire, level)}: {recommendation.title}')}"
        f'</title><rect class="u{level.rank}" x="{pill.x}" y="{pill.y}" width="{pill.width}" '
        f'height="16" rx="8"/><text class="pill on{level.rank}" x="{pill.x + pill.width // 2}" '
        f'y="{pill.y + 12}">{_text(pill.text)}</text></g>'
    )


def _text(text: str) -> str:
    return escape(text)
