"""Somebody at the keyboard, who presses a key only once the screen can be seen."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from rich.segment import Segment
from textual._compositor import LayoutUpdate
from textual.pilot import Pilot

from frontend.screen import sample
from triage.frontend.screen.app import Save, TriageApp
from triage.frontend.screen.looks import Look
from triage.frontend.sitting import Sitting
from triage.interview.interview import Interview

PATIENCE = 400
SCROLLBAR = dict.fromkeys(map(ord, "▁▂▃▄▅▆▇█"), " ")


def drawn(app: TriageApp) -> list[list[Segment]]:
    """The styled lines of the screen, dialogs and what shows behind them included."""
    # What App.export_screenshot records, without the detour over SVG.
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    assert isinstance(update, LayoutUpdate)
    return [[segment for strip in line for segment in strip] for line in update.strips]


class Person:
    """Uses the app. Waits for the app to settle after every step."""

    def __init__(self, app: TriageApp, pilot: Pilot[Interview | None]) -> None:
        self.app = app
        self.pilot = pilot

    async def settle(self) -> None:
        """Wait until what is in front was drawn."""
        for _ in range(PATIENCE):
            await self.pilot.pause()
            if self.app.gate.is_open(self.app.screen) or not self.app.is_running:
                break
        await self.pilot.pause()

    async def press(self, keys: str) -> "Person":
        """Press keys, one after the other, parted by spaces."""
        for key in keys.split():
            await self.settle()
            await self.pilot.press(key)
        await self.settle()
        return self

    async def write(self, text: str) -> "Person":
        """Type text into the field."""
        await self.settle()
        await self.pilot.press(*text)
        await self.settle()
        return self

    async def click(self, words: str) -> "Person":
        """Click on the first place where these words stand on the screen."""
        await self.settle()
        for y, line in enumerate(self.lines):
            x = line.find(words)
            if x >= 0:
                await self.pilot.click(offset=(x, y))
                await self.settle()
                return self
        raise AssertionError(f"{words!r} is not on the screen:\n{self.screen}")

    async def resize(self, columns: int, lines: int) -> "Person":
        """Make the window another size."""
        await self.pilot.resize_terminal(columns, lines)
        await self.settle()
        return self

    @property
    def lines(self) -> list[str]:
        """What stands on the screen, line by line."""
        return ["".join(segment.text for segment in line) for line in drawn(self.app)]

    @property
    def screen(self) -> str:
        """What stands on the screen, without the blanks at the ends of lines."""
        return "\n".join(line.rstrip() for line in self.lines)

    @property
    def words(self) -> str:
        """What stands on the screen as one line, so that wrapping does not matter.

        Of a dialog, what stands in its box if it shows one.
        """
        lines = self.lines
        for box in self.app.screen.query(".box"):
            if not box.display:
                continue
            inside = box.content_region
            lines = [line[inside.x : inside.right] for line in lines[inside.y : inside.bottom]]
        return " ".join(" ".join(lines).translate(SCROLLBAR).split())

    @property
    def where(self) -> str:
        """The name of the screen in front."""
        return type(self.app.screen).__name__


@asynccontextmanager
async def person(
    interview: Interview | None = None,
    *,
    size: tuple[int, int] = (80, 24),
    look: Look | None = None,
    save: Save = sample.not_saving,
    notes: tuple[str, ...] = (),
    country: str | None = None,
) -> AsyncIterator[Person]:
    """Somebody in front of the first page."""
    app = TriageApp(
        interview or sample.begin(), sample.TODAY, save, look=look, notes=notes, country=country
    )
    async with app.run_test(size=size) as pilot:
        one = Person(app, pilot)
        await one.settle()
        yield one


def keeping(kept: list[Path]) -> Save:
    """A way to save that only remembers the names."""

    def save(path: Path, sitting: Sitting) -> str:
        kept.append(path)
        return f"/home/somebody/{path}"

    return save
