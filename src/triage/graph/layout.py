"""A page on which everything has its place.

A questionnaire asks its questions mostly one after another, so its picture is a narrow strip of
several screens. Like a text in a newspaper it is broken into columns, as many as make the page as
wide as a screen. An arrow into another column ends in a signpost with the number of the question
that it leads to, and that question's column begins with one that says where it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from triage.graph.blocks import (
    BOX_WIDTH,
    LINE,
    SIZES,
    Blocks,
    Pill,
    TextBlock,
    Words,
    width_of,
    wrapped,
)
from triage.graph.graphviz import Curve, Extent, Point, arrange
from triage.graph.model import Arrow, Box, End, Fold, Picture, Rules, Spot
from triage.graph.paper import Area, pieces
from triage.results.urgency import labelled
from triage.rules.questionnaire import Level

ASPECT = 1.7
"""How much wider than high a page is to be: a laptop's screen."""

MARGIN = 32
_ABOVE = 400
"""About how much of the height the title, the cards of the levels and the signposts take."""

_ONE_SCREEN = 1000
"""What is no higher than this is left in one piece."""

_BETWEEN_COLUMNS = 44
_BETWEEN_RANKS = 40
_BETWEEN_BOXES = 24
_WORDS_WIDTH = 190
_CARD_WIDTH = 330
_LEAST_WIDTH = 2 * _CARD_WIDTH


class Signpost(NamedTuple):
    """Where an arrow goes on in another column, or from where it comes."""

    numbers: tuple[int, ...]
    target: str
    on_way: bool


class Card(NamedTuple):
    """A level with its recommendations: what the colours and labels mean."""

    level: Level


Thing = Box | Fold | End | Signpost | Rules | Card


class Placed(NamedTuple):
    """Something with its block and its top left corner."""

    thing: Thing
    block: TextBlock
    x: int
    y: int


class Route(NamedTuple):
    """A drawn arrow, with its words broken into lines."""

    line: Curve
    words: tuple[str, ...]
    on_way: bool


class Canvas(NamedTuple):
    """Everything with its place; boxes in the order of their numbers.

    ``sheets`` are the pieces into which its columns are cut for paper.
    """

    width: int
    height: int
    placed: tuple[Placed, ...]
    routes: tuple[Route, ...]
    sheets: tuple[Area, ...]


def lay_out(picture: Picture) -> Canvas:
    """Find a place for everything in the picture.

    Raises:
        CommandError: the layout library is not installed.
    """
    return _Layout(picture).page()


class _Layout:
    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.blocks = Blocks(picture)
        self.of_box = {box.spot: self.blocks.question(box) for box in picture.boxes}
        self._of_rules = [(rules, self.blocks.rules(rules)) for rules in picture.rules]
        self.numbers = {box.spot: box.number for box in picture.boxes}

    def page(self) -> Canvas:
        columns = [_Column(self, boxes).arranged() for boxes in self._columns()]
        high = max(column.size.height for column in columns)
        columns += self._rule_columns(high)
        width = sum(column.size.width for column in columns)
        width = max(width + _BETWEEN_COLUMNS * (len(columns) - 1), _LEAST_WIDTH)
        cards, top = self._cards(width)
        placed, routes = list(cards), []
        sheets: list[Area] = []
        x = MARGIN
        for column in columns:
            moved = [block._replace(x=block.x + x, y=block.y + top) for block in column.placed]
            boxes = [Area(each.x, each.y, each.block.width, each.block.height) for each in moved]
            own = Area(x, top, column.size.width, column.size.height)
            sheets += pieces(own.larger(_BETWEEN_COLUMNS // 4), boxes)
            placed += moved
            routes += [_moved(route, x, top) for route in column.routes]
            x += column.size.width + _BETWEEN_COLUMNS
        height = top + max(column.size.height for column in columns) + MARGIN
        return Canvas(width + 2 * MARGIN, height, tuple(placed), tuple(routes), tuple(sheets))

    def _columns(self) -> list[list[Box]]:
        """The boxes by columns. Boxes of one depth stand side by side and are never parted."""
        ranks = _ranks(self.picture.boxes)
        heights = [
            max(self.of_box[box.spot].height for box in rank) + _BETWEEN_RANKS for rank in ranks
        ]
        widths = [sum(self.of_box[box.spot].width for box in rank) for rank in ranks]
        rules = sum(block.height + _BETWEEN_BOXES for _, block in self._of_rules)
        for count in range(1, len(ranks) + 1):
            limit = _least_limit(heights, count)
            wide = (BOX_WIDTH + _BETWEEN_COLUMNS) * -(-rules // limit)
            for begin, end in _cut(heights, limit):
                wide += max(widths[begin:end]) + _BETWEEN_COLUMNS
            if limit <= _ONE_SCREEN or wide >= ASPECT * (limit + _ABOVE):
                break
        columns: list[list[Box]] = []
        for begin, end in _cut(heights, limit):
            columns.append([box for rank in ranks[begin:end] for box in rank])
        return columns

    def _rule_columns(self, high: int) -> Iterator[_Arranged]:
        """The rules, stacked about as high as the columns of questions."""
        high += high // 6
        placed: list[Placed] = []
        y = 0
        for rules, block in self._of_rules:
            if placed and y + block.height > high:
                yield _Arranged(placed, [], Extent(placed[0].block.width, y - _BETWEEN_BOXES))
                placed, y = [], 0
            placed.append(Placed(rules, block, 0, y))
            y += block.height + _BETWEEN_BOXES
        if placed:
            yield _Arranged(placed, [], Extent(placed[0].block.width, y - _BETWEEN_BOXES))

    def _cards(self, width: int) -> tuple[list[Placed], int]:
        """A card for each level, side by side in as many rows as it takes, below the title."""
        levels = list(self.picture.questionnaire.levels.values())
        in_row = max(
            1, min(len(levels), (width + _BETWEEN_BOXES) // (_CARD_WIDTH + _BETWEEN_BOXES))
        )
        card_width = (width - _BETWEEN_BOXES * (in_row - 1)) // in_row
        blocks = [self._card(level, card_width) for level in levels]
        y = MARGIN + 64 + (LINE if self.picture.way else 0)
        placed = []
        for begin in range(0, len(levels), in_row):
            row = blocks[begin : begin + in_row]
            for place, block in enumerate(row):
                x = MARGIN + place * (card_width + _BETWEEN_BOXES)
                placed.append(Placed(Card(levels[begin + place]), block, x, y))
            y += max(block.height for block in row) + _BETWEEN_BOXES
        return placed, y + _BETWEEN_BOXES // 2

    def _card(self, level: Level, width: int) -> TextBlock:
        questionnaire = self.picture.questionnaire
        parts: list[Words | Pill] = []
        y = 0
        for line in wrapped(labelled(questionnaire, level), width - 24, "end"):
            y += LINE + 2
            parts.append(Words(12, y - 1, line, "end"))
        y += 14
        for recommendation in questionnaire.recommendations.values():
            if recommendation.level != level.id:
                continue
            pill = self.blocks.pill(recommendation.id, width)
            parts.append(pill._replace(x=12, y=y))
            left = 12 + pill.width + 8
            lines = wrapped(recommendation.title, width - left - 12, "note")
            if width - left < width // 3:
                y += LINE
                left, lines = 12, wrapped(recommendation.title, width - 24, "note")
            for line in lines:
                parts.append(Words(left, y + 12, line, "note"))
                y += LINE - 1
            y += 5
        return TextBlock(width, y + 8, tuple(parts))


class _Arranged(NamedTuple):
    placed: list[Placed]
    routes: list[Route]
    size: Extent


class _Column:
    """The boxes of one column, with the results and signposts that belong to them."""

    def __init__(self, layout: _Layout, boxes: list[Box]) -> None:
        self._layout = layout
        self._picture = layout.picture
        self._things: dict[str, tuple[Thing, TextBlock]] = {}
        self._arrows: list[tuple[str, str, Arrow | None]] = []
        inside = {box.spot for box in boxes}
        for box in boxes:
            self._entry(box, inside)
            self._things[box.spot.key] = (box, layout.of_box[box.spot])
        for arrow in self._picture.arrows:
            if arrow.source in inside:
                self._arrow(arrow, inside)

    def arranged(self) -> _Arranged:
        words = [([] if arrow is None else _lines(arrow.words)) for _, _, arrow in self._arrows]
        found = arrange(
            {key: Extent(block.width, block.height) for key, (_, block) in self._things.items()},
            [
                (source, target, _room(lines))
                for (source, target, _), lines in zip(self._arrows, words, strict=True)
            ],
        )
        return _Arranged(
            [
                Placed(thing, block, *found.boxes[key])
                for key, (thing, block) in self._things.items()
            ],
            [
                Route(line, tuple(lines), self._is_on_way(arrow, target))
                for (_, target, arrow), lines, line in zip(
                    self._arrows, words, found.lines, strict=True
                )
            ],
            found.size,
        )

    def _is_on_way(self, arrow: Arrow | None, target: str) -> bool:
        if arrow is not None:
            return arrow.on_way
        # From a signpost into the box that it stands before.
        return any(each.on_way and each.target.key == target for each in self._picture.arrows)

    def _entry(self, box: Box, inside: set[Spot]) -> None:
        from_elsewhere = [
            arrow
            for arrow in self._picture.arrows
            if arrow.target == box.spot and arrow.source not in inside
        ]
        if from_elsewhere:
            numbers = tuple(self._layout.numbers[arrow.source] for arrow in from_elsewhere)
            on_way = any(arrow.on_way for arrow in from_elsewhere)
            key = f"from-{box.spot.key}"
            post = Signpost(numbers, from_elsewhere[0].source.id, on_way)
            self._things[key] = (post, _signpost(f"from {', '.join(map(str, numbers))}"))
            self._arrows.append((key, box.spot.key, None))

    def _arrow(self, arrow: Arrow, inside: set[Spot]) -> None:
        key = arrow.target.key
        if arrow.target.kind == "question" and arrow.target not in inside:
            key = f"to-{key}"
            number = self._layout.numbers[arrow.target]
            known = self._things.get(key)
            on_way = arrow.on_way or (
                known is not None and isinstance(known[0], Signpost) and known[0].on_way
            )
            post = Signpost((number,), arrow.target.id, on_way)
            self._things[key] = (post, _signpost(f"on to {number}"))
        elif key not in self._things:
            self._things[key] = self._result(arrow.target)
        self._arrows.append((arrow.source.key, key, arrow))

    def _result(self, spot: Spot) -> tuple[Thing, TextBlock]:
        for end in self._picture.ends:
            if end.spot == spot:
                return end, self._layout.blocks.end(end)
        fold = next(fold for fold in self._picture.folds if fold.spot == spot)
        return fold, self._layout.blocks.fold(fold)


def _signpost(text: str) -> TextBlock:
    width = width_of(text, "end") + 28
    return TextBlock(width, 28, (Words(width // 2, 19, text, "end"),))


def _lines(words: tuple[str, ...]) -> list[str]:
    return [line for word in words for line in wrapped(word, _WORDS_WIDTH, "arrow")]


def _room(lines: list[str]) -> Extent | None:
    if not lines:
        return None
    return Extent(
        max(width_of(line, "arrow") for line in lines) + 8, (SIZES["arrow"] + 3) * len(lines) + 4
    )


def _ranks(boxes: tuple[Box, ...]) -> list[list[Box]]:
    ranks: list[list[Box]] = []
    for box in boxes:
        while box.depth >= len(ranks):
            ranks.append([])
        ranks[box.depth].append(box)
    return ranks


def _cut(heights: list[int], limit: int) -> Iterator[tuple[int, int]]:
    """Ranges of neighbouring ranks, each as high as fits below the limit."""
    begin, high = 0, 0
    for place, height in enumerate(heights):
        if place > begin and high + height > limit:
            yield begin, place
            begin, high = place, 0
        high += height
    yield begin, len(heights)


def _least_limit(heights: list[int], count: int) -> int:
    """The lowest limit with which the ranks fit into that many columns."""
    low, high = max(heights), sum(heights)
    while low < high:
        middle = (low + high) // 2
        if len(list(_cut(heights, middle))) <= count:
            high = middle
        else:
            low = middle + 1
    return low


def _moved(route: Route, x: int, y: int) -> Route:
    def move(point: Point) -> Point:
        return Point(point.x + x, point.y + y)

    line = route.line
    words = None if line.words is None else move(line.words)
    return route._replace(line=Curve(tuple(map(move, line.points)), move(line.tip), words))
