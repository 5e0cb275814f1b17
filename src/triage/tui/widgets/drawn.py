"""A widget that lays its text out by itself, knowing how wide it is."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class Drawn(Widget):
    """Base of widgets whose text depends on their width. Nothing in it is ever parsed as markup."""

    def drawn(self, width: int) -> Content:
        """The whole text for that many columns."""
        raise NotImplementedError

    def render(self) -> Content:
        """What Textual shows."""
        return self.drawn(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines the text takes at that width."""
        return self.drawn(width).get_height({}, width) if width else 0

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as there is room."""
        return container.width
