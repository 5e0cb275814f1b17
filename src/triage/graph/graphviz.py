"""Where boxes and arrows stand: Graphviz, which the extra ``graph`` brings along, works it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from triage.problems import CommandError

_POINTS_PER_INCH = 72
_BEGINNING = """digraph {
graph [rankdir=TB nodesep=0.35 ranksep=0.45 splines=true]
node [shape=box fixedsize=true label=""]
edge [tailport=s headport=n]"""

MISSING = (
    "this picture needs a layout library that is not installed: "
    "pip install 'triage-questionnaire[graph]' "
    "(--format mermaid and --format dot need nothing)"
)


class Extent(NamedTuple):
    """How much room something takes, in pixels."""

    width: int
    height: int


class Point(NamedTuple):
    """A place in pixels, from the top left corner."""

    x: int
    y: int


class Curve(NamedTuple):
    """An arrow: the points of its Bézier curve, its tip, and the middle of its words."""

    points: tuple[Point, ...]
    tip: Point
    words: Point | None


class Arranged(NamedTuple):
    """The top left corner of each box, the lines in the order asked for, and the room taken."""

    boxes: dict[str, Point]
    lines: list[Curve]
    size: Extent


def arrange(
    boxes: Mapping[str, Extent], arrows: Sequence[tuple[str, str, Extent | None]]
) -> Arranged:
    """Find a place for everything.

    Args:
        boxes: the room that each box takes, by a name of its own.
        arrows: from which box to which, and the room that its words take.

    Raises:
        CommandError: the library is not installed.
    """
    try:
        from pygraphviz import AGraph
    except ImportError:
        raise CommandError(MISSING) from None
    # Names of our own: whatever a rule file says, it is no part of what the library reads.
    names = {key: f"n{place}" for place, key in enumerate(boxes)}
    lines = [_BEGINNING]
    for key, size in boxes.items():
        width, height = size.width / _POINTS_PER_INCH, size.height / _POINTS_PER_INCH
        lines.append(f"{names[key]} [width={width:.4f} height={height:.4f}]")
    for place, (source, target, words) in enumerate(arrows):
        lines.append(f"{names[source]} -> {names[target]} [key=e{place}{_room(words)}]")
    with AGraph(string="\n".join([*lines, "}"])) as graph:
        graph.layout(prog="dot")
        _, _, width, height = _numbers(graph.graph_attr["bb"].replace(",", " "))
        size = Extent(round(width), round(height))
        return Arranged(
            {
                key: _corner(graph.get_node(name).attr["pos"], boxes[key], height)
                for key, name in names.items()
            },
            [
                _line(graph.get_edge(names[source], names[target], f"e{place}").attr, height)
                for place, (source, target, _) in enumerate(arrows)
            ],
            size,
        )


def _room(words: Extent | None) -> str:
    """A label without letters: only its room matters, so the fonts at hand change nothing."""
    if words is None:
        return ""
    return (
        f' label=<<TABLE BORDER="0" FIXEDSIZE="TRUE" WIDTH="{words.width}" '
        f'HEIGHT="{words.height}"><TR><TD></TD></TR></TABLE>>'
    )


def _corner(position: str, size: Extent, height: float) -> Point:
    x, y = _numbers(position.replace(",", " "))
    return Point(round(x - size.width / 2), round(height - y - size.height / 2))


def _line(attributes: Mapping[str, str], height: float) -> Curve:
    tip, *points = attributes["pos"].removeprefix("e,").split()
    words = attributes["lp"]
    return Curve(
        tuple(_point(point, height) for point in points),
        _point(tip, height),
        _point(words, height) if words else None,
    )


def _point(text: str, height: float) -> Point:
    x, y = _numbers(text.replace(",", " "))
    return Point(round(x), round(height - y))


def _numbers(text: str) -> list[float]:
    return [float(word) for word in text.split()]
