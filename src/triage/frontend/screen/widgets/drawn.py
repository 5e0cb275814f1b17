"""A widget that lays its text out by itself, knowing how wide it is."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.style import Style
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

    def ink(self, component: str) -> Style:
        """The style that the stylesheet gives one of the widget's component classes.

        Textual's own `get_visual_style` loses backgrounds and reverse where only the component is
        asked for.
        """
        styles = self.get_component_styles(component)
        flags = styles.text_style
        return Style(
            background=styles.background if styles.has_rule("background") else None,
            foreground=styles.color if styles.has_rule("color") else None,
            bold=flags.bold,
            reverse=flags.reverse,
        )
