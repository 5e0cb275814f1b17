"""Colours: readable in every look, told apart by everybody, and never the only signal."""

import itertools
import math
from typing import NamedTuple

import pytest
from rich.color import Color, ColorSystem
from rich.style import Style

from frontend.screen import sample
from frontend.screen.person import drawn, person
from frontend.screen.sample import finished
from triage.frontend.screen.looks import INK, Look, look_for
from triage.results.urgency import (
    CALMEST,
    RISING,
    RISING_OF_SEVEN,
    ColourPair,
    Ground,
    colours,
    sign,
)

PAGES: tuple[Ground, ...] = ("dark", "light")


class Series(NamedTuple):
    """The colours of all levels on one page, most urgent first."""

    page: Ground
    falling: tuple[ColourPair, ...]


SERIES = {
    f"{page}-{len(rising[page]) + 1}": Series(page, (*rising[page], CALMEST[page]))
    for rising in (RISING, RISING_OF_SEVEN)
    for page in PAGES
}

in_each_series = pytest.mark.parametrize("series", SERIES.values(), ids=SERIES)


TEXT_ON = {
    "page": ("ink", "muted", "accent", "alarm", "error"),
    "row": ("ink", "muted"),
    "key": ("key-ink",),
    "main": ("main-ink",),
}
COLOUR_BLIND = {
    # Machado, Oliveira and Fernandes 2009, severity 1.
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "nobody": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}
Three = tuple[float, float, float]


def linear(colour: str) -> Three:
    """The light of a colour, from 0 to 1 each of red, green and blue."""

    def one(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = Color.parse(colour).get_truecolor()
    return one(red), one(green), one(blue)


def times(matrix: tuple[Three, ...], vector: Three) -> Three:
    """A matrix applied to a vector."""
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG computes it."""
    lights = sorted(
        0.2126 * red + 0.7152 * green + 0.0722 * blue
        for red, green, blue in (linear(one), linear(other))
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def lab(light: Three) -> Three:
    """A colour where distance is how different it looks (CIE 1976)."""
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.95047, 1.0, 1.08883)

    def bent(value: float) -> float:
        return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116

    x, y, z = (bent(a / b) for a, b in zip(times(to_xyz, light), white, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(colour: str, by: str) -> Three:
    """A colour as somebody with that kind of colour blindness sees it."""
    red, green, blue = times(COLOUR_BLIND[by], linear(colour))
    return lab((min(max(red, 0), 1), min(max(green, 0), 1), min(max(blue, 0), 1)))


def with_256_colours(colour: str) -> str:
    """What a terminal of 256 colours makes of a colour."""
    return Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex


@pytest.mark.parametrize("look", ["dark", "light"])
@pytest.mark.parametrize("terminal", [str, with_256_colours], ids=["all", "256"])
def test_every_text_has_enough_contrast(look: Look, terminal: type[str]) -> None:
    """At least 4.5:1, also where the terminal has only 256 colours."""
    ink = INK[look]
    for background, texts in TEXT_ON.items():
        for text in texts:
            pair = terminal(ink[text]), terminal(ink[background])
            assert contrast(*pair) >= 4.5, (text, background)


@in_each_series
@pytest.mark.parametrize("terminal", [str, with_256_colours], ids=["all", "256"])
def test_every_urgency_has_enough_contrast(terminal: type[str], series: Series) -> None:
    """At least 4.5:1."""
    for pair in series.falling:
        assert contrast(terminal(pair.background), terminal(pair.text)) >= 4.5, pair


@in_each_series
@pytest.mark.parametrize("by", COLOUR_BLIND)
def test_urgencies_are_told_apart(by: str, series: Series) -> None:
    """Any two differ clearly for everybody: 2.3 is just noticeable, 25 is another colour."""
    for one, other in itertools.combinations(series.falling, 2):
        distance = math.dist(seen(one.background, by), seen(other.background, by))
        assert distance >= 25, (one, other)


def loudness(colour: str, page: str, by: str) -> float:
    """How much a ground stands out from the page for somebody: the contrast of their light."""
    lights = sorted((seen(one, by)[0] + 16) / 116 for one in (colour, page))
    return float((lights[1] ** 3 + 0.05) / (lights[0] ** 3 + 0.05))


@in_each_series
@pytest.mark.parametrize("by", COLOUR_BLIND)
@pytest.mark.parametrize("terminal", [str, with_256_colours], ids=["all", "256"])
def test_the_more_urgent_the_louder(terminal: type[str], by: str, series: Series) -> None:
    """On either page and for everybody; nothing is half as loud as an emergency."""
    ground = INK[series.page]["page"]
    loud = [loudness(terminal(pair.background), ground, by) for pair in series.falling]
    assert loud == sorted(loud, reverse=True)
    assert loud[0] >= 7
    assert loud[0] >= 2 * loud[1]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("count", range(2, 8))
def test_the_look_goes_with_the_order_of_levels(count: int, page: Ground) -> None:
    """The most urgent is red, the calmest always the same, no colour and no sign is used twice."""
    (first, *_) = sample.questionnaire().levels.values()
    levels = {f"level-{rank}": first._replace(rank=rank) for rank in range(count)}
    questionnaire = sample.questionnaire()._replace(levels=levels)
    used = [colours(questionnaire, level, page) for level in levels.values()]
    falling = SERIES[f"{page}-{5 if count <= 5 else 7}"].falling
    assert used == [*falling[: count - 1], falling[-1]]
    signs = [sign(questionnaire, level) for level in levels.values()]
    assert (signs[0], signs[-1]) == ("!!!", "--")
    assert len({*signs}) == count
    assert signs[3:-1] == [">" * more for more in range(count - 4, 0, -1)]


@pytest.mark.parametrize("page", PAGES)
def test_an_emergency_is_red(page: Ground) -> None:
    """Its ground, or what stands on it."""
    pair = RISING[page][0]
    reds = [linear(colour) for colour in pair]
    assert any(red > 0.2 and red > 20 * max(green, blue) for red, green, blue in reds)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"TERM": "xterm-256color"}, "dark"),
        ({"TERM": "xterm-kitty"}, "dark"),
        ({"TERM": "foot", "COLORTERM": "truecolor"}, "dark"),
        ({"TERM": "xterm-256color", "COLORFGBG": "0;15"}, "light"),
        ({"TERM": "xterm-256color", "COLORFGBG": "0;default;7"}, "light"),
        ({"TERM": "xterm-256color", "COLORFGBG": "15;0"}, "dark"),
        ({"TERM": "xterm-256color", "COLORFGBG": "7;8"}, "dark"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "plain"),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, "dark"),
        ({"TERM": "xterm"}, "plain"),
        ({"TERM": "linux"}, "plain"),
        ({}, "plain"),
        ({"TERM": "linux", "TEXTUAL_COLOR_SYSTEM": "256"}, "dark"),
        ({"TERM": "xterm-256color", "TEXTUAL_COLOR_SYSTEM": "standard"}, "plain"),
        ({"TERM": "linux", "TRIAGE_LOOK": "light"}, "light"),
        ({"NO_COLOR": "1", "TRIAGE_LOOK": "nonsense"}, "plain"),
    ],
)
def test_the_look_suits_the_terminal(
    environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wishes first, then how many colours there are, then how bright the background is."""
    monkeypatch.setattr("sys.platform", "linux")
    assert look_for(environment) == expected


@pytest.mark.parametrize("look", ["dark", "light", "plain"])
async def test_the_urgency_is_a_sign_and_words_in_every_look(look: Look) -> None:
    """Its block has its own colours, or is drawn in reverse where there are none."""
    async with person(finished(signs=["out-of-place"]), look=look) as somebody:
        await somebody.press("enter")
        (banner,) = [
            segment
            for line in drawn(somebody.app)
            for segment in line
            if "!!! Get emergency help now" in segment.text
        ]
        style = banner.style
        assert style is not None
        assert style.bold
        if look == "plain":
            assert style.reverse
            assert style.color is None or style.color.is_default
        else:
            assert style.bgcolor is not None
            assert style.color is not None
            assert (style.bgcolor.name, style.color.name) == RISING[look][0]


async def test_the_plain_look_has_no_colour_anywhere() -> None:
    """Only the terminal's own two colours, on every page and dialog."""
    async with person(finished(), look="plain") as somebody:
        for keys in ("", "enter", "2", "enter", "b enter", "s", "escape question_mark", "q q"):
            await somebody.press(keys)
            for segment in itertools.chain(*drawn(somebody.app)):
                style = segment.style or Style()
                for colour in (style.color, style.bgcolor):
                    assert colour is None or colour.is_default, (somebody.where, segment)
