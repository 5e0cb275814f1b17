"""The urgency of a result: a sign, words, and a fixed colour that comes after both."""

from __future__ import annotations

from textual.widgets import Static

from triage.results.urgency import ColourPair


class Banner(Static):
    """The headline of a result. Without ``pair`` it is drawn in reverse and bold.

    The ``loudest`` has a frame where there is room for it.
    """

    def __init__(self, headline: str, pair: ColourPair | None, *, loudest: bool) -> None:
        super().__init__(headline, markup=False)
        if pair is not None:
            self.styles.background = pair.background
            self.styles.color = pair.text
            self.set_class(loudest, "-loudest")
