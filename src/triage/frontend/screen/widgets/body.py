"""The part of a page that scrolls. It never takes the keyboard: the page has all keys."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.message import Message


class Body(VerticalScroll, can_focus=False):
    """What a page is about, from its heading down."""

    class Scrolled(Message):
        """Other lines may be in sight now."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled())

    def watch_virtual_size(self, size: Size) -> None:
        """Notice that what is shown became longer or shorter."""
        self.post_message(self.Scrolled())

    def on_resize(self) -> None:
        """Notice that there is more or less room."""
        self.post_message(self.Scrolled())

    @property
    def bottom(self) -> float:
        """The first line that is out of sight below."""
        return self.scroll_offset.y + self.scrollable_content_region.height

    @property
    def more_below(self) -> bool:
        """Tell whether something is out of sight below."""
        return self.scroll_offset.y < self.max_scroll_y
