"""Every screen in every look at four sizes, compared with pictures that somebody has looked at.

After a change that is meant, look at the new pictures:
``TRIAGE_PICTURES=keep pytest tests/frontend/screen``
writes them, and ``TRIAGE_PICTURES=draw`` also draws them as SVG beside.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from frontend.screen import sample
from frontend.screen.person import person
from frontend.screen.picture import picture
from frontend.screen.sample import finished
from triage.frontend.screen.looks import INK, Look
from triage.interview.interview import Interview

FOLDER = Path(__file__).with_name("snapshots")
SIZES = [(40, 12), (80, 24), (120, 40), (200, 60)]
SCENES: dict[str, tuple[Callable[[], Interview], str]] = {
    "intro": (sample.begin, ""),
    "boxes": (sample.begin, "enter 1 3"),
    "error": (lambda: sample.begin(signs=[]), "enter enter"),
    "number": (lambda: sample.begin(signs=[], swelling="no"), "enter 7"),
    "check": (finished, "enter 3 enter 9 enter 2"),
    "emergency": (lambda: finished(signs=["cold-foot"]), "enter"),
    "result": (finished, "enter enter"),
    "help": (sample.begin, "enter question_mark"),
    "quit": (sample.begin, "enter q"),
    "save": (finished, "enter enter s"),
}


@pytest.mark.parametrize("look", INK)
@pytest.mark.parametrize("scene", SCENES)
async def test_the_screen_looks_as_it_did(
    scene: str, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Text, colours and styles, cell by cell."""
    # The folder that is saved to stands on the screen.
    monkeypatch.chdir("/")
    begin, keys = SCENES[scene]
    wish = os.environ.get("TRIAGE_PICTURES")
    pictures = []
    async with person(begin(), look=look) as somebody:
        await somebody.press(keys)
        for columns, lines in SIZES:
            await somebody.resize(columns, lines)
            pictures.append(f"{columns} x {lines}\n{picture(somebody)}")
            if wish == "draw":
                name = f"{scene}-{look}-{columns}x{lines}.svg"
                (FOLDER / name).write_text(somebody.app.export_screenshot(), encoding="utf-8")
    now = "\n".join(pictures)
    file = FOLDER / f"{scene}-{look}.txt"
    if wish:
        file.write_text(now, encoding="utf-8")
    assert now == file.read_text(encoding="utf-8")


def test_no_picture_is_left_over() -> None:
    """Each belongs to a scene."""
    expected = {f"{scene}-{look}.txt" for scene in SCENES for look in INK}
    assert {file.name for file in FOLDER.glob("*.txt")} == expected
