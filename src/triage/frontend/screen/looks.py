"""The three looks of the app, and which one a terminal gets.

``dark`` and ``light`` paint their own background, so they read the same in every terminal that has
256 colours or more. ``plain`` uses no colour at all, only what the person set up as text and
background, with bold and reverse: for NO_COLOR, and for terminals of 16 colours, whose colours may
be anything.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Literal

from textual.theme import BUILTIN_THEMES, Theme

Look = Literal["dark", "light", "plain"]

INK: dict[Look, dict[str, str]] = {
    "dark": {
        "outside": "#0d1116",
        "page": "#151b22",
        "ink": "#ececec",
        "muted": "#a9b6c3",
        "accent": "#8cc4ff",
        "row": "#30363d",
        "key": "#333a42",
        "key-ink": "#ffffff",
        "main": "#8cc4ff",
        "main-ink": "#0b1016",
        "alarm": "#ffd479",
        "error": "#ffb4ab",
        "frame": "#d70000",
    },
    "light": {
        "outside": "#e9ebe8",
        "page": "#fdfcfa",
        "ink": "#1b1f24",
        "muted": "#4b5560",
        "accent": "#0b4f8f",
        "row": "#dce8f4",
        "key": "#dde2e7",
        "key-ink": "#11151a",
        "main": "#0b4f8f",
        "main-ink": "#ffffff",
        "alarm": "#8b0000",
        "error": "#a1000f",
        "frame": "#5f0000",
    },
    "plain": dict.fromkeys(
        (
            "outside",
            "page",
            "ink",
            "muted",
            "accent",
            "row",
            "key",
            "key-ink",
            "main",
            "main-ink",
            "alarm",
            "error",
            "frame",
        ),
        "ansi_default",
    ),
}
"""The colours of each look by what they are for. A test computes their contrast."""

_COLOURED = {
    "row-style": "none",
    "marked-row-style": "bold",
    "key-style": "none",
    "main-style": "bold",
    "banner-style": "bold",
    "cursor-style": "none",
}
_PLAIN = {
    "row-style": "reverse",
    "marked-row-style": "bold reverse",
    "key-style": "bold",
    "main-style": "bold reverse",
    "banner-style": "bold reverse",
    "cursor-style": "reverse",
}


def theme(look: Look) -> Theme:
    """The Textual theme of a look; the stylesheet uses its variables and no others."""
    ink = INK[look]
    return Theme(
        name=f"triage-{look}",
        primary=ink["accent"],
        error=ink["error"],
        foreground=ink["ink"],
        background=ink["page"],
        surface=ink["page"],
        panel=ink["page"],
        boost=ink["page"],
        dark=look != "light",
        ansi=look == "plain",
        variables={**_without_colours(), **_PLAIN, **ink}
        if look == "plain"
        else {**_COLOURED, **ink},
    )


def _without_colours() -> dict[str, str]:
    """What Textual's own widgets ask of a theme that leaves colours to the terminal."""
    return {
        name: "ansi_default" if value.startswith("ansi_") else value
        for name, value in BUILTIN_THEMES["ansi-dark"].variables.items()
    }


def look_for(environment: Mapping[str, str]) -> Look:
    """The look for a terminal, as far as its environment variables tell.

    ``TRIAGE_LOOK`` (dark, light or plain) decides. Else ``NO_COLOR``, set and not empty, and few
    colours mean plain. ``COLORFGBG``, which some terminals set, tells a light background.
    """
    wanted = environment.get("TRIAGE_LOOK", "")
    for look in INK:
        if wanted == look:
            return look
    if environment.get("NO_COLOR") or not _many_colours(environment):
        return "plain"
    background = environment.get("COLORFGBG", "").rpartition(";")[2]
    return "light" if background in {"7", *map(str, range(9, 16))} else "dark"


def _many_colours(environment: Mapping[str, str]) -> bool:
    """Whether Textual will send 256 colours or more; the same rule as its console's."""
    if sys.platform == "win32":
        return True
    forced = environment.get("TEXTUAL_COLOR_SYSTEM", "auto")
    if forced != "auto":
        return forced in {"256", "truecolor"}
    if environment.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"}:
        return True
    return environment.get("TERM", "").strip().lower().rpartition("-")[2] in {"256color", "kitty"}
